// SPDX-License-Identifier: GPL-3.0-or-later
// How a run starts, pauses, ends and speaks. The flow of its questions is in run_task.cpp.
#include "core/run/lease_owner.h"
#include "core/run/run_facts.h"
#include "core/run/run_task.h"

#include <utility>

namespace plumbline {

namespace {
constexpr int kAnnounceMs = 100;
constexpr int kPollMs = 1000; ///< how often to look whether another worker gave questions back
} // namespace

RunTask::RunTask(ProjectStore &store, ImageLibrary &images, const Clock &clock, RunMeans means, RunOptions options)
    : m_store(store)
    , m_clock(clock)
    , m_means(std::move(means))
    , m_options(std::move(options))
    , m_owner(newLeaseOwner())
    , m_images(images)
    , m_writer(store, m_options.patienceMs)
{
    m_status.runId = m_means.run.id;
    m_status.cap = m_options.cap;
    m_heartbeat.setInterval(static_cast<int>(m_options.leaseMs / 3));
    m_announce.setInterval(kAnnounceMs);
    m_announce.setSingleShot(true);
    m_poll.setInterval(kPollMs);
    m_poll.setSingleShot(true);
    m_wake.setSingleShot(true);
    m_wake.setTimerType(Qt::PreciseTimer);
    connect(&m_announce, &QTimer::timeout, this, &RunTask::announce);
    connect(&m_wake, &QTimer::timeout, this, &RunTask::pump);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        m_noMoreLeases = false;
        pump();
    });
    connect(&m_heartbeat, &QTimer::timeout, this, &RunTask::heartbeat);
    m_means.gate->join(this, m_options.limits());
    connect(m_means.gate.get(), &EndpointGate::freed, this, [this] {
        if (m_status.state == RunState::Running && !isDraining())
            pump();
    });
    connect(&m_writer, &PatientWriter::stalled, this, [this](const QString &problem) {
        m_status.message =
            problem.isEmpty()
                ? QString()
                : problem + QStringLiteral(" Nothing new is asked until the project can be written again.");
        announce();
        if (problem.isEmpty())
            pump();
    });
}

RunTask::~RunTask()
{
    letGo();
}

void RunTask::letGo()
{
    // At the end of the run, not of this object: a new task of the same run may exist before we are deleted.
    if (std::exchange(m_hasLetGo, true))
        return;
    m_means.gate->disconnect(this);
    m_means.gate->leave(this);
    m_means.purse.closeRun(m_means.run.id);
}

void RunTask::start()
{
    Result<std::unique_ptr<ReadAccess>> reader = m_store.openReader();
    if (!reader) {
        m_status.message = reader.error().text();
        finish(RunState::Failed);
        return;
    }
    m_reader = std::move(*reader);
    m_desk = std::make_unique<QuestionDesk>(*m_reader, m_images, m_means.model, m_means.run);
    m_meter.started(m_clock.nowMs());
    setState(RunState::Running);
    m_heartbeat.start();
    m_leasing = true;
    m_writer.write(
        Change::Runs,
        [run = m_means.run.id](WriteAccess &access) -> Result<bool> {
            return access.runs().reclaimLeases(run, &leaseOwnerIsGone).map([](int) { return true; });
        },
        [this](const Result<bool> &reclaimed) {
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
    m_meter.started(m_clock.nowMs());
    setState(RunState::Running);
    m_heartbeat.start();
    pump();
}

void RunTask::cancel()
{
    stopBecause(RunState::Cancelled, QStringLiteral("Cancelled; starting again asks only what is missing."));
}

void RunTask::setOptions(const RunOptions &options)
{
    m_options = options;
    m_status.cap = options.cap;
    m_means.gate->join(this, options.limits());
}

void RunTask::stopForCap(Purse::Verdict verdict)
{
    const QString whose =
        verdict == Purse::Verdict::RunCap ? QStringLiteral("the run's cap") : QStringLiteral("the project's cap");
    stopBecause(RunState::Capped,
                QStringLiteral("Stopped: the next question might cost more than %1 leaves. Nothing is lost; raise the "
                               "cap to go on.")
                    .arg(whose));
}

void RunTask::stopBecause(RunState end, const QString &message)
{
    if (isDraining() || isTerminal(m_status.state))
        return;
    m_end = end;
    m_status.message = message;
    m_waitingRoom.clear();
    m_ready.clear();
    m_readyBytes = 0;
    // A cap lets what is in flight arrive: it has been set aside for.
    if (end != RunState::Capped && m_means.chat)
        m_means.chat->cancelAll();
    if (m_writer.isStalled())
        m_writer.giveUpSoon();
    endIfIdle();
}

void RunTask::releaseLeases(std::function<void()> then)
{
    m_leasing = true; // nothing else starts while the leases go back
    m_store
        .write<int>(Change::Runs, [owner = m_owner](WriteAccess &access) { return access.runs().releaseLeases(owner); })
        .then(this, [this, then = std::move(then)](const Result<int> &) {
            // Where even this fails (disk full) the leases run out by themselves.
            m_leasing = false;
            then();
        });
}

void RunTask::endIfIdle()
{
    if (isTerminal(m_status.state) || m_preparing > 0 || m_status.inFlight > 0 || m_saving > 0 || m_leasing)
        return;
    if (m_logging > 0 && m_status.state != RunState::Pausing)
        return;
    if (isDraining()) {
        releaseLeases([this, end = m_end] {
            refreshProgress();
            finish(end);
        });
        return;
    }
    if (m_status.state == RunState::Pausing) {
        m_heartbeat.stop();
        m_waitingRoom.clear();
        m_ready.clear();
        m_readyBytes = 0;
        m_waiting = 0;
        ++m_epoch;
        releaseLeases([this] {
            if (m_status.state == RunState::Pausing)
                setState(RunState::Paused);
            pump(); // resumed meanwhile: the leases have to be taken anew
        });
        return;
    }
    if (m_status.state != RunState::Running || !m_waitingRoom.empty() || !m_ready.empty() || m_waiting > 0 ||
        !m_noMoreLeases)
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
    m_wake.stop();
    if (m_unsaved > 0) { // paid for and lost: said, not hidden behind the reason
        m_status.message +=
            m_unsaved == 1 ? QStringLiteral(" One answer that had arrived could not be written; it is asked again.")
                           : QStringLiteral(" %1 answers that had arrived could not be written; they are asked again.")
                                 .arg(m_unsaved);
    }
    setState(end);
    letGo();
    Q_EMIT ended(m_status);
}

void RunTask::heartbeat()
{
    m_store.write<bool>({}, [owner = m_owner, until = m_clock.nowMs() + m_options.leaseMs](WriteAccess &access) {
        return access.runs().renewLeases(owner, until).map([] { return true; });
    });
    if (!m_means.price)
        return;
    // Another window or worker on this project spends too.
    if (const Result<SpendingFacts> spending = readSpending(*m_reader, m_means.run.id))
        m_means.purse.atLeast(m_means.run.id, spending->runSpent, spending->projectSpent);
}

void RunTask::refreshProgress()
{
    if (!m_reader)
        return;
    if (const Result<RunProgress> progress = m_reader->runs().progress(m_means.run.id))
        m_status.progress = *progress;
}

void RunTask::setState(RunState state)
{
    m_status.state = state;
    announce();
}

void RunTask::announceSoon()
{
    if (!m_announce.isActive())
        m_announce.start();
}

void RunTask::announce()
{
    const qint64 now = m_clock.nowMs();
    RunProgress &p = m_status.progress;
    p.leased = static_cast<int>(m_waitingRoom.size() + m_ready.size()) + m_preparing + m_status.inFlight + m_waiting;
    p.queued = std::max(0, p.total - p.answered - p.failed - p.leased);
    m_status.perSecond = m_meter.perSecond(now);
    const Eta eta = m_meter.eta(p.open(), now);
    m_status.etaMs = eta.ms;
    m_status.etaLowMs = eta.lowMs;
    m_status.etaHighMs = eta.highMs;
    m_status.allowed = m_means.gate->allowed();
    if (m_means.price)
        m_status.spent = m_means.purse.spent(m_means.run.id);
    Q_EMIT changed(m_status);
}

} // namespace plumbline
