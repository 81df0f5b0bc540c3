// SPDX-License-Identifier: GPL-3.0-or-later
// Leaderboard: mean scores of every candidate with their denominators, intervals and ranks, summed from ChosenScores.
// Pure, any thread.
#pragma once

#include "core/report/score_sheet.h"

#include <QJsonObject>
#include <QMap>

#include <map>

namespace plumbline {

/// A mean of scores in 0..1 with everything it rests on.
struct ScoreMean
{
    Estimate mean;                  ///< n: scores that entered; interval within 0..1, of the leaderboard's kind
    std::optional<Interval> bounds; ///< MissingPolicy::Bounds: the means if all missing were 0, and if all were full
    Ledger ledger;                  ///< how many are scored, and how many are missing and why
    int byPeople = 0;               ///< of the scored ones, those that a person gave
};

struct LeaderboardRow
{
    QString candidateId;
    QString candidate;
    ScoreMean total; ///< mean of Σ points / Σ weights over items; scored: items with all components
    std::map<Category, ScoreMean>
        categories;      ///< mean component score, every occurrence counts; only categories that occur
    QString group{};     ///< of the candidate, as the project sorts them; may be empty
    Standing standing{}; ///< rank and, after bootstrapLeaderboard(), its interval and ties
};

struct Leaderboard
{
    MissingPolicy policy = MissingPolicy::Exclude;
    std::vector<LeaderboardRow> rows;      ///< in the order of the candidates
    qsizetype items = 0;                   ///< that could have been scored
    double level = 0.95;                   ///< of all intervals
    std::optional<qsizetype> replicates{}; ///< of the bootstrap that the intervals come from; else t over items
    quint64 seed = 0;                      ///< likewise
    std::optional<int> revision{};         ///< items as they were at this revision number; nothing: as they are now
    QString only{};                        ///< ScoreChoice::only
    /// Candidate i less candidate j at i × rows + j, paired over items; after bootstrapLeaderboard().
    std::vector<std::optional<Interval>> differences{};

    /// The interval of the difference of two rows leaves out 0.
    [[nodiscard]] bool separable(std::size_t i, std::size_t j) const;
};

/// Puts the candidates' groups (by name) into the rows.
void setGroups(Leaderboard &board, const QMap<QString, QString> &groups);
/// Means with t intervals over items (means.h) and competition ranks; at once.
[[nodiscard]] Leaderboard buildLeaderboard(const ScoreSheet &sheet, const ChosenScores &chosen);
/// The same of a table with one judge, everything counted as it stands.
[[nodiscard]] Leaderboard buildLeaderboard(const CaseTable &table, const std::vector<ModelSpec> &candidates,
                                           MissingPolicy policy);
/// Takes the intervals from one bootstrap over items shared by all candidates, and adds rank intervals and ties. Costs
/// replicates × (items × candidates + candidates²); fails with Cancelled.
[[nodiscard]] Result<Leaderboard> bootstrapLeaderboard(Leaderboard board, const ChosenScores &chosen,
                                                       const BootstrapOptions &options);
/// Two totals are the same where they differ by less (sums of fractions in another order).
inline constexpr double kSameScore = 1e-9;
/// As `plumbline-cli scores --json` gives it: docs/cli.md.
[[nodiscard]] QJsonObject leaderboardToJson(const Leaderboard &leaderboard);

} // namespace plumbline
