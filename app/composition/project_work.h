// SPDX-License-Identifier: GPL-3.0-or-later
// Work on a project that the window and the command line do alike: planning and doing an import, exporting, scoring.
// Blocking calls on the caller's thread, which must not be the writer's.
#pragma once

#include "app/composition/session.h"
#include "core/exchange/import_plan.h"
#include "core/report/leaderboard.h"

namespace plumbline {

/// A file that was read and compared with the project, not yet written.
struct PreparedImport
{
    QString path;
    bool isBenchmark = false;
    QString candidate; ///< responses: whose
    ItemImport items;
    ResponseImport responses;

    [[nodiscard]] const ImportPlan &plan() const { return isBenchmark ? items.plan : responses.plan; }
    /// Something would be written.
    [[nodiscard]] bool hasWork() const;
};

/// Reads a file, tells what it is by its content, and plans. `candidate`: for responses; empty: the file's base name.
[[nodiscard]] Result<PreparedImport> prepareImport(const ProjectStore &store, const QString &path,
                                                   const QString &candidate);
/// The same for bytes that are already here.
[[nodiscard]] Result<PreparedImport> prepareImport(const ProjectStore &store, const QString &path,
                                                   const QByteArray &bytes, const QString &candidate);
/// Writes a plan in one transaction.
[[nodiscard]] QFuture<Result<bool>> applyImport(ProjectStore &store, const PreparedImport &import, qint64 nowMs);

/// Writes all items as the published benchmark file is written. Whole or not at all.
[[nodiscard]] Status exportMiaBench(const ProjectStore &store, const QString &path);

/// Reads the points of every judgement that has none yet. Returns how many it read.
[[nodiscard]] Result<int> scoreEverything(ProjectStore &store);

/// `judge`: name; empty: the first. NotFound for an unknown one.
[[nodiscard]] Result<Leaderboard> readLeaderboard(const ProjectStore &store, const QString &judge, MissingPolicy policy,
                                                  QString *judgeUsed = nullptr);

} // namespace plumbline
