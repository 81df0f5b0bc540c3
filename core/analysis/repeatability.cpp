// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/repeatability.h"

#include "core/analysis/means.h"
#include "core/analysis/ratings.h"

#include <array>
#include <cmath>

namespace plumbline {

namespace {

/// Pairs of different verdicts / pairs.
double flipShare(const std::array<double, kVerdicts> &counts, double n)
{
    double same = 0;
    for (const double c : counts)
        same += c * (c - 1);
    return 1 - same / (n * (n - 1));
}

} // namespace

Repeatability repeatability(std::span<const std::vector<double>> scoresOfItem, double level)
{
    Repeatability result;
    double squares = 0;
    double freedom = 0;
    qint64 flipped = 0;
    std::vector<double> shares;
    for (const std::vector<double> &scores : scoresOfItem) {
        std::array<double, kVerdicts> verdictCounts{};
        double n = 0;
        double sum = 0;
        for (const double x : scores) {
            if (std::isnan(x))
                continue;
            ++verdictCounts[size_t(verdictOf(x))];
            sum += x;
            n += 1;
        }
        if (n < 2)
            continue;
        for (const double x : scores)
            if (!std::isnan(x))
                squares += (x - sum / n) * (x - sum / n);
        freedom += n - 1;
        shares.push_back(flipShare(verdictCounts, n));
        flipped += shares.back() > 0 ? 1 : 0;
        result.repeats += qsizetype(n);
    }
    const auto items = qsizetype(shares.size());
    result.withinSd.n = items;
    if (freedom > 0)
        result.withinSd.value = std::sqrt(squares / freedom);
    result.flipRate = meanEstimate(shares, level);
    result.itemsFlipped = proportion(flipped, items, level);
    return result;
}

} // namespace plumbline
