// SPDX-License-Identifier: GPL-3.0-or-later
// Data sets of the literature that several tests use, and comparison to a given precision. No results here: they stand
// in the tests beside their source.
#pragma once

#include "core/analysis/interval.h"
#include "core/analysis/ratings.h"

#include <QtTest>

#include <cmath>
#include <initializer_list>
#include <limits>
#include <vector>

namespace plumbline::test {

inline constexpr double kNa = std::numeric_limits<double>::quiet_NaN();

/// Fails with both numbers when they differ by more than `tolerance`, or when the value is undefined.
#define NEAR(actual, expected, tolerance)                                                                              \
    do {                                                                                                               \
        const std::optional<double> nearActual = (actual);                                                             \
        const double nearExpected = (expected);                                                                        \
        QVERIFY2(nearActual.has_value(), #actual " is undefined");                                                     \
        QVERIFY2(std::abs(*nearActual - nearExpected) <= (tolerance),                                                  \
                 qPrintable(QStringLiteral(#actual " = %1, expected %2")                                               \
                                .arg(*nearActual, 0, 'g', 17)                                                          \
                                .arg(nearExpected, 0, 'g', 17)));                                                      \
    } while (false)

inline Ratings ratingsOf(const std::vector<std::vector<double>> &rows)
{
    Ratings ratings(qsizetype(rows.size()), rows.empty() ? 0 : qsizetype(rows.front().size()));
    for (size_t u = 0; u < rows.size(); ++u)
        for (size_t r = 0; r < rows[u].size(); ++r)
            ratings.set(qsizetype(u), qsizetype(r), rows[u][r]);
    return ratings;
}

/// Codes from raters' columns written as digits, '.' for missing, first category = `base`.
inline CodedRatings codesOf(const std::vector<const char *> &raters, int categories, char base)
{
    const auto units = qsizetype(std::strlen(raters.front()));
    CodedRatings codes(units, qsizetype(raters.size()), categories);
    for (size_t r = 0; r < raters.size(); ++r)
        for (qsizetype u = 0; u < units; ++u)
            if (raters[r][u] != '.')
                codes.set(u, qsizetype(r), raters[r][u] - base);
    return codes;
}

/// Gwet 2014, p. 120; data set cac.raw4raters of R irrCAC 1.0: 12 units, 4 raters, 5 categories.
inline CodedRatings rawFourRaters()
{
    return codesOf({"123321412...", "1233224125..", ".33323422513", "12332441251."}, 5, '1');
}

/// Gwet 2014, p. 125; data set cac.raw5obser of R irrCAC 1.0: 15 units, 5 observers, values 0-3.
inline CodedRatings rawFiveObservers()
{
    return codesOf({"112.001122.0131", "1130000.2110231", "203000222100221", ".13....0.10022.", "2..0001.2....31"}, 4,
                   '0');
}

/// Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", section C/D: 4 observers, 12 units.
inline Ratings krippendorffTwelve()
{
    return asNumbers(codesOf({"123321412...", "1233224125.3", ".3332342251.", "12332441251."}, 6, '0'));
}

/// Large and mini Wright peak flow meter, first measurements: Bland & Altman 1986, table 1, l/min.
inline const std::vector<double> kWright = {494, 395, 516, 434, 476, 557, 413, 442, 650,
                                            433, 417, 656, 267, 478, 178, 423, 427};
inline const std::vector<double> kMiniWright = {512, 430, 520, 428, 500, 600, 364, 380, 658,
                                                445, 432, 626, 260, 477, 259, 350, 451};

} // namespace plumbline::test
