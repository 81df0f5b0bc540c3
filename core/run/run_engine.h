// SPDX-License-Identifier: GPL-3.0-or-later
// RunEngine: starts runs of one project and speaks for them. Lives on the engine thread; every slot may be called from
// any thread (it is queued), every signal arrives queued elsewhere.
#pragma once

#include "core/run/run_task.h"

#include <QHash>

#include <functional>

namespace plumbline {

/// Makes the means to ask a model, or says why it cannot be asked (no endpoint, key variable unset).
using ChatModelFactory = std::function<Result<std::unique_ptr<ChatModel>>(const ModelSpec &)>;

class RunEngine final : public QObject
{
    Q_OBJECT
public:
    RunEngine(ProjectStore &store, ImageLibrary &images, const Clock &clock, ChatModelFactory factory);
    ~RunEngine() override;

    void start(const QString &runId, const RunOptions &options);
    /// With the options that were remembered for it.
    void goOn(const QString &runId);
    void pause(const QString &runId);
    void resume(const QString &runId);
    void cancel(const QString &runId);
    /// New limits and cap for a run under way; nothing happens where it does not run.
    void setOptions(const QString &runId, const RunOptions &options);
    /// Cancels everything; `allEnded` follows once each run has ended (at once where none runs).
    void shutDown();

Q_SIGNALS:
    void changed(const plumbline::RunStatus &status);
    void ended(const plumbline::RunStatus &status);
    void allEnded();

private:
    void startHere(const QString &runId, const RunOptions &options);
    [[nodiscard]] Result<std::unique_ptr<RunTask>> makeTask(const QString &runId, const RunOptions &options);
    [[nodiscard]] std::shared_ptr<EndpointGate> gateOf(const Endpoint &endpoint, const RunOptions &options);
    void withTask(const QString &runId, void (RunTask::*act)());

    ProjectStore &m_store;
    ImageLibrary &m_images;
    const Clock &m_clock;
    ChatModelFactory m_factory;
    QHash<QString, RunTask *> m_tasks;
    QHash<QString, std::weak_ptr<EndpointGate>> m_gates; ///< by endpoint
    Purse m_purse;
    bool m_shuttingDown = false;
};

} // namespace plumbline
