// SPDX-License-Identifier: GPL-3.0-or-later
// Is A better than B? Paired over their common items: mean difference with bootstrap interval, sign-flip permutation
// test, exact McNemar test on yes/no outcomes, and Holm's adjustment for a table of tests. Pure functions, any thread.
#pragma once

#include "core/analysis/bootstrap.h"

#include <optional>
#include <span>
#include <vector>

namespace plumbline {

/// Two-sided sign-flip test of mean difference 0 (Fisher 1935, The Design of Experiments, section 21; Miller 2024,
/// arXiv 2411.00640): the share of all assignments of signs to the nonzero differences whose |Σ| is at least the
/// observed one.
struct SignFlip
{
    std::optional<double> pValue; ///< (0, 1]; empty without differences
    bool exact = false;           ///< all 2^nonZero assignments, for up to 20 nonzero differences
    qsizetype nonZero = 0;
};
/// One difference per item (independent); NaN do not enter. Above 20 nonzero differences `flips` random assignments are
/// drawn from `seed` and p = (k + 1) / (flips + 1) (Phipson & Smyth 2010, SAGMB 9:39), so never 0. All differences 0: p
/// = 1.
[[nodiscard]] SignFlip signFlipTest(std::span<const double> differences, quint64 seed = 1, qsizetype flips = 10000);

struct PairedComparison
{
    Estimate difference; ///< mean of a - b over the common items, bootstrap interval; n = common items
    SignFlip test;
    qsizetype aHigher = 0;
    qsizetype bHigher = 0;
    qsizetype onlyA = 0; ///< items that only one of them has: they do not enter
    qsizetype onlyB = 0;
};
/// `a[i]`, `b[i]`: score of item i, NaN = none; BadInput for lists of different length, else errors of the bootstrap.
/// The random flips use the seed and the number of replicates of `options`.
[[nodiscard]] Result<PairedComparison> comparePaired(std::span<const double> a, std::span<const double> b,
                                                     const BootstrapOptions &options);

/// Exact two-sided McNemar test (McNemar 1947, Psychometrika 12:153; exact binomial form): p = min(1, 2 P(X <= min(b,
/// c))), X binomial with b + c trials of 1/2; b, c >= 0 the pairs in which only one succeeded. 1 for b + c = 0.
[[nodiscard]] double mcNemarExact(qint64 onlyFirst, qint64 onlySecond);

/// Holm 1979 (Scand. J. Stat. 6:65): p sorted, multiplied by m, m-1, …, made monotone, at most 1, in the order given.
/// An undefined p stays undefined and does not count among the m.
[[nodiscard]] std::vector<std::optional<double>> holm(std::span<const std::optional<double>> pValues);

/// Benjamini & Yekutieli 2001 (Ann. Stat. 29:1165): which hypotheses are rejected at false discovery rate q under any
/// dependence. Undefined p are never rejected and do not count.
[[nodiscard]] std::vector<bool> benjaminiYekutieli(std::span<const std::optional<double>> pValues, double q = 0.05);

} // namespace plumbline
