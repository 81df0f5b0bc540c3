// SPDX-License-Identifier: GPL-3.0-or-later
// PatientWriter: write jobs that are tried again while the project file cannot be written (disk full, another program
// holds it), so that an answer which was paid for is not dropped at once. Lives on the engine thread.
#pragma once

#include "core/store/api/project_store.h"

#include <QTimer>

#include <deque>

namespace plumbline {

class PatientWriter final : public QObject
{
    Q_OBJECT
public:
    using Job = std::function<Result<bool>(WriteAccess &)>;
    using Done = std::function<void(const Result<bool> &)>;

    /// `patienceMs`: how long a job is tried before its error is handed on.
    PatientWriter(ProjectStore &store, int patienceMs, QObject *parent = nullptr);
    /// `done` is called exactly once, later, on this thread.
    void write(Changes changes, Job job, Done done);
    /// Some job waits for the file to be writable again.
    [[nodiscard]] bool isStalled() const { return m_isStalled; }
    /// One more try for what waits, then its error: for a run that is being ended.
    void giveUpSoon();

Q_SIGNALS:
    /// Writing began to fail (with the error), or works again (empty).
    void stalled(const QString &problem);

private:
    struct Pending
    {
        Changes changes;
        Job job;
        Done done;
        qint64 sinceMs = 0;
    };
    void start(Pending pending);
    void retry();

    ProjectStore &m_store;
    int m_patienceMs;
    bool m_isEnding = false;
    bool m_isStalled = false;
    std::deque<Pending> m_stalled;
    QTimer m_again;
};

} // namespace plumbline
