// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of the HTML report as SVG text: colours are CSS variables of the page, so that they follow light and dark.
// The window draws with Qt Charts; a report must be made without a window. Pure, any thread.
#pragma once

#include "core/report/leaderboard.h"

#include <QString>

namespace plumbline {

/// A row's mean and interval on an axis 0..100, as wide as its cell.
[[nodiscard]] QString intervalSvg(const ScoreMean &mean);
/// Grouped bars: categories, a bar per candidate with its interval; n below each group. `order`: rows to draw.
[[nodiscard]] QString categorySvg(const Leaderboard &board, const std::vector<std::size_t> &order);
/// Histograms of item scores, one strip per candidate, ten bins.
[[nodiscard]] QString distributionSvg(const ScoreSheet &sheet, const ChosenScores &chosen,
                                      const std::vector<std::size_t> &order);

/// Text for HTML and SVG, attribute values too.
[[nodiscard]] QString escaped(const QString &text);

} // namespace plumbline
