// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/published.h"

#include <QString>

#include <algorithm>
#include <cmath>
#include <limits>

namespace plumbline {

std::optional<double> publishedNumber(QStringView cell)
{
    const auto isMark = [](QChar c) { return c == u'*' || c == u'%' || c == u'\u2020' || c.isSpace(); };
    while (!cell.isEmpty() && isMark(cell.back()))
        cell.chop(1);
    cell = cell.trimmed();
    double sum = 0;
    int parts = 0;
    qsizetype start = 0;
    while (start <= cell.size()) {
        qsizetype end = cell.indexOf(u'/', start);
        if (end < 0)
            end = cell.size();
        bool isNumber = false;
        const double part = cell.mid(start, end - start).trimmed().toDouble(&isNumber);
        if (!isNumber || !std::isfinite(part))
            return {};
        sum += part;
        ++parts;
        start = end + 1;
    }
    return sum / parts;
}

std::vector<Contradiction> rankContradictions(std::span<const double> scores, std::span<const double> printedRanks,
                                              double tolerance)
{
    std::vector<Contradiction> found;
    const size_t rows = std::min(scores.size(), printedRanks.size());
    for (size_t i = 0; i < rows; ++i) {
        if (std::isnan(scores[i]) || std::isnan(printedRanks[i]))
            continue;
        int certainlyHigher = 0;
        int exactlyHigher = 0;
        int possiblyHigher = 0;
        for (size_t j = 0; j < rows; ++j) {
            if (j == i || std::isnan(scores[j]))
                continue;
            certainlyHigher += scores[j] > scores[i] + tolerance ? 1 : 0;
            exactlyHigher += scores[j] > scores[i] ? 1 : 0;
            possiblyHigher += scores[j] >= scores[i] - tolerance && tolerance > 0 ? 1 : 0;
        }
        possiblyHigher = std::max(possiblyHigher, exactlyHigher);
        if (printedRanks[i] < 1 + certainlyHigher || printedRanks[i] > 1 + possiblyHigher)
            found.push_back({qsizetype(i), printedRanks[i], double(1 + exactlyHigher)});
    }
    return found;
}

std::vector<Contradiction> totalContradictions(std::span<const double> totals,
                                               std::span<const std::vector<double>> categories, double tolerance)
{
    std::vector<Contradiction> found;
    for (size_t row = 0; row < totals.size(); ++row) {
        double low = std::numeric_limits<double>::infinity();
        double high = -low;
        for (const std::vector<double> &category : categories) {
            if (row < category.size() && !std::isnan(category[row])) {
                low = std::min(low, category[row]);
                high = std::max(high, category[row]);
            }
        }
        if (low > high || std::isnan(totals[row]))
            continue;
        if (totals[row] < low - tolerance || totals[row] > high + tolerance)
            found.push_back({qsizetype(row), totals[row], std::clamp(totals[row], low, high)});
    }
    return found;
}

std::vector<Contradiction> valueContradictions(std::span<const double> printed, std::span<const double> elsewhere,
                                               double tolerance)
{
    std::vector<Contradiction> found;
    for (size_t i = 0; i < std::min(printed.size(), elsewhere.size()); ++i)
        if (std::abs(printed[i] - elsewhere[i]) > tolerance) // false for NaN
            found.push_back({qsizetype(i), printed[i], elsewhere[i]});
    return found;
}

std::vector<double> differences(std::span<const double> before, std::span<const double> after, int decimals)
{
    const double unit = std::pow(10.0, decimals);
    std::vector<double> result;
    for (size_t i = 0; i < std::min(before.size(), after.size()); ++i)
        result.push_back(std::round((after[i] - before[i]) * unit) / unit);
    return result;
}

} // namespace plumbline
