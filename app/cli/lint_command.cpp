// SPDX-License-Identifier: GPL-3.0-or-later
// lint: the rules of the benchmark over a file or a project.
#include "app/cli/commands.h"
#include "app/cli/open_session.h"
#include "app/composition/session.h"
#include "core/authoring/lint.h"
#include "core/exchange/project_files.h"

#include <QJsonObject>
#include <QTemporaryDir>

#include <algorithm>

namespace plumbline::cli {

namespace {

Result<std::vector<Item>> itemsOf(const ProjectStore &store)
{
    const Result<std::unique_ptr<ReadAccess>> reader = store.openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    return (*reader)->items().items();
}

/// Reads a benchmark as an import would, into a project that is thrown away; rows that an import refuses become
/// findings.
Result<std::vector<Item>> itemsOfFile(const QString &path, std::vector<Finding> &refused)
{
    const QTemporaryDir dir;
    Result<std::unique_ptr<Session>> session = Session::create(dir.filePath(QStringLiteral("lint.plumb")), {});
    if (!session)
        return tl::unexpected<Error>(session.error());
    const Result<PreparedImport> import = prepareImport((*session)->store(), {path}, {});
    if (!import)
        return tl::unexpected<Error>(import.error());
    if (!import->isBenchmark())
        return failure(ErrorKind::BadInput, QStringLiteral("This is not a benchmark."), path);
    for (const PlannedRow &row : import->sources.front().plan.rows) {
        if (row.fate == RowFate::Refused)
            refused.push_back({row.row, QStringLiteral("row_unreadable"), Severity::Error, row.reason, -1});
    }
    QFuture<Result<bool>> applied = applyImport((*session)->store(), *import, (*session)->clock().nowMs());
    applied.waitForFinished();
    if (const Result<bool> done = applied.result(); !done)
        return tl::unexpected<Error>(done.error());
    return itemsOf((*session)->store());
}

void print(const std::vector<Finding> &findings, const std::vector<Item> &items)
{
    int errors = 0;
    int warnings = 0;
    for (const Finding &f : findings) {
        errors += f.severity == Severity::Error ? 1 : 0;
        warnings += f.severity == Severity::Warning ? 1 : 0;
        const QString where = f.component < 0 ? QString() : QStringLiteral(" component %1").arg(f.component + 1);
        printLine(QStringLiteral("#%1%2 %3 %4: %5")
                      .arg(items[static_cast<std::size_t>(f.item)].position)
                      .arg(where, severityId(f.severity), f.rule, f.message));
    }
    printLine(QStringLiteral("%1 items: %2 errors, %3 warnings, %4 remarks.")
                  .arg(items.size())
                  .arg(errors)
                  .arg(warnings)
                  .arg(static_cast<int>(findings.size()) - errors - warnings));
}

} // namespace

int runLint(const Arguments &arguments)
{
    std::vector<Finding> refused;
    Result<std::vector<Item>> items = std::vector<Item>();
    if (!arguments.words.isEmpty() && !arguments.words.front().endsWith(QLatin1String(".plumb"))) {
        items = itemsOfFile(arguments.words.front(), refused);
    } else {
        Arguments here = arguments;
        if (!arguments.words.isEmpty())
            here.project = arguments.words.front();
        const Result<std::unique_ptr<Session>> session = openSession(here, false);
        if (!session)
            return fail(arguments, session.error());
        items = itemsOf((*session)->store());
    }
    if (!items)
        return fail(arguments, items.error());
    const std::vector<Finding> findings = lint(*items);
    if (arguments.json) {
        QJsonArray list = findingsToJson(findings, *items);
        for (const Finding &f : refused) {
            list.append(QJsonObject{{QStringLiteral("item"), f.item},
                                    {QStringLiteral("key"), QJsonValue()},
                                    {QStringLiteral("rule"), f.rule},
                                    {QStringLiteral("severity"), severityId(f.severity)},
                                    {QStringLiteral("message"), f.message},
                                    {QStringLiteral("component"), QJsonValue()}});
        }
        printJson(list);
    } else {
        for (const Finding &f : refused)
            printLine(QStringLiteral("row %1 error %2: %3").arg(f.item).arg(f.rule, f.message));
        print(findings, *items);
    }
    const bool anyError = !refused.empty() || std::any_of(findings.begin(), findings.end(), [](const Finding &f) {
        return f.severity == Severity::Error;
    });
    return anyError ? Problems : Done;
}

} // namespace plumbline::cli
