// SPDX-License-Identifier: GPL-3.0-or-later
// RunFixture: a project, a scripted server and an engine between them, all on the test's own thread.
#pragma once

#include "core/base/clock.h"
#include "core/llm/http_chat_model.h"
#include "core/llm/openai_chat_format.h"
#include "core/run/planner.h"
#include "core/run/run_engine.h"
#include "tests/support/project.h"
#include "tests/support/scripted_server.h"

#include <QTemporaryDir>

namespace plumbline::test {

/// One engine on a project file, with what it needs, and everything that it said.
class Engine
{
public:
    Engine(ProjectStore &store, const QString &cache, const QString &key = {})
        : images(cache, FetchLimits{2000, 1'000'000, 3}, true)
        , engine(store, images, m_clock, [key](const ModelSpec &model) -> Result<std::unique_ptr<ChatModel>> {
            return std::unique_ptr<ChatModel>(
                new HttpChatModel(std::make_unique<OpenAiChatFormat>(), model.endpoint.url, key, 20'000));
        })
    {
        QObject::connect(&engine, &RunEngine::changed, &engine, [this](const RunStatus &status) {
            last = status;
            if (onChanged)
                onChanged(status);
        });
        QObject::connect(&engine, &RunEngine::ended, &engine,
                         [this](const RunStatus &status) { ended.push_back(status); });
    }
    ~Engine()
    {
        bool all = false;
        QObject::connect(&engine, &RunEngine::allEnded, &engine, [&all] { all = true; });
        engine.shutDown();
        if (!QTest::qWaitFor([&all] { return all; }, 10'000))
            qWarning("the engine did not end its runs");
    }

    ImageLibrary images;
    RunEngine engine;
    RunStatus last;
    std::vector<RunStatus> ended;
    std::function<void(const RunStatus &)> onChanged;

private:
    SystemClock m_clock;
};

class RunFixture
{
public:
    explicit RunFixture(ScriptedServer::Script script, std::vector<Item> projectItems)
        : server(std::move(script))
        , items(std::move(projectItems))
        , path(dir.filePath(QStringLiteral("p.plumb")))
        , store(must(createSqliteProject(path)))
    {
        options.concurrency = 4;
        options.backoff = {5, 50};
        insertItems(*store, items);
        ModelSpec model;
        model.name = QStringLiteral("C");
        model.endpoint = {QStringLiteral("openai-chat"), server.url(), QStringLiteral("c"), {}};
        run = must(writeNow<Plan>(*store, [&](WriteAccess &access) -> Result<Plan> {
                  candidate = *access.models().upsert(model, 1);
                  return planAsk(access, candidate, {}, 0, 1);
              })).run;
    }
    /// Questions for a judge "j" on the same server.
    [[nodiscard]] Plan planJudging(const RunSettings &settings)
    {
        ModelSpec judge;
        judge.role = ModelRole::Judge;
        judge.name = QStringLiteral("J");
        judge.endpoint = {QStringLiteral("openai-chat"), server.url(), QStringLiteral("j"), {}};
        return must(writeNow<Plan>(*store, [&](WriteAccess &access) -> Result<Plan> {
            return planJudge(access, *access.models().upsert(judge, 1), settings, {}, 0, 1);
        }));
    }
    [[nodiscard]] QString cache() const { return dir.filePath(QStringLiteral("cache")); }
    [[nodiscard]] std::unique_ptr<Engine> engine(const QString &key = {})
    {
        return std::make_unique<Engine>(*store, cache(), key);
    }
    [[nodiscard]] std::unique_ptr<ReadAccess> reader() const { return must(store->openReader()); }
    [[nodiscard]] RunProgress progress() const { return must(reader()->runs().progress(run.id)); }
    [[nodiscard]] std::vector<Response> responses() const { return must(reader()->answers().currentResponses()); }
    /// How often the server was asked in full for this item.
    [[nodiscard]] int askedFor(const Item &item) const
    {
        return static_cast<int>(std::count_if(server.requests.begin(), server.requests.end(),
                                              [&](const ServedRequest &r) { return r.prompt() == item.instruction; }));
    }

    QTemporaryDir dir;
    ScriptedServer server;
    std::vector<Item> items;
    QString path;
    std::unique_ptr<ProjectStore> store;
    ModelSpec candidate;
    Run run;
    RunOptions options;
};

/// The answer to a question is its own text, so that a mix-up would show.
inline ScriptedReply echo(const ServedRequest &request, int delayMs = 0)
{
    return {delayMs, 200, {}, chatBody(u"Re: " + request.prompt())};
}

} // namespace plumbline::test
