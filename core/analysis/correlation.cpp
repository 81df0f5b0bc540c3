// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/correlation.h"

#include "core/analysis/distributions.h"
#include "core/analysis/pairmoments.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plumbline {

namespace {

/// Codes 0.. in order of value; equal values share one.
quint32 denseCodes(std::span<const double> values, std::vector<quint32> &codes)
{
    std::vector<double> distinct(values.begin(), values.end());
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    codes.reserve(values.size());
    for (const double v : values)
        codes.push_back(quint32(std::lower_bound(distinct.begin(), distinct.end(), v) - distinct.begin()));
    return quint32(distinct.size());
}

/// How many of each code, pair i counting times[i].
std::vector<double> histogram(const std::vector<quint32> &codes, quint32 distinct, std::span<const quint32> times)
{
    std::vector<double> counts(distinct);
    for (size_t i = 0; i < codes.size(); ++i)
        counts[codes[i]] += times[i];
    return counts;
}

double tiedPairs(const std::vector<double> &counts)
{
    double pairs = 0;
    for (const double t : counts)
        pairs += t * (t - 1) / 2;
    return pairs;
}

/// Mid-rank of each code less the mean rank, from the histogram.
std::vector<double> centredRanks(const std::vector<double> &counts, double n)
{
    std::vector<double> ranks;
    ranks.reserve(counts.size());
    double before = 0;
    for (const double t : counts) {
        ranks.push_back(before + (t + 1) / 2 - (n + 1) / 2);
        before += t;
    }
    return ranks;
}

/// Counts of codes with sums over all smaller ones in O(log n) (Fenwick 1994).
class CountTree
{
public:
    explicit CountTree(size_t codes)
        : m_tree(codes + 1)
    {
    }
    void add(size_t code, double count)
    {
        for (size_t i = code + 1; i < m_tree.size(); i += i & (~i + 1))
            m_tree[i] += count;
    }
    /// How many with a code below `end`.
    [[nodiscard]] double below(size_t end) const
    {
        double sum = 0;
        for (size_t i = end; i > 0; i -= i & (~i + 1))
            sum += m_tree[i];
        return sum;
    }

private:
    std::vector<double> m_tree;
};

} // namespace

CompletePairs completePairs(std::span<const double> x, std::span<const double> y)
{
    CompletePairs pairs;
    for (size_t i = 0; i < std::min(x.size(), y.size()); ++i) {
        if (!std::isnan(x[i]) && !std::isnan(y[i])) {
            pairs.x.push_back(x[i]);
            pairs.y.push_back(y[i]);
        }
    }
    return pairs;
}

double meanOf(std::span<const double> values)
{
    return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

RankPairs::RankPairs(std::span<const double> x, std::span<const double> y)
{
    m_distinctX = denseCodes(x, m_x);
    m_distinctY = denseCodes(y, m_y);
    m_byX.resize(m_x.size());
    std::iota(m_byX.begin(), m_byX.end(), 0U);
    std::sort(m_byX.begin(), m_byX.end(), [this](quint32 a, quint32 b) { return m_x[a] < m_x[b]; });
}

std::optional<double> RankPairs::spearman(std::span<const quint32> times) const
{
    const std::vector<double> countX = histogram(m_x, m_distinctX, times);
    const std::vector<double> countY = histogram(m_y, m_distinctY, times);
    const double n = std::accumulate(countX.begin(), countX.end(), 0.0);
    const std::vector<double> rankX = centredRanks(countX, n);
    const std::vector<double> rankY = centredRanks(countY, n);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (size_t c = 0; c < countX.size(); ++c)
        xx += countX[c] * rankX[c] * rankX[c];
    for (size_t c = 0; c < countY.size(); ++c)
        yy += countY[c] * rankY[c] * rankY[c];
    for (size_t i = 0; i < m_x.size(); ++i)
        xy += times[i] * rankX[m_x[i]] * rankY[m_y[i]];
    // Ranks are multiples of a half: a spread that is not 0 is at least a half.
    if (!(xx > 0.25) || !(yy > 0.25))
        return {};
    return std::clamp(xy / std::sqrt(xx * yy), -1.0, 1.0);
}

std::optional<double> RankPairs::kendallTauB(std::span<const quint32> times) const
{
    const std::vector<double> countX = histogram(m_x, m_distinctX, times);
    const std::vector<double> countY = histogram(m_y, m_distinctY, times);
    const double n = std::accumulate(countX.begin(), countX.end(), 0.0);
    const double pairs = n * (n - 1) / 2;
    const double freeX = pairs - tiedPairs(countX);
    const double freeY = pairs - tiedPairs(countY);
    if (!(freeX > 0) || !(freeY > 0))
        return {};
    CountTree seen(m_distinctY); // pairs with a smaller x, by y
    double seenAll = 0;
    double score = 0; // concordant less discordant
    for (size_t first = 0; first < m_byX.size();) {
        size_t last = first;
        for (; last < m_byX.size() && m_x[m_byX[last]] == m_x[m_byX[first]]; ++last) {
            const quint32 i = m_byX[last];
            if (times[i] != 0)
                score += times[i] * (seen.below(m_y[i]) - (seenAll - seen.below(m_y[i] + size_t(1))));
        }
        for (; first < last; ++first) {
            const quint32 i = m_byX[first];
            if (times[i] != 0)
                seen.add(m_y[i], times[i]);
            seenAll += times[i];
        }
    }
    return std::clamp(score / std::sqrt(freeX * freeY), -1.0, 1.0);
}

Estimate pearson(std::span<const double> x, std::span<const double> y)
{
    const CompletePairs pairs = completePairs(x, y);
    const PairMoments moments(meanOf(pairs.x), meanOf(pairs.y));
    std::array<double, PairMoments::kWidth> sums{};
    for (size_t i = 0; i < pairs.x.size(); ++i)
        moments.add(pairs.x[i], pairs.y[i], sums);
    return {moments.pearson(sums), std::nullopt, qsizetype(pairs.x.size())};
}

Estimate spearman(std::span<const double> x, std::span<const double> y)
{
    const CompletePairs pairs = completePairs(x, y);
    const std::vector<quint32> once(pairs.x.size(), 1U);
    return {RankPairs(pairs.x, pairs.y).spearman(once), std::nullopt, qsizetype(pairs.x.size())};
}

Estimate kendallTauB(std::span<const double> x, std::span<const double> y)
{
    const CompletePairs pairs = completePairs(x, y);
    const std::vector<quint32> once(pairs.x.size(), 1U);
    return {RankPairs(pairs.x, pairs.y).kendallTauB(once), std::nullopt, qsizetype(pairs.x.size())};
}

std::vector<double> midRanks(std::span<const double> values)
{
    std::vector<quint32> codes;
    const quint32 distinct = denseCodes(values, codes);
    const std::vector<quint32> once(values.size(), 1U);
    const std::vector<double> byCode = centredRanks(histogram(codes, distinct, once), double(values.size()));
    std::vector<double> ranks;
    ranks.reserve(values.size());
    for (const quint32 code : codes)
        ranks.push_back(byCode[code] + (double(values.size()) + 1) / 2);
    return ranks;
}

Estimate slope(std::span<const double> x, std::span<const double> y, double level)
{
    const CompletePairs pairs = completePairs(x, y);
    const double n = double(pairs.x.size());
    const double mx = meanOf(pairs.x);
    const double my = meanOf(pairs.y);
    double xx = 0;
    double xy = 0;
    for (size_t i = 0; i < pairs.x.size(); ++i) {
        xx += (pairs.x[i] - mx) * (pairs.x[i] - mx);
        xy += (pairs.x[i] - mx) * (pairs.y[i] - my);
    }
    Estimate result;
    result.n = qsizetype(pairs.x.size());
    // By the values, not by xx: the mean of equal values may be off by a rounding.
    if (pairs.x.size() < 2 || std::equal(pairs.x.begin() + 1, pairs.x.end(), pairs.x.begin()))
        return result;
    const double b = xy / xx;
    result.value = b;
    double residual = 0;
    for (size_t i = 0; i < pairs.x.size(); ++i) {
        const double e = pairs.y[i] - my - b * (pairs.x[i] - mx);
        residual += e * e;
    }
    if (n > 2 && residual > 0) {
        const double half = studentTQuantile((1 + level) / 2, n - 2) * std::sqrt(residual / (n - 2) / xx);
        result.interval = Interval{b - half, b + half};
    }
    return result;
}

} // namespace plumbline
