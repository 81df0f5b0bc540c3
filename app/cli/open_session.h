// SPDX-License-Identifier: GPL-3.0-or-later
// Opening the project that --project names, and writing to it.
#pragma once

#include "app/cli/arguments.h"
#include "app/composition/session.h"

#include <QFileInfo>

#include <functional>

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

/// The items of the project as they are now.
[[nodiscard]] inline Result<std::vector<Item>> itemsOf(Session &session)
{
    const Result<std::unique_ptr<ReadAccess>> reader = session.store().openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    return (*reader)->items().items();
}

/// One whole transaction on the settings or prices of the project.
[[nodiscard]] inline Status writeNow(Session &session, std::function<Status(WriteAccess &)> job)
{
    QFuture<Result<bool>> done = session.store().write<bool>(
        Change::Settings, [job = std::move(job)](WriteAccess &access) { return job(access).map([] { return true; }); });
    done.waitForFinished();
    return done.result().map([](bool) {});
}

} // namespace plumbline::cli
