// SPDX-License-Identifier: GPL-3.0-or-later
// The flow of a run: leasing, preparing, sending, what an answer or an error leads to. How it starts, pauses, ends and
// speaks is in run_task_states.cpp.
#include "core/run/run_task.h"

#include "core/domain/attempt.h"

#include <QRandomGenerator>

namespace plumbline {

namespace {

constexpr int kMostPrepared = 32;
constexpr qsizetype kMostPreparedBytes = 64 * 1024 * 1024;
constexpr qint64 kLongestWaitMs = 3'600'000; ///< whatever a Retry-After says
constexpr int kLongestNapMs = 60'000;

qsizetype bytesOf(const PreparedQuestion &prepared)
{
    qsizetype bytes = prepared.request.prompt.size();
    for (const ChatImage &image : prepared.request.images)
        bytes += image.bytes.size();
    return bytes;
}

} // namespace

void RunTask::pump()
{
    if (m_status.state != RunState::Running || isDraining()) {
        endIfIdle(); // whatever was just finished may have been the last that a pause or an end waits for
        return;
    }
    if (!m_writer.isStalled()) {
        sendReady();
        if (isDraining())
            return;
        prepareMore();
        const int leased = static_cast<int>(m_waitingRoom.size() + m_ready.size()) + m_preparing;
        if (leased < m_options.concurrency && !m_noMoreLeases)
            leaseMore();
    }
    endIfIdle();
}

void RunTask::sendReady()
{
    while (!m_ready.empty()) {
        const PreparedQuestion &next = m_ready.front().prepared;
        const double worst = worstCost(next);
        const Purse::Verdict verdict = m_means.purse.ask(m_means.run.id, worst);
        if (verdict == Purse::Verdict::RunCap || verdict == Purse::Verdict::ProjectCap) {
            stopForCap(verdict);
            return;
        }
        if (verdict == Purse::Verdict::Wait) {
            if (!m_poll.isActive())
                m_poll.start(); // what must be settled first may belong to another run
            return;
        }
        const int tokens = static_cast<int>(next.input.high) + m_means.run.settings.maxTokens / 4;
        const qint64 wait = m_means.gate->tryEnter(this, tokens, m_clock.nowMs());
        if (wait == EndpointGate::kFull)
            return; // `freed` brings us back
        if (wait > 0) {
            m_wake.start(static_cast<int>(std::min<qint64>(wait, kLongestNapMs)));
            return;
        }
        Ready ready = std::move(m_ready.front());
        m_ready.pop_front();
        m_readyBytes -= bytesOf(ready.prepared);
        send(std::move(ready), worst);
    }
}

void RunTask::prepareMore()
{
    const int ahead = std::clamp(m_means.gate->allowed() / 2, 2, kMostPrepared);
    while (!m_waitingRoom.empty() && m_preparing + static_cast<int>(m_ready.size()) < ahead &&
           m_readyBytes < kMostPreparedBytes) {
        Try attempt = std::move(m_waitingRoom.front());
        m_waitingRoom.pop_front();
        prepare(std::move(attempt));
    }
}

void RunTask::leaseMore()
{
    if (m_leasing)
        return;
    m_leasing = true;
    const qint64 now = m_clock.nowMs();
    auto leased = std::make_shared<std::vector<Question>>();
    m_writer.write(
        {},
        [run = m_means.run.id, owner = m_owner, n = 2 * m_options.concurrency, now, until = now + m_options.leaseMs,
         first = m_options.firstItems, leased](WriteAccess &access) -> Result<bool> {
            Result<std::vector<Question>> questions = access.runs().lease(run, owner, n, now, until, first);
            if (!questions)
                return tl::unexpected<Error>(questions.error());
            *leased = std::move(*questions);
            return true;
        },
        [this, leased](const Result<bool> &ok) {
            m_leasing = false;
            if (ok) {
                takeLeased(*leased);
                return;
            }
            stopBecause(RunState::Failed, ok.error().text());
            endIfIdle();
        });
}

void RunTask::takeLeased(const std::vector<Question> &questions)
{
    m_noMoreLeases = questions.empty();
    if (!isDraining()) {
        for (const Question &q : questions)
            m_waitingRoom.push_back({q, 0, 0});
    }
    pump();
    endIfIdle();
}

void RunTask::prepare(Try attempt)
{
    ++m_preparing;
    m_desk->prepare(attempt.question)
        .then(this, [this, epoch = m_epoch, attempt = std::move(attempt)](const Prepared &prepared) {
            --m_preparing;
            if (isDraining() || epoch != m_epoch) {
                endIfIdle();
            } else if (m_status.state != RunState::Running) {
                m_waitingRoom.push_front(attempt); // paused meanwhile: nothing new is asked
                endIfIdle();
            } else if (prepared) {
                m_readyBytes += bytesOf(*prepared);
                m_ready.push_back({attempt, *prepared});
                pump();
            } else {
                onError(attempt, prepared.error());
            }
        });
}

void RunTask::send(Ready ready, double worst)
{
    ++m_status.inFlight;
    Try &attempt = ready.attempt;
    ++attempt.attempts;
    if (attempt.attempts + attempt.refusals > 1)
        ++m_status.retried;
    m_means.purse.reserve(m_means.run.id, worst);
    Flight flight;
    flight.attempt = attempt;
    flight.imageSent = ready.prepared.imageSent;
    flight.input = ready.prepared.input;
    flight.tokens = static_cast<int>(ready.prepared.input.high) + m_means.run.settings.maxTokens / 4;
    flight.reserved = worst;
    m_means.chat->ask(ready.prepared.request, [this, flight = std::move(flight)](const ChatResult &result) {
        --m_status.inFlight;
        const int actual = result && result->inputTokens > 0 ? result->inputTokens + result->outputTokens : -1;
        if (result) {
            settle(flight, *result); // paid for: kept even when the run is being stopped
            m_means.gate->succeeded();
        } else {
            logError(flight, result.error());
            if (!isDraining())
                onError(flight.attempt, result.error());
        }
        m_means.gate->exit(this, flight.tokens, actual); // last: it lets the next one in, ours or another run's
        endIfIdle();
    });
}

double RunTask::worstCost(const PreparedQuestion &prepared) const
{
    if (!m_means.price)
        return 0;
    return m_means.price->cost(std::max(prepared.input.high, m_mostInput), m_means.run.settings.maxTokens);
}

Attempt RunTask::logRow(const Flight &flight, const std::shared_ptr<const ChatExchange> &exchange) const
{
    Attempt row;
    row.runId = m_means.run.id;
    row.questionId = flight.attempt.question.id;
    row.atMs = m_clock.nowMs();
    if (exchange) {
        row.httpStatus = exchange->httpStatus;
        row.request = exchange->request;
        row.reply = exchange->reply;
    }
    return row;
}

void RunTask::settle(const Flight &flight, const ChatReply &reply)
{
    ++m_saving;
    const qint64 now = m_clock.nowMs();
    const Question &question = flight.attempt.question;
    m_mostInput = std::max(m_mostInput, static_cast<double>(reply.inputTokens));
    if (m_means.price) {
        m_means.purse.settle(m_means.run.id, flight.reserved,
                             m_means.price->cost(reply.inputTokens, reply.outputTokens));
    }
    Attempt row = logRow(flight, reply.exchange);
    row.outcome = QStringLiteral("answered");
    row.latencyMs = reply.latencyMs;
    row.inputTokens = reply.inputTokens;
    row.outputTokens = reply.outputTokens;
    PatientWriter::Job job = [run = m_means.run, question, reply, sent = flight.imageSent, now,
                              row](WriteAccess &access) -> Result<bool> {
        const Result<bool> stored = saveAnswer(access, run, question, reply, sent, now);
        if (!stored)
            return stored;
        if (Status ok = access.attempts().log(row); !ok)
            return tl::unexpected<Error>(ok.error());
        return stored;
    };
    const Change what = m_means.run.kind == RunKind::Ask ? Change::Responses : Change::Judgements;
    m_writer.write(what | Change::Runs, std::move(job), [this](const Result<bool> &result) { saved(result); });
}

void RunTask::saved(const Result<bool> &stored)
{
    --m_saving;
    if (!stored) {
        ++m_unsaved;
        stopBecause(RunState::Failed, stored.error().text());
        endIfIdle();
        return;
    }
    if (*stored) {
        ++m_status.progress.answered;
        m_meter.answered(m_clock.nowMs());
    }
    announceSoon();
    pump();
}

void RunTask::logError(const Flight &flight, const ChatError &error)
{
    const double lost = error.mayHaveCost() ? (flight.input.low + flight.input.high) / 2 : 0;
    if (m_means.price)
        m_means.purse.settle(m_means.run.id, flight.reserved, m_means.price->cost(lost, 0));
    if (error.kind == ChatError::Kind::Cancelled)
        return;
    Attempt row = logRow(flight, error.exchange);
    row.outcome = chatErrorKindId(error.kind);
    row.text = error.text;
    if (lost > 0) {
        row.inputTokens = static_cast<int>(lost);
        row.isEstimate = true;
    }
    if (error.kind == ChatError::Kind::RateLimited)
        row.request.clear(); // there may be dozens a question, all alike
    ++m_logging;
    m_writer.write(
        {}, [row](WriteAccess &access) -> Result<bool> { return access.attempts().log(row).map([] { return true; }); },
        [this](const Result<bool> &) {
            --m_logging; // a log that cannot be written is no reason to stop: the answers will say so
            endIfIdle();
        });
}

void RunTask::onError(Try attempt, const ChatError &error)
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
    if (error.kind == ChatError::Kind::RateLimited) {
        --attempt.attempts;
        ++attempt.refusals;
        m_means.gate->refused(m_clock.nowMs(), error.retryAfterMs);
    }
    const bool again =
        error.isPassing() && attempt.attempts < m_options.mostAttempts && attempt.refusals < m_options.mostRefusals;
    if (again)
        tryAgain(std::move(attempt), error);
    else
        giveUp(attempt, error);
}

void RunTask::tryAgain(Try attempt, const ChatError &error)
{
    const double jitter = QRandomGenerator::global()->generateDouble();
    qint64 wait = 0;
    if (error.kind == ChatError::Kind::RateLimited && error.retryAfterMs >= 0) {
        // The endpoint knows better than a doubling series; a little is added so that not all come back at once.
        wait = error.retryAfterMs + m_options.backoff.delayMs(std::clamp(attempt.refusals, 1, 3), jitter);
    } else {
        wait = std::max(m_options.backoff.delayMs(std::max(1, attempt.attempts + attempt.refusals), jitter),
                        error.retryAfterMs);
    }
    ++m_waiting;
    QTimer::singleShot(static_cast<int>(std::min<qint64>(wait, kLongestWaitMs)), this,
                       [this, epoch = m_epoch, attempt = std::move(attempt)] {
                           if (epoch != m_epoch)
                               return; // given back by a pause, and no longer counted
                           --m_waiting;
                           if (!isDraining())
                               m_waitingRoom.push_front(attempt);
                           pump();
                           endIfIdle();
                       });
    pump();
}

void RunTask::giveUp(const Try &attempt, const ChatError &error)
{
    ++m_saving;
    m_writer.write(
        Change::Runs,
        [id = attempt.question.id, attempts = attempt.attempts, error](WriteAccess &access) -> Result<bool> {
            return access.runs().markFailed(id, attempts, chatErrorKindId(error.kind), error.text).map([] {
                return true;
            });
        },
        [this](const Result<bool> &marked) {
            --m_saving;
            if (!marked)
                stopBecause(RunState::Failed, marked.error().text());
            else
                ++m_status.progress.failed;
            announceSoon();
            pump();
            endIfIdle();
        });
}

} // namespace plumbline
