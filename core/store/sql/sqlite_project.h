// SPDX-License-Identifier: GPL-3.0-or-later
// A project in one SQLite file ("name.plumb"): creating, opening, refusing.
#pragma once

#include "core/store/api/project_store.h"

namespace plumbline {

/// Creates a project file and opens it. Refuses to overwrite anything that is there.
[[nodiscard]] Result<std::unique_ptr<ProjectStore>> createSqliteProject(const QString &path);
/// Opens a project file, upgrading an older schema after a backup beside it ("name.plumb.before-schema-N"). A newer
/// schema and a file that is not ours are refused and left untouched.
[[nodiscard]] Result<std::unique_ptr<ProjectStore>> openSqliteProject(const QString &path);

} // namespace plumbline
