// SPDX-License-Identifier: GPL-3.0-or-later
// Image files that are kept inside the project. Blocking calls.
#pragma once

#include "core/base/result.h"
#include "core/store/api/project_store.h"

namespace plumbline {

/// The address of the image of a file, which is in the project from now on. BadInput where it cannot be read.
[[nodiscard]] Result<QString> keptImage(ProjectStore &store, const QString &path);

/// Keeps the images of the files and puts them into the pool of the instruction generator. What cannot be read is
/// named in `problems` and left out. How many are new.
[[nodiscard]] Result<int> addPoolFiles(ProjectStore &store, const QStringList &files, qint64 nowMs,
                                       QStringList &problems);

} // namespace plumbline
