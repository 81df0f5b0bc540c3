// SPDX-License-Identifier: GPL-3.0-or-later
// BatchCourier: takes one batch to its provider and its results back: upload, create, look, fetch. A batch is never
// created twice: what was uploaded is looked for first. Lives on the thread that made it, with an event loop; not for
// the GUI thread (it waits for the writer).
#pragma once

#include "core/run/batch_results.h"

#include <QObject>

namespace plumbline {

struct CourierReport
{
    Batch batch;
    QString remoteStatus; ///< as the provider says it
    int done = 0;         ///< requests that the provider has worked on
    int total = 0;
    BatchCounts counts; ///< of what was fetched
    int returned = 0;   ///< rows that went back to the queue
};

class BatchCourier final : public QObject
{
    Q_OBJECT
public:
    BatchCourier(ProjectStore &store, const Clock &clock, const Batch &batch, const ModelSpec &model,
                 const QString &key, QObject *parent = nullptr);
    void submit();
    /// Looks how far it is; fetches and takes its results where it has ended.
    void poll();
    void cancel();

    /// What came of the last call.
    [[nodiscard]] const Result<CourierReport> &outcome() const { return m_outcome; }

Q_SIGNALS:
    /// Once per call.
    void finished();

private:
    void upload();
    void create();
    void sent(const RemoteBatch &remote);
    void looked(const RemoteBatch &remote);
    void fetch(QStringList files, const RemoteBatch &remote);
    [[nodiscard]] Status save();
    void end(Result<CourierReport> outcome);
    void fail(const Error &error);

    ProjectStore &m_store;
    const Clock &m_clock;
    ModelSpec m_model;
    BatchApi m_api;
    CourierReport m_report;
    Result<CourierReport> m_outcome;
};

} // namespace plumbline
