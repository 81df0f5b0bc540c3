// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/planner.h"

#include "core/run/generation_prompt.h"

#include <QSet>

namespace plumbline {

namespace {

Result<Plan> addToRun(WriteAccess &access, RunKind kind, const ModelSpec &model, const RunSettings &settings,
                      std::vector<Question> questions, qint64 nowMs)
{
    const Result<Run> run = access.runs().findOrInsert({{}, kind, model.id, settings, nowMs});
    if (!run)
        return tl::unexpected<Error>(run.error());
    for (Question &q : questions)
        q.runId = run->id;
    const Result<int> added = access.runs().addQuestions(questions);
    if (!added)
        return tl::unexpected<Error>(added.error());
    return Plan{*run, *added};
}

/// What an ask run with these settings is about: the benchmark, or the pool of the instruction generator.
Result<std::vector<Item>> itemsFor(WriteAccess &access, const RunSettings &settings)
{
    if (!isAuthorPrompt(settings.promptVersion))
        return access.items().items();
    Result<std::vector<Item>> pool = access.items().poolItems();
    const bool wantsImages = settings.promptVersion == kGenerate;
    if (pool)
        std::erase_if(*pool, [&](const Item &item) { return item.instruction.isEmpty() != wantsImages; });
    return pool;
}

Result<std::vector<Item>> within(Result<std::vector<Item>> items, const ItemScope &scope)
{
    if (items && !scope.ids.isEmpty()) {
        const QSet<QString> ids(scope.ids.cbegin(), scope.ids.cend());
        std::erase_if(*items, [&](const Item &item) { return !ids.contains(item.id); });
    }
    if (items && scope.first > 0 && items->size() > static_cast<std::size_t>(scope.first))
        items->resize(static_cast<std::size_t>(scope.first));
    return items;
}

/// What a judge run with these settings grades.
Result<std::vector<Response>> responsesFor(WriteAccess &access, const RunSettings &settings)
{
    if (settings.controls)
        return access.answers().controlResponses();
    return settings.probe.isEmpty() ? access.answers().currentResponses() : access.answers().probeResponses();
}

} // namespace

Result<Plan> planAsk(WriteAccess &access, const ModelSpec &candidate, const RunSettings &settings,
                     const ItemScope &scope, qint64 nowMs)
{
    const Result<std::vector<Item>> items = within(itemsFor(access, settings), scope);
    if (!items)
        return tl::unexpected<Error>(items.error());
    if (items->empty() && isAuthorPrompt(settings.promptVersion)) {
        return failure(ErrorKind::BadInput, QStringLiteral("There is nothing in the pool to ask about."), {},
                       settings.promptVersion == kGenerate ? QStringLiteral("Add images to it first.")
                                                           : QStringLiteral("Have instructions generated first."));
    }
    if (items->empty()) {
        return failure(ErrorKind::BadInput, QStringLiteral("The project has no items to ask about."), {},
                       QStringLiteral("Import a benchmark first."));
    }
    std::vector<Question> questions;
    for (const Item &item : *items) {
        for (int repeat = 0; repeat < settings.repeats; ++repeat) {
            Question q;
            q.revisionId = item.revisionId;
            q.repeat = repeat;
            questions.push_back(q);
        }
    }
    return addToRun(access, RunKind::Ask, candidate, settings, std::move(questions), nowMs);
}

Result<Plan> planJudge(WriteAccess &access, const ModelSpec &judge, const RunSettings &settings,
                       const QStringList &candidateIds, const ItemScope &scope, qint64 nowMs)
{
    const Result<std::vector<Item>> items = within(access.items().items(), scope);
    if (!items)
        return tl::unexpected<Error>(items.error());
    const Result<std::vector<Response>> responses = responsesFor(access, settings);
    if (!responses)
        return tl::unexpected<Error>(responses.error());
    QSet<QString> revisions;
    for (const Item &item : *items) {
        if (!item.components.empty()) // a draft has nothing to grade yet
            revisions.insert(item.revisionId);
    }

    std::vector<Question> questions;
    for (const Response &response : *responses) {
        const bool wanted = candidateIds.isEmpty() || candidateIds.contains(response.candidateId);
        const bool gradable = response.state != ResponseState::Failed && response.state != ResponseState::Empty &&
                              response.state != ResponseState::NotGiven;
        if (!wanted || !gradable || !revisions.contains(response.revisionId))
            continue;
        for (int repeat = 0; repeat < settings.repeats; ++repeat) {
            Question q;
            q.revisionId = response.revisionId;
            q.responseId = response.id;
            q.repeat = repeat;
            questions.push_back(q);
        }
    }
    if (questions.empty()) {
        if (settings.controls) {
            return failure(ErrorKind::BadInput, QStringLiteral("There are no control questions to judge."), {},
                           QStringLiteral("Make some first."));
        }
        return failure(ErrorKind::BadInput, QStringLiteral("There are no responses to judge."), {},
                       QStringLiteral("Ask a candidate, or import responses first."));
    }
    return addToRun(access, RunKind::Judge, judge, settings, std::move(questions), nowMs);
}

} // namespace plumbline
