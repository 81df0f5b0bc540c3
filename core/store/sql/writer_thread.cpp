// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/writer_thread.h"

namespace plumbline {

namespace {
constexpr std::size_t kMostPerCommit = 256;
constexpr unsigned long kWatchMs = 1500;
} // namespace

WriterThread::WriterThread(QString path, std::function<void(Changes)> onChanged)
    : m_path(std::move(path))
    , m_onChanged(std::move(onChanged))
{
    setObjectName(QStringLiteral("plumbline-writer"));
}

WriterThread::~WriterThread()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_stop = true;
        m_wake.wakeAll();
    }
    wait();
}

Status WriterThread::waitUntilOpen()
{
    const QMutexLocker lock(&m_mutex);
    while (!m_isOpen)
        m_opened.wait(&m_mutex);
    return m_openStatus;
}

void WriterThread::enqueue(Changes changes, Job job, Done done)
{
    {
        const QMutexLocker lock(&m_mutex);
        if (!m_stop && (!m_isOpen || m_openStatus)) {
            m_queue.push_back({changes, std::move(job), std::move(done), {}});
            m_wake.wakeOne();
            return;
        }
    }
    done(failure(ErrorKind::Cancelled, QStringLiteral("The project was closed.")));
}

std::deque<WriterThread::Entry> WriterThread::nextBatch()
{
    const QMutexLocker lock(&m_mutex);
    if (m_queue.empty() && !m_stop)
        m_wake.wait(&m_mutex, kWatchMs);
    std::deque<Entry> batch;
    while (!m_queue.empty() && batch.size() < kMostPerCommit) {
        batch.push_back(std::move(m_queue.front()));
        m_queue.pop_front();
    }
    return batch;
}

void WriterThread::runBatch(SqlWriteAccess &access, std::deque<Entry> &batch)
{
    Connection &db = access.connection();
    Status whole = db.exec(QStringLiteral("BEGIN IMMEDIATE"));
    Changes changes;
    for (Entry &entry : batch) {
        if (!whole)
            break;
        whole = db.exec(QStringLiteral("SAVEPOINT job"));
        if (!whole)
            break;
        entry.outcome = entry.job(access);
        if (!entry.outcome)
            whole = db.exec(QStringLiteral("ROLLBACK TO job"));
        else
            changes |= entry.changes;
        if (whole)
            whole = db.exec(QStringLiteral("RELEASE job"));
    }
    if (whole)
        whole = db.exec(QStringLiteral("COMMIT"));
    if (!whole) {
        // SQLite may have rolled back by itself (disk full); then this says "no transaction", which is what we want.
        [[maybe_unused]] const Status rolledBack = db.exec(QStringLiteral("ROLLBACK"));
    }
    for (Entry &entry : batch)
        entry.done(whole ? entry.outcome : whole);
    if (whole && changes)
        m_onChanged(changes);
}

void WriterThread::watchOthers(SqlWriteAccess &access)
{
    // data_version moves only when another connection committed, and nobody else in this process writes.
    const Result<QVariant> version = access.connection().value(QStringLiteral("PRAGMA data_version"));
    if (!version)
        return;
    const qint64 now = version->toLongLong();
    if (m_dataVersion >= 0 && now != m_dataVersion)
        m_onChanged(Change::Elsewhere);
    m_dataVersion = now;
}

void WriterThread::run()
{
    Result<std::unique_ptr<Connection>> connection = Connection::open(m_path);
    {
        const QMutexLocker lock(&m_mutex);
        m_isOpen = true;
        if (!connection)
            m_openStatus = tl::unexpected<Error>(connection.error());
        m_opened.wakeAll();
    }
    if (!connection)
        return;
    SqlWriteAccess access(std::move(*connection));
    while (true) {
        std::deque<Entry> batch = nextBatch();
        if (!batch.empty()) {
            runBatch(access, batch);
            continue;
        }
        {
            const QMutexLocker lock(&m_mutex);
            if (m_stop && m_queue.empty())
                return;
        }
        watchOthers(access);
    }
}

} // namespace plumbline
