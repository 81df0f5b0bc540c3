// SPDX-License-Identifier: GPL-3.0-or-later
// init, import, export, verify-ledger.
#include "app/cli/commands.h"
#include "app/cli/open_session.h"
#include "core/exchange/project_files.h"

#include <QJsonArray>

namespace plumbline::cli {

namespace {

QJsonObject planToJson(const PreparedImport &import)
{
    const ImportPlan &plan = import.plan();
    QJsonObject json{
        {QStringLiteral("file"), import.path},
        {QStringLiteral("kind"), import.isBenchmark ? QStringLiteral("benchmark") : QStringLiteral("responses")}};
    if (!import.isBenchmark)
        json.insert(QStringLiteral("candidate"), import.candidate);
    for (const RowFate fate : {RowFate::New, RowFate::Changed, RowFate::Same, RowFate::Refused})
        json.insert(rowFateId(fate), plan.count(fate));
    QJsonArray rows;
    for (const PlannedRow &row : plan.rows) {
        if (row.fate == RowFate::Same)
            continue;
        rows.append(QJsonObject{{QStringLiteral("row"), row.row},
                                {QStringLiteral("fate"), rowFateId(row.fate)},
                                {QStringLiteral("what"), row.what},
                                {QStringLiteral("reason"), row.reason}});
    }
    json.insert(QStringLiteral("rows"), rows);
    json.insert(QStringLiteral("items_without_row"), QJsonArray::fromStringList(plan.itemsWithoutRow));
    return json;
}

void printPlan(const PreparedImport &import, bool dryRun)
{
    const ImportPlan &plan = import.plan();
    printLine(QStringLiteral("%1: %2%3: %4 new, %5 changed, %6 the same, %7 refused%8")
                  .arg(import.path,
                       import.isBenchmark ? QStringLiteral("benchmark")
                                          : QStringLiteral("responses of %1").arg(import.candidate),
                       dryRun ? QStringLiteral(", nothing written") : QString())
                  .arg(plan.count(RowFate::New))
                  .arg(plan.count(RowFate::Changed))
                  .arg(plan.count(RowFate::Same))
                  .arg(plan.count(RowFate::Refused))
                  .arg(plan.itemsWithoutRow.isEmpty()
                           ? QString()
                           : QStringLiteral(", %1 items without a row").arg(plan.itemsWithoutRow.size())));
    for (const PlannedRow &row : plan.rows) {
        if (row.fate == RowFate::Refused)
            printLine(QStringLiteral("  row %1 refused: %2").arg(row.row).arg(row.reason));
        else if (row.fate == RowFate::Changed)
            printLine(QStringLiteral("  row %1 changed%2: %3")
                          .arg(row.row)
                          .arg(row.reason.isEmpty() ? QString() : u' ' + row.reason, row.what));
    }
}

} // namespace

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

int runImport(const Arguments &arguments)
{
    if (arguments.words.isEmpty())
        return fail(arguments, {ErrorKind::BadInput, QStringLiteral("import needs at least one file."), {}, {}});
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const bool dryRun = arguments.has(QStringLiteral("dry-run"));
    QJsonArray files;
    int code = Done;
    for (const QString &path : arguments.words) {
        const Result<PreparedImport> import =
            prepareImport((*session)->store(), path, arguments.value(QStringLiteral("candidate")));
        if (!import)
            return fail(arguments, import.error());
        if (!dryRun && import->hasWork()) {
            QFuture<Result<bool>> applied = applyImport((*session)->store(), *import, (*session)->clock().nowMs());
            applied.waitForFinished();
            if (const Result<bool> ok = applied.result(); !ok)
                return fail(arguments, ok.error());
        }
        if (import->plan().count(RowFate::Refused) > 0)
            code = Problems;
        if (arguments.json)
            files.append(planToJson(*import));
        else
            printPlan(*import, dryRun);
    }
    if (arguments.json)
        printJson(QJsonObject{{QStringLiteral("dry_run"), dryRun}, {QStringLiteral("files"), files}});
    return code;
}

int runExport(const Arguments &arguments)
{
    const QString format = arguments.value(QStringLiteral("format"));
    const QString out = arguments.value(QStringLiteral("out"));
    if (format != QLatin1String("miabench") || out.isEmpty())
        return fail(arguments,
                    {ErrorKind::BadInput, QStringLiteral("export needs --format miabench and --out FILE."), {}, {}});
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    if (const Status ok = exportMiaBench((*session)->store(), out); !ok)
        return fail(arguments, ok.error());
    if (arguments.json)
        printJson(QJsonObject{{QStringLiteral("format"), format}, {QStringLiteral("out"), out}});
    else
        printLine(QStringLiteral("Wrote %1.").arg(out));
    return Done;
}

} // namespace plumbline::cli
