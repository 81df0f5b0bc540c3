// SPDX-License-Identifier: GPL-3.0-or-later
// ConfusionMatrix: two raters against each other, and what is read straight off it. Rows = human or gold, columns =
// judge. Plain values, any thread.
#pragma once

#include "core/analysis/interval.h"
#include "core/analysis/ratings.h"

#include <optional>
#include <span>
#include <vector>

namespace plumbline {

class ConfusionMatrix
{
public:
    explicit ConfusionMatrix(int categories)
        : m_categories(categories)
        , m_cells(size_t(categories) * size_t(categories))
    {
    }
    /// From categories² counts, row after row.
    ConfusionMatrix(int categories, std::span<const double> cells)
        : m_categories(categories)
        , m_cells(cells.begin(), cells.begin() + qsizetype(categories) * categories)
    {
    }

    [[nodiscard]] int categories() const { return m_categories; }
    [[nodiscard]] double at(int row, int column) const { return m_cells[size_t(row * m_categories + column)]; }
    void add(int row, int column, double count = 1) { m_cells[size_t(row * m_categories + column)] += count; }
    [[nodiscard]] double rowSum(int row) const;
    [[nodiscard]] double columnSum(int column) const;
    [[nodiscard]] double total() const;

private:
    int m_categories;
    std::vector<double> m_cells;
};

/// Counts the units that both raters rated; the others do not enter.
[[nodiscard]] ConfusionMatrix confusionMatrix(const CodedRatings &ratings, qsizetype rowRater = 0,
                                              qsizetype columnRater = 1);

/// Judge says `positive` given that the human does (sensitivity), and judge says something else given that the human
/// does (specificity). n = the human's positives, negatives. Undefined when there are none. Interval: Wilson, for
/// independent rows.
[[nodiscard]] Estimate truePositiveRate(const ConfusionMatrix &table, int positive, double level = 0.95);
[[nodiscard]] Estimate trueNegativeRate(const ConfusionMatrix &table, int positive, double level = 0.95);

/// Matthews correlation coefficient, -1..1; for two categories Matthews 1975 (BBA 405:442), for more its generalisation
/// by Gorodkin 2004 (Comput. Biol. Chem. 28:367, eq. 8): (N Σ_k c_kk - Σ_k r_k s_k) / √(N² - Σ r_k²) √(N² - Σ s_k²), r
/// and s the row and column sums. Undefined when either rater used one category only. n = pairs.
[[nodiscard]] Estimate matthews(const ConfusionMatrix &table);

/// Why kappa is low though raters agree (Byrt, Bishop & Carlin 1993, J. Clin. Epidemiol. 46:423), for two categories
/// with `positive` against the rest: prevalence index (a - d) / N, bias index (b - c) / N with a both positive, d both
/// negative, b human only, c judge only; each -1..1. Undefined for N = 0.
struct KappaContext
{
    double prevalenceIndex = 0;
    double biasIndex = 0;
};
[[nodiscard]] std::optional<KappaContext> kappaContext(const ConfusionMatrix &table, int positive);

} // namespace plumbline
