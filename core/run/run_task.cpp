// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run_task.h"

#include "core/run/lease_owner.h"

#include <QRandomGenerator>

namespace plumbline {

namespace {

constexpr int kAnnounceMs = 100;
constexpr int kPollMs = 1000; ///< how often to look whether another worker gave questions back
constexpr qint64 kRateWindowMs = 10'000;
constexpr int kRefusalsForSilence = 3;
constexpr qint64 kLongestWaitMs = 3'600'000; ///< whatever a Retry-After says

} // namespace

RunTask::RunTask(ProjectStore &store, ImageLibrary &images, const Clock &clock, Run run, ModelSpec model,
                 std::unique_ptr<ChatModel> chat, RunOptions options)
    : m_store(store)
    , m_clock(clock)
    , m_run(std::move(run))
    , m_chat(std::move(chat))
    , m_options(options)
    , m_owner(newLeaseOwner())
    , m_model(std::move(model))
    , m_images(images)
    , m_throttle(options.concurrency)
{
    m_status.runId = m_run.id;
    m_heartbeat.setInterval(static_cast<int>(m_options.leaseMs / 3));
    m_announce.setInterval(kAnnounceMs);
    m_announce.setSingleShot(true);
    m_poll.setInterval(kPollMs);
    m_poll.setSingleShot(true);
    connect(&m_announce, &QTimer::timeout, this, &RunTask::announce);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        m_noMoreLeases = false;
        pump();
    });
    connect(&m_heartbeat, &QTimer::timeout, this, [this] {
        m_store.write<bool>({}, [owner = m_owner, until = m_clock.nowMs() + m_options.leaseMs](WriteAccess &access) {
            return access.runs().renewLeases(owner, until).map([] { return true; });
        });
    });
}

RunTask::~RunTask() = default;

void RunTask::start()
{
    Result<std::unique_ptr<ReadAccess>> reader = m_store.openReader();
    if (!reader) {
        m_status.message = reader.error().text();
        finish(RunState::Failed);
        return;
    }
    m_reader = std::move(*reader);
    m_desk = std::make_unique<QuestionDesk>(*m_reader, m_images, m_model, m_run);
    setState(RunState::Running);
    m_heartbeat.start();
    m_leasing = true;
    m_store
        .write<int>(
            Change::Runs,
            [run = m_run.id](WriteAccess &access) { return access.runs().reclaimLeases(run, &leaseOwnerIsGone); })
        .then(this, [this](const Result<int> &reclaimed) {
            m_leasing = false;
            if (!reclaimed) {
                stopBecause(RunState::Failed, reclaimed.error().text());
                endIfIdle();
                return;
            }
            refreshProgress();
            pump();
        });
}

void RunTask::pause()
{
    if (m_status.state != RunState::Running)
        return;
    setState(RunState::Pausing);
    endIfIdle();
}

void RunTask::resume()
{
    if (m_status.state != RunState::Paused && m_status.state != RunState::Pausing)
        return;
    m_status.message.clear();
    m_noMoreLeases = false;
    setState(RunState::Running);
    m_heartbeat.start();
    pump();
}

void RunTask::cancel()
{
    stopBecause(RunState::Cancelled, QStringLiteral("Cancelled; starting again asks only what is missing."));
}

void RunTask::stopBecause(RunState end, const QString &message)
{
    if (isDraining() || isTerminal(m_status.state))
        return;
    m_end = end;
    m_status.message = message;
    m_ready.clear();
    if (m_chat)
        m_chat->cancelAll();
    endIfIdle();
}

void RunTask::pump()
{
    if (m_status.state != RunState::Running || isDraining()) {
        endIfIdle(); // whatever was just finished may have been the last that a pause or an end waits for
        return;
    }
    const qint64 now = m_clock.nowMs();
    if (now < m_notBeforeMs) {
        QTimer::singleShot(static_cast<int>(std::min<qint64>(m_notBeforeMs - now, 60'000)), this, &RunTask::pump);
        return;
    }
    while (!m_ready.empty() && m_preparing + m_status.inFlight < m_throttle.allowed()) {
        Attempt attempt = std::move(m_ready.front());
        m_ready.pop_front();
        prepare(std::move(attempt));
    }
    if (static_cast<int>(m_ready.size()) < m_options.concurrency && !m_noMoreLeases)
        leaseMore();
    endIfIdle();
}

void RunTask::leaseMore()
{
    if (m_leasing)
        return;
    m_leasing = true;
    const qint64 now = m_clock.nowMs();
    m_store
        .write<std::vector<Question>>(
            {}, [run = m_run.id, owner = m_owner, n = 2 * m_options.concurrency, now, until = now + m_options.leaseMs,
                 first = m_options.firstItems](
                    WriteAccess &access) { return access.runs().lease(run, owner, n, now, until, first); })
        .then(this, [this](const Result<std::vector<Question>> &questions) {
            m_leasing = false;
            if (questions) {
                takeLeased(*questions);
                return;
            }
            stopBecause(RunState::Failed, questions.error().text());
            endIfIdle();
        });
}

void RunTask::takeLeased(const std::vector<Question> &questions)
{
    m_noMoreLeases = questions.empty();
    if (!isDraining()) {
        for (const Question &q : questions)
            m_ready.push_back({q, 0, 0});
    }
    pump();
    endIfIdle();
}

void RunTask::prepare(Attempt attempt)
{
    ++m_preparing;
    m_desk->prepare(attempt.question).then(this, [this, attempt = std::move(attempt)](const Prepared &prepared) {
        --m_preparing;
        if (!isDraining() && m_status.state != RunState::Running)
            m_ready.push_front(attempt); // paused meanwhile: nothing new is asked
        if (isDraining() || m_status.state != RunState::Running)
            endIfIdle();
        else if (prepared)
            send(attempt, *prepared);
        else
            onError(attempt, prepared.error());
    });
}

void RunTask::send(Attempt attempt, const PreparedQuestion &prepared)
{
    ++m_status.inFlight;
    ++attempt.attempts;
    if (attempt.attempts + attempt.refusals > 1)
        ++m_status.retried;
    m_chat->ask(prepared.request,
                [this, attempt = std::move(attempt), imageSent = prepared.imageSent](const ChatResult &result) {
                    --m_status.inFlight;
                    if (result)
                        settle(attempt, *result, imageSent); // paid for: kept even when the run is being stopped
                    else if (isDraining())
                        endIfIdle();
                    else
                        onError(attempt, result.error());
                });
}

void RunTask::settle(const Attempt &attempt, const ChatReply &reply, const QString &imageSent)
{
    m_throttle.succeeded();
    m_refusedInRow = 0;
    ++m_saving;
    const qint64 now = m_clock.nowMs();
    const qint64 question = attempt.question.id;
    QFuture<Result<bool>> stored;
    if (m_run.kind == RunKind::Ask) {
        stored = m_store.write<bool>(Change::Responses | Change::Runs,
                                     [r = m_desk->responseOf(attempt.question, reply, imageSent, now),
                                      question](WriteAccess &access) { return access.answers().save(r, question); });
    } else {
        stored = m_store.write<bool>(Change::Judgements | Change::Runs,
                                     [j = m_desk->judgementOf(attempt.question, reply, imageSent, now),
                                      question](WriteAccess &access) { return access.answers().save(j, question); });
    }
    stored.then(this, [this](const Result<bool> &result) { saved(result); });
    pump();
}

void RunTask::saved(const Result<bool> &stored)
{
    --m_saving;
    if (!stored) {
        stopBecause(RunState::Failed, stored.error().text());
        endIfIdle();
        return;
    }
    if (*stored) {
        ++m_status.progress.answered;
        m_answerTimes.push_back(m_clock.nowMs());
    }
    if (!m_announce.isActive())
        m_announce.start();
    pump();
    endIfIdle();
}

void RunTask::onError(Attempt attempt, const ChatError &error)
{
    if (error.kind == ChatError::Kind::Cancelled) {
        endIfIdle();
        return;
    }
    if (error.stopsRun()) {
        stopBecause(RunState::Failed,
                    error.text +
                        QStringLiteral(" Nothing that was answered is lost; start again when this is mended."));
        return;
    }
    const bool slowDown = error.kind == ChatError::Kind::RateLimited;
    if (slowDown) {
        --attempt.attempts;
        ++attempt.refusals;
        m_throttle.refused(m_clock.nowMs());
        // One refusal holds back its question; several in a row say that the endpoint wants silence from all of us.
        if (++m_refusedInRow >= kRefusalsForSilence && error.retryAfterMs > 0)
            m_notBeforeMs = std::max(m_notBeforeMs, m_clock.nowMs() + error.retryAfterMs);
    }
    const bool again =
        error.isPassing() && attempt.attempts < m_options.mostAttempts && attempt.refusals < m_options.mostRefusals;
    if (again)
        tryAgain(std::move(attempt), error);
    else
        giveUp(attempt, error);
}

void RunTask::tryAgain(Attempt attempt, const ChatError &error)
{
    const int made = std::max(1, attempt.attempts + attempt.refusals);
    const qint64 wait =
        std::max(m_options.backoff.delayMs(made, QRandomGenerator::global()->generateDouble()), error.retryAfterMs);
    ++m_waiting;
    QTimer::singleShot(static_cast<int>(std::min<qint64>(wait, kLongestWaitMs)), this,
                       [this, epoch = m_epoch, attempt = std::move(attempt)] {
                           if (epoch != m_epoch)
                               return; // given back by a pause, and no longer counted
                           --m_waiting;
                           if (!isDraining())
                               m_ready.push_front(attempt);
                           pump();
                           endIfIdle();
                       });
    pump();
}

void RunTask::giveUp(const Attempt &attempt, const ChatError &error)
{
    ++m_saving;
    m_store
        .write<bool>(Change::Runs,
                     [id = attempt.question.id, attempts = attempt.attempts, error](WriteAccess &access) {
                         return access.runs().markFailed(id, attempts, chatErrorKindId(error.kind), error.text).map([] {
                             return true;
                         });
                     })
        .then(this, [this](const Result<bool> &marked) {
            --m_saving;
            if (!marked)
                stopBecause(RunState::Failed, marked.error().text());
            else
                ++m_status.progress.failed;
            if (!m_announce.isActive())
                m_announce.start();
            pump();
            endIfIdle();
        });
}

void RunTask::endIfIdle()
{
    if (isTerminal(m_status.state) || m_preparing > 0 || m_status.inFlight > 0 || m_saving > 0 || m_leasing)
        return;
    if (isDraining()) {
        const RunState end = m_end;
        m_leasing = true; // nothing else starts while the leases go back
        m_store
            .write<int>(Change::Runs,
                        [owner = m_owner](WriteAccess &access) { return access.runs().releaseLeases(owner); })
            .then(this, [this, end](const Result<int> &) {
                // Where even this fails (disk full) the leases run out by themselves.
                m_leasing = false;
                refreshProgress();
                finish(end);
            });
        return;
    }
    if (m_status.state == RunState::Pausing) {
        m_heartbeat.stop();
        m_ready.clear();
        m_waiting = 0;
        ++m_epoch;
        m_leasing = true;
        m_store
            .write<int>(Change::Runs,
                        [owner = m_owner](WriteAccess &access) { return access.runs().releaseLeases(owner); })
            .then(this, [this](const Result<int> &) {
                m_leasing = false;
                if (m_status.state == RunState::Pausing)
                    setState(RunState::Paused);
                pump(); // resumed meanwhile: the leases have to be taken anew
            });
        return;
    }
    if (m_status.state != RunState::Running || !m_ready.empty() || m_waiting > 0 || !m_noMoreLeases)
        return;
    refreshProgress();
    // With a limit the rest of the run stays queued; what others hold may still come back to us.
    if (m_status.progress.open() == 0 || (m_options.firstItems > 0 && m_status.progress.leased == 0))
        finish(RunState::Done);
    else if (!m_poll.isActive())
        m_poll.start(); // another worker holds the rest: wait for what it gives back
}

void RunTask::finish(RunState end)
{
    if (isTerminal(m_status.state))
        return;
    m_heartbeat.stop();
    m_poll.stop();
    setState(end);
    Q_EMIT ended(m_status);
}

void RunTask::refreshProgress()
{
    if (!m_reader)
        return;
    if (const Result<RunProgress> progress = m_reader->runs().progress(m_run.id))
        m_status.progress = *progress;
}

void RunTask::setState(RunState state)
{
    m_status.state = state;
    announce();
}

void RunTask::announce()
{
    const qint64 now = m_clock.nowMs();
    while (!m_answerTimes.empty() && now - m_answerTimes.front() > kRateWindowMs)
        m_answerTimes.pop_front();
    RunProgress &p = m_status.progress;
    p.leased = static_cast<int>(m_ready.size()) + m_preparing + m_status.inFlight + m_waiting;
    p.queued = std::max(0, p.total - p.answered - p.failed - p.leased);
    m_status.perSecond = 0;
    m_status.etaMs = -1;
    if (m_answerTimes.size() >= 2) {
        const double seconds = static_cast<double>(std::max<qint64>(1, now - m_answerTimes.front())) / 1000.0;
        m_status.perSecond = static_cast<double>(m_answerTimes.size()) / seconds;
        m_status.etaMs = static_cast<qint64>(1000.0 * p.open() / m_status.perSecond);
    }
    Q_EMIT changed(m_status);
}

} // namespace plumbline
