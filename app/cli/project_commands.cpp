// SPDX-License-Identifier: GPL-3.0-or-later
// init, verify-ledger.
#include "app/cli/commands.h"
#include "app/cli/open_session.h"
#include "core/audit/ledger_check.h"

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

int runVerifyLedger(const Arguments &arguments)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const Result<std::unique_ptr<ReadAccess>> reader = (*session)->store().openReader();
    if (!reader)
        return fail(arguments, reader.error());
    const Result<std::vector<Decision>> events = (*reader)->decisions().decisions();
    if (!events)
        return fail(arguments, events.error());
    const std::optional<LedgerFault> fault = findLedgerFault(*events);
    if (arguments.json) {
        QJsonObject json{{QStringLiteral("events"), static_cast<int>(events->size())},
                         {QStringLiteral("holds"), !fault}};
        if (fault) {
            json.insert(QStringLiteral("first_broken"),
                        QJsonObject{{QStringLiteral("index"), static_cast<int>(fault->index)},
                                    {QStringLiteral("event"), fault->eventId},
                                    {QStringLiteral("what"), fault->what}});
        }
        printJson(json);
    } else if (fault) {
        printLine(QStringLiteral("Event %1 (%2) is broken: %3.").arg(fault->index).arg(fault->eventId, fault->what));
    } else {
        printLine(QStringLiteral("The ledger holds: %1 events.").arg(events->size()));
    }
    return fault ? Problems : Done;
}

} // namespace plumbline::cli
