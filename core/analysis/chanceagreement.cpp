// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/chanceagreement.h"

#include <algorithm>
#include <cmath>

namespace plumbline {

namespace {

double weightOf(Weighting weighting, int i, int j, int categories)
{
    const double apart = std::abs(i - j);
    const double span = std::max(1, categories - 1);
    switch (weighting) {
    case Weighting::Identity:
        return i == j ? 1 : 0;
    case Weighting::Linear:
        return 1 - apart / span;
    case Weighting::Quadratic:
        return 1 - (apart / span) * (apart / span);
    case Weighting::Ordinal:
        return 1 - apart * (apart + 1) / (span * (span + 1));
    }
    return 0;
}

ChanceAgreement beyondChance(double observed, double expected, double n)
{
    ChanceAgreement result;
    result.n = std::llround(n);
    result.observed = observed;
    result.expected = expected;
    // p_e is a sum of products of shares: within rounding of 1 it is 1.
    if (1 - expected > 1e-12)
        result.value = (observed - expected) / (1 - expected);
    return result;
}

ChanceAgreement percentOnly(double observed, double n)
{
    ChanceAgreement result;
    result.n = std::llround(n);
    result.observed = observed;
    result.value = observed;
    return result;
}

double observedIn(const ConfusionMatrix &table, const CategoryWeights &weights)
{
    double sum = 0;
    for (int i = 0; i < table.categories(); ++i)
        for (int j = 0; j < table.categories(); ++j)
            sum += weights.at(i, j) * table.at(i, j);
    return sum / table.total();
}

double expectedFrom(const std::vector<double> &rows, const std::vector<double> &columns, const CategoryWeights &weights)
{
    double sum = 0;
    for (int i = 0; i < weights.categories(); ++i)
        for (int j = 0; j < weights.categories(); ++j)
            sum += weights.at(i, j) * rows[size_t(i)] * columns[size_t(j)];
    return sum;
}

double gwetExpected(const std::vector<double> &shares, const CategoryWeights &weights)
{
    const double k = weights.categories();
    double sum = 0;
    for (const double p : shares)
        sum += p * (1 - p);
    return weights.total() / (k * (k - 1)) * sum;
}

double uniformExpected(const CategoryWeights &weights)
{
    const double k = weights.categories();
    return weights.total() / (k * k);
}

struct Marginals
{
    std::vector<double> rows;
    std::vector<double> columns;
    std::vector<double> pooled;
};

Marginals marginalsOf(const ConfusionMatrix &table)
{
    Marginals m;
    const double n = table.total();
    for (int k = 0; k < table.categories(); ++k) {
        m.rows.push_back(table.rowSum(k) / n);
        m.columns.push_back(table.columnSum(k) / n);
        m.pooled.push_back((m.rows.back() + m.columns.back()) / 2);
    }
    return m;
}

} // namespace

CategoryWeights::CategoryWeights(Weighting weighting, int categories)
    : m_categories(categories)
{
    m_weights.reserve(size_t(categories) * size_t(categories));
    for (int i = 0; i < categories; ++i) {
        for (int j = 0; j < categories; ++j) {
            m_weights.push_back(weightOf(weighting, i, j, categories));
            m_total += m_weights.back();
        }
    }
}

CategoryWeights::CategoryWeights(int categories, std::span<const double> weights)
    : m_categories(categories)
    , m_weights(weights.begin(), weights.end())
{
    for (const double w : m_weights)
        m_total += w;
}

ChanceAgreement percentAgreement(const ConfusionMatrix &table, const CategoryWeights &weights)
{
    const double n = table.total();
    return n > 0 ? percentOnly(observedIn(table, weights), n) : ChanceAgreement{};
}

ChanceAgreement cohenKappa(const ConfusionMatrix &table, const CategoryWeights &weights)
{
    const double n = table.total();
    if (!(n > 0))
        return {};
    const Marginals m = marginalsOf(table);
    return beyondChance(observedIn(table, weights), expectedFrom(m.rows, m.columns, weights), n);
}

ChanceAgreement scottPi(const ConfusionMatrix &table, const CategoryWeights &weights)
{
    const double n = table.total();
    if (!(n > 0))
        return {};
    const Marginals m = marginalsOf(table);
    return beyondChance(observedIn(table, weights), expectedFrom(m.pooled, m.pooled, weights), n);
}

ChanceAgreement gwetAc(const ConfusionMatrix &table, const CategoryWeights &weights)
{
    const double n = table.total();
    if (!(n > 0) || weights.categories() < 2)
        return {};
    return beyondChance(observedIn(table, weights), gwetExpected(marginalsOf(table).pooled, weights), n);
}

ChanceAgreement brennanPrediger(const ConfusionMatrix &table, const CategoryWeights &weights)
{
    const double n = table.total();
    if (!(n > 0) || weights.categories() < 2)
        return {};
    return beyondChance(observedIn(table, weights), uniformExpected(weights), n);
}

// Row of ChanceSums: units rated at least twice, their weighted agreement, units rated at all, shares per category.
void ChanceSums::add(std::span<const int> unit, std::span<double> row) const
{
    const auto categories = size_t(m_weights.categories());
    thread_local std::vector<double> counts;
    counts.assign(categories, 0.0);
    double raters = 0;
    for (const int code : unit) {
        if (code >= 0) {
            ++counts[size_t(code)];
            ++raters;
        }
    }
    if (raters < 1)
        return;
    row[2] += 1;
    for (size_t k = 0; k < categories; ++k)
        row[3 + k] += counts[k] / raters;
    if (raters < 2)
        return;
    double agreement = 0;
    for (size_t k = 0; k < categories; ++k) {
        double near = 0;
        for (size_t l = 0; l < categories; ++l)
            near += m_weights.at(int(k), int(l)) * counts[l];
        agreement += counts[k] * (near - 1);
    }
    row[0] += 1;
    row[1] += agreement / (raters * (raters - 1));
}

namespace {

std::vector<double> sharesOf(std::span<const double> sums)
{
    std::vector<double> shares(sums.begin() + 3, sums.end());
    for (double &share : shares)
        share /= sums[2];
    return shares;
}

} // namespace

ChanceAgreement ChanceSums::percent(std::span<const double> sums) const
{
    return sums[0] > 0 ? percentOnly(sums[1] / sums[0], sums[0]) : ChanceAgreement{};
}

ChanceAgreement ChanceSums::fleiss(std::span<const double> sums) const
{
    if (!(sums[0] > 0))
        return {};
    const std::vector<double> shares = sharesOf(sums);
    return beyondChance(sums[1] / sums[0], expectedFrom(shares, shares, m_weights), sums[0]);
}

ChanceAgreement ChanceSums::gwet(std::span<const double> sums) const
{
    if (!(sums[0] > 0) || m_weights.categories() < 2)
        return {};
    return beyondChance(sums[1] / sums[0], gwetExpected(sharesOf(sums), m_weights), sums[0]);
}

ChanceAgreement ChanceSums::brennanPrediger(std::span<const double> sums) const
{
    if (!(sums[0] > 0) || m_weights.categories() < 2)
        return {};
    return beyondChance(sums[1] / sums[0], uniformExpected(m_weights), sums[0]);
}

namespace {

std::vector<double> totalOf(const CodedRatings &ratings, const ChanceSums &sums)
{
    std::vector<double> total(size_t(sums.width()));
    for (qsizetype u = 0; u < ratings.units(); ++u)
        sums.add(ratings.unit(u), total);
    return total;
}

} // namespace

ChanceAgreement percentAgreement(const CodedRatings &ratings, const CategoryWeights &weights)
{
    const ChanceSums sums(weights);
    return sums.percent(totalOf(ratings, sums));
}

ChanceAgreement fleissKappa(const CodedRatings &ratings, const CategoryWeights &weights)
{
    const ChanceSums sums(weights);
    return sums.fleiss(totalOf(ratings, sums));
}

ChanceAgreement gwetAc(const CodedRatings &ratings, const CategoryWeights &weights)
{
    const ChanceSums sums(weights);
    return sums.gwet(totalOf(ratings, sums));
}

ChanceAgreement brennanPrediger(const CodedRatings &ratings, const CategoryWeights &weights)
{
    const ChanceSums sums(weights);
    return sums.brennanPrediger(totalOf(ratings, sums));
}

} // namespace plumbline
