// SPDX-License-Identifier: GPL-3.0-or-later
// Opening the project that --project names.
#pragma once

#include "app/cli/arguments.h"
#include "app/composition/session.h"

#include <QFileInfo>

namespace plumbline::cli {

[[nodiscard]] inline Result<std::unique_ptr<Session>> openSession(const Arguments &arguments, bool mayCreate,
                                                                  const SessionOptions &options = {})
{
    if (arguments.project.isEmpty())
        return failure(ErrorKind::BadInput, QStringLiteral("This command needs --project FILE."));
    if (mayCreate && !QFileInfo::exists(arguments.project))
        return Session::create(arguments.project, options);
    return Session::open(arguments.project, options);
}

} // namespace plumbline::cli
