// SPDX-License-Identifier: GPL-3.0-or-later
// Counts of a unit instead of the whole: "each line has five words", "two stanzas of four lines", "two sentences per
// poster". Internal to the extractor.
#pragma once

#include "core/checks/count_reach.h"

#include <optional>

namespace plumbline::checks {

/// The unit that "each", "every", "of" or the like before the count names; nothing when none does.
[[nodiscard]] std::optional<CountReach> perUnitBefore(const Tokens &tokens, const CountCandidate &candidate);
/// The same behind it: "per stanza", "for each photo", "each".
[[nodiscard]] std::optional<CountReach> perUnitBehind(const ComponentText &component, const CountCandidate &candidate);

/// "no sentence longer than 12 words": the comparison is about what must not be.
[[nodiscard]] bool noneLonger(const Tokens &tokens, const CountCandidate &candidate);

} // namespace plumbline::checks
