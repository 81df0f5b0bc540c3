// SPDX-License-Identifier: GPL-3.0-or-later
// ask, judge, eval, sample: everything that runs in the background of the window, in the foreground of a terminal.
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/open_session.h"
#include "app/cli/progress.h"
#include "app/composition/evaluation.h"
#include "app/composition/places.h"
#include "app/composition/project_work.h"
#include "app/composition/sample_project.h"
#include "core/exchange/project_files.h"
#include "core/run/judge_prompt.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>

namespace plumbline::cli {

namespace {

QString runStateId(RunState state)
{
    switch (state) {
    case RunState::Done:
        return QStringLiteral("done");
    case RunState::Cancelled:
        return QStringLiteral("cancelled");
    case RunState::Failed:
        return QStringLiteral("failed");
    default:
        return QStringLiteral("running");
    }
}

QJsonObject statusToJson(const RunStatus &status, const QString &what)
{
    return {{QStringLiteral("run"), status.runId},
            {QStringLiteral("what"), what},
            {QStringLiteral("state"), runStateId(status.state)},
            {QStringLiteral("total"), status.progress.total},
            {QStringLiteral("answered"), status.progress.answered},
            {QStringLiteral("failed"), status.progress.failed},
            {QStringLiteral("open"), status.progress.open()},
            {QStringLiteral("retried"), status.retried},
            {QStringLiteral("message"), status.message}};
}

struct Outcome
{
    bool ok = false;
    bool anyFailed = false;
    Error error;
    QJsonArray runs;
};

/// Runs the steps to their end, with progress on stderr and Ctrl-C as a polite stop.
Outcome evaluate(Session &session, std::vector<EvaluationStep> steps, const RunOptions &options)
{
    Outcome outcome;
    Evaluation evaluation(session, std::move(steps), options);
    Interrupt interrupt;
    Progress progress;
    QStringList names;
    QObject::connect(&interrupt, &Interrupt::requested, &evaluation, &Evaluation::cancel);
    QObject::connect(&evaluation, &Evaluation::stepStarted, &evaluation, [&](const QString &, const QString &what) {
        names.append(what);
        progress.begin(what);
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
        progress.begin(names.value(static_cast<qsizetype>(i)));
        progress.end(status);
        outcome.anyFailed = outcome.anyFailed || status.progress.failed > 0;
        outcome.runs.append(statusToJson(status, names.value(static_cast<qsizetype>(i))));
    }
    outcome.error = evaluation.error();
    return outcome;
}

/// Reads the options of one model. `prefix`: "" or "judge-". Without an address, the one stored under this name is
/// used.
Result<ModelSpec> modelOf(const Arguments &arguments, Session &session, ModelRole role, const QString &prefix)
{
    ModelSpec model;
    model.role = role;
    model.name = arguments.value(prefix + QStringLiteral("model"));
    if (model.name.isEmpty())
        return failure(ErrorKind::BadInput, QStringLiteral("--%1model NAME is needed.").arg(prefix));
    model.endpoint.model = model.name;
    if (arguments.has(QStringLiteral("recorded"))) {
        model.endpoint.wire = QStringLiteral("recorded");
        model.endpoint.url = QDir(arguments.value(QStringLiteral("recorded"))).absolutePath();
        return model;
    }
    // One server often serves both: the judge's address and key default to the candidate's.
    QString url = arguments.value(prefix + QStringLiteral("api-url"));
    if (url.isEmpty() && arguments.command == QLatin1String("eval"))
        url = arguments.value(QStringLiteral("api-url"));
    QString keyEnv = arguments.value(prefix + QStringLiteral("api-key-env"));
    if (keyEnv.isEmpty() && arguments.command == QLatin1String("eval"))
        keyEnv = arguments.value(QStringLiteral("api-key-env"));
    if (!url.isEmpty()) {
        model.endpoint = {QStringLiteral("openai-chat"), url, model.name, keyEnv};
        return model;
    }
    const Result<std::unique_ptr<ReadAccess>> reader = session.store().openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    const Result<std::optional<ModelSpec>> known = (*reader)->models().modelByName(role, model.name);
    if (!known)
        return tl::unexpected<Error>(known.error());
    if (!*known) {
        return failure(ErrorKind::BadInput, QStringLiteral("It is not known where to ask %1.").arg(model.name), {},
                       QStringLiteral("Give --%1api-url URL.").arg(prefix));
    }
    return **known;
}

Result<RunSettings> settingsOf(const Arguments &arguments)
{
    RunSettings settings;
    if (arguments.has(QStringLiteral("temperature"))) {
        bool ok = false;
        settings.temperature = arguments.value(QStringLiteral("temperature")).toDouble(&ok);
        if (!ok || *settings.temperature < 0)
            return failure(ErrorKind::BadInput, QStringLiteral("--temperature takes a number from 0 on."));
    }
    if (arguments.has(QStringLiteral("seed"))) {
        const Result<int> seed = arguments.number(QStringLiteral("seed"), 0, 0, 2'000'000'000);
        if (!seed)
            return tl::unexpected<Error>(seed.error());
        settings.seed = *seed;
    }
    const Result<int> tokens = arguments.number(QStringLiteral("max-tokens"), settings.maxTokens, 1, 1'000'000);
    if (!tokens)
        return tl::unexpected<Error>(tokens.error());
    settings.maxTokens = *tokens;
    settings.systemPrompt = arguments.value(QStringLiteral("system-prompt"));
    return settings;
}

Result<EvaluationStep> stepOf(const Arguments &arguments, Session &session, ModelRole role, const QString &prefix)
{
    EvaluationStep step;
    Result<ModelSpec> model = modelOf(arguments, session, role, prefix);
    if (!model)
        return tl::unexpected<Error>(model.error());
    Result<RunSettings> settings = settingsOf(arguments);
    if (!settings)
        return tl::unexpected<Error>(settings.error());
    const Result<int> limit = arguments.number(QStringLiteral("limit"), 0, 0, 10'000'000);
    if (!limit)
        return tl::unexpected<Error>(limit.error());
    step.model = *model;
    step.settings = *settings;
    step.limit = *limit;
    if (role == ModelRole::Judge) {
        if (arguments.command == QLatin1String("eval"))
            step.settings.systemPrompt.clear(); // it is the candidate's
        step.settings.controls = arguments.has(QStringLiteral("controls"));
        step.settings.promptVersion = arguments.has(QStringLiteral("prompt"))
                                          ? arguments.value(QStringLiteral("prompt"))
                                          : defaultJudgePromptVersion();
        if (!judgePromptVersions().contains(step.settings.promptVersion)) {
            return failure(ErrorKind::BadInput,
                           QStringLiteral("There is no judge prompt “%1”.").arg(step.settings.promptVersion), {},
                           QStringLiteral("Known: %1.").arg(judgePromptVersions().join(QStringLiteral(", "))));
        }
    }
    return step;
}

Result<RunOptions> optionsOf(const Arguments &arguments)
{
    RunOptions options;
    const Result<int> concurrency = arguments.number(QStringLiteral("concurrency"), options.concurrency, 1, 256);
    if (!concurrency)
        return tl::unexpected<Error>(concurrency.error());
    options.concurrency = *concurrency;
    return options;
}

/// Puts failed questions of earlier runs back first where --retry-failed is given.
Status requeueIfAsked(const Arguments &arguments, Session &session)
{
    if (!arguments.has(QStringLiteral("retry-failed")))
        return {};
    QFuture<Result<int>> job = session.store().write<int>(Change::Runs, [](WriteAccess &access) -> Result<int> {
        const Result<std::vector<Run>> runs = access.runs().runs();
        if (!runs)
            return tl::unexpected<Error>(runs.error());
        int n = 0;
        for (const Run &run : *runs) {
            const Result<int> requeued = access.runs().requeueFailed(run.id, QString());
            if (!requeued)
                return requeued;
            n += *requeued;
        }
        return n;
    });
    job.waitForFinished();
    return job.result().map([](int) {});
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
                    printLine(QStringLiteral("%1: %2 % (n=%3, missing %4)")
                                  .arg(row.candidate, row.total.mean.value
                                                          ? QString::number(100 * *row.total.mean.value, 'f', 1)
                                                          : QStringLiteral("–"))
                                  .arg(row.total.mean.n)
                                  .arg(row.total.ledger.missing()));
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

int runSteps(const Arguments &arguments, Session &session, std::vector<EvaluationStep> steps, const QString &judge)
{
    const Result<RunOptions> options = optionsOf(arguments);
    if (!options)
        return fail(arguments, options.error());
    if (const Status ok = requeueIfAsked(arguments, session); !ok)
        return fail(arguments, ok.error());
    return report(arguments, session, evaluate(session, std::move(steps), *options), judge);
}

int runOne(const Arguments &arguments, ModelRole role, const QString &prefix)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
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

} // namespace

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
    if (const Result<RunSettings> settings = settingsOf(arguments); !settings)
        return fail(arguments, settings.error());
    Result<std::unique_ptr<Session>> session = openSession(arguments, true);
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
