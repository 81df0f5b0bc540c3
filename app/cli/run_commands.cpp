// SPDX-License-Identifier: GPL-3.0-or-later
// runs, log: how far runs are, and what was sent and came back, request by request.
#include "app/cli/commands.h"
#include "app/cli/open_session.h"
#include "core/run/cost_report.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace plumbline::cli {

namespace {

QJsonObject runToJson(const CostReport::ByRun &r, const RunProgress &p, const QMap<QString, int> &failures)
{
    QJsonObject kinds;
    for (auto it = failures.constBegin(); it != failures.constEnd(); ++it)
        kinds.insert(it.key(), it.value());
    return {{QStringLiteral("run"), r.run.id},
            {QStringLiteral("kind"), r.run.kind == RunKind::Ask ? QStringLiteral("ask") : QStringLiteral("judge")},
            {QStringLiteral("model"), r.model.name},
            {QStringLiteral("settings"), runSettingsToJson(r.run.settings)},
            {QStringLiteral("total"), p.total},
            {QStringLiteral("answered"), p.answered},
            {QStringLiteral("failed"), p.failed},
            {QStringLiteral("open"), p.open()},
            {QStringLiteral("failures"), kinds},
            {QStringLiteral("input_tokens"), r.usage.inputTokens},
            {QStringLiteral("output_tokens"), r.usage.outputTokens},
            {QStringLiteral("cost"), r.cost ? QJsonValue(*r.cost) : QJsonValue()}};
}

QJsonValue bodyToJson(const QByteArray &body)
{
    const QJsonDocument json = QJsonDocument::fromJson(body);
    if (json.isObject())
        return json.object();
    return QString::fromUtf8(body);
}

QJsonObject attemptToJson(const Attempt &a)
{
    return {{QStringLiteral("id"), a.id},
            {QStringLiteral("item"), a.itemPosition},
            {QStringLiteral("time"), QDateTime::fromMSecsSinceEpoch(a.atMs, Qt::UTC).toString(Qt::ISODateWithMs)},
            {QStringLiteral("outcome"), a.outcome},
            {QStringLiteral("http_status"), a.httpStatus},
            {QStringLiteral("latency_ms"), a.latencyMs},
            {QStringLiteral("input_tokens"), a.inputTokens},
            {QStringLiteral("output_tokens"), a.outputTokens},
            {QStringLiteral("tokens_estimated"), a.isEstimate},
            {QStringLiteral("text"), a.text},
            {QStringLiteral("request"), bodyToJson(a.request)},
            {QStringLiteral("reply"), bodyToJson(a.reply)}};
}

} // namespace

int runRuns(const Arguments &arguments)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const Result<std::unique_ptr<ReadAccess>> reader = (*session)->store().openReader();
    if (!reader)
        return fail(arguments, reader.error());
    const Result<CostReport> costs = readCosts(**reader);
    if (!costs)
        return fail(arguments, costs.error());
    QJsonArray list;
    for (const CostReport::ByRun &run : costs->runs) {
        const Result<RunProgress> progress = (*reader)->runs().progress(run.run.id);
        const Result<QMap<QString, int>> failures = (*reader)->runs().failures(run.run.id);
        if (!progress)
            return fail(arguments, progress.error());
        if (!failures)
            return fail(arguments, failures.error());
        list.append(runToJson(run, *progress, *failures));
        if (arguments.json)
            continue;
        QString line =
            QStringLiteral("%1  %2 %3: %4 of %5 answered, %6 failed")
                .arg(run.run.id.left(8), run.run.kind == RunKind::Ask ? QStringLiteral("ask") : QStringLiteral("judge"),
                     run.model.name)
                .arg(progress->answered)
                .arg(progress->total)
                .arg(progress->failed);
        for (auto it = failures->constBegin(); it != failures->constEnd(); ++it)
            line += QStringLiteral(" (%1 %2)").arg(it.value()).arg(it.key());
        printLine(line);
    }
    if (arguments.json)
        printJson(list);
    return Done;
}

int runLog(const Arguments &arguments)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const Result<std::unique_ptr<ReadAccess>> reader = (*session)->store().openReader();
    if (!reader)
        return fail(arguments, reader.error());
    const Result<std::vector<Run>> runs = (*reader)->runs().runs();
    if (!runs)
        return fail(arguments, runs.error());
    const Result<int> limit = arguments.number(QStringLiteral("limit"), 50, 1, 1'000'000);
    if (!limit)
        return fail(arguments, limit.error());
    const QString wanted = arguments.value(QStringLiteral("run"));
    QJsonArray list;
    bool found = wanted.isEmpty();
    for (const Run &run : *runs) {
        if (!run.id.startsWith(wanted)) // the first characters, as `runs` shows them, will do
            continue;
        found = true;
        const Result<std::vector<Attempt>> attempts =
            (*reader)->attempts().attempts(run.id, arguments.value(QStringLiteral("outcome")), 0, *limit);
        if (!attempts)
            return fail(arguments, attempts.error());
        for (const Attempt &a : *attempts) {
            QJsonObject json = attemptToJson(a);
            json.insert(QStringLiteral("run"), run.id);
            list.append(json);
            if (!arguments.json)
                printLine(QStringLiteral("%1  item %2  %3  HTTP %4  %5 ms  %6")
                              .arg(QDateTime::fromMSecsSinceEpoch(a.atMs, Qt::UTC).toString(Qt::ISODateWithMs))
                              .arg(a.itemPosition)
                              .arg(a.outcome)
                              .arg(a.httpStatus)
                              .arg(a.latencyMs)
                              .arg(a.text));
        }
    }
    if (!found)
        return fail(arguments, {ErrorKind::NotFound,
                                QStringLiteral("There is no run “%1”.").arg(wanted),
                                {},
                                QStringLiteral("plumbline-cli runs lists them.")});
    if (arguments.json)
        printJson(list);
    return Done;
}

} // namespace plumbline::cli
