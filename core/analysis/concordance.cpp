// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/concordance.h"

#include "core/analysis/correlation.h"
#include "core/analysis/distributions.h"
#include "core/analysis/pairmoments.h"

#include <algorithm>
#include <cmath>

namespace plumbline {

namespace {

template <class Read>
Estimate readOff(std::span<const double> x, std::span<const double> y, const Read &read)
{
    const CompletePairs pairs = completePairs(x, y);
    const PairMoments moments(meanOf(pairs.x), meanOf(pairs.y));
    std::array<double, PairMoments::kWidth> sums{};
    for (size_t i = 0; i < pairs.x.size(); ++i)
        moments.add(pairs.x[i], pairs.y[i], sums);
    return {read(moments, std::span<const double>(sums)), std::nullopt, qsizetype(pairs.x.size())};
}

Interval around(double centre, double half)
{
    return {centre - half, centre + half};
}

} // namespace

Estimate linCcc(std::span<const double> x, std::span<const double> y)
{
    return readOff(x, y, [](const PairMoments &m, std::span<const double> s) { return m.lin(s); });
}

Estimate meanAbsoluteError(std::span<const double> x, std::span<const double> y)
{
    return readOff(x, y, [](const PairMoments &m, std::span<const double> s) { return m.meanAbsoluteError(s); });
}

Estimate rootMeanSquareError(std::span<const double> x, std::span<const double> y)
{
    return readOff(x, y, [](const PairMoments &m, std::span<const double> s) { return m.rootMeanSquareError(s); });
}

BlandAltman blandAltman(std::span<const double> x, std::span<const double> y, double level)
{
    BlandAltman result;
    result.bias = readOff(x, y, [](const PairMoments &m, std::span<const double> s) { return m.bias(s); });
    const Estimate sd =
        readOff(x, y, [](const PairMoments &m, std::span<const double> s) { return m.differenceSd(s); });
    result.sd = sd.value;
    if (!result.bias.value || !sd.value)
        return result;
    result.limits = around(*result.bias.value, 1.96 * *sd.value);
    if (!(*sd.value > 0))
        return result;
    const double n = double(sd.n);
    const double t = studentTQuantile((1 + level) / 2, n - 1);
    result.bias.interval = around(*result.bias.value, t * *sd.value / std::sqrt(n));
    const double half = t * *sd.value * std::sqrt(3 / n);
    result.lowerLimitInterval = around(result.limits->low, half);
    result.upperLimitInterval = around(result.limits->high, half);
    return result;
}

// Row: units, squares of all values, squares of the unit sums, then one sum per rater.
void IccSums::add(std::span<const double> unit, std::span<double> row) const
{
    if (std::any_of(unit.begin(), unit.end(), [](double x) { return std::isnan(x); }))
        return;
    double sum = 0;
    for (size_t r = 0; r < unit.size(); ++r) {
        const double x = unit[r] - m_shift;
        sum += x;
        row[1] += x * x;
        row[3 + r] += x;
    }
    row[0] += 1;
    row[2] += sum * sum;
}

std::optional<double> IccSums::icc(std::span<const double> sums) const
{
    const double n = sums[0];
    const auto k = double(m_raters);
    if (!(n >= 2) || !(k >= 2))
        return {};
    double total = 0;
    double columnSquares = 0;
    for (size_t r = 3; r < sums.size(); ++r) {
        total += sums[r];
        columnSquares += sums[r] * sums[r];
    }
    const double correction = total * total / (n * k);
    const double all = sums[1] - correction;
    const double rows = sums[2] / k - correction;
    const double columns = columnSquares / n - correction;
    if (!(all > 1e-12 * sums[1]))
        return {};
    const double rowMean = rows / (n - 1);
    const double columnMean = columns / (k - 1);
    const double errorMean = std::max(0.0, all - rows - columns) / ((n - 1) * (k - 1));
    const double below = rowMean + (k - 1) * errorMean + k * (columnMean - errorMean) / n;
    if (!(below > 1e-12 * all))
        return {};
    return (rowMean - errorMean) / below;
}

Estimate icc21(const Ratings &ratings)
{
    double sum = 0;
    double count = 0;
    for (qsizetype u = 0; u < ratings.units(); ++u) {
        for (const double x : ratings.unit(u)) {
            if (!std::isnan(x)) {
                sum += x;
                count += 1;
            }
        }
    }
    const IccSums icc(ratings.raters(), count > 0 ? sum / count : 0);
    std::vector<double> total(size_t(icc.width()));
    for (qsizetype u = 0; u < ratings.units(); ++u)
        icc.add(ratings.unit(u), total);
    return {icc.icc(total), std::nullopt, std::llround(total[0])};
}

} // namespace plumbline
