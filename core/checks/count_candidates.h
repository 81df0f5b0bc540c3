// SPDX-License-Identifier: GPL-3.0-or-later
// Places in a component where something countable stands with a number ("two short sentences", "a five-line", "word
// limit: 50"). What such a count is about is read in count_reach.h. Internal to the extractor.
#pragma once

#include "core/checks/count_reach.h"

namespace plumbline::checks {

/// In the order of the text.
[[nodiscard]] std::vector<CountCandidate> countCandidates(const ComponentText &component);

} // namespace plumbline::checks
