// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/krippendorff.h"

#include "core/analysis/itemindex.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace plumbline {

namespace {

// The rated values of the unit in work, sorted; one buffer per thread because `add` is called for thousands of units.
std::vector<double> &sortedUnit()
{
    thread_local std::vector<double> values;
    return values;
}

void keepRated(std::span<const double> unit)
{
    std::vector<double> &values = sortedUnit();
    values.clear();
    std::copy_if(unit.begin(), unit.end(), std::back_inserter(values), [](double x) { return !std::isnan(x); });
    std::sort(values.begin(), values.end());
}

/// Calls visit(value, how often) for each distinct value of the sorted unit.
template <class Visit>
void eachRun(const std::vector<double> &sorted, const Visit &visit)
{
    for (size_t first = 0; first < sorted.size();) {
        size_t last = first;
        while (last < sorted.size() && sorted[last] == sorted[first])
            ++last;
        visit(sorted[first], double(last - first));
        first = last;
    }
}

} // namespace

AlphaSums::AlphaSums(const Ratings &ratings, Metric metric)
    : m_metric(metric)
{
    double sum = 0;
    double count = 0;
    for (qsizetype u = 0; u < ratings.units(); ++u) {
        keepRated(ratings.unit(u));
        const std::vector<double> &values = sortedUnit();
        if (values.size() < 2)
            continue;
        if (metric != Metric::Interval)
            m_values.insert(m_values.end(), values.begin(), values.end());
        for (const double x : values)
            sum += x;
        count += double(values.size());
    }
    if (metric == Metric::Interval && count > 0)
        m_shift = sum / count;
    std::sort(m_values.begin(), m_values.end());
    m_values.erase(std::unique(m_values.begin(), m_values.end()), m_values.end());
}

qsizetype AlphaSums::width() const
{
    const auto k = qsizetype(categories());
    switch (m_metric) {
    case Metric::Nominal:
        return k + 1;
    case Metric::Ordinal:
        return k * (k + 1) / 2;
    case Metric::Interval:
        return 4;
    }
    return 0;
}

size_t AlphaSums::code(double value) const
{
    return size_t(std::lower_bound(m_values.begin(), m_values.end(), value) - m_values.begin());
}

void AlphaSums::add(std::span<const double> unit, std::span<double> row) const
{
    keepRated(unit);
    if (sortedUnit().size() < 2)
        return;
    switch (m_metric) {
    case Metric::Nominal:
        addNominal(row);
        break;
    case Metric::Ordinal:
        addOrdinal(row);
        break;
    case Metric::Interval:
        addInterval(row);
        break;
    }
}

void AlphaSums::addNominal(std::span<double> row) const
{
    const std::vector<double> &values = sortedUnit();
    const double others = double(values.size()) - 1;
    eachRun(values, [&](double value, double times) {
        row[code(value)] += times;
        row[categories()] += times * (times - 1) / others;
    });
}

// Upper triangle, row after row; the cell c < k holds o_ck + o_kc.
void AlphaSums::addOrdinal(std::span<double> row) const
{
    const std::vector<double> &values = sortedUnit();
    const double others = double(values.size()) - 1;
    const size_t k = categories();
    eachRun(values, [&](double low, double lowTimes) {
        const size_t c = code(low);
        const size_t start = c * k - c * (c + 1) / 2; // cell (c, d) lies at start + d
        row[start + c] += lowTimes * (lowTimes - 1) / others;
        eachRun(values, [&](double high, double highTimes) {
            if (high > low)
                row[start + code(high)] += 2 * lowTimes * highTimes / others;
        });
    });
}

// Number of values, their sum, their squares, and Σ_pairs (x - y)² / (m - 1) within the unit.
void AlphaSums::addInterval(std::span<double> row) const
{
    const std::vector<double> &values = sortedUnit();
    const double m = double(values.size());
    double mean = 0;
    for (const double x : values)
        mean += (x - m_shift) / m;
    double spread = 0;
    double squares = 0;
    for (const double x : values) {
        spread += (x - m_shift - mean) * (x - m_shift - mean);
        squares += (x - m_shift) * (x - m_shift);
    }
    row[0] += m;
    row[1] += m * mean;
    row[2] += squares;
    row[3] += 2 * m * spread / (m - 1);
}

std::optional<double> AlphaSums::alpha(std::span<const double> sums) const
{
    switch (m_metric) {
    case Metric::Nominal:
        return nominal(sums);
    case Metric::Ordinal:
        return ordinal(sums);
    case Metric::Interval:
        return interval(sums);
    }
    return {};
}

std::optional<double> AlphaSums::nominal(std::span<const double> sums) const
{
    double n = 0;
    double squares = 0;
    for (size_t c = 0; c < categories(); ++c) {
        n += sums[c];
        squares += sums[c] * sums[c];
    }
    const double expected = n * n - squares;
    if (!(expected > 1e-12 * n * n))
        return {};
    return 1 - (n - 1) * (n - sums[categories()]) / expected;
}

std::optional<double> AlphaSums::ordinal(std::span<const double> sums) const
{
    const size_t k = categories();
    thread_local std::vector<double> rank;
    thread_local std::vector<double> count;
    count.assign(k, 0.0);
    rank.assign(k, 0.0);
    const double *cell = sums.data();
    for (size_t c = 0; c < k; ++c) {
        count[c] += *cell++;
        for (size_t d = c + 1; d < k; ++d, ++cell) {
            count[c] += *cell / 2;
            count[d] += *cell / 2;
        }
    }
    double n = 0;
    for (size_t c = 0; c < k; ++c) {
        rank[c] = n + count[c] / 2;
        n += count[c];
    }
    double expected = 0; // Σ_{c,k} n_c n_k (R_c - R_k)², about the mean rank n / 2
    for (size_t c = 0; c < k; ++c)
        expected += 2 * n * count[c] * (rank[c] - n / 2) * (rank[c] - n / 2);
    double observed = 0;
    cell = sums.data();
    for (size_t c = 0; c < k; ++c) {
        ++cell;
        for (size_t d = c + 1; d < k; ++d, ++cell)
            observed += *cell * (rank[c] - rank[d]) * (rank[c] - rank[d]);
    }
    if (!(expected > 1e-12 * n * n * n * n))
        return {};
    return 1 - (n - 1) * observed / expected;
}

std::optional<double> AlphaSums::interval(std::span<const double> sums) const
{
    const double n = sums[0];
    const double expected = 2 * (n * sums[2] - sums[1] * sums[1]);
    if (!(n >= 2) || !(expected > 1e-12 * n * sums[2]))
        return {};
    return 1 - (n - 1) * sums[3] / expected;
}

Estimate krippendorffAlpha(const Ratings &ratings, Metric metric)
{
    const AlphaSums alpha(ratings, metric);
    std::vector<double> total(size_t(alpha.width()));
    Estimate result;
    for (qsizetype u = 0; u < ratings.units(); ++u) {
        if (ratings.rated(u) < 2)
            continue;
        alpha.add(ratings.unit(u), total);
        ++result.n;
    }
    result.value = alpha.alpha(total);
    return result;
}

Result<Estimate> alphaBootstrap(const Ratings &ratings, std::span<const qsizetype> itemOfUnit, Metric metric,
                                const BootstrapOptions &options)
{
    const Result<ItemIndex> index = indexItems(itemOfUnit, ratings.units());
    if (!index)
        return tl::make_unexpected(index.error());
    const AlphaSums alpha(ratings, metric);
    constexpr qsizetype mostNumbers = qsizetype(1) << 25; // 256 MB
    if (index->items > 0 && alpha.width() > mostNumbers / index->items)
        return failure(ErrorKind::BadInput, QStringLiteral("Too many distinct values for an ordinal alpha."), {},
                       QStringLiteral("Round the scores or take the interval alpha."));
    ItemSums sums(index->items, alpha.width());
    qsizetype units = 0;
    for (qsizetype u = 0; u < ratings.units(); ++u) {
        alpha.add(ratings.unit(u), sums.row(index->ofRow[size_t(u)]));
        units += ratings.rated(u) >= 2 ? 1 : 0;
    }
    const SumStatistic statistic = [&](std::span<const double> total, std::span<double> out) {
        out[0] = alpha.alpha(total).value_or(std::numeric_limits<double>::quiet_NaN());
    };
    const Result<Replicates> replicates = bootstrapSums(sums, 1, statistic, options);
    if (!replicates)
        return tl::make_unexpected(replicates.error());
    return replicates->estimate(0, units);
}

} // namespace plumbline
