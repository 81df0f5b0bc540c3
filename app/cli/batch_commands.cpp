// SPDX-License-Identifier: GPL-3.0-or-later
// batch: questions through OpenAI's Batch API, or with its files by hand.
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/open_session.h"
#include "app/cli/run_words.h"
#include "core/base/deliver.h"
#include "core/run/batch_courier.h"
#include "core/run/batch_writer.h"
#include "core/run/run_facts.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QTimer>

namespace plumbline::cli {

namespace {

QJsonObject batchToJson(const Batch &b)
{
    return {{QStringLiteral("batch"), b.id},          {QStringLiteral("run"), b.runId},
            {QStringLiteral("remote"), b.remoteId},   {QStringLiteral("state"), b.state},
            {QStringLiteral("requests"), b.requests}, {QStringLiteral("open"), b.open},
            {QStringLiteral("file"), b.path},         {QStringLiteral("problem"), b.problem}};
}

QJsonObject countsToJson(const BatchCounts &c)
{
    return {{QStringLiteral("answered"), c.answered}, {QStringLiteral("again"), c.again},
            {QStringLiteral("failed"), c.failed},     {QStringLiteral("known"), c.known},
            {QStringLiteral("foreign"), c.foreign},   {QStringLiteral("problem"), c.problem}};
}

QString countsLine(const BatchCounts &c)
{
    return QStringLiteral("%1 answered, %2 back in the queue, %3 failed, %4 known before, %5 not ours")
        .arg(c.answered)
        .arg(c.again)
        .arg(c.failed)
        .arg(c.known)
        .arg(c.foreign);
}

Result<std::vector<Batch>> batchesOf(Session &session)
{
    const Result<std::unique_ptr<ReadAccess>> reader = session.store().openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    return (*reader)->attempts().batches(QString());
}

/// Runs one act of a courier to its end.
Result<CourierReport> carry(Session &session, const Batch &batch, void (BatchCourier::*act)())
{
    const Result<std::unique_ptr<ReadAccess>> reader = session.store().openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    const Result<RunFacts> facts = readRunFacts(**reader, batch.runId);
    if (!facts)
        return tl::unexpected<Error>(facts.error());
    if (const Status ok = checkEndpoint(facts->model.endpoint); !ok)
        return tl::unexpected<Error>(ok.error());
    QObject context;
    Result<CourierReport> report = failure(ErrorKind::Cancelled, QStringLiteral("Interrupted."));
    std::unique_ptr<BatchCourier> courier;
    deliver(keyFor(facts->model.endpoint.keyEnv, session.keys()), &context, [&](const Result<QString> &key) {
        if (!key) {
            report = tl::unexpected<Error>(key.error());
            QCoreApplication::quit();
            return;
        }
        courier = std::make_unique<BatchCourier>(session.store(), session.clock(), batch, facts->model, *key);
        QObject::connect(courier.get(), &BatchCourier::finished, &context, [&] {
            report = courier->outcome();
            QCoreApplication::quit();
        });
        (courier.get()->*act)();
    });
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::requested, &context, [] { QCoreApplication::quit(); });
    QCoreApplication::exec();
    return report;
}

int writeBatches(const Arguments &arguments, Session &session)
{
    const bool isJudge = arguments.has(QStringLiteral("judge-model"));
    Result<EvaluationStep> step = stepOf(arguments, session, isJudge ? ModelRole::Judge : ModelRole::Candidate,
                                         isJudge ? QStringLiteral("judge-") : QString());
    if (!step)
        return fail(arguments, step.error());
    step->candidates = arguments.options.value(QStringLiteral("candidate"));
    const QString folder = arguments.has(QStringLiteral("out"))
                               ? arguments.value(QStringLiteral("out"))
                               : QFileInfo(session.store().path()).absolutePath() + u'/' +
                                     QFileInfo(session.store().path()).completeBaseName() + QStringLiteral("-batches");
    if (!QDir().mkpath(folder))
        return fail(arguments, {ErrorKind::Io, QStringLiteral("The folder cannot be made."), folder, {}});
    QFuture<Result<PlannedStep>> planning = session.store().write<PlannedStep>(
        Change::Runs | Change::Models,
        [&, now = session.clock().nowMs()](WriteAccess &access) { return planStep(access, *step, RunOptions{}, now); });
    planning.waitForFinished();
    const Result<PlannedStep> planned = planning.result();
    if (!planned)
        return fail(arguments, planned.error());
    const Result<std::unique_ptr<ReadAccess>> reader = session.store().openReader();
    if (!reader)
        return fail(arguments, reader.error());
    const Result<RunFacts> facts = readRunFacts(**reader, planned->plan.run.id);
    if (!facts)
        return fail(arguments, facts.error());
    BatchWriter writer(session.store(), session.images(), session.clock(),
                       {facts->run, facts->model, QFileInfo(folder).absoluteFilePath(), step->limit, {}});
    QObject::connect(&writer, &BatchWriter::finished, &writer, [] { QCoreApplication::quit(); });
    QMetaObject::invokeMethod(&writer, &BatchWriter::start, Qt::QueuedConnection);
    QCoreApplication::exec();
    std::vector<Batch> written = writer.batches();
    if (!writer.status())
        return fail(arguments, writer.status().error(), written.empty() ? BadUsage : Problems);
    QJsonArray list;
    for (Batch &batch : written) {
        batch.open = batch.requests;
        list.append(batchToJson(batch));
        if (!arguments.json)
            printLine(QStringLiteral("%1: %2 requests").arg(batch.path).arg(batch.requests));
    }
    if (arguments.json)
        printJson(QJsonObject{{QStringLiteral("run"), planned->plan.run.id},
                              {QStringLiteral("batches"), list},
                              {QStringLiteral("unsendable"), writer.unsendable()}});
    else if (written.empty())
        printLine(QStringLiteral("Nothing is left to ask."));
    return writer.unsendable() > 0 ? Problems : Done;
}

int submitBatches(const Arguments &arguments, Session &session)
{
    const Result<std::vector<Batch>> batches = batchesOf(session);
    if (!batches)
        return fail(arguments, batches.error());
    QJsonArray list;
    for (const Batch &batch : *batches) {
        if (batch.state != QLatin1String("written"))
            continue;
        const Result<CourierReport> report = carry(session, batch, &BatchCourier::submit);
        if (!report)
            return fail(arguments, report.error(), Problems);
        list.append(batchToJson(report->batch));
        if (!arguments.json)
            printLine(QStringLiteral("%1: sent as %2").arg(batch.path, report->batch.remoteId));
    }
    if (arguments.json)
        printJson(QJsonObject{{QStringLiteral("batches"), list}});
    else if (list.isEmpty())
        printLine(QStringLiteral("There is no written batch to send."));
    return Done;
}

/// Looks at every sent batch once; counts what came and what is still open.
struct PollOutcome
{
    QJsonArray batches;
    BatchCounts counts;
    int waiting = 0;
    std::optional<Error> error;
};

PollOutcome pollOnce(const Arguments &arguments, Session &session)
{
    PollOutcome outcome;
    const Result<std::vector<Batch>> batches = batchesOf(session);
    if (!batches) {
        outcome.error = batches.error();
        return outcome;
    }
    for (const Batch &batch : *batches) {
        if (batch.state != QLatin1String("sent"))
            continue;
        const Result<CourierReport> report = carry(session, batch, &BatchCourier::poll);
        if (!report) {
            outcome.error = report.error();
            return outcome;
        }
        outcome.waiting += report->batch.isOpen() ? 1 : 0;
        outcome.counts += report->counts;
        outcome.counts.again += report->returned;
        QJsonObject json = batchToJson(report->batch);
        json.insert(QStringLiteral("remote_status"), report->remoteStatus);
        json.insert(QStringLiteral("done"), report->done);
        json.insert(QStringLiteral("returned"), report->returned);
        json.insert(QStringLiteral("rows"), countsToJson(report->counts));
        outcome.batches.append(json);
        if (!arguments.json)
            printLine(QStringLiteral("%1: %2, %3 of %4 done. %5")
                          .arg(batch.remoteId, report->remoteStatus)
                          .arg(report->done)
                          .arg(report->total)
                          .arg(countsLine(report->counts)));
    }
    return outcome;
}

int pollBatches(const Arguments &arguments, Session &session)
{
    const Result<int> seconds = arguments.number(QStringLiteral("interval"), 30, 1, 3600);
    if (!seconds)
        return fail(arguments, seconds.error());
    BatchCounts all;
    PollOutcome outcome;
    while (true) {
        outcome = pollOnce(arguments, session);
        all += outcome.counts;
        if (outcome.error || outcome.waiting == 0 || !arguments.has(QStringLiteral("wait")))
            break;
        bool stopped = false;
        Interrupt interrupt;
        QObject::connect(&interrupt, &Interrupt::requested, &interrupt, [&] {
            stopped = true;
            QCoreApplication::quit();
        });
        QTimer::singleShot(1000 * *seconds, &interrupt, [] { QCoreApplication::quit(); });
        QCoreApplication::exec();
        if (stopped)
            break;
    }
    if (outcome.error)
        return fail(arguments, *outcome.error, Problems);
    if (arguments.json)
        printJson(QJsonObject{{QStringLiteral("batches"), outcome.batches},
                              {QStringLiteral("waiting"), outcome.waiting},
                              {QStringLiteral("rows"), countsToJson(all)}});
    return all.failed + all.again + all.foreign > 0 ? Problems : Done;
}

int readFiles(const Arguments &arguments, Session &session)
{
    if (arguments.words.size() < 2)
        return fail(arguments,
                    {ErrorKind::BadInput, QStringLiteral("Name the output and error files of the batch."), {}, {}});
    const Result<BatchCounts> taken = takeBatchFiles(session.store(), session.clock(), arguments.words.mid(1));
    if (!taken)
        return fail(arguments, taken.error(), taken.error().kind == ErrorKind::Io ? BadUsage : Problems);
    const BatchCounts &all = *taken;
    if (arguments.json)
        printJson(countsToJson(all));
    else
        printLine(countsLine(all) + (all.problem.isEmpty() ? QString() : u". " + all.problem));
    return all.failed + all.again + all.foreign > 0 ? Problems : Done;
}

int listBatches(const Arguments &arguments, Session &session)
{
    const Result<std::vector<Batch>> batches = batchesOf(session);
    if (!batches)
        return fail(arguments, batches.error());
    QJsonArray list;
    for (const Batch &batch : *batches) {
        list.append(batchToJson(batch));
        if (!arguments.json)
            printLine(QStringLiteral("%1  %2  %3 of %4 open  %5  %6")
                          .arg(batch.id.left(8), batch.state)
                          .arg(batch.open)
                          .arg(batch.requests)
                          .arg(batch.remoteId, batch.path));
    }
    if (arguments.json)
        printJson(list);
    return Done;
}

int cancelBatches(const Arguments &arguments, Session &session)
{
    const Result<std::vector<Batch>> batches = batchesOf(session);
    if (!batches)
        return fail(arguments, batches.error());
    const QString wanted = arguments.words.value(1);
    int returned = 0;
    for (const Batch &batch : *batches) {
        if (!batch.isOpen() || !batch.id.startsWith(wanted))
            continue;
        if (batch.state == QLatin1String("sent")) {
            // What it has done until then is fetched by `poll`, and the rest goes back then.
            if (const Result<CourierReport> report = carry(session, batch, &BatchCourier::cancel); !report)
                return fail(arguments, report.error(), Problems);
            continue;
        }
        const Result<int> back =
            finishBatch(session.store(), session.clock(), batch, QStringLiteral("cancelled"), QString());
        if (!back)
            return fail(arguments, back.error(), Problems);
        returned += *back;
    }
    if (arguments.json)
        printJson(QJsonObject{{QStringLiteral("returned"), returned}});
    else
        printLine(QStringLiteral("%1 questions are back in the queue.").arg(returned));
    return Done;
}

} // namespace

int runBatch(const Arguments &arguments)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const QString act = arguments.words.value(0);
    if (act == QLatin1String("write"))
        return writeBatches(arguments, **session);
    if (act == QLatin1String("submit"))
        return submitBatches(arguments, **session);
    if (act == QLatin1String("poll"))
        return pollBatches(arguments, **session);
    if (act == QLatin1String("read"))
        return readFiles(arguments, **session);
    if (act == QLatin1String("list"))
        return listBatches(arguments, **session);
    if (act == QLatin1String("cancel"))
        return cancelBatches(arguments, **session);
    return fail(arguments, {ErrorKind::BadInput,
                            QStringLiteral("batch takes write, submit, poll, read, list or cancel."),
                            {},
                            QStringLiteral("See plumbline-cli --help.")});
}

} // namespace plumbline::cli
