// SPDX-License-Identifier: GPL-3.0-or-later
// Means with what they rest on: item totals, category means (every occurrence counts), and the mean of the categories.
// Rows of one item are not independent, so every interval is over items. NaN = no score: such rows do not enter, and
// the caller says elsewhere how many and why (a policy "missing = 0" is applied before).
#pragma once

#include "core/analysis/bootstrap.h"

#include <span>
#include <vector>

namespace plumbline {

/// Mean of independent values with t interval (n - 1 degrees of freedom), n = values. Value undefined for none;
/// interval undefined for one, or where they do not vary.
[[nodiscard]] Estimate meanEstimate(std::span<const double> values, double level = 0.95);

/// Mean of all rows (micro: every row counts the same), n = rows. Interval: t over items by linearisation of the ratio
/// Σ s_i / Σ m_i, s_i the sum and m_i the number of rows of item i (Cochran 1977, Sampling Techniques, eq. 6.13; Miller
/// 2024, arXiv 2411.00640, section 2.2): SE² = I/(I-1) Σ (s_i - R m_i)² / (Σ m_i)², I - 1 degrees of freedom.
[[nodiscard]] Result<Estimate> clusterMean(std::span<const double> scores, std::span<const qsizetype> itemOfRow,
                                           double level = 0.95);
/// The same mean with the interval of the cluster bootstrap.
[[nodiscard]] Result<Estimate> clusterMeanBootstrap(std::span<const double> scores,
                                                    std::span<const qsizetype> itemOfRow,
                                                    const BootstrapOptions &options);

struct CategoryMeans
{
    std::vector<Estimate> categories; ///< per category: mean of its rows, n = its rows
    Estimate micro;                   ///< mean of all rows, n = rows
    Estimate macro;                   ///< mean of the category means, n = categories that have rows
    qsizetype items = 0;
};
/// Means per category 0..categories-1, with t intervals over items by linearisation (the macro mean: the sum of the
/// categories' linear terms). BadInput for lists of different length or a category outside the range.
[[nodiscard]] Result<CategoryMeans> categoryMeans(std::span<const double> scores, std::span<const qsizetype> itemOfRow,
                                                  std::span<const int> categoryOfRow, int categories,
                                                  double level = 0.95);
/// The same with intervals of one shared cluster bootstrap.
[[nodiscard]] Result<CategoryMeans> categoryMeansBootstrap(std::span<const double> scores,
                                                           std::span<const qsizetype> itemOfRow,
                                                           std::span<const int> categoryOfRow, int categories,
                                                           const BootstrapOptions &options);

} // namespace plumbline
