// SPDX-License-Identifier: GPL-3.0-or-later
// Files in and out of a project: reading a file and planning its import, writing the plan, exporting. Blocking calls on any
// thread but the writer's; applyImport() queues its work.
#pragma once

#include "core/exchange/import_plan.h"
#include "core/store/api/project_store.h"

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

} // namespace plumbline
