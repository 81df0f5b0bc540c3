// SPDX-License-Identifier: GPL-3.0-or-later
// The order in which events count. In one file it is the order of the chain; where files were merged it must not depend
// on who merged whom, so it follows from the events alone. Pure, any thread.
#pragma once

#include "core/domain/decision.h"

#include <vector>

namespace plumbline {

/// Every event after all of its parents; of those that may come next, the one that was made first (then the smaller
/// hash). A parent that is not there holds nothing up. Time: n log n.
[[nodiscard]] std::vector<Decision> inLedgerOrder(std::vector<Decision> events);

} // namespace plumbline
