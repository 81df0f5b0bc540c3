// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/batch_courier.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace plumbline {

BatchCourier::BatchCourier(ProjectStore &store, const Clock &clock, const Batch &batch, const ModelSpec &model,
                           const QString &key, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
    , m_model(model)
    , m_api(model.endpoint.url, key)
{
    m_report.batch = batch;
}

Status BatchCourier::save()
{
    m_report.batch.changedMs = m_clock.nowMs();
    QFuture<Result<bool>> job = m_store.write<bool>(Change::Runs, [batch = m_report.batch](WriteAccess &access) {
        return access.attempts().saveBatch(batch).map([] { return true; });
    });
    job.waitForFinished();
    return job.result().map([](bool) {});
}

void BatchCourier::end(Result<CourierReport> outcome)
{
    m_outcome = std::move(outcome);
    Q_EMIT finished();
}

void BatchCourier::fail(const Error &error)
{
    end(tl::unexpected<Error>(error));
}

void BatchCourier::submit()
{
    if (m_report.batch.inputFile.isEmpty()) {
        upload();
        return;
    }
    // Uploaded before, and then we were interrupted: it may have been created already, and must not cost twice.
    m_api.list([this](const Result<std::vector<RemoteBatch>> &batches) {
        if (!batches) {
            fail(batches.error());
            return;
        }
        const auto ours = std::find_if(batches->begin(), batches->end(), [this](const RemoteBatch &b) {
            return b.inputFile == m_report.batch.inputFile;
        });
        if (ours == batches->end())
            create();
        else
            sent(*ours);
    });
}

void BatchCourier::upload()
{
    QFile file(m_report.batch.path);
    if (!file.open(QIODevice::ReadOnly)) {
        fail({ErrorKind::Io, QStringLiteral("The batch's file cannot be read: %1.").arg(file.errorString()),
              m_report.batch.path, QStringLiteral("Cancel the batch and write it anew.")});
        return;
    }
    m_api.upload(QFileInfo(file).fileName(), file.readAll(), [this](const Result<QString> &id) {
        if (!id) {
            fail(id.error());
            return;
        }
        m_report.batch.inputFile = *id;
        if (const Status saved = save(); !saved)
            fail(saved.error());
        else
            create();
    });
}

void BatchCourier::create()
{
    m_api.create(m_report.batch.inputFile, batchEndpoint(m_model.endpoint.wire),
                 [this](const Result<RemoteBatch> &remote) {
                     if (remote)
                         sent(*remote);
                     else
                         fail(remote.error());
                 });
}

void BatchCourier::sent(const RemoteBatch &remote)
{
    m_report.batch.remoteId = remote.id;
    m_report.batch.state = QStringLiteral("sent");
    m_report.remoteStatus = remote.status;
    if (const Status saved = save(); !saved)
        fail(saved.error());
    else
        end(m_report);
}

void BatchCourier::poll()
{
    m_api.look(m_report.batch.remoteId, [this](const Result<RemoteBatch> &remote) {
        if (remote)
            looked(*remote);
        else
            fail(remote.error());
    });
}

void BatchCourier::cancel()
{
    m_api.cancel(m_report.batch.remoteId, [this](const Result<RemoteBatch> &remote) {
        if (remote)
            looked(*remote);
        else
            fail(remote.error());
    });
}

void BatchCourier::looked(const RemoteBatch &remote)
{
    m_report.remoteStatus = remote.status;
    m_report.done = remote.completed + remote.failed;
    m_report.total = remote.total;
    if (!remote.hasEnded()) {
        end(m_report);
        return;
    }
    QStringList files;
    for (const QString &file : {remote.outputFile, remote.errorFile}) {
        if (!file.isEmpty())
            files.append(file);
    }
    fetch(files, remote);
}

void BatchCourier::fetch(QStringList files, const RemoteBatch &remote)
{
    if (files.isEmpty()) {
        const Result<int> returned = finishBatch(m_store, m_clock, m_report.batch, remote.status, remote.problem);
        if (!returned) {
            fail(returned.error());
            return;
        }
        m_report.returned = *returned;
        m_report.batch.state = remote.status;
        m_report.batch.problem = remote.problem;
        end(m_report);
        return;
    }
    const QString file = files.takeFirst();
    m_api.download(file, [this, files, remote](const Result<QByteArray> &bytes) {
        if (!bytes) {
            fail(bytes.error()); // nothing is given back: the next poll fetches it again
            return;
        }
        const Result<BatchCounts> counts = takeBatchFile(m_store, m_clock, *bytes);
        if (!counts) {
            fail(counts.error());
            return;
        }
        m_report.counts += *counts;
        fetch(files, remote);
    });
}

} // namespace plumbline
