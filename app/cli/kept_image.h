// SPDX-License-Identifier: GPL-3.0-or-later
// Image files that are kept inside the project.
#pragma once

#include "app/composition/session.h"

namespace plumbline::cli {

/// The address of the image of a file, which is in the project from now on. BadInput where it cannot be read.
[[nodiscard]] Result<QString> keptImage(Session &session, const QString &path);

} // namespace plumbline::cli
