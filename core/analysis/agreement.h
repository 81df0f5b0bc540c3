// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the Agreement page says about one cell, in one call: two raters against each other, or a group of raters,
// each number with n and its interval from one shared bootstrap over items. Pure: rows in, numbers out; any thread.
#pragma once

#include "core/analysis/bootstrap.h"
#include "core/analysis/confusion.h"
#include "core/analysis/ratings.h"

#include <array>
#include <span>

namespace plumbline {

/// Component scores of two raters. ScoreVerdict measures take the scores as unmet, partial, met (see verdictOf); score
/// measures take them as they are, 0..1 (other ranges work too, but not with verdicts).
struct PairInput
{
    Ratings scores;                   ///< rows x 2: first human or gold, second judge; NaN = missing
    std::vector<qsizetype> itemOfRow; ///< label of the item that the row belongs to
};

enum class PairMeasure {
    PercentAgreement,    ///< on verdicts
    CohenKappa,          ///< verdicts, nominal
    KappaLinear,         ///< verdicts, linear weights
    KappaQuadratic,      ///< verdicts, quadratic weights
    ScottPi,             ///< verdicts, nominal
    GwetAc1,             ///< verdicts, nominal
    GwetAc2,             ///< verdicts, quadratic weights
    BrennanPrediger,     ///< verdicts, nominal
    TruePositiveRate,    ///< judge says met | human says met
    TrueNegativeRate,    ///< judge says not met | human says not met
    Matthews,            ///< met against the rest
    AlphaNominal,        ///< verdicts
    AlphaOrdinal,        ///< verdicts
    AlphaInterval,       ///< scores
    Icc21,               ///< scores
    LinCcc,              ///< scores
    Pearson,             ///< scores
    Spearman,            ///< scores
    KendallTauB,         ///< scores
    MeanAbsoluteError,   ///< scores
    RootMeanSquareError, ///< scores
    Bias,                ///< mean (judge - human) of scores
    LowerLimit,          ///< bias - 1.96 SD (Bland & Altman 1986)
    UpperLimit,          ///< bias + 1.96 SD
};
inline constexpr int kPairMeasures = int(PairMeasure::UpperLimit) + 1;

struct PairAgreement
{
    std::array<Estimate, kPairMeasures> measures; ///< n = pairs; for the rates the human's positives, negatives
    ConfusionMatrix table{kVerdicts};             ///< verdicts; rows human, columns judge
    qsizetype items = 0;                          ///< items with at least one complete pair
    qsizetype pairs = 0;                          ///< rows that both rated
    qsizetype incomplete = 0;                     ///< rows left out because a rating is missing

    [[nodiscard]] const Estimate &at(PairMeasure measure) const { return measures[size_t(measure)]; }
};

/// Stable lower-case name for JSON: "cohen_kappa", "alpha_interval", …
[[nodiscard]] QString measureId(PairMeasure measure);

/// Fails with BadInput (not two raters, wrong number of labels) or Cancelled.
[[nodiscard]] Result<PairAgreement> pairAgreement(const PairInput &input, const BootstrapOptions &options);

/// A group of two or more raters with gaps.
struct GroupAgreement
{
    Estimate percent;         ///< verdicts; irrCAC convention (chanceagreement.h)
    Estimate fleissKappa;     ///< verdicts, nominal
    Estimate gwetAc1;         ///< verdicts, nominal
    Estimate gwetAc2;         ///< verdicts, quadratic weights
    Estimate brennanPrediger; ///< verdicts, nominal
    Estimate alphaNominal;    ///< verdicts
    Estimate alphaOrdinal;    ///< verdicts
    Estimate alphaInterval;   ///< scores
    Estimate icc21;           ///< scores; units that all rated
    qsizetype items = 0;      ///< items with at least one rating
    qsizetype raters = 0;
    qsizetype missing = 0; ///< empty cells of units x raters
};
/// Fails with BadInput (wrong number of labels) or Cancelled.
[[nodiscard]] Result<GroupAgreement> groupAgreement(const Ratings &scores, std::span<const qsizetype> itemOfRow,
                                                    const BootstrapOptions &options);

} // namespace plumbline
