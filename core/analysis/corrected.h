// SPDX-License-Identifier: GPL-3.0-or-later
// Corrected scores: the mean human score estimated from all judge scores plus a randomly drawn audited sample.
// Prediction-powered inference and its older sister, the difference estimator of survey sampling; and the audit
// planner. Valid only for items audited at random within their stratum: items picked because they looked wrong are no
// sample.
#pragma once

#include "core/analysis/interval.h"
#include "core/base/result.h"

#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace plumbline {

/// Prediction-powered mean exactly as published, for audited rows and *other* rows that only the judge scored, both
/// drawn from one endless population. Angelopoulos et al. 2023 (Science 382:669, arXiv 2301.09633, Algorithm 1) with λ
/// = 1:
///   θ = λ mean(f_N) + mean(y - λ f_n),  SE² = λ² var(f_N) / N + var(y - λ f_n) / n,  θ ± z SE,
/// variances with divisor N and n. PPI++ (Angelopoulos, Duchi & Zrnic 2023, arXiv 2311.01453, section 6) picks
///   λ = cov(y, f_n) / ((1 + n/N) var(f_{n+N})), clipped to [0, 1], which is never wider than either end in the limit;
/// covariance with divisor n, variance of all n + N judge scores with divisor n + N - 1 (as in ppi_py).
/// The normal quantile and the divisor n make it narrow for few audits: in simulation it covers 92 % with 30 audited
/// rows, 94 % with 60 (tests/bench/stats_coverage.cpp). For results to be shown take `corrected` below, which covers 95
/// %.
struct PpiMean
{
    Estimate mean;     ///< n = audited rows; undefined for n < 1 or N < 1, interval undefined without spread
    double lambda = 1; ///< 0 = humans alone, 1 = plain PPI
};
/// `lambda` empty: tuned. `human` and `judgeAudited` row by row.
[[nodiscard]] PpiMean ppiMean(std::span<const double> human, std::span<const double> judgeAudited,
                              std::span<const double> judgeElsewhere, std::optional<double> lambda,
                              double level = 0.95);

/// One scored row (a component, or an item total). Every row needs a judge score; the human score is NaN if not
/// audited.
struct AuditRow
{
    qsizetype item = 0; ///< label of the item; items are what is drawn for audit
    double judge = 0;
    double human = std::numeric_limits<double>::quiet_NaN();
    int stratum = 0; ///< the stratum from which the item was drawn, the same for all its rows; ids of your choice
};

enum class Population {
    TheseItems,     ///< "what would humans have given on these items": the error vanishes when all are audited
    ItemsLikeThese, ///< these items are themselves a sample of possible items: wider
};

struct CorrectedOptions
{
    Population population = Population::TheseItems;
    double level = 0.95;
};

/// The mean human score over all rows, R = Σ y / Σ rows. With N_h items in stratum h, n_h of them audited, d_i = Σ (y -
/// λ f) over the audited rows of item i, m_i their number, and all sums over audited items:
///   R̂ = λ mean(f over all rows) + D̂,  D̂ = Σ_h N_h/n_h Σ d_i / M̂,  M̂ = Σ_h N_h/n_h Σ m_i,
///   SE² = Σ_h N_h² (1 - n_h/N_h) s²_h / n_h / M̂²,  s²_h = variance (divisor n_h - 1) of d_i - D̂ m_i in the stratum.
///
/// Items are the clusters, so several components of an item count together. One row per item: the difference estimator
/// (Särndal, Swensson & Wretman 1992, Model Assisted Survey Sampling, section 6.3), unbiased; else a ratio of two
/// unbiased sums, with a bias of order 1/n. The audited items are part of the population. ItemsLikeThese adds S²_y / N
/// to SE², the variance of the human item scores. Student's t with n - 1 degrees of freedom, Satterthwaite's for
/// several strata. Everything audited: SE = 0 and the interval is the point. Where an audited item has rows that were
/// not audited (they must be a random part), 1 - n_h/N_h is left out, which covers both stages (ibid., section 4.6) and
/// errs on the wide side.
///
/// λ = 1 is PPI on these items. λ tuned minimises SE² (PPI++ on overlapping sets: λ_PPI = λ (1 - n/N)), is clipped to
/// [0, 1], and costs one degree of freedom more unless clipped.
struct Corrected
{
    Estimate judgeOnly;  ///< uncorrected mean of the judge, n = rows, t interval over items (sampling of items only: it
                         ///< does not know the bias)
    Estimate humanOnly;  ///< λ = 0: the audited sample alone, n = audited rows
    Estimate difference; ///< λ = 1: plain difference estimator, n = audited rows
    Estimate tuned;      ///< λ tuned, n = audited rows
    double lambda = 1;   ///< of `tuned`
    Estimate judgeBias;  ///< mean (judge - human) as estimated from the sample, > 0: lenient
    qsizetype items = 0;
    qsizetype auditedItems = 0;
    qsizetype rows = 0;
    qsizetype auditedRows = 0;
    std::vector<int> unauditedStrata; ///< strata without an audited item: then all but judgeOnly is undefined
};
/// Undefined: without audited items; intervals with fewer than two audited items in a stratum not wholly audited
/// (tuned: three in all), or where the differences do not vary. BadInput: a row without judge score, an item in two
/// strata.
[[nodiscard]] Result<Corrected> corrected(std::span<const AuditRow> rows, const CorrectedOptions &options = {});

struct StratumPlan
{
    int stratum = 0;
    qsizetype items = 0;
    qsizetype audited = 0;
    qsizetype more = 0; ///< items still to be drawn at random from this stratum
};
struct AuditPlan
{
    double halfWidthNow = 0;
    double halfWidthThen = 0;        ///< expected, if the spread stays as it is
    qsizetype more = 0;              ///< items to audit in addition
    std::vector<StratumPlan> strata; ///< where: the next one goes to where it narrows most (Neyman 1934)
};
/// How many more items to audit until the half width of `tuned` is `factor` times what it is (0 < factor < 1), and from
/// which strata. NotFound when there is no interval yet to plan from, or (ItemsLikeThese) when even auditing everything
/// would not do.
[[nodiscard]] Result<AuditPlan> planAudits(std::span<const AuditRow> rows, double factor = 0.5,
                                           const CorrectedOptions &options = {});

} // namespace plumbline
