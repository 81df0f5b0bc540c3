// SPDX-License-Identifier: GPL-3.0-or-later
// What a count is about: the whole response, each sentence, line or stanza of it, or something else ("the first
// sentence", "two sentences per poster", "three words from the sign"). Internal to the extractor.
#pragma once

#include "core/checks/count_nouns.h"
#include "core/checks/extract_families.h"

namespace plumbline::checks {

enum class CountReach { Elsewhere, Whole, Answer, PerSentence, PerLine, PerStanza };

struct CountCandidate
{
    CountNoun noun;
    Quantity quantity;
    int nounAt = 0;      ///< index of the noun
    int number = 0;      ///< index of the number or article
    bool choice = false; ///< one of two that the response may choose from: nothing is asked for
};

[[nodiscard]] CountReach reachOf(const ComponentText &component, const CountCandidate &candidate,
                                 const std::vector<CountCandidate> &all);

} // namespace plumbline::checks
