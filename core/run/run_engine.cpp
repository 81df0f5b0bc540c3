// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run_engine.h"

#include <algorithm>

namespace plumbline {

RunEngine::RunEngine(ProjectStore &store, ImageLibrary &images, const Clock &clock, ChatModelFactory factory)
    : m_store(store)
    , m_images(images)
    , m_clock(clock)
    , m_factory(std::move(factory))
{
    qRegisterMetaType<plumbline::RunStatus>();
}

RunEngine::~RunEngine()
{
    qDeleteAll(m_tasks);
}

void RunEngine::start(const QString &runId, const RunOptions &options)
{
    QMetaObject::invokeMethod(this, [this, runId, options] { startHere(runId, options); });
}

Result<std::unique_ptr<RunTask>> RunEngine::makeTask(const QString &runId, const RunOptions &options)
{
    const Result<std::unique_ptr<ReadAccess>> reader = m_store.openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    const Result<std::vector<Run>> runs = (*reader)->runs().runs();
    const Result<std::vector<ModelSpec>> models = (*reader)->models().models();
    if (!runs)
        return tl::unexpected<Error>(runs.error());
    if (!models)
        return tl::unexpected<Error>(models.error());
    const auto run = std::find_if(runs->begin(), runs->end(), [&](const Run &r) { return r.id == runId; });
    if (run == runs->end())
        return failure(ErrorKind::NotFound, QStringLiteral("There is no such run."), runId);
    const auto model =
        std::find_if(models->begin(), models->end(), [&](const ModelSpec &m) { return m.id == run->modelId; });
    if (model == models->end())
        return failure(ErrorKind::NotFound, QStringLiteral("The run's model is gone."), runId);
    Result<std::unique_ptr<ChatModel>> chat = m_factory(*model);
    if (!chat)
        return tl::unexpected<Error>(chat.error());
    return std::make_unique<RunTask>(m_store, m_images, m_clock, *run, *model, std::move(*chat), options);
}

void RunEngine::startHere(const QString &runId, const RunOptions &options)
{
    if (RunTask *running = m_tasks.value(runId)) {
        running->resume();
        return;
    }
    Result<std::unique_ptr<RunTask>> made =
        m_shuttingDown ? failure(ErrorKind::Cancelled, QStringLiteral("The project is being closed."))
                       : makeTask(runId, options);
    if (!made) {
        RunStatus status;
        status.runId = runId;
        status.state = RunState::Failed;
        status.message = made.error().text();
        Q_EMIT changed(status);
        Q_EMIT ended(status);
        return;
    }
    RunTask *task = made->release();
    task->setParent(this);
    m_tasks.insert(runId, task);
    connect(task, &RunTask::changed, this, &RunEngine::changed);
    connect(task, &RunTask::ended, this, [this, runId, task](const RunStatus &status) {
        m_tasks.remove(runId);
        task->deleteLater();
        Q_EMIT ended(status);
        if (m_shuttingDown && m_tasks.isEmpty())
            Q_EMIT allEnded();
    });
    task->start();
}

void RunEngine::withTask(const QString &runId, void (RunTask::*act)())
{
    QMetaObject::invokeMethod(this, [this, runId, act] {
        if (RunTask *task = m_tasks.value(runId))
            (task->*act)();
    });
}

void RunEngine::pause(const QString &runId)
{
    withTask(runId, &RunTask::pause);
}

void RunEngine::resume(const QString &runId)
{
    withTask(runId, &RunTask::resume);
}

void RunEngine::cancel(const QString &runId)
{
    withTask(runId, &RunTask::cancel);
}

void RunEngine::shutDown()
{
    QMetaObject::invokeMethod(this, [this] {
        m_shuttingDown = true;
        if (m_tasks.isEmpty()) {
            Q_EMIT allEnded();
            return;
        }
        const QList<RunTask *> tasks = m_tasks.values(); // cancel() may end one and change the table
        for (RunTask *task : tasks)
            task->cancel();
    });
}

} // namespace plumbline
