// SPDX-License-Identifier: GPL-3.0-or-later
// "no more than", "at least", "or fewer", "about": the words around a number that compare. Internal to the extractor.
#pragma once

#include "core/checks/component_tokens.h"
#include "core/checks/constraint.h"

#include <optional>

namespace plumbline::checks {

struct Comparison
{
    ConstraintOp op;
    int first; ///< index of its first token
};

/// "limit your response to": a limiting verb a few words before the "to" at `to`.
[[nodiscard]] bool limitedTo(const Tokens &tokens, int to);

/// Comparison words that end at index `last`; nothing when there are none.
[[nodiscard]] std::optional<Comparison> comparisonBefore(const Tokens &tokens, int last);

/// "50 words or fewer", "50 words max", "50-word limit": what stands behind the noun.
[[nodiscard]] std::optional<ConstraintOp> comparisonBehind(const Tokens &tokens, int noun);

/// "3 sentences. No more.", "two lines, no fewer": nothing when both are ruled out ("no more and no less").
[[nodiscard]] std::optional<ConstraintOp> refusalBehind(const Tokens &tokens, int noun);

/// "about", "roughly".
[[nodiscard]] bool approximateWord(const Tokens &tokens, int index);
/// "in the region of 60 words": the first of the words that make the number at `number` a rough one, or -1.
[[nodiscard]] int roughBefore(const Tokens &tokens, int number);
/// "three sentences or so", "50 words, give or take".
[[nodiscard]] bool roughBehind(const Tokens &tokens, int noun);

} // namespace plumbline::checks
