// SPDX-License-Identifier: GPL-3.0-or-later
// Correlations of two lists of numbers, and the ranks they use. Pairs of which either value is NaN do not enter; n =
// the pairs that did. Undefined for fewer than two pairs and where either list does not vary. For intervals see
// agreement.h.
#pragma once

#include "core/analysis/interval.h"

#include <span>
#include <vector>

namespace plumbline {

/// Pearson's product-moment correlation.
[[nodiscard]] Estimate pearson(std::span<const double> x, std::span<const double> y);
/// Spearman's rho: Pearson's correlation of the mid-ranks (Kendall & Gibbons 1990, ch. 3).
[[nodiscard]] Estimate spearman(std::span<const double> x, std::span<const double> y);
/// Kendall's tau-b = (C - D) / √((n0 - n1)(n0 - n2)), n0 = n(n-1)/2, n1, n2 the pairs tied in x, in y (Kendall 1945,
/// Biometrika 33:239). O(n log n).
[[nodiscard]] Estimate kendallTauB(std::span<const double> x, std::span<const double> y);

/// Ranks 1..n, smallest value 1, ties share the mean of their places. No NaN.
[[nodiscard]] std::vector<double> midRanks(std::span<const double> values);

/// Least squares slope of y on x with its t interval (n - 2 degrees of freedom): of judge - human on the length of the
/// response it says whether the judge favours long answers. Undefined where x does not vary. Rows must be independent.
[[nodiscard]] Estimate slope(std::span<const double> x, std::span<const double> y, double level = 0.95);

struct CompletePairs
{
    std::vector<double> x;
    std::vector<double> y;
};
/// The pairs without NaN; where one list is longer, its tail is left out.
[[nodiscard]] CompletePairs completePairs(std::span<const double> x, std::span<const double> y);
/// Arithmetic mean; 0 for an empty list (for use as a shift).
[[nodiscard]] double meanOf(std::span<const double> values);

/// Rank correlations of the same pairs under changing multiplicities, as a bootstrap needs them: sorted once, then O(n
/// log n) for tau-b and O(n) for rho each time. Reading is safe from several threads.
class RankPairs
{
public:
    /// No NaN; lists of equal length.
    RankPairs(std::span<const double> x, std::span<const double> y);
    /// `times[i]` = how often pair i counts (0 = not at all).
    [[nodiscard]] std::optional<double> spearman(std::span<const quint32> times) const;
    [[nodiscard]] std::optional<double> kendallTauB(std::span<const quint32> times) const;

private:
    std::vector<quint32> m_x; ///< dense codes 0..m_distinctX-1 in order of value
    std::vector<quint32> m_y;
    quint32 m_distinctX = 0;
    quint32 m_distinctY = 0;
    std::vector<quint32> m_byX; ///< pair numbers in ascending x
};

} // namespace plumbline
