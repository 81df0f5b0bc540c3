// SPDX-License-Identifier: GPL-3.0-or-later
// Summing up a project for the command line: blocking calls on the caller's thread, which must not be the writer's.
#pragma once

#include "app/composition/session.h"
#include "core/report/leaderboard.h"
#include "core/report/reported_table.h"

namespace plumbline {

/// Reads the points of every judgement that has none yet. Returns how many it read.
[[nodiscard]] Result<int> scoreEverything(ProjectStore &store);

/// What scores are summed from: every case with the points of one judge.
struct JudgedProject
{
    CaseTable table;
    std::vector<ModelSpec> candidates;
    QString judge; ///< name; empty where the project has none
};

/// `judge`: name; empty: the first. NotFound for an unknown one.
[[nodiscard]] Result<JudgedProject> readJudged(const ProjectStore &store, const QString &judge);
/// What harnesses reported about imported results, beside what is computed from the same replies.
[[nodiscard]] Result<std::vector<ReportedComparison>> readReported(const ProjectStore &store);
[[nodiscard]] Result<Leaderboard> readLeaderboard(const ProjectStore &store, const QString &judge,
                                                  MissingPolicy policy);

} // namespace plumbline
