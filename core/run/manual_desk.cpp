// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/manual_desk.h"

#include "core/run/generation_prompt.h"
#include "core/run/judge_prompt.h"
#include "core/run/probe_image.h"
#include "core/run/question_desk.h"

#include <QSysInfo>

#include <algorithm>

namespace plumbline {

namespace {

constexpr qint64 kLeaseMs = 3'600'000;

QString owner()
{
    return QStringLiteral("manual/") + QSysInfo::machineHostName();
}

Result<QString> promptOf(WriteAccess &access, const Run &run, const Question &question, const Item &item)
{
    if (run.kind == RunKind::Ask)
        return askPrompt(run.settings.promptVersion, item);
    const Result<std::optional<Response>> response = access.answers().response(question.responseId);
    if (!response)
        return tl::unexpected<Error>(response.error());
    if (!*response)
        return failure(ErrorKind::NotFound, QStringLiteral("The response to judge is not in the project."));
    return judgePrompt(run.settings.promptVersion, item, (*response)->text).map([](const JudgePrompt &p) {
        return p.text;
    });
}

} // namespace

Result<std::optional<ManualQuestion>> nextManualQuestion(WriteAccess &access, const Run &run, int skip, qint64 nowMs)
{
    if (const Result<int> back = access.runs().releaseLeases(owner()); !back)
        return tl::unexpected<Error>(back.error());
    const Result<std::vector<Question>> leased =
        access.runs().lease(run.id, owner(), skip + 1, nowMs, nowMs + kLeaseMs);
    if (!leased)
        return tl::unexpected<Error>(leased.error());
    if (leased->empty())
        return std::optional<ManualQuestion>();
    // Rows come back in no promised order.
    std::vector<Question> questions = *leased;
    std::sort(questions.begin(), questions.end(), [](const Question &a, const Question &b) { return a.id < b.id; });
    ManualQuestion next;
    next.question = questions.back();
    std::vector<qint64> others;
    for (std::size_t i = 0; i + 1 < questions.size(); ++i)
        others.push_back(questions[i].id);
    if (Status ok = access.runs().release(owner(), others); !ok)
        return tl::unexpected<Error>(ok.error());
    Result<Item> item = access.items().revision(next.question.revisionId);
    if (!item)
        return tl::unexpected<Error>(item.error());
    next.item = std::move(*item);
    if (run.kind == RunKind::Ask && !run.settings.probe.isEmpty()) {
        const Result<std::vector<Item>> all = access.items().items();
        if (!all)
            return tl::unexpected<Error>(all.error());
        if (const Status shown = showProbeImage(next.item, run.settings.probe, *all); !shown)
            return tl::unexpected<Error>(shown.error());
    }
    next.systemPrompt = run.settings.systemPrompt;
    Result<QString> prompt = promptOf(access, run, next.question, next.item);
    if (!prompt)
        return tl::unexpected<Error>(prompt.error());
    next.prompt = std::move(*prompt);
    const Result<RunProgress> progress = access.runs().progress(run.id);
    if (!progress)
        return tl::unexpected<Error>(progress.error());
    next.left = progress->open();
    return std::optional<ManualQuestion>(std::move(next));
}

Result<bool> takeManualAnswer(WriteAccess &access, qint64 questionId, const QString &text, qint64 nowMs)
{
    if (text.trimmed().isEmpty()) {
        return failure(ErrorKind::BadInput, QStringLiteral("The answer is empty."), {},
                       QStringLiteral("Paste what the model said."));
    }
    const Result<std::optional<Question>> question = access.runs().question(questionId);
    if (!question)
        return tl::unexpected<Error>(question.error());
    const Result<std::vector<Run>> runs = access.runs().runs();
    if (!runs)
        return tl::unexpected<Error>(runs.error());
    if (!*question)
        return failure(ErrorKind::NotFound, QStringLiteral("There is no question %1.").arg(questionId));
    const auto run = std::find_if(runs->begin(), runs->end(), [&](const Run &r) { return r.id == (*question)->runId; });
    if (run == runs->end())
        return failure(ErrorKind::NotFound, QStringLiteral("The question's run is gone."));
    ChatReply reply;
    reply.text = text;
    reply.finishReason = QStringLiteral("manual");
    const Result<bool> saved = saveAnswer(access, *run, **question, reply, QString(), nowMs);
    if (saved && !*saved)
        return failure(ErrorKind::BadInput, QStringLiteral("Question %1 is answered already.").arg(questionId));
    return saved;
}

} // namespace plumbline
