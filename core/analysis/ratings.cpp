// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/ratings.h"

#include <algorithm>

namespace plumbline {

qsizetype Ratings::rated(qsizetype u) const
{
    const auto row = unit(u);
    return qsizetype(std::count_if(row.begin(), row.end(), [](double x) { return !std::isnan(x); }));
}

qsizetype Ratings::missing() const
{
    return qsizetype(std::count_if(m_values.begin(), m_values.end(), [](double x) { return std::isnan(x); }));
}

Result<CodedRatings> coded(const Ratings &ratings, std::span<const double> categories, double tolerance)
{
    CodedRatings result(ratings.units(), ratings.raters(), int(categories.size()));
    for (qsizetype u = 0; u < ratings.units(); ++u) {
        for (qsizetype r = 0; r < ratings.raters(); ++r) {
            const double value = ratings.at(u, r);
            if (std::isnan(value))
                continue;
            const auto found = std::find_if(categories.begin(), categories.end(),
                                            [&](double c) { return std::abs(c - value) <= tolerance; });
            if (found == categories.end())
                return failure(ErrorKind::BadInput, QStringLiteral("The rating %1 is not on the scale.").arg(value),
                               QStringLiteral("unit %1, rater %2").arg(u + 1).arg(r + 1),
                               QStringLiteral("Add it to the categories or correct it."));
            result.set(u, r, int(found - categories.begin()));
        }
    }
    return result;
}

ScoreVerdict verdictOf(double score)
{
    constexpr double tolerance = 1e-9;
    if (score <= tolerance)
        return Unmet;
    return score >= 1 - tolerance ? Met : Partial;
}

CodedRatings verdicts(const Ratings &scores)
{
    CodedRatings result(scores.units(), scores.raters(), kVerdicts);
    for (qsizetype u = 0; u < scores.units(); ++u)
        for (qsizetype r = 0; r < scores.raters(); ++r)
            if (!std::isnan(scores.at(u, r)))
                result.set(u, r, verdictOf(scores.at(u, r)));
    return result;
}

Ratings asNumbers(const CodedRatings &codes)
{
    Ratings numbers(codes.units(), codes.raters());
    for (qsizetype u = 0; u < codes.units(); ++u)
        for (qsizetype r = 0; r < codes.raters(); ++r)
            if (codes.at(u, r) >= 0)
                numbers.set(u, r, codes.at(u, r));
    return numbers;
}

} // namespace plumbline
