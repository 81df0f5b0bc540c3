// SPDX-License-Identifier: GPL-3.0-or-later
// BatchApi: OpenAI's files and batches endpoints, and the lines of their files. Lives on the thread that made it; one
// call, one attempt. Knows nothing of questions: rows are told apart by their custom_id.
#pragma once

#include "core/base/result.h"
#include "core/llm/http_pool.h"

#include <memory>

namespace plumbline {

/// OpenAI's documented limits of one input file.
struct BatchLimits
{
    int mostRequests = 50'000;
    qint64 mostBytes = 200LL * 1000 * 1000;
};

/// One batch as the server tells of it.
struct RemoteBatch
{
    QString id;
    QString inputFile;
    QString status; ///< validating, in_progress, finalizing, completed, failed, expired, cancelling, cancelled
    QString outputFile;
    QString errorFile;
    int total = 0;
    int completed = 0;
    int failed = 0;
    QString problem; ///< first of its errors

    [[nodiscard]] bool hasEnded() const;
};

/// One line of an output or error file.
struct BatchLine
{
    QString customId;
    ChatResult result;
};

/// A line of an input file: {"custom_id", "method", "url", "body"}.
[[nodiscard]] QByteArray batchRequestLine(const QString &customId, const WireRequest &request, const QString &endpoint);
/// "/v1/chat/completions", "/v1/responses"; empty where the wire format has no batches.
[[nodiscard]] QString batchEndpoint(const QString &wire);
/// Reads a line of an output or error file. BadReply where it is none.
[[nodiscard]] Result<BatchLine> readBatchLine(const QByteArray &line, const WireFormat &format);

class BatchApi final : public QObject
{
    Q_OBJECT
public:
    template <class T>
    using Done = std::function<void(const Result<T> &)>;

    BatchApi(QString baseUrl, QString key, QObject *parent = nullptr);
    /// Uploads an input file; gives its id.
    void upload(const QString &fileName, const QByteArray &bytes, Done<QString> done);
    void create(const QString &fileId, const QString &endpoint, Done<RemoteBatch> done);
    /// The newest hundred.
    void list(Done<std::vector<RemoteBatch>> done);
    void look(const QString &batchId, Done<RemoteBatch> done);
    void cancel(const QString &batchId, Done<RemoteBatch> done);
    void download(const QString &fileId, Done<QByteArray> done);

private:
    [[nodiscard]] WireRequest requestTo(const QString &path, const QByteArray &verb) const;
    void send(const WireRequest &request, Done<QByteArray> done);
    void sendForBatch(const WireRequest &request, const Done<RemoteBatch> &done);

    QString m_baseUrl;
    QString m_key;
    HttpPool m_pool;
};

} // namespace plumbline
