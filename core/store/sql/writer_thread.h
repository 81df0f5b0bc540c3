// SPDX-License-Identifier: GPL-3.0-or-later
// WriterThread: owns the writing connection and runs jobs in the order they came. Jobs that wait together share one
// commit (an fsync costs milliseconds), each within its own savepoint, so that one failing job takes no other with it.
#pragma once

#include "core/store/api/changes.h"
#include "core/store/sql/sql_access.h"

#include <QMutex>
#include <QThread>
#include <QWaitCondition>

#include <deque>
#include <functional>

namespace plumbline {

class WriterThread final : public QThread
{
public:
    using Job = std::function<Status(WriteAccess &)>;
    using Done = std::function<void(const Status &)>;

    /// `onChanged` is called on this thread after each commit.
    WriterThread(QString path, std::function<void(Changes)> onChanged);
    /// Finishes the jobs that are queued, then ends.
    ~WriterThread() override;

    /// Waits until the connection stands; call once after start().
    [[nodiscard]] Status waitUntilOpen();
    void enqueue(Changes changes, Job job, Done done);

protected:
    void run() override;

private:
    struct Entry
    {
        Changes changes;
        Job job;
        Done done;
        Status outcome;
    };

    [[nodiscard]] std::deque<Entry> nextBatch();
    void runBatch(SqlWriteAccess &access, std::deque<Entry> &batch);
    void watchOthers(SqlWriteAccess &access);

    QString m_path;
    std::function<void(Changes)> m_onChanged;
    QMutex m_mutex;
    QWaitCondition m_wake;
    QWaitCondition m_opened;
    std::deque<Entry> m_queue;
    bool m_stop = false;
    bool m_isOpen = false;
    Status m_openStatus;
    qint64 m_dataVersion = -1;
};

} // namespace plumbline
