// SPDX-License-Identifier: GPL-3.0-or-later
// RunTask: carries one run to its end: leases questions, keeps the endpoint busy, waits when it must, and has every
// answer on disk before it counts. Ends in exactly one of done, failed, cancelled. Lives on the engine thread.
#pragma once

#include "core/base/clock.h"
#include "core/llm/chat_model.h"
#include "core/run/backoff.h"
#include "core/run/question_desk.h"
#include "core/run/run_status.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>

namespace plumbline {

struct RunOptions
{
    int firstItems = 0;    ///< ask only about that many first items; 0: all
    int concurrency = 8;   ///< most requests in flight, 1..256
    int mostAttempts = 6;  ///< per question, for passing errors other than "slow down"
    int mostRefusals = 60; ///< per question, for "slow down"
    Backoff backoff;
    qint64 leaseMs = 60'000; ///< renewed every third of it
};

class RunTask final : public QObject
{
    Q_OBJECT
public:
    RunTask(ProjectStore &store, ImageLibrary &images, const Clock &clock, Run run, ModelSpec model,
            std::unique_ptr<ChatModel> chat, RunOptions options);
    ~RunTask() override;

    void start();
    /// Asks nothing new; what is in flight is waited for and kept.
    void pause();
    void resume();
    /// Breaks off what is in flight and ends; a later start asks what is missing.
    void cancel();

    [[nodiscard]] const RunStatus &status() const { return m_status; }

Q_SIGNALS:
    /// At most ten times a second, and at every change of state.
    void changed(const plumbline::RunStatus &status);
    /// Exactly once, last.
    void ended(const plumbline::RunStatus &status);

private:
    struct Attempt
    {
        Question question;
        int attempts = 0; ///< made so far
        int refusals = 0; ///< "slow down" answers so far
    };

    void pump();
    void leaseMore();
    void takeLeased(const std::vector<Question> &questions);
    void prepare(Attempt attempt);
    void send(Attempt attempt, const PreparedQuestion &prepared);
    void settle(const Attempt &attempt, const ChatReply &reply, const QString &imageSent);
    void giveUp(const Attempt &attempt, const ChatError &error);
    void tryAgain(Attempt attempt, const ChatError &error);
    void onError(Attempt attempt, const ChatError &error);
    void saved(const Result<bool> &stored);
    void stopBecause(RunState end, const QString &message);
    void endIfIdle();
    void finish(RunState end);
    void refreshProgress();
    void setState(RunState state);
    void announce();
    [[nodiscard]] bool isDraining() const { return m_end != RunState::Idle; }

    ProjectStore &m_store;
    const Clock &m_clock;
    Run m_run;
    std::unique_ptr<ChatModel> m_chat;
    RunOptions m_options;
    QString m_owner;
    std::unique_ptr<ReadAccess> m_reader;
    ModelSpec m_model;
    ImageLibrary &m_images;
    std::unique_ptr<QuestionDesk> m_desk;
    Throttle m_throttle;
    std::deque<Attempt> m_ready;
    int m_preparing = 0;
    int m_waiting = 0; ///< attempts that wait for their back-off
    int m_epoch = 0;   ///< moves on when our leases are given back: attempts of an earlier one are no longer ours
    int m_saving = 0;
    bool m_leasing = false;
    bool m_noMoreLeases = false;
    int m_refusedInRow = 0;          ///< "slow down" answers since the last success
    qint64 m_notBeforeMs = 0;        ///< the endpoint asked for silence until then
    RunState m_end = RunState::Idle; ///< what to end as once nothing is under way; Idle: not ending
    RunStatus m_status;
    std::deque<qint64> m_answerTimes;
    QTimer m_heartbeat;
    QTimer m_announce;
    QTimer m_poll;
};

} // namespace plumbline
