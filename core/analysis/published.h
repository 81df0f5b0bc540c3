// SPDX-License-Identifier: GPL-3.0-or-later
// Published tables as input: reading their cells, recomputing what they print, and saying where they contradict
// themselves. Pure functions over columns of numbers; NaN = empty cell.
#pragma once

#include <QStringView>

#include <optional>
#include <span>
#include <vector>

namespace plumbline {

/// A number as printed in a table: "70.63", "5*" (a mark for ties is dropped), "83.3/82.1" (two halves of one
/// benchmark, as MMBench's English and Chinese: their mean), "82.3%". Empty for anything else, the empty cell among
/// them.
[[nodiscard]] std::optional<double> publishedNumber(QStringView cell);

struct Contradiction
{
    qsizetype row = 0;
    double printed = 0;
    double recomputed = 0; ///< the number that the rest of the table gives, or the nearest that it allows
};

/// Rows whose printed rank is not the competition rank of the printed score (highest first). Scores that differ by no
/// more than `tolerance` may stand in either order, as rounding may have hidden the difference.
[[nodiscard]] std::vector<Contradiction> rankContradictions(std::span<const double> scores,
                                                            std::span<const double> printedRanks, double tolerance = 0);

/// Rows whose total lies below all or above all of their category means by more than `tolerance`: no weighting of the
/// categories gives such a total. (Means over other items than the categories', or weights that go with the scores
/// inside a category, could; the reader should be told.) `categories[c][row]`.
[[nodiscard]] std::vector<Contradiction> totalContradictions(std::span<const double> totals,
                                                             std::span<const std::vector<double>> categories,
                                                             double tolerance = 0.005);

/// Rows in which two printings of the same quantity differ by more than `tolerance` (rounding: half of the last place).
[[nodiscard]] std::vector<Contradiction> valueContradictions(std::span<const double> printed,
                                                             std::span<const double> elsewhere, double tolerance);

/// after - before, cell by cell, rounded to `decimals` places as a table prints it; NaN where either is empty.
[[nodiscard]] std::vector<double> differences(std::span<const double> before, std::span<const double> after,
                                              int decimals = 2);

} // namespace plumbline
