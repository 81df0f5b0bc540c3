// SPDX-License-Identifier: GPL-3.0-or-later
// Ranks that say how sure they are: competition ranks with ties, rank intervals from bootstrap replicates, "not
// separable", rank stability between judges, and the meta-ranking of several benchmarks. Highest score = rank 1
// throughout.
#pragma once

#include "core/analysis/bootstrap.h"
#include "core/analysis/ratings.h"

#include <optional>
#include <span>
#include <vector>

namespace plumbline {

/// Items x candidates, or candidates x judges, or candidates x benchmarks; NaN = no score.
using ScoreTable = Ratings;

/// Competition ranks ("1, 2, 2, 4"): 1 + how many are higher by more than `tolerance` (>= 0). NaN has no rank: 0.
[[nodiscard]] std::vector<int> competitionRanks(std::span<const double> scores, double tolerance = 0);

struct Standing
{
    Estimate mean;   ///< over the candidate's scored items; n = those items
    int rank = 0;    ///< competition rank of the mean; 0 = no scores
    int tieRank = 0; ///< 1 + the candidates that are separably better: equal numbers are drawn as ties; 0 = no scores
    int lowest = 0;  ///< rank interval, best and worst place, 1-based; 0 = undefined
    int highest = 0;
    std::optional<double> firstShare; ///< share of the replicates in which it is first (ties for first count in full)
};

struct Standings
{
    std::vector<Standing> candidates;
    std::vector<std::optional<Interval>> difference; ///< candidate i less candidate j at i * candidates + j

    [[nodiscard]] const std::optional<Interval> &between(qsizetype i, qsizetype j) const
    {
        return difference[size_t(i) * candidates.size() + size_t(j)];
    }
    /// Whether the interval of the difference leaves out 0. Not adjusted for the number of pairs: for tables of tests
    /// use paired.h with Holm.
    [[nodiscard]] bool separable(qsizetype i, qsizetype j) const
    {
        return between(i, j) && !between(i, j)->contains(0);
    }
};

/// Standings of candidates over items: one bootstrap over items shared by all, so that the comparison is paired. The
/// rank interval runs between the (1 ∓ level)/2 quantiles of the competition ranks of the replicates (smallest rank
/// with at least that share at or below), `tolerance` as in competitionRanks. Undefined for fewer than two items. Cost
/// per replicate: items x candidates + candidates². Goldstein & Spiegelhalter 1996, JRSS A 159:385, on rank intervals.
[[nodiscard]] Result<Standings> standings(const ScoreTable &itemsByCandidates, const BootstrapOptions &options,
                                          double tolerance = 0);

/// How alike two judges order the candidates.
struct RankStability
{
    Estimate tauB; ///< n = candidates that both scored
    Estimate rho;
};
[[nodiscard]] RankStability rankStability(std::span<const double> first, std::span<const double> second);
/// All pairs of columns of candidates x judges: judge a with judge b at a * judges + b.
[[nodiscard]] std::vector<RankStability> rankStability(const ScoreTable &candidatesByJudges);

struct MetaRank
{
    std::optional<double> meanRank; ///< mean of the competition ranks over the benchmarks; empty where one is missing
    int rank = 0;                   ///< competition rank of the mean rank, lowest mean first; 0 where there is none
    bool tied = false;              ///< shares its rank: the paper marks these with *
};
/// Meta-ranking of the paper's Table 2: rank the candidates in each benchmark, take the mean of the ranks over the
/// benchmarks (each benchmark counts once, MMBench's two numbers are one benchmark), rank the means. Candidates that
/// lack a benchmark take no part.
[[nodiscard]] std::vector<MetaRank> metaRanking(const ScoreTable &candidatesByBenchmarks);

} // namespace plumbline
