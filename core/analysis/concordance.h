// SPDX-License-Identifier: GPL-3.0-or-later
// Agreement of scores as numbers: Lin's CCC, ICC(2,1), errors, bias with limits of agreement. x = human or gold, y =
// judge. Pairs of which either value is NaN do not enter; n = the pairs that did. For intervals over items see
// agreement.h.
#pragma once

#include "core/analysis/bootstrap.h"
#include "core/analysis/interval.h"
#include "core/analysis/ratings.h"

#include <span>

namespace plumbline {

[[nodiscard]] Estimate linCcc(std::span<const double> x, std::span<const double> y);
[[nodiscard]] Estimate meanAbsoluteError(std::span<const double> x, std::span<const double> y);
[[nodiscard]] Estimate rootMeanSquareError(std::span<const double> x, std::span<const double> y);

/// Bland & Altman 1986 (Lancet 327:307): d = y - x; bias = mean d with t interval; limits = bias ± 1.96 SD(d), SD with
/// divisor n - 1; interval of each limit = limit ± t √(3 SD² / n), t with n - 1 degrees of freedom.
struct BlandAltman
{
    Estimate bias; ///< > 0: the judge is lenient
    std::optional<double> sd;
    std::optional<Interval> limits;
    std::optional<Interval> lowerLimitInterval;
    std::optional<Interval> upperLimitInterval;
};
/// Everything but the bias is undefined for n < 2, and the intervals where the differences do not vary. Rows must be
/// independent; for components of one item take the bias interval from agreement.h.
[[nodiscard]] BlandAltman blandAltman(std::span<const double> x, std::span<const double> y, double level = 0.95);

/// Intra-class correlation ICC(2,1), two-way random effects, absolute agreement, single rater (Shrout & Fleiss 1979,
/// Psychol. Bull. 86:420; McGraw & Wong 1996 call it ICC(A,1)):
///   (MSR - MSE) / (MSR + (k-1) MSE + k (MSC - MSE) / n),
/// mean squares of the rows (units), columns (raters), and error. Units that some rater did not rate do not enter; n =
/// units that did. Undefined for fewer than two units or raters, or where nothing varies.
[[nodiscard]] Estimate icc21(const Ratings &ratings);

/// ICC(2,1) from sums over units, for the bootstrap.
class IccSums
{
public:
    IccSums(qsizetype raters, double shift)
        : m_raters(raters)
        , m_shift(shift)
    {
    }
    [[nodiscard]] qsizetype width() const { return m_raters + 3; }
    void add(std::span<const double> unit, std::span<double> row) const;
    [[nodiscard]] std::optional<double> icc(std::span<const double> sums) const;

private:
    qsizetype m_raters;
    double m_shift;
};

} // namespace plumbline
