// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/patient_writer.h"

#include <QDateTime>

#include <memory>
#include <utility>

namespace plumbline {

namespace {
constexpr int kAgainMs = 1000;
}

PatientWriter::PatientWriter(ProjectStore &store, int patienceMs, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_patienceMs(patienceMs)
{
    m_again.setInterval(kAgainMs);
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &PatientWriter::retry);
}

void PatientWriter::write(Changes changes, Job job, Done done)
{
    start({changes, std::move(job), std::move(done), QDateTime::currentMSecsSinceEpoch()});
}

void PatientWriter::start(Pending pending)
{
    QFuture<Result<bool>> stored = m_store.write<bool>(pending.changes, pending.job);
    auto kept = std::make_shared<Pending>(std::move(pending));
    stored.then(this, [this, kept](const Result<bool> &result) {
        const qint64 waited = QDateTime::currentMSecsSinceEpoch() - kept->sinceMs;
        const bool again = !result && result.error().kind == ErrorKind::Storage && !m_isEnding && waited < m_patienceMs;
        if (!again) {
            if (result && m_isStalled && m_stalled.empty()) {
                m_isStalled = false;
                Q_EMIT stalled(QString());
            }
            kept->done(result);
            return;
        }
        m_stalled.push_back(std::move(*kept));
        if (!m_again.isActive())
            m_again.start();
        if (!std::exchange(m_isStalled, true))
            Q_EMIT stalled(result.error().text());
    });
}

void PatientWriter::retry()
{
    const std::deque<Pending> all = std::exchange(m_stalled, {});
    for (const Pending &pending : all)
        start(pending);
}

void PatientWriter::giveUpSoon()
{
    m_isEnding = true;
    m_again.stop();
    retry();
}

} // namespace plumbline
