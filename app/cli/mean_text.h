// SPDX-License-Identifier: GPL-3.0-or-later
// Means as text for the terminal, always with what they rest on: how many scores entered, and how many are missing and
// why. Pure.
#pragma once

#include "core/report/leaderboard.h"

#include <QString>

namespace plumbline::cli {

/// A ratio 0..1 as percent with one decimal; a dash when there is none.
[[nodiscard]] QString percent(const std::optional<double> &ratio);
/// "82.1 [70.0, 94.2]  n=14, 1 refused, 1 unparsed".
[[nodiscard]] QString meanText(const ScoreMean &mean);

} // namespace plumbline::cli
