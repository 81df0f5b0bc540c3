// SPDX-License-Identifier: GPL-3.0-or-later
// The prediction-powered mean as published.
#include "core/analysis/corrected.h"
#include "core/analysis/correlation.h"
#include "core/analysis/distributions.h"

#include <algorithm>
#include <cmath>

namespace plumbline {

namespace {

/// Σ (x - x̄)(y - ȳ)
double crossSpread(std::span<const double> x, std::span<const double> y)
{
    const double mx = meanOf(x);
    const double my = meanOf(y);
    double sum = 0;
    for (size_t i = 0; i < x.size(); ++i)
        sum += (x[i] - mx) * (y[i] - my);
    return sum;
}

double tunedLambda(std::span<const double> human, std::span<const double> judge, std::span<const double> elsewhere)
{
    std::vector<double> all(judge.begin(), judge.end());
    all.insert(all.end(), elsewhere.begin(), elsewhere.end());
    const double n = double(human.size());
    const double variance = crossSpread(all, all) / double(all.size() - 1);
    if (!(variance > 0))
        return 0; // the judge says nothing
    const double covariance = crossSpread(human, judge) / n;
    return std::clamp(covariance / ((1 + n / double(elsewhere.size())) * variance), 0.0, 1.0);
}

} // namespace

PpiMean ppiMean(std::span<const double> human, std::span<const double> judgeAudited,
                std::span<const double> judgeElsewhere, std::optional<double> lambda, double level)
{
    PpiMean result;
    const size_t audited = std::min(human.size(), judgeAudited.size());
    result.mean.n = qsizetype(audited);
    if (audited < 1 || judgeElsewhere.empty())
        return result;
    result.lambda = lambda ? *lambda : tunedLambda(human.first(audited), judgeAudited.first(audited), judgeElsewhere);
    std::vector<double> rest;
    for (size_t i = 0; i < audited; ++i)
        rest.push_back(human[i] - result.lambda * judgeAudited[i]);
    const double n = double(audited);
    const double others = double(judgeElsewhere.size());
    const double value = result.lambda * meanOf(judgeElsewhere) + meanOf(rest);
    result.mean.value = value;
    const double variance =
        result.lambda * result.lambda * crossSpread(judgeElsewhere, judgeElsewhere) / (others * others) +
        crossSpread(rest, rest) / (n * n);
    if (audited >= 2 && variance > 1e-24) {
        const double half = normalQuantile((1 + level) / 2) * std::sqrt(variance);
        result.mean.interval = Interval{value - half, value + half};
    }
    return result;
}

} // namespace plumbline
