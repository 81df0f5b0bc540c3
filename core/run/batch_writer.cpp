// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/batch_writer.h"

#include "core/base/deliver.h"
#include "core/base/ids.h"
#include "core/llm/providers.h"

#include <QDir>

#include <utility>

namespace plumbline {

namespace {
constexpr int kPerLease = 64;
constexpr qint64 kWritingLeaseMs = 3'600'000;
constexpr qint64 kWaitingLeaseMs = 8LL * 24 * 3'600'000; ///< a window of 24 hours, and time to fetch the results
} // namespace

QString batchOwner(const QString &batchId)
{
    return QStringLiteral("batch/") + batchId;
}

QString batchCustomId(const QString &runId, qint64 questionId)
{
    return QStringLiteral("plumbline-%1-%2").arg(runId.left(8)).arg(questionId);
}

qint64 questionOfCustomId(const QString &customId, const QString &runId)
{
    const QString prefix = QStringLiteral("plumbline-%1-").arg(runId.left(8));
    bool ok = false;
    const qint64 id = customId.startsWith(prefix) ? customId.mid(prefix.size()).toLongLong(&ok) : -1;
    return ok && id > 0 ? id : -1;
}

BatchWriter::BatchWriter(ProjectStore &store, ImageLibrary &images, const Clock &clock, BatchPlan plan, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_images(images)
    , m_clock(clock)
    , m_plan(std::move(plan))
    , m_format(makeWireFormat(m_plan.model.endpoint.wire))
{
}

BatchWriter::~BatchWriter() = default;

void BatchWriter::start()
{
    if (!m_format || batchEndpoint(m_plan.model.endpoint.wire).isEmpty()) {
        end(failure(ErrorKind::BadInput, QStringLiteral("%1 has no Batch API.").arg(m_plan.model.name), {},
                    QStringLiteral("Batches are for openai-chat and openai-responses.")));
        return;
    }
    Result<std::unique_ptr<ReadAccess>> reader = m_store.openReader();
    if (!reader) {
        end(tl::unexpected<Error>(reader.error()));
        return;
    }
    m_reader = std::move(*reader);
    m_desk = std::make_unique<QuestionDesk>(*m_reader, m_images, m_plan.model, m_plan.run);
    openFile();
}

void BatchWriter::openFile()
{
    m_batch = Batch{};
    m_batch.id = newId();
    m_batch.runId = m_plan.run.id;
    m_batch.createdMs = m_batch.changedMs = m_clock.nowMs();
    m_batch.state = QStringLiteral("written");
    m_batch.path =
        QDir(m_plan.folder)
            .absoluteFilePath(QStringLiteral("requests-%1-%2.jsonl").arg(m_plan.run.id.left(8), m_batch.id.left(8)));
    m_rows.clear();
    m_bytes = 0;
    m_file = std::make_unique<QSaveFile>(m_batch.path);
    if (!m_file->open(QIODevice::WriteOnly)) {
        fail({ErrorKind::Io, QStringLiteral("The file cannot be written: %1.").arg(m_file->errorString()), m_batch.path,
              QStringLiteral("Choose another folder with --out.")});
        return;
    }
    leaseMore();
}

void BatchWriter::leaseMore()
{
    const qint64 now = m_clock.nowMs();
    const int room = m_plan.limits.mostRequests - static_cast<int>(m_rows.size());
    deliver(m_store.write<std::vector<Question>>(
                Change::Runs,
                [run = m_plan.run.id, owner = batchOwner(m_batch.id), n = std::min(kPerLease, room), now,
                 first = m_plan.firstItems](WriteAccess &access) {
                    return access.runs().lease(run, owner, n, now, now + kWritingLeaseMs, first);
                }),
            this, [this](const Result<std::vector<Question>> &leased) {
                if (!leased) {
                    fail(leased.error());
                    return;
                }
                m_leased.assign(leased->begin(), leased->end());
                if (m_leased.empty())
                    closeFile(false);
                else
                    next();
            });
}

void BatchWriter::next()
{
    if (m_leased.empty()) {
        if (static_cast<int>(m_rows.size()) >= m_plan.limits.mostRequests)
            closeFile(true);
        else
            leaseMore();
        return;
    }
    const Question question = m_leased.front();
    deliver(m_desk->prepare(question), this, [this, question](const Prepared &prepared) { write(question, prepared); });
}

void BatchWriter::write(const Question &question, const Prepared &prepared)
{
    if (!prepared) {
        giveUp(question, prepared.error());
        return;
    }
    if (const QString objection = m_format->objection(prepared->request); !objection.isEmpty()) {
        giveUp(question, {ChatError::Kind::BadRequest, objection, -1});
        return;
    }
    const WireRequest wire = m_format->build(prepared->request, m_plan.model.endpoint.url, QString());
    const QByteArray line =
        batchRequestLine(batchCustomId(m_plan.run.id, question.id), wire, batchEndpoint(m_plan.model.endpoint.wire));
    if (m_bytes + line.size() > m_plan.limits.mostBytes) {
        if (m_rows.empty())
            giveUp(question, {ChatError::Kind::BadRequest,
                              QStringLiteral("The question alone is larger than a batch file may be."), -1});
        else
            closeFile(true); // the question goes back and comes into the next file
        return;
    }
    if (m_file->write(line) != line.size()) {
        fail({ErrorKind::Io,
              QStringLiteral("The file cannot be written: %1.").arg(m_file->errorString()),
              m_batch.path,
              {}});
        return;
    }
    m_bytes += line.size();
    m_rows.push_back({question.id, prepared->imageSent, {}});
    m_leased.pop_front();
    Q_EMIT progressed(++m_written);
    next();
}

void BatchWriter::giveUp(const Question &question, const ChatError &error)
{
    ++m_unsendable;
    m_leased.pop_front();
    deliver(m_store.write<bool>(
                Change::Runs,
                [question, error](WriteAccess &access) -> Result<bool> {
                    return access.runs().markFailed(question.id, 0, chatErrorKindId(error.kind), error.text).map([] {
                        return true;
                    });
                }),
            this, [this](const Result<bool> &marked) {
                if (marked)
                    next();
                else
                    fail(marked.error());
            });
}

void BatchWriter::closeFile(bool andGoOn)
{
    m_batch.requests = static_cast<int>(m_rows.size());
    if (m_rows.empty()) {
        m_file->cancelWriting();
        m_file.reset();
        end({});
        return;
    }
    if (!m_file->commit()) {
        fail({ErrorKind::Io,
              QStringLiteral("The file cannot be written: %1.").arg(m_file->errorString()),
              m_batch.path,
              {}});
        return;
    }
    std::vector<qint64> back;
    for (const Question &q : std::exchange(m_leased, {}))
        back.push_back(q.id);
    deliver(m_store.write<bool>(Change::Runs,
                                [batch = m_batch, rows = m_rows, back,
                                 until = m_clock.nowMs() + kWaitingLeaseMs](WriteAccess &access) -> Result<bool> {
                                    const QString owner = batchOwner(batch.id);
                                    Status ok = access.attempts().saveBatch(batch);
                                    if (ok)
                                        ok = access.attempts().addBatchRows(batch.id, rows);
                                    if (ok)
                                        ok = access.runs().release(owner, back);
                                    if (ok)
                                        ok = access.runs().renewLeases(owner, until);
                                    return ok.map([] { return true; });
                                }),
            this, [this, andGoOn](const Result<bool> &saved) {
                if (!saved) {
                    fail(saved.error());
                    return;
                }
                m_done.push_back(m_batch);
                if (andGoOn)
                    openFile();
                else
                    end({});
            });
}

void BatchWriter::fail(const Error &error)
{
    if (m_file)
        m_file->cancelWriting();
    // What was leased for this file goes back; where even that fails, the leases run out within the hour.
    deliver(m_store.write<int>(Change::Runs, [owner = batchOwner(m_batch.id)](
                                                 WriteAccess &access) { return access.runs().releaseLeases(owner); }),
            this, [this, error](const Result<int> &) { end(tl::unexpected<Error>(error)); });
}

void BatchWriter::end(const Status &status)
{
    m_status = status;
    Q_EMIT finished();
}

} // namespace plumbline
