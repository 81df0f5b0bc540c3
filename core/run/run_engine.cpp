// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run_engine.h"

#include "core/run/run_facts.h"

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
    // Those that have ended and wait for their deletion, too: they refer to what we own.
    qDeleteAll(findChildren<RunTask *>(QString(), Qt::FindDirectChildrenOnly));
}

void RunEngine::start(const QString &runId, const RunOptions &options)
{
    QMetaObject::invokeMethod(this, [this, runId, options] { startHere(runId, options); });
}

std::shared_ptr<EndpointGate> RunEngine::gateOf(const Endpoint &endpoint, const RunOptions &options)
{
    const QString name = QStringList{endpoint.wire, endpoint.url, endpoint.keyEnv}.join(u'\n');
    std::shared_ptr<EndpointGate> gate = m_gates.value(name).lock();
    if (!gate) {
        gate = std::make_shared<EndpointGate>(options.limits());
        m_gates.insert(name, gate);
    }
    return gate;
}

Result<std::unique_ptr<RunTask>> RunEngine::makeTask(const QString &runId, const RunOptions &options)
{
    const Result<std::unique_ptr<ReadAccess>> reader = m_store.openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    const Result<RunFacts> facts = readRunFacts(**reader, runId);
    if (!facts)
        return tl::unexpected<Error>(facts.error());
    const Result<SpendingFacts> spending = readSpending(**reader, runId);
    if (!spending)
        return tl::unexpected<Error>(spending.error());
    const bool isCapped = options.cap || spending->projectCap;
    if (isCapped && !spending->price && facts->model.endpoint.wire != QLatin1String("recorded")) {
        return failure(ErrorKind::BadInput,
                       QStringLiteral("There is a cap, but no price for “%1”.").arg(facts->model.endpoint.model), {},
                       QStringLiteral("Give its price (plumbline-cli prices, or Prices on the Runs page), or take the "
                                      "cap away."));
    }
    Result<std::unique_ptr<ChatModel>> chat = m_factory(facts->model);
    if (!chat)
        return tl::unexpected<Error>(chat.error());
    if (const QString objection = (*chat)->objection(sampleRequest(facts->run.settings)); !objection.isEmpty())
        return failure(ErrorKind::BadInput, objection, facts->model.name);
    m_purse.setProject(spending->projectSpent, spending->projectCap);
    m_purse.openRun(runId, spending->runSpent, options.cap);
    return std::make_unique<RunTask>(m_store, m_images, m_clock,
                                     RunMeans{facts->run, facts->model, std::move(*chat),
                                              gateOf(facts->model.endpoint, options), m_purse, spending->price},
                                     options);
}

void RunEngine::setOptions(const QString &runId, const RunOptions &options)
{
    QMetaObject::invokeMethod(this, [this, runId, options] {
        RunTask *task = m_tasks.value(runId);
        if (!task)
            return;
        task->setOptions(options);
        m_purse.setCap(runId, options.cap);
    });
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

void RunEngine::goOn(const QString &runId)
{
    QMetaObject::invokeMethod(this, [this, runId] {
        RunOptions options;
        if (const Result<std::unique_ptr<ReadAccess>> reader = m_store.openReader()) {
            if (const Result<RunOptions> recalled = recalledRunOptions((*reader)->settings(), runId, options))
                options = *recalled;
        }
        startHere(runId, options);
    });
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
