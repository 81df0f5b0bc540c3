// SPDX-License-Identifier: GPL-3.0-or-later
// manual: one question at a time, carried to a model by hand.
#include "app/cli/commands.h"
#include "app/cli/open_session.h"
#include "app/cli/run_words.h"
#include "core/run/manual_desk.h"

#include <QFile>

namespace plumbline::cli {

namespace {

int showNext(const Arguments &arguments, Session &session)
{
    const bool isJudge = arguments.has(QStringLiteral("judge-model"));
    const QString prefix = isJudge ? QStringLiteral("judge-") : QString();
    Arguments here = arguments;
    if (!here.has(prefix + QStringLiteral("wire")) && !here.has(prefix + QStringLiteral("api-url")))
        here.options.insert(prefix + QStringLiteral("wire"), {QStringLiteral("manual")});
    Result<EvaluationStep> step = stepOf(here, session, isJudge ? ModelRole::Judge : ModelRole::Candidate, prefix);
    if (!step)
        return fail(arguments, step.error());
    step->candidates = arguments.options.value(QStringLiteral("candidate"));
    QFuture<Result<std::optional<ManualQuestion>>> job = session.store().write<std::optional<ManualQuestion>>(
        Change::Runs | Change::Models,
        [&, now = session.clock().nowMs()](WriteAccess &access) -> Result<std::optional<ManualQuestion>> {
            const Result<PlannedStep> planned = planStep(access, *step, RunOptions{}, now);
            if (!planned)
                return tl::unexpected<Error>(planned.error());
            return nextManualQuestion(access, planned->plan.run, 0, now);
        });
    job.waitForFinished();
    const Result<std::optional<ManualQuestion>> next = job.result();
    if (!next)
        return fail(arguments, next.error());
    if (!*next) {
        if (arguments.json)
            printJson(QJsonObject{{QStringLiteral("question"), QJsonValue()}, {QStringLiteral("left"), 0}});
        else
            printLine(QStringLiteral("Nothing is left to ask."));
        return Done;
    }
    const ManualQuestion &q = **next;
    if (arguments.json) {
        printJson(QJsonObject{{QStringLiteral("question"), q.question.id},
                              {QStringLiteral("item"), q.item.position},
                              {QStringLiteral("image"), q.item.image},
                              {QStringLiteral("system_prompt"), q.systemPrompt},
                              {QStringLiteral("prompt"), q.prompt},
                              {QStringLiteral("left"), q.left}});
        return Done;
    }
    std::fprintf(stderr, "question %lld, item %d, %d left; image: %s\n", static_cast<long long>(q.question.id),
                 q.item.position, q.left, qUtf8Printable(q.item.image.left(200)));
    if (!q.systemPrompt.isEmpty())
        printLine(q.systemPrompt + u'\n');
    printLine(q.prompt);
    return Done;
}

int takeAnswer(const Arguments &arguments, Session &session)
{
    const qint64 id = arguments.value(QStringLiteral("question")).toLongLong();
    if (id <= 0)
        return fail(arguments,
                    {ErrorKind::BadInput, QStringLiteral("--question ID is needed: manual next says it."), {}, {}});
    QFile in(arguments.value(QStringLiteral("in")));
    const bool isOpen =
        arguments.has(QStringLiteral("in")) ? in.open(QIODevice::ReadOnly) : in.open(stdin, QIODevice::ReadOnly);
    if (!isOpen)
        return fail(
            arguments,
            {ErrorKind::Io, QStringLiteral("The answer cannot be read: %1.").arg(in.errorString()), in.fileName(), {}});
    QString text = QString::fromUtf8(in.readAll());
    if (text.endsWith(u'\n'))
        text.chop(1);
    QFuture<Result<bool>> job = session.store().write<bool>(
        Change::Responses | Change::Judgements | Change::Runs,
        [&, now = session.clock().nowMs()](WriteAccess &access) { return takeManualAnswer(access, id, text, now); });
    job.waitForFinished();
    if (const Result<bool> saved = job.result(); !saved)
        return fail(arguments, saved.error());
    if (arguments.json)
        printJson(QJsonObject{{QStringLiteral("question"), id}, {QStringLiteral("characters"), text.size()}});
    return Done;
}

} // namespace

int runManual(const Arguments &arguments)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const QString act = arguments.words.value(0);
    if (act == QLatin1String("next"))
        return showNext(arguments, **session);
    if (act == QLatin1String("answer"))
        return takeAnswer(arguments, **session);
    return fail(arguments, {ErrorKind::BadInput, QStringLiteral("manual takes next or answer."), {}, {}});
}

} // namespace plumbline::cli
