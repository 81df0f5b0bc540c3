// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/means.h"

#include "core/analysis/distributions.h"
#include "core/analysis/itemindex.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace plumbline {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// Row of sums: for category c the sum of scores at 2c, their number at 2c + 1.
struct Table
{
    ItemSums sums{0, 0};
    int categories = 0;

    [[nodiscard]] std::vector<double> total() const
    {
        std::vector<double> all(size_t(sums.width));
        for (qsizetype i = 0; i < sums.items; ++i)
            for (size_t k = 0; k < all.size(); ++k)
                all[k] += sums.row(i)[k];
        return all;
    }
};

Result<Table> tabulate(std::span<const double> scores, std::span<const qsizetype> itemOfRow,
                       std::span<const int> categoryOfRow, int categories)
{
    if (scores.size() != itemOfRow.size() || scores.size() != categoryOfRow.size())
        return failure(ErrorKind::BadInput, QStringLiteral("Scores, items and categories differ in number."));
    std::vector<qsizetype> labels;
    std::vector<size_t> rows;
    for (size_t i = 0; i < scores.size(); ++i) {
        if (categoryOfRow[i] < 0 || categoryOfRow[i] >= categories)
            return failure(ErrorKind::BadInput, QStringLiteral("A category is out of range."),
                           QStringLiteral("row %1").arg(i + 1));
        if (!std::isnan(scores[i])) {
            rows.push_back(i);
            labels.push_back(itemOfRow[i]);
        }
    }
    const Result<ItemIndex> index = indexItems(labels, qsizetype(labels.size()));
    if (!index)
        return tl::make_unexpected(index.error());
    Table table{ItemSums(index->items, 2 * qsizetype(categories)), categories};
    for (size_t r = 0; r < rows.size(); ++r) {
        const auto at = 2 * size_t(categoryOfRow[rows[r]]);
        table.sums.row(index->ofRow[r])[at] += scores[rows[r]];
        table.sums.row(index->ofRow[r])[at + 1] += 1;
    }
    return table;
}

/// Outputs: one mean per category, then micro, then macro.
void readMeans(std::span<const double> total, int categories, std::span<double> out)
{
    double sum = 0;
    double rows = 0;
    double means = 0;
    double filled = 0;
    for (int c = 0; c < categories; ++c) {
        const double s = total[size_t(2 * c)];
        const double m = total[size_t(2 * c + 1)];
        out[size_t(c)] = m > 0 ? s / m : kNan;
        sum += s;
        rows += m;
        means += m > 0 ? s / m : 0;
        filled += m > 0 ? 1 : 0;
    }
    out[size_t(categories)] = rows > 0 ? sum / rows : kNan;
    out[size_t(categories) + 1] = filled > 0 ? means / filled : kNan;
}

/// t interval of a mean whose linear terms, one per item, have the sum of squares given.
std::optional<Interval> linearInterval(double value, double squares, double items, double level)
{
    if (items < 2 || !(squares > 1e-24))
        return {};
    const double error = std::sqrt(items / (items - 1) * squares);
    const double half = studentTQuantile((1 + level) / 2, items - 1) * error;
    return Interval{value - half, value + half};
}

/// Sums of the squared linear terms of each output, and the number of items that have rows for it.
struct LinearTerms
{
    std::vector<double> squares;
    std::vector<double> items;
};

LinearTerms linearTerms(const Table &table, std::span<const double> total, std::span<const double> means)
{
    const auto categories = size_t(table.categories);
    LinearTerms terms{std::vector<double>(categories + 2), std::vector<double>(categories + 2)};
    double rows = 0;
    double filled = 0;
    for (size_t c = 0; c < categories; ++c) {
        rows += total[2 * c + 1];
        filled += total[2 * c + 1] > 0 ? 1 : 0;
    }
    for (qsizetype i = 0; i < table.sums.items; ++i) {
        const auto row = table.sums.row(i);
        double micro = 0;
        double macro = 0;
        for (size_t c = 0; c < categories; ++c) {
            if (!(row[2 * c + 1] > 0))
                continue;
            const double term = (row[2 * c] - means[c] * row[2 * c + 1]) / total[2 * c + 1];
            terms.squares[c] += term * term;
            terms.items[c] += 1;
            micro += (row[2 * c] - means[categories] * row[2 * c + 1]) / rows;
            macro += term / filled;
        }
        terms.squares[categories] += micro * micro;
        terms.squares[categories + 1] += macro * macro;
    }
    terms.items[categories] = terms.items[categories + 1] = double(table.sums.items);
    return terms;
}

template <class EstimateOf>
CategoryMeans assemble(const Table &table, const EstimateOf &estimateOf)
{
    const std::vector<double> total = table.total();
    CategoryMeans result;
    result.items = table.sums.items;
    qsizetype rows = 0;
    qsizetype filled = 0;
    for (int c = 0; c < table.categories; ++c) {
        const auto n = qsizetype(std::llround(total[size_t(2 * c + 1)]));
        result.categories.push_back(estimateOf(c, n));
        rows += n;
        filled += n > 0 ? 1 : 0;
    }
    result.micro = estimateOf(table.categories, rows);
    result.macro = estimateOf(table.categories + 1, filled);
    return result;
}

CategoryMeans byLinearisation(const Table &table, double level)
{
    const std::vector<double> total = table.total();
    std::vector<double> means(size_t(table.categories) + 2);
    readMeans(total, table.categories, means);
    const LinearTerms terms = linearTerms(table, total, means);
    return assemble(table, [&](int output, qsizetype n) {
        const double value = means[size_t(output)];
        if (std::isnan(value))
            return Estimate{std::nullopt, std::nullopt, n};
        return Estimate{value, linearInterval(value, terms.squares[size_t(output)], terms.items[size_t(output)], level),
                        n};
    });
}

Result<CategoryMeans> byBootstrap(const Table &table, const BootstrapOptions &options)
{
    // A macro mean needs the categories that the data have in every replicate: without one of them it is another mean.
    std::vector<double> onData = table.total();
    const auto categories = size_t(table.categories);
    const SumStatistic statistic = [&](std::span<const double> total, std::span<double> out) {
        readMeans(total, table.categories, out);
        for (size_t c = 0; c < categories; ++c)
            if (onData[2 * c + 1] > 0 && !(total[2 * c + 1] > 0))
                out[categories + 1] = kNan;
    };
    const Result<Replicates> drawn = bootstrapSums(table.sums, qsizetype(categories) + 2, statistic, options);
    if (!drawn)
        return tl::make_unexpected(drawn.error());
    return assemble(table, [&](int output, qsizetype n) { return drawn->estimate(output, n); });
}

} // namespace

Estimate meanEstimate(std::span<const double> values, double level)
{
    double sum = 0;
    double n = 0;
    for (const double x : values) {
        if (!std::isnan(x)) {
            sum += x;
            n += 1;
        }
    }
    Estimate result;
    result.n = qsizetype(n);
    if (n < 1)
        return result;
    const double mean = sum / n;
    result.value = mean;
    double squares = 0;
    for (const double x : values)
        if (!std::isnan(x))
            squares += (x - mean) * (x - mean);
    result.interval = linearInterval(mean, squares / (n * n), n, level);
    return result;
}

Result<Estimate> clusterMean(std::span<const double> scores, std::span<const qsizetype> itemOfRow, double level)
{
    const std::vector<int> oneCategory(scores.size(), 0);
    const Result<Table> table = tabulate(scores, itemOfRow, oneCategory, 1);
    if (!table)
        return tl::make_unexpected(table.error());
    return byLinearisation(*table, level).micro;
}

Result<Estimate> clusterMeanBootstrap(std::span<const double> scores, std::span<const qsizetype> itemOfRow,
                                      const BootstrapOptions &options)
{
    const std::vector<int> oneCategory(scores.size(), 0);
    const Result<Table> table = tabulate(scores, itemOfRow, oneCategory, 1);
    if (!table)
        return tl::make_unexpected(table.error());
    const Result<CategoryMeans> means = byBootstrap(*table, options);
    if (!means)
        return tl::make_unexpected(means.error());
    return means->micro;
}

Result<CategoryMeans> categoryMeans(std::span<const double> scores, std::span<const qsizetype> itemOfRow,
                                    std::span<const int> categoryOfRow, int categories, double level)
{
    const Result<Table> table = tabulate(scores, itemOfRow, categoryOfRow, categories);
    if (!table)
        return tl::make_unexpected(table.error());
    return byLinearisation(*table, level);
}

Result<CategoryMeans> categoryMeansBootstrap(std::span<const double> scores, std::span<const qsizetype> itemOfRow,
                                             std::span<const int> categoryOfRow, int categories,
                                             const BootstrapOptions &options)
{
    const Result<Table> table = tabulate(scores, itemOfRow, categoryOfRow, categories);
    if (!table)
        return tl::make_unexpected(table.error());
    return byBootstrap(*table, options);
}

} // namespace plumbline
