// SPDX-License-Identifier: GPL-3.0-or-later
// RunTask: carries one run to its end: leases questions, keeps the endpoint busy, waits when it must, and has every
// answer on disk before it counts. Ends in exactly one of done, failed, cancelled, capped. Lives on the engine thread.
#pragma once

#include "core/base/clock.h"
#include "core/domain/account.h"
#include "core/llm/chat_model.h"
#include "core/llm/endpoint_gate.h"
#include "core/run/patient_writer.h"
#include "core/run/purse.h"
#include "core/run/question_desk.h"
#include "core/run/run_meter.h"
#include "core/run/run_options.h"
#include "core/run/run_status.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>

namespace plumbline {

struct Attempt;

/// What a run works with, made by the engine.
struct RunMeans
{
    Run run;
    ModelSpec model;
    std::unique_ptr<ChatModel> chat;
    std::shared_ptr<EndpointGate> gate;
    Purse &purse;
    std::optional<ModelPrice> price;
};

class RunTask final : public QObject
{
    Q_OBJECT
public:
    RunTask(ProjectStore &store, ImageLibrary &images, const Clock &clock, RunMeans means, RunOptions options);
    ~RunTask() override;

    void start();
    /// Asks nothing new; what is in flight is waited for and kept.
    void pause();
    void resume();
    /// Breaks off what is in flight and ends; a later start asks what is missing.
    void cancel();
    /// From now on; lower limits let what is in flight finish.
    void setOptions(const RunOptions &options);

    [[nodiscard]] const RunStatus &status() const { return m_status; }

Q_SIGNALS:
    /// At most ten times a second, and at every change of state.
    void changed(const plumbline::RunStatus &status);
    /// Exactly once, last.
    void ended(const plumbline::RunStatus &status);

private:
    struct Try
    {
        Question question;
        int attempts = 0; ///< made so far
        int refusals = 0; ///< "slow down" answers so far
    };
    struct Ready
    {
        Try attempt;
        PreparedQuestion prepared;
    };
    /// A request that is under way.
    struct Flight
    {
        Try attempt;
        QString imageSent;
        int tokens = 0;      ///< estimated, input and output
        double reserved = 0; ///< worst case in money
        TokenRange input;
    };

    void pump();
    void sendReady();
    void prepareMore();
    void leaseMore();
    void takeLeased(const std::vector<Question> &questions);
    void prepare(Try attempt);
    void send(Ready ready, double worst);
    void settle(const Flight &flight, const ChatReply &reply);
    void giveUp(const Try &attempt, const ChatError &error);
    void tryAgain(Try attempt, const ChatError &error);
    void onError(Try attempt, const ChatError &error);
    void saved(const Result<bool> &stored);
    void logError(const Flight &flight, const ChatError &error);
    [[nodiscard]] Attempt logRow(const Flight &flight, const std::shared_ptr<const ChatExchange> &exchange) const;
    [[nodiscard]] double worstCost(const PreparedQuestion &prepared) const;
    void stopForCap(Purse::Verdict verdict);
    void stopBecause(RunState end, const QString &message);
    void endIfIdle();
    void releaseLeases(std::function<void()> then);
    void finish(RunState end);
    /// Leaves gate and purse; once.
    void letGo();
    void heartbeat();
    void refreshProgress();
    void setState(RunState state);
    void announceSoon();
    void announce();
    [[nodiscard]] bool isDraining() const { return m_end != RunState::Idle; }

    ProjectStore &m_store;
    const Clock &m_clock;
    RunMeans m_means;
    RunOptions m_options;
    QString m_owner;
    std::unique_ptr<ReadAccess> m_reader;
    ImageLibrary &m_images;
    std::unique_ptr<QuestionDesk> m_desk;
    PatientWriter m_writer;
    std::deque<Try> m_waitingRoom; ///< leased, not yet prepared
    std::deque<Ready> m_ready;     ///< prepared a little ahead, so that the endpoint need not wait for us
    qsizetype m_readyBytes = 0;
    int m_preparing = 0;
    int m_waiting = 0; ///< attempts that wait for their back-off
    int m_epoch = 0;   ///< moves on when our leases are given back: attempts of an earlier one are no longer ours
    int m_saving = 0;
    int m_unsaved = 0; ///< answers that arrived and could not be written in the end
    int m_logging = 0; ///< log rows being written: a pause need not wait for them, an end does
    bool m_hasLetGo = false;
    bool m_leasing = false;
    bool m_noMoreLeases = false;
    double m_mostInput = 0;          ///< largest number of input tokens that a reply told
    RunState m_end = RunState::Idle; ///< what to end as once nothing is under way; Idle: not ending
    RunStatus m_status;
    RunMeter m_meter;
    QTimer m_heartbeat;
    QTimer m_announce;
    QTimer m_poll;
    QTimer m_wake; ///< when the gate lets the next one in
};

} // namespace plumbline
