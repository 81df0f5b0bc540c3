// SPDX-License-Identifier: GPL-3.0-or-later
// decisions, import-decisions, merge, verify-ledger: the ledger as a whole.
#include "app/cli/commands.h"
#include "app/cli/decision_json.h"
#include "app/cli/open_session.h"
#include "app/composition/ledger_work.h"
#include "core/audit/decision_index.h"
#include "core/audit/decision_lines.h"
#include "core/audit/ledger_check.h"
#include "core/base/output_file.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace plumbline::cli {

QJsonObject decisionToJson(const Decision &d, bool stands)
{
    QJsonObject json{
        {QStringLiteral("id"), d.id},
        {QStringLiteral("kind"), decisionKindId(d.kind)},
        {QStringLiteral("response"), d.responseId},
        {QStringLiteral("component"), d.component},
        {QStringLiteral("points"), d.points ? QJsonValue(*d.points) : QJsonValue()},
        {QStringLiteral("reason"), d.reason},
        {QStringLiteral("reviewer"), d.reviewer},
        {QStringLiteral("judgement"), d.judgementId},
        {QStringLiteral("revokes"), d.revokes},
        {QStringLiteral("content_key"), d.contentKey},
        {QStringLiteral("created"), QDateTime::fromMSecsSinceEpoch(d.createdMs, Qt::UTC).toString(Qt::ISODateWithMs)},
        {QStringLiteral("hash"), d.hash},
        {QStringLiteral("stands"), stands}};
    json.insert(QStringLiteral("phase"), decisionPhaseId(d.phase));
    if (d.evidence)
        json.insert(QStringLiteral("evidence"), QJsonDocument::fromJson(evidenceToText(*d.evidence).toUtf8()).object());
    if (!d.inputs.isEmpty())
        json.insert(QStringLiteral("inputs"), QJsonArray::fromStringList(d.inputs));
    if (d.durationMs > 0)
        json.insert(QStringLiteral("duration_ms"), d.durationMs);
    return json;
}

namespace {

int writeDecisions(const Arguments &arguments, const std::vector<Decision> &events)
{
    const QString path = arguments.value(QStringLiteral("out"));
    if (const Status written = writeOutput(path, decisionLines(events)); !written)
        return fail(arguments, written.error());
    if (arguments.json)
        printJson(
            QJsonObject{{QStringLiteral("file"), path}, {QStringLiteral("events"), static_cast<int>(events.size())}});
    else
        printLine(QStringLiteral("%1 events written to %2.").arg(events.size()).arg(path));
    return Done;
}

int reportUnion(const Arguments &arguments, const LedgerUnion &done)
{
    if (arguments.json) {
        printJson(QJsonObject{{QStringLiteral("added"), done.added},
                              {QStringLiteral("same"), done.same},
                              {QStringLiteral("unknown_content"), done.unknownContent},
                              {QStringLiteral("disagreements"), done.disagreements}});
    } else {
        printLine(QStringLiteral("%1 events added, %2 were here already.").arg(done.added).arg(done.same));
        if (done.unknownContent > 0)
            printLine(
                QStringLiteral("%1 of the added ones are about responses that this project does not have; they are "
                               "kept and count when it does.")
                    .arg(done.unknownContent));
        printLine(QStringLiteral("%1 responses have differing reviewers.").arg(done.disagreements));
    }
    return Done;
}

} // namespace

int runDecisions(const Arguments &arguments)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const Result<std::unique_ptr<ReadAccess>> reader = (*session)->store().openReader();
    if (!reader)
        return fail(arguments, reader.error());
    Result<std::vector<Decision>> events = (*reader)->decisions().decisions();
    if (!events)
        return fail(arguments, events.error());
    if (arguments.has(QStringLiteral("out")))
        return writeDecisions(arguments, *events);
    const DecisionIndex index(std::move(*events));
    QJsonArray list;
    for (const Decision &d : index.events()) {
        const bool stands = d.kind != DecisionKind::Revoke && index.stands(d.id);
        list.append(decisionToJson(d, stands));
        if (!arguments.json) {
            printLine(QStringLiteral("%1 %2 component %3 %4%5%6")
                          .arg(d.reviewer, decisionKindId(d.kind))
                          .arg(d.component + 1)
                          .arg(d.points ? QString::number(*d.points) : QString(),
                               d.reason.isEmpty() ? QString() : QStringLiteral(" “%1”").arg(d.reason),
                               stands ? QString() : QStringLiteral(" (does not stand)")));
        }
    }
    if (arguments.json)
        printJson(list);
    return Done;
}

int runImportDecisions(const Arguments &arguments)
{
    if (arguments.words.size() != 1)
        return fail(arguments, {ErrorKind::BadInput, QStringLiteral("Name one file of JSON lines."), {}, {}});
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const Result<LedgerUnion> done =
        importDecisions((*session)->store(), arguments.words.front(), (*session)->clock().nowMs());
    return done ? reportUnion(arguments, *done) : fail(arguments, done.error());
}

int runMerge(const Arguments &arguments)
{
    if (arguments.words.size() != 1)
        return fail(arguments,
                    {ErrorKind::BadInput, QStringLiteral("Name the other project: merge OTHER.plumb"), {}, {}});
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const Result<LedgerUnion> done = mergeLedgers((*session)->store(), arguments.words.front());
    return done ? reportUnion(arguments, *done) : fail(arguments, done.error());
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
                         {QStringLiteral("holds"), !fault},
                         {QStringLiteral("heads"), QJsonArray::fromStringList(ledgerHeads(*events))}};
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
