// SPDX-License-Identifier: GPL-3.0-or-later
// init.
#include "app/cli/commands.h"
#include "app/cli/open_session.h"

namespace plumbline::cli {

int runInit(const Arguments &arguments)
{
    const QString path = arguments.project.isEmpty() ? arguments.words.value(0) : arguments.project;
    if (path.isEmpty())
        return fail(arguments, {ErrorKind::BadInput, QStringLiteral("init needs a file to create."), {}, {}});
    const Result<std::unique_ptr<Session>> session = Session::create(path, {});
    if (!session)
        return fail(arguments, session.error());
    if (arguments.json)
        printJson(QJsonObject{{QStringLiteral("project"), path}});
    else
        printLine(QStringLiteral("Created %1.").arg(path));
    return Done;
}

} // namespace plumbline::cli
