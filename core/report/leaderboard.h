// SPDX-License-Identifier: GPL-3.0-or-later
// Leaderboard: mean scores of every candidate with their denominators and intervals, summed from a CaseTable. Pure, any
// thread.
#pragma once

#include "core/analysis/interval.h"
#include "core/audit/case_table.h"
#include "core/scoring/denominator_ledger.h"

#include <QJsonObject>

#include <map>

namespace plumbline {

/// A mean of scores in 0..1 with everything it rests on.
struct ScoreMean
{
    Estimate mean;                  ///< n: scores that entered; interval: 95 %, t over items, within 0..1
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
        categories; ///< mean component score, every occurrence counts; only categories that occur
};

struct Leaderboard
{
    MissingPolicy policy = MissingPolicy::Exclude;
    std::vector<LeaderboardRow> rows; ///< in the order of the candidates
};

[[nodiscard]] Leaderboard buildLeaderboard(const CaseTable &table, const std::vector<ModelSpec> &candidates,
                                           MissingPolicy policy);
/// As `plumbline-cli scores --json` gives it: docs/cli.md.
[[nodiscard]] QJsonObject leaderboardToJson(const Leaderboard &leaderboard);

} // namespace plumbline
