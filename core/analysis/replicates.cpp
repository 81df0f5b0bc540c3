// SPDX-License-Identifier: GPL-3.0-or-later
// Replicates: intervals from what a bootstrap left behind.
#include "core/analysis/bootstrap.h"
#include "core/analysis/distributions.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

namespace plumbline {

namespace {

std::vector<double> sortedDefined(std::span<const double> values)
{
    std::vector<double> defined;
    defined.reserve(values.size());
    std::copy_if(values.begin(), values.end(), std::back_inserter(defined), [](double x) { return !std::isnan(x); });
    std::sort(defined.begin(), defined.end());
    return defined;
}

/// Efron 1987, eq. 7.3 with the jackknife values as influence function (Efron & Tibshirani 1993, eq. 14.15). 0 where
/// the leave-one-out values are all equal or some are undefined: the interval is then the bias-corrected one.
double acceleration(std::span<const double> jackknife)
{
    if (std::any_of(jackknife.begin(), jackknife.end(), [](double x) { return std::isnan(x); }))
        return 0;
    const double mean = std::accumulate(jackknife.begin(), jackknife.end(), 0.0) / double(jackknife.size());
    double squares = 0;
    double cubes = 0;
    for (const double x : jackknife) {
        const double d = mean - x;
        squares += d * d;
        cubes += d * d * d;
    }
    return squares > 0 ? cubes / (6 * std::pow(squares, 1.5)) : 0;
}

/// Where to read the replicates so that the interval is corrected for bias and acceleration: Efron 1987, eq. 6.3-6.6;
/// replicates equal to the value count half.
std::optional<Interval> bcaPoints(std::span<const double> sorted, double value, std::span<const double> jackknife,
                                  double level)
{
    const auto below = std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
    const auto notAbove = std::upper_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
    const double share = double(below + notAbove) / (2 * double(sorted.size()));
    if (!(share > 0) || !(share < 1))
        return {};
    const double z0 = normalQuantile(share);
    const double a = acceleration(jackknife);
    const auto point = [&](double p) {
        const double z = z0 + normalQuantile(p);
        return normalCdf(z0 + z / (1 - a * z));
    };
    return Interval{point((1 - level) / 2), point((1 + level) / 2)};
}

} // namespace

double sortedQuantile(std::span<const double> sorted, double p)
{
    const double position = std::clamp(p, 0.0, 1.0) * double(sorted.size() - 1);
    const auto below = size_t(std::floor(position));
    const size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (position - double(below)) * (sorted[above] - sorted[below]);
}

std::optional<double> Replicates::value(qsizetype output) const
{
    const double x = m_value.at(size_t(output));
    return std::isnan(x) ? std::nullopt : std::optional(x);
}

std::span<const double> Replicates::of(qsizetype output) const
{
    return std::span(m_replicates).subspan(size_t(output) * size_t(m_count), size_t(m_count));
}

qsizetype Replicates::undefinedCount(qsizetype output) const
{
    const auto all = of(output);
    return qsizetype(std::count_if(all.begin(), all.end(), [](double x) { return std::isnan(x); }));
}

std::optional<Interval> Replicates::interval(qsizetype output) const
{
    const std::optional<double> onData = value(output);
    if (!onData || m_items < 2)
        return {};
    const std::vector<double> sorted = sortedDefined(of(output));
    if (sorted.empty() || !(sorted.front() < sorted.back()))
        return {};
    Interval points{(1 - m_level) / 2, (1 + m_level) / 2};
    if (m_kind == IntervalKind::Bca) {
        const auto jackknife = std::span(m_jackknife).subspan(size_t(output) * size_t(m_items), size_t(m_items));
        const std::optional<Interval> bca = bcaPoints(sorted, *onData, jackknife, m_level);
        if (!bca)
            return {};
        points = *bca;
    }
    // The undefined replicates stand below all others for the low end, and above all others for the high end.
    const double undefinedShare = double(undefinedCount(output)) / double(m_count);
    const double definedShare = 1 - undefinedShare;
    const double low = (points.low - undefinedShare) / definedShare;
    const double high = points.high / definedShare;
    if (low < 0 || high > 1)
        return {};
    return Interval{sortedQuantile(sorted, low), sortedQuantile(sorted, high)};
}

Estimate Replicates::estimate(qsizetype output, qsizetype n) const
{
    return {value(output), interval(output), n};
}

} // namespace plumbline
