// SPDX-License-Identifier: GPL-3.0-or-later
// Files into a project: reading paths and planning their import, writing the plan. Blocking calls
// on any thread but the writer's; applyImport() queues its work.
#pragma once

#include "core/exchange/import_plan.h"
#include "core/store/api/project_store.h"

#include <atomic>

namespace plumbline {

/// Told the bytes read and their sum over all files; false breaks off, with an error of kind Cancelled.
using ImportProgress = std::function<bool(qint64 done, qint64 total)>;

/// Reads files and folders, tells what they are by their content, and plans them as one import. BadInput names file and
/// line; a damaged file refuses the import as a whole.
[[nodiscard]] Result<PreparedImport> prepareImport(const ProjectStore &store, const QStringList &paths,
                                                   const ImportOptions &options, const ImportProgress &progress = {});
/// Writes a plan in one transaction. Setting `cancel` rolls it back, with an error of kind Cancelled.
[[nodiscard]] QFuture<Result<bool>> applyImport(ProjectStore &store, const PreparedImport &import, qint64 nowMs,
                                                std::shared_ptr<std::atomic_bool> cancel = {});

/// The mapping that was used for a file of this shape before; empty for none.
[[nodiscard]] QHash<QString, QString> rememberedMapping(const ProjectStore &store, const QString &shape);

} // namespace plumbline
