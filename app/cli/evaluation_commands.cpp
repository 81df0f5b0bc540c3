// SPDX-License-Identifier: GPL-3.0-or-later
// ask, judge, eval, probe, sample: everything that runs in the background of the window, in the foreground of a
// terminal.
#include "app/cli/commands.h"
#include "app/cli/estimate_output.h"
#include "app/cli/interrupt.h"
#include "app/cli/item_words.h"
#include "app/cli/mean_text.h"
#include "app/cli/open_session.h"
#include "app/cli/progress.h"
#include "app/cli/run_steps.h"
#include "app/cli/run_words.h"
#include "app/composition/evaluation.h"
#include "app/composition/places.h"
#include "app/composition/probe_work.h"
#include "app/composition/project_work.h"
#include "app/composition/sample_project.h"
#include "core/domain/probe.h"
#include "core/exchange/project_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>

namespace plumbline::cli {

namespace {

struct Outcome
{
    bool ok = false;
    bool anyFailed = false;
    Error error;
    QJsonArray runs;
};

/// Runs the steps to their end, with progress on stderr and Ctrl-C as a polite stop.
Outcome evaluate(const Arguments &arguments, Session &session, std::vector<EvaluationStep> steps,
                 const RunOptions &options)
{
    Outcome outcome;
    Evaluation evaluation(session, std::move(steps), options);
    Interrupt interrupt;
    Progress progress(arguments.json);
    QStringList names;
    QObject::connect(&interrupt, &Interrupt::requested, &evaluation, &Evaluation::cancel);
    QObject::connect(&evaluation, &Evaluation::stepStarted, &evaluation, [&](const QString &run, const QString &what) {
        names.append(what);
        progress.begin(run, what);
    });
    QObject::connect(&evaluation, &Evaluation::progressed, &evaluation,
                     [&](const RunStatus &status) { progress.show(status); });
    QObject::connect(&evaluation, &Evaluation::finished, &evaluation, [&](bool ok) {
        outcome.ok = ok;
        QCoreApplication::quit();
    });
    QMetaObject::invokeMethod(&evaluation, &Evaluation::start, Qt::QueuedConnection);
    QCoreApplication::exec();
    for (std::size_t i = 0; i < evaluation.outcomes().size(); ++i) {
        const RunStatus &status = evaluation.outcomes()[i];
        progress.begin(status.runId, names.value(static_cast<qsizetype>(i)));
        progress.end(status);
        outcome.anyFailed = outcome.anyFailed || status.progress.failed > 0;
        outcome.runs.append(statusToJson(status, names.value(static_cast<qsizetype>(i))));
    }
    outcome.error = evaluation.error();
    return outcome;
}

int report(const Arguments &arguments, Session &session, const Outcome &outcome, const QString &judge)
{
    QJsonObject json{{QStringLiteral("project"), session.store().path()}, {QStringLiteral("runs"), outcome.runs}};
    if (const Result<int> read = scoreEverything(session.store()); !read)
        return fail(arguments, read.error(), Problems);
    if (!judge.isEmpty()) {
        const Result<Leaderboard> board = readLeaderboard(session.store(), judge, MissingPolicy::Exclude);
        if (!board && outcome.ok)
            return fail(arguments, board.error(), Problems);
        if (board) {
            QJsonObject scores = leaderboardToJson(*board);
            scores.insert(QStringLiteral("judge"), judge);
            json.insert(QStringLiteral("scores"), scores);
            for (const LeaderboardRow &row : board->rows) {
                if (!arguments.json)
                    printLine(QStringLiteral("%1  %2").arg(row.candidate, meanText(row.total)));
            }
        }
    }
    if (!outcome.ok) {
        json.insert(QStringLiteral("error"), outcome.error.text());
        std::fprintf(stderr, "plumbline-cli: %s\n", qUtf8Printable(outcome.error.text()));
    }
    if (arguments.json)
        printJson(json);
    const bool badInput = !outcome.ok && outcome.runs.isEmpty();
    return badInput ? BadUsage : outcome.ok && !outcome.anyFailed ? Done : Problems;
}

int runOne(const Arguments &arguments, ModelRole role, const QString &prefix)
{
    const Result<SessionOptions> how = sessionOptionsOf(arguments);
    if (!how)
        return fail(arguments, how.error());
    Result<std::unique_ptr<Session>> session = openSession(arguments, false, *how);
    if (!session)
        return fail(arguments, session.error());
    Result<EvaluationStep> step = stepOf(arguments, **session, role, prefix);
    if (!step)
        return fail(arguments, step.error());
    step->candidates = arguments.options.value(QStringLiteral("candidate"));
    return runSteps(arguments, **session, {*step}, role == ModelRole::Judge ? step->model.name : QString());
}

/// Imports the benchmark of `eval` where the project does not have it yet.
Status importBenchmark(Session &session, const QString &path)
{
    const Result<PreparedImport> import = prepareImport(session.store(), {path}, {});
    if (!import)
        return tl::unexpected<Error>(import.error());
    if (!import->isBenchmark())
        return failure(ErrorKind::BadInput, QStringLiteral("This is not a benchmark."), path);
    for (const PlannedRow &row : import->sources.front().plan.rows) {
        if (row.fate == RowFate::Refused)
            std::fprintf(stderr, "%s row %d refused: %s\n", qUtf8Printable(path), row.row, qUtf8Printable(row.reason));
    }
    QFuture<Result<bool>> applied = applyImport(session.store(), *import, session.clock().nowMs());
    applied.waitForFinished();
    return applied.result().map([](bool) {});
}

/// Ids of the items that `words` name; none for all.
Result<QStringList> itemIds(Session &session, const QString &words)
{
    if (words.isEmpty() || words == QLatin1String("all"))
        return QStringList();
    const Result<std::vector<Item>> items = itemsOf(session);
    if (!items)
        return tl::unexpected<Error>(items.error());
    return positionsOf(words, *items).map([&](const QSet<int> &positions) {
        QStringList ids;
        for (const Item &item : *items) {
            if (positions.contains(item.position))
                ids.append(item.id);
        }
        return ids;
    });
}

} // namespace

int runSteps(const Arguments &arguments, Session &session, std::vector<EvaluationStep> steps, const QString &judge)
{
    const Result<RunOptions> options = optionsOf(arguments);
    if (!options)
        return fail(arguments, options.error());
    if (arguments.has(QStringLiteral("dry-run")))
        return printEstimates(arguments, session, steps);
    return report(arguments, session, evaluate(arguments, session, std::move(steps), *options), judge);
}

int runAsk(const Arguments &arguments)
{
    return runOne(arguments, ModelRole::Candidate, QString());
}

int runJudge(const Arguments &arguments)
{
    return runOne(arguments, ModelRole::Judge, QStringLiteral("judge-"));
}

int runEval(const Arguments &arguments)
{
    // What can be told from the words alone is told before a project is created.
    for (const QString &needed : {QStringLiteral("model"), QStringLiteral("judge-model")}) {
        if (!arguments.has(needed))
            return fail(arguments, {ErrorKind::BadInput, QStringLiteral("--%1 NAME is needed.").arg(needed), {}, {}});
    }
    if (const Result<RunOptions> options = optionsOf(arguments); !options)
        return fail(arguments, options.error());
    if (const Result<RunSettings> settings = settingsOf(arguments, ModelRole::Candidate); !settings)
        return fail(arguments, settings.error());
    const Result<SessionOptions> how = sessionOptionsOf(arguments);
    if (!how)
        return fail(arguments, how.error());
    Result<std::unique_ptr<Session>> session = openSession(arguments, true, *how);
    if (!session)
        return fail(arguments, session.error());
    if (arguments.has(QStringLiteral("benchmark"))) {
        if (const Status ok = importBenchmark(**session, arguments.value(QStringLiteral("benchmark"))); !ok)
            return fail(arguments, ok.error());
    }
    std::vector<EvaluationStep> steps;
    const Result<EvaluationStep> ask = stepOf(arguments, **session, ModelRole::Candidate, QString());
    if (!ask)
        return fail(arguments, ask.error());
    Result<EvaluationStep> judge = stepOf(arguments, **session, ModelRole::Judge, QStringLiteral("judge-"));
    if (!judge)
        return fail(arguments, judge.error());
    judge->candidates = QStringList{ask->model.name};
    return runSteps(arguments, **session, {*ask, *judge}, judge->model.name);
}

int runProbe(const Arguments &arguments)
{
    for (const QString &needed : {QStringLiteral("model"), QStringLiteral("judge-model")}) {
        if (!arguments.has(needed))
            return fail(arguments, {ErrorKind::BadInput, QStringLiteral("--%1 NAME is needed.").arg(needed), {}, {}});
    }
    ProbeOrder order;
    order.conditions = arguments.has(QStringLiteral("conditions"))
                           ? arguments.value(QStringLiteral("conditions")).split(u',', Qt::SkipEmptyParts)
                           : probeConditions();
    for (const QString &condition : order.conditions) {
        if (!probeConditions().contains(condition)) {
            return fail(arguments, {ErrorKind::BadInput,
                                    QStringLiteral("There is no probe “%1”.").arg(condition),
                                    {},
                                    QStringLiteral("Known: %1.").arg(probeConditions().join(QStringLiteral(", ")))});
        }
    }
    const Result<SessionOptions> how = sessionOptionsOf(arguments);
    if (!how)
        return fail(arguments, how.error());
    Result<std::unique_ptr<Session>> session = openSession(arguments, false, *how);
    if (!session)
        return fail(arguments, session.error());
    const Result<QStringList> items = itemIds(**session, arguments.value(QStringLiteral("items")));
    const Result<EvaluationStep> ask = stepOf(arguments, **session, ModelRole::Candidate, QString());
    const Result<EvaluationStep> judge = stepOf(arguments, **session, ModelRole::Judge, QStringLiteral("judge-"));
    for (const Error *error : std::initializer_list<const Error *>{
             items ? nullptr : &items.error(), ask ? nullptr : &ask.error(), judge ? nullptr : &judge.error()}) {
        if (error)
            return fail(arguments, *error);
    }
    order.items = *items;
    order.candidates = {{ask->model, ask->settings}};
    order.judge = {judge->model, judge->settings};
    std::vector<EvaluationStep> steps = probeSteps(order);
    for (EvaluationStep &step : steps) {
        step.retry = ask->retry;
        step.dropsCap = ask->dropsCap;
    }
    return runSteps(arguments, **session, std::move(steps), QString());
}

int runSample(const Arguments &arguments)
{
    const Result<QString> folder = sampleFolder();
    if (!folder)
        return fail(arguments, folder.error());
    Arguments here = arguments;
    if (here.project.isEmpty()) {
        here.project = sampleProjectPath();
        if (!QDir().mkpath(QFileInfo(here.project).path()))
            return fail(
                arguments,
                {ErrorKind::Io, QStringLiteral("The folder cannot be made."), QFileInfo(here.project).path(), {}});
    }
    Result<std::unique_ptr<Session>> session = openSession(here, true);
    if (!session)
        return fail(arguments, session.error());
    if (const Status ok = fillSampleProject(**session, *folder); !ok)
        return fail(arguments, ok.error());
    return runSteps(here, **session, sampleSteps(*folder), QStringLiteral("Larch"));
}

} // namespace plumbline::cli
