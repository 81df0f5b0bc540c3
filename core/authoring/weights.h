// SPDX-License-Identifier: GPL-3.0-or-later
// Weights by the paper's rule (MIA-Bench, section 3.1): the description is worth 6 of 10 with two components and 4 with
// three or more; the rest is shared out. Pure functions, any thread.
#pragma once

#include "core/domain/item.h"

namespace plumbline {

/// A weight for every component, in their order, all > 0, in whole points where the total is one and they suffice,
/// summing to `total`. The first description gets the description's share (60 % of two components, 40 % of three or
/// more) and no other component more than it; the other points are shared out evenly, earlier components getting what
/// is left over. Without a description all are shared out evenly. Empty for no components.
[[nodiscard]] std::vector<double> balancedWeights(const std::vector<Component> &components, double total = 10);

} // namespace plumbline
