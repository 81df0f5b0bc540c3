// SPDX-License-Identifier: GPL-3.0-or-later
// What a count takes from the words beside it: a bound stated once for two counts, an article under a bound, a number
// within "each of the five lines". Internal to the extractor.
#pragma once

#include "core/checks/count_reach.h"

namespace plumbline::checks {

/// "no more than 3 sentences or 60 words": the bound of `one` holds for `other` as well, where nothing is said of it.
/// "At least 3 sentences or 60 words" leaves the choice, so that neither is asked for: both are marked.
void shareBound(const Tokens &tokens, CountCandidate &one, CountCandidate &other);

/// "no longer than a paragraph", "at most a sentence": an upper bound makes the article at `article` a one.
[[nodiscard]] bool boundsArticle(const Tokens &tokens, const CountNoun &noun, int article);

/// "either in two sentences or as a list": the response may choose.
[[nodiscard]] bool isEitherWay(const Tokens &tokens, const CountCandidate &candidate);

/// "each of the five lines": tokens between the quantifier and the number in front of its unit, or 0.
[[nodiscard]] int partitiveBehind(const Tokens &tokens, int quantifier);

/// "each of the five lines having seven words" says that there are five; "each of the five lines on the sign" does not.
[[nodiscard]] bool countsItsPartitive(const Tokens &tokens, const CountCandidate &candidate);

/// "both stanzas must have four lines", "all three lines must be", "two stanzas that both have", "both captions with".
[[nodiscard]] bool distributesOver(const Tokens &tokens, int quantifier);

} // namespace plumbline::checks
