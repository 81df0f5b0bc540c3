// SPDX-License-Identifier: GPL-3.0-or-later
// Small projects for tests: items made by hand, jobs that are waited for. Waits block the calling thread, which must
// not be the writer's.
#pragma once

#include "core/base/ids.h"
#include "core/store/sql/sqlite_project.h"

#include <QTest>

#include <functional>

namespace plumbline::test {

/// The value of a result, or a message with its error and a crash of the test program: for steps that only prepare.
template <class T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qUtf8Printable(result.error().text()));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// Runs a write job and waits for its commit.
template <class T>
Result<T> writeNow(ProjectStore &store, std::function<Result<T>(WriteAccess &)> job, Changes changes = {})
{
    QFuture<Result<T>> future = store.write<T>(changes, std::move(job));
    future.waitForFinished();
    return future.result();
}

/// The same for jobs that give a Status.
inline Status writeStatus(ProjectStore &store, std::function<Status(WriteAccess &)> job, Changes changes = {})
{
    return writeNow<bool>(
               store, [job = std::move(job)](WriteAccess &access) { return job(access).map([] { return true; }); },
               changes)
        .map([](bool) {});
}

/// Item `number` with two components worth 4 and 6 points; its image is a data URI unless another is given.
inline Item makeItem(int number,
                     const QString &image = QStringLiteral(
                         "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
                         "YPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="))
{
    Item item;
    item.id = newId();
    item.revisionId = newId();
    item.position = number;
    item.image = image;
    item.instruction = QStringLiteral("Describe picture %1 in one sentence, in the first person.").arg(number);
    item.level = QStringLiteral("basic");
    item.components = {
        {QStringLiteral("Describe picture %1 in one sentence").arg(number), QStringLiteral("describe"), 4},
        {QStringLiteral("in the first person"), QStringLiteral("perspective"), 6}};
    return item;
}

inline std::vector<Item> makeItems(int count)
{
    std::vector<Item> items;
    for (int i = 0; i < count; ++i)
        items.push_back(makeItem(i));
    return items;
}

inline void insertItems(ProjectStore &store, const std::vector<Item> &items)
{
    must(writeStatus(
        store,
        [&items](WriteAccess &access) -> Status {
            for (const Item &item : items) {
                if (Status ok = access.items().insert(item, 1000); !ok)
                    return ok;
            }
            return {};
        },
        Change::Items));
}

inline ModelSpec addModel(ProjectStore &store, ModelRole role, const QString &name, const Endpoint &endpoint = {})
{
    ModelSpec model;
    model.role = role;
    model.name = name;
    model.endpoint = endpoint;
    return must(writeNow<ModelSpec>(store, [&](WriteAccess &access) { return access.models().upsert(model, 1000); }));
}

inline Response makeResponse(const Item &item, const ModelSpec &candidate, const QString &text)
{
    Response r;
    r.id = newId();
    r.revisionId = item.revisionId;
    r.candidateId = candidate.id;
    r.text = text;
    r.createdMs = 2000;
    return r;
}

inline Judgement makeJudgement(const Response &response, const ModelSpec &judge, const QString &reply)
{
    Judgement j;
    j.id = newId();
    j.responseId = response.id;
    j.judgeId = judge.id;
    j.reply = reply;
    j.promptVersion = QStringLiteral("miabench-v1");
    j.createdMs = 3000;
    return j;
}

} // namespace plumbline::test
