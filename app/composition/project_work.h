// SPDX-License-Identifier: GPL-3.0-or-later
// Summing up a project for the command line: blocking calls on the caller's thread, which must not be the writer's.
#pragma once

#include "app/composition/session.h"
#include "core/report/leaderboard.h"

namespace plumbline {

/// Reads the points of every judgement that has none yet. Returns how many it read.
[[nodiscard]] Result<int> scoreEverything(ProjectStore &store);

/// `judge`: name; empty: the first. NotFound for an unknown one.
[[nodiscard]] Result<Leaderboard> readLeaderboard(const ProjectStore &store, const QString &judge, MissingPolicy policy,
                                                  QString *judgeUsed = nullptr);

} // namespace plumbline
