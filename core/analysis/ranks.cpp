// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/ranks.h"

#include "core/analysis/correlation.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace plumbline {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

// Outputs of the bootstrap: means, competition ranks, then the differences i - j for i < j.
class StandingsRun
{
public:
    StandingsRun(const ScoreTable &table, double tolerance)
        : m_candidates(size_t(table.raters()))
        , m_tolerance(tolerance)
        , m_sums(table.units(), 2 * table.raters())
    {
        for (qsizetype i = 0; i < table.units(); ++i) {
            const auto row = m_sums.row(i);
            for (size_t c = 0; c < m_candidates; ++c) {
                const double score = table.at(i, qsizetype(c));
                if (!std::isnan(score)) {
                    row[2 * c] += score;
                    row[2 * c + 1] += 1;
                }
            }
        }
    }

    [[nodiscard]] Result<Standings> run(const BootstrapOptions &options) const
    {
        const SumStatistic statistic = [this](std::span<const double> total, std::span<double> out) {
            read(total, out);
        };
        const auto outputs =
            qsizetype(2 * m_candidates + m_candidates * (m_candidates - std::min<size_t>(m_candidates, 1)) / 2);
        const Result<Replicates> drawn = bootstrapSums(m_sums, outputs, statistic, options);
        if (!drawn)
            return tl::make_unexpected(drawn.error());
        return assemble(*drawn, options.level);
    }

private:
    void read(std::span<const double> total, std::span<double> out) const
    {
        for (size_t c = 0; c < m_candidates; ++c)
            out[c] = total[2 * c + 1] > 0 ? total[2 * c] / total[2 * c + 1] : kNan;
        size_t at = 2 * m_candidates;
        for (size_t i = 0; i < m_candidates; ++i) {
            int rank = 1;
            for (size_t j = 0; j < m_candidates; ++j)
                rank += out[j] > out[i] + m_tolerance ? 1 : 0;
            out[m_candidates + i] = std::isnan(out[i]) ? kNan : rank;
            for (size_t j = i + 1; j < m_candidates; ++j)
                out[at++] = out[i] - out[j];
        }
    }

    [[nodiscard]] Standings assemble(const Replicates &drawn, double level) const
    {
        Standings result;
        result.candidates.resize(m_candidates);
        result.difference.resize(m_candidates * m_candidates);
        auto output = qsizetype(2 * m_candidates);
        for (size_t i = 0; i < m_candidates; ++i) {
            for (size_t j = i + 1; j < m_candidates; ++j, ++output) {
                const std::optional<Interval> d = drawn.interval(output);
                result.difference[i * m_candidates + j] = d;
                if (d)
                    result.difference[j * m_candidates + i] = Interval{-d->high, -d->low};
            }
        }
        for (size_t c = 0; c < m_candidates; ++c)
            fill(result, c, drawn, level);
        return result;
    }

    void fill(Standings &result, size_t c, const Replicates &drawn, double level) const
    {
        Standing &standing = result.candidates[c];
        double n = 0;
        for (qsizetype i = 0; i < m_sums.items; ++i)
            n += m_sums.row(i)[2 * c + 1];
        standing.mean = drawn.estimate(qsizetype(c), qsizetype(n));
        if (!standing.mean.value)
            return;
        const auto rankOutput = qsizetype(m_candidates + c);
        standing.rank = int(*drawn.value(rankOutput));
        standing.tieRank = 1;
        for (size_t j = 0; j < m_candidates; ++j)
            if (result.separable(qsizetype(j), qsizetype(c)) && result.between(qsizetype(j), qsizetype(c))->low > 0)
                ++standing.tieRank;
        if (drawn.items() < 2)
            return;
        std::vector<double> ranks;
        for (const double r : drawn.of(rankOutput))
            if (!std::isnan(r))
                ranks.push_back(r);
        if (ranks.empty())
            return;
        std::sort(ranks.begin(), ranks.end());
        standing.lowest = atShare(ranks, (1 - level) / 2);
        standing.highest = atShare(ranks, (1 + level) / 2);
        const auto firsts = std::upper_bound(ranks.begin(), ranks.end(), 1.0) - ranks.begin();
        standing.firstShare = double(firsts) / double(ranks.size());
    }

    /// Smallest rank with at least the share p of the replicates at or below it.
    static int atShare(const std::vector<double> &sorted, double p)
    {
        const auto place = size_t(std::max(1.0, std::ceil(p * double(sorted.size()) - 1e-9)));
        return int(sorted[std::min(place, sorted.size()) - 1]);
    }

    size_t m_candidates;
    double m_tolerance;
    ItemSums m_sums;
};

std::vector<double> columnOf(const ScoreTable &table, qsizetype column)
{
    std::vector<double> values;
    for (qsizetype u = 0; u < table.units(); ++u)
        values.push_back(table.at(u, column));
    return values;
}

} // namespace

std::vector<int> competitionRanks(std::span<const double> scores, double tolerance)
{
    std::vector<double> sorted;
    for (const double s : scores)
        if (!std::isnan(s))
            sorted.push_back(s);
    std::sort(sorted.begin(), sorted.end());
    std::vector<int> ranks;
    ranks.reserve(scores.size());
    for (const double s : scores) {
        const auto higher = sorted.end() - std::upper_bound(sorted.begin(), sorted.end(), s + tolerance);
        ranks.push_back(std::isnan(s) ? 0 : 1 + int(higher));
    }
    return ranks;
}

Result<Standings> standings(const ScoreTable &itemsByCandidates, const BootstrapOptions &options, double tolerance)
{
    return StandingsRun(itemsByCandidates, tolerance).run(options);
}

RankStability rankStability(std::span<const double> first, std::span<const double> second)
{
    return {kendallTauB(first, second), spearman(first, second)};
}

std::vector<RankStability> rankStability(const ScoreTable &candidatesByJudges)
{
    std::vector<std::vector<double>> judges;
    for (qsizetype j = 0; j < candidatesByJudges.raters(); ++j)
        judges.push_back(columnOf(candidatesByJudges, j));
    std::vector<RankStability> pairs;
    for (const std::vector<double> &a : judges)
        for (const std::vector<double> &b : judges)
            pairs.push_back(rankStability(a, b));
    return pairs;
}

std::vector<MetaRank> metaRanking(const ScoreTable &table)
{
    std::vector<qsizetype> complete;
    for (qsizetype c = 0; c < table.units(); ++c)
        if (table.raters() > 0 && table.rated(c) == table.raters())
            complete.push_back(c);
    std::vector<int> rankSum(complete.size());
    for (qsizetype b = 0; b < table.raters(); ++b) {
        std::vector<double> scores;
        for (const qsizetype c : complete)
            scores.push_back(table.at(c, b));
        const std::vector<int> ranks = competitionRanks(scores);
        for (size_t c = 0; c < ranks.size(); ++c)
            rankSum[c] += ranks[c];
    }
    std::vector<MetaRank> result(size_t(table.units()));
    for (size_t c = 0; c < complete.size(); ++c) {
        MetaRank &meta = result[size_t(complete[c])];
        meta.meanRank = double(rankSum[c]) / double(table.raters());
        meta.rank = 1 + int(std::count_if(rankSum.begin(), rankSum.end(), [&](int s) { return s < rankSum[c]; }));
        meta.tied = std::count(rankSum.begin(), rankSum.end(), rankSum[c]) > 1;
    }
    return result;
}

} // namespace plumbline
