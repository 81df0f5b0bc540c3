// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/alttest.h"

#include "core/analysis/distributions.h"
#include "core/analysis/paired.h"

#include <cmath>

namespace plumbline {

namespace {

/// How near a value is to those of the other humans of the unit.
double nearness(double value, std::span<const double> unit, qsizetype leftOut, Alignment alignment)
{
    double sum = 0;
    double others = 0;
    for (size_t h = 0; h < unit.size(); ++h) {
        if (qsizetype(h) == leftOut || std::isnan(unit[h]))
            continue;
        const double apart = value - unit[h];
        sum += alignment == Alignment::Accuracy ? (apart == 0 ? 1 : 0) : apart * apart;
        others += 1;
    }
    return alignment == Alignment::Accuracy ? sum / others : -std::sqrt(sum / others);
}

/// One-sided t-test that the mean of the differences W^h - W^f is below ε.
std::optional<double> belowEpsilon(std::span<const double> differences, double epsilon)
{
    const double n = double(differences.size());
    if (n < 2)
        return {};
    double mean = 0;
    for (const double d : differences)
        mean += d / n;
    double squares = 0;
    for (const double d : differences)
        squares += (d - mean) * (d - mean);
    if (!(squares > 1e-20))
        return mean < epsilon ? 0.0 : 1.0;
    return studentTCdf((mean - epsilon) / std::sqrt(squares / (n - 1) / n), n - 1);
}

AltTestHuman compare(const Ratings &humans, std::span<const double> judge, qsizetype human,
                     const AltTestOptions &options)
{
    AltTestHuman result;
    result.human = human;
    std::vector<double> differences;
    double judgeWins = 0;
    double humanWins = 0;
    for (qsizetype u = 0; u < humans.units(); ++u) {
        const double own = humans.at(u, human);
        const double other = judge[size_t(u)];
        if (std::isnan(own) || std::isnan(other) || humans.rated(u) < 2)
            continue;
        const double ownScore = nearness(own, humans.unit(u), human, options.alignment);
        const double judgeScore = nearness(other, humans.unit(u), human, options.alignment);
        const double judgeWin = judgeScore >= ownScore ? 1 : 0;
        const double humanWin = ownScore >= judgeScore ? 1 : 0;
        judgeWins += judgeWin;
        humanWins += humanWin;
        differences.push_back(humanWin - judgeWin);
    }
    result.units = qsizetype(differences.size());
    if (result.units > 0) {
        result.judgeAdvantage = judgeWins / double(result.units);
        result.humanAdvantage = humanWins / double(result.units);
    }
    result.pValue = belowEpsilon(differences, options.epsilon);
    return result;
}

} // namespace

AltTest altTest(const Ratings &humans, std::span<const double> judge, const AltTestOptions &options)
{
    AltTest result;
    if (qsizetype(judge.size()) != humans.units())
        return result;
    for (qsizetype u = 0; u < humans.units(); ++u)
        result.units += !std::isnan(judge[size_t(u)]) && humans.rated(u) >= 2 ? 1 : 0;
    for (qsizetype h = 0; h < humans.raters(); ++h) {
        AltTestHuman human = compare(humans, judge, h, options);
        if (human.units >= std::max<qsizetype>(2, options.fewestUnits))
            result.humans.push_back(human);
        else
            ++result.leftOut;
    }
    if (result.humans.empty())
        return result;
    std::vector<std::optional<double>> pValues;
    for (const AltTestHuman &human : result.humans)
        pValues.push_back(human.pValue);
    const std::vector<bool> rejected = benjaminiYekutieli(pValues, options.q);
    double wins = 0;
    double advantage = 0;
    for (size_t h = 0; h < rejected.size(); ++h) {
        result.humans[h].rejected = rejected[h];
        wins += rejected[h] ? 1 : 0;
        advantage += result.humans[h].judgeAdvantage;
    }
    result.winningRate = wins / double(rejected.size());
    result.advantageProbability = advantage / double(rejected.size());
    return result;
}

} // namespace plumbline
