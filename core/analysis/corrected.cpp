// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/corrected.h"

#include "core/analysis/auditsample.h"
#include "core/analysis/means.h"

#include <algorithm>
#include <cmath>

namespace plumbline {

namespace {

Estimate estimateFor(const AuditSample &sample, double lambda, const CorrectedOptions &options, int extra)
{
    const AuditSample::Fit fit = sample.fit(lambda);
    const double value = lambda * sample.judgeMean() + fit.value;
    Estimate result{value, std::nullopt, qsizetype(sample.auditedRows())};
    if (!sample.hasVariance())
        return result;
    if (const auto half = sample.halfWidth(fit, sample.auditedPerStratum(), options, extra))
        result.interval = Interval{value - *half, value + *half};
    return result;
}

/// λ costs a degree of freedom where it was fitted, not where it was cut off at an end.
int fittedParameters(double lambda)
{
    return lambda > 0 && lambda < 1 ? 1 : 0;
}

Result<Estimate> judgeMeanOf(std::span<const AuditRow> rows, double level)
{
    std::vector<double> scores;
    std::vector<qsizetype> labels;
    for (const AuditRow &row : rows) {
        scores.push_back(row.judge);
        labels.push_back(row.item);
    }
    return clusterMean(scores, labels, level);
}

} // namespace

Result<Corrected> corrected(std::span<const AuditRow> rows, const CorrectedOptions &options)
{
    const Result<AuditSample> sample = AuditSample::gather(rows);
    if (!sample)
        return tl::make_unexpected(sample.error());
    const Result<Estimate> judge = judgeMeanOf(rows, options.level);
    if (!judge)
        return tl::make_unexpected(judge.error());
    Corrected result;
    result.judgeOnly = *judge;
    result.items = qsizetype(sample->items().size());
    result.rows = qsizetype(rows.size());
    result.auditedItems = qsizetype(sample->audited());
    result.auditedRows = qsizetype(sample->auditedRows());
    for (const AuditSample::Stratum &stratum : sample->strata())
        if (stratum.audited == 0)
            result.unauditedStrata.push_back(stratum.id);
    if (result.auditedItems == 0 || !result.unauditedStrata.empty())
        return result;
    result.humanOnly = estimateFor(*sample, 0, options, 0);
    result.difference = estimateFor(*sample, 1, options, 0);
    result.lambda = sample->bestLambda();
    result.tuned = estimateFor(*sample, result.lambda, options, fittedParameters(result.lambda));
    // Bias of the judge: the difference estimator's correction, with its sign turned.
    result.judgeBias = Estimate{*judge->value - *result.difference.value, std::nullopt, result.auditedRows};
    const Estimate onTheseItems = estimateFor(*sample, 1, {Population::TheseItems, options.level}, 0);
    if (onTheseItems.interval) {
        const double half = onTheseItems.interval->width() / 2;
        result.judgeBias.interval = Interval{*result.judgeBias.value - half, *result.judgeBias.value + half};
    }
    return result;
}

namespace {

/// The stratum in which one more audit takes away most variance: N² s² (1/n - 1/(n+1)). Empty when all are used up.
std::optional<size_t> nextStratum(const AuditSample &sample, const AuditSample::Fit &fit,
                                  std::span<const double> audited)
{
    std::optional<size_t> best;
    double bestGain = -1;
    for (size_t h = 0; h < audited.size(); ++h) {
        const double items = sample.strata()[h].items;
        if (audited[h] >= items)
            continue;
        const double gain = items * items * fit.variances[h] * (1 / audited[h] - 1 / (audited[h] + 1));
        if (gain > bestGain) {
            best = h;
            bestGain = gain;
        }
    }
    return best;
}

} // namespace

Result<AuditPlan> planAudits(std::span<const AuditRow> rows, double factor, const CorrectedOptions &options)
{
    if (!(factor > 0) || !(factor < 1))
        return failure(ErrorKind::BadInput, QStringLiteral("The factor must lie between 0 and 1."));
    const Result<Corrected> now = corrected(rows, options);
    if (!now)
        return tl::make_unexpected(now.error());
    if (!now->tuned.interval || !(now->tuned.interval->width() > 0))
        return failure(ErrorKind::NotFound, QStringLiteral("There is no interval yet to plan from."), {},
                       QStringLiteral("Audit at least three items drawn at random, two in each stratum."));
    const AuditSample sample = *AuditSample::gather(rows);
    const AuditSample::Fit fit = sample.fit(now->lambda);
    const int extra = fittedParameters(now->lambda);
    AuditPlan plan;
    plan.halfWidthNow = now->tuned.interval->width() / 2;
    plan.halfWidthThen = plan.halfWidthNow;
    std::vector<double> audited = sample.auditedPerStratum();
    while (plan.halfWidthThen > factor * plan.halfWidthNow) {
        const std::optional<size_t> next = nextStratum(sample, fit, audited);
        if (!next)
            return failure(ErrorKind::NotFound,
                           QStringLiteral("Even auditing every item would not narrow it that far."), {},
                           QStringLiteral("More items are needed, not more audits."));
        audited[*next] += 1;
        ++plan.more;
        plan.halfWidthThen = sample.halfWidth(fit, audited, options, extra).value_or(plan.halfWidthThen);
    }
    for (size_t h = 0; h < audited.size(); ++h) {
        const AuditSample::Stratum &s = sample.strata()[h];
        plan.strata.push_back({s.id, qsizetype(s.items), qsizetype(s.audited), qsizetype(audited[h] - s.audited)});
    }
    return plan;
}

} // namespace plumbline
