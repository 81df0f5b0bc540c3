// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/confusion.h"

#include <cmath>
#include <numeric>

namespace plumbline {

double ConfusionMatrix::rowSum(int row) const
{
    double sum = 0;
    for (int k = 0; k < m_categories; ++k)
        sum += at(row, k);
    return sum;
}

double ConfusionMatrix::columnSum(int column) const
{
    double sum = 0;
    for (int k = 0; k < m_categories; ++k)
        sum += at(k, column);
    return sum;
}

double ConfusionMatrix::total() const
{
    return std::accumulate(m_cells.begin(), m_cells.end(), 0.0);
}

ConfusionMatrix confusionMatrix(const CodedRatings &ratings, qsizetype rowRater, qsizetype columnRater)
{
    ConfusionMatrix table(ratings.categories());
    for (qsizetype u = 0; u < ratings.units(); ++u) {
        const int row = ratings.at(u, rowRater);
        const int column = ratings.at(u, columnRater);
        if (row >= 0 && column >= 0)
            table.add(row, column);
    }
    return table;
}

Estimate truePositiveRate(const ConfusionMatrix &table, int positive, double level)
{
    return proportion(std::llround(table.at(positive, positive)), std::llround(table.rowSum(positive)), level);
}

Estimate trueNegativeRate(const ConfusionMatrix &table, int positive, double level)
{
    const double negatives = table.total() - table.rowSum(positive);
    const double falsePositives = table.columnSum(positive) - table.at(positive, positive);
    return proportion(std::llround(negatives - falsePositives), std::llround(negatives), level);
}

Estimate matthews(const ConfusionMatrix &table)
{
    const double n = table.total();
    Estimate result;
    result.n = std::llround(n);
    double same = 0;
    double products = 0;
    double rows = 0;
    double columns = 0;
    for (int k = 0; k < table.categories(); ++k) {
        const double r = table.rowSum(k);
        const double s = table.columnSum(k);
        same += table.at(k, k);
        products += r * s;
        rows += r * r;
        columns += s * s;
    }
    const double spread = (n * n - rows) * (n * n - columns);
    if (n > 0 && spread > 0)
        result.value = (n * same - products) / std::sqrt(spread);
    return result;
}

std::optional<KappaContext> kappaContext(const ConfusionMatrix &table, int positive)
{
    const double n = table.total();
    if (!(n > 0))
        return {};
    const double both = table.at(positive, positive);
    const double humanOnly = table.rowSum(positive) - both;
    const double judgeOnly = table.columnSum(positive) - both;
    const double neither = n - both - humanOnly - judgeOnly;
    return KappaContext{(both - neither) / n, (humanOnly - judgeOnly) / n};
}

} // namespace plumbline
