// SPDX-License-Identifier: GPL-3.0-or-later
// Leaderboard: mean scores of every candidate with their denominators and intervals, summed from a CaseTable. Pure, any
// thread.
#pragma once

#include "core/analysis/interval.h"
#include "core/audit/case_table.h"

#include <QJsonObject>

#include <map>

namespace plumbline {

/// What a missing score counts as. Never applied in silence: it stands beside every number.
enum class MissingPolicy {
    Exclude, ///< left out of the mean, and counted
    Zero,    ///< counts as 0
    Bounds,  ///< excluded from the mean; with it the means if all missing were 0, and if all were full
};
[[nodiscard]] QString missingPolicyId(MissingPolicy policy);
[[nodiscard]] std::optional<MissingPolicy> missingPolicyFromId(const QString &id);

/// A mean of scores in 0..1 with everything it rests on.
struct LedgerMean
{
    Estimate mean;                  ///< n: scores that entered; interval: 95 %, t over items
    std::optional<Interval> bounds; ///< MissingPolicy::Bounds: worst and best case
    int scored = 0;
    int refused = 0;
    int unparsed = 0;
    int failed = 0;
    int notRun = 0;
    int byPeople = 0; ///< of the scored ones, those that a person gave

    [[nodiscard]] int missing() const { return refused + unparsed + failed + notRun; }
};

struct LeaderboardRow
{
    QString candidateId;
    QString candidate;
    LedgerMean total; ///< mean of Σ points / Σ weights over items; scored: items with all components
    std::map<Category, LedgerMean>
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
