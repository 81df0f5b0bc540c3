// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/batch_api.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

namespace plumbline {

namespace {

constexpr HttpLimits kTimeouts = {120'000, 600'000, 120'000, 2'000'000'000}; // files of 200 MB, answers longer still

RemoteBatch batchOf(const QJsonObject &json)
{
    RemoteBatch batch;
    batch.id = json.value(QLatin1String("id")).toString();
    batch.inputFile = json.value(QLatin1String("input_file_id")).toString();
    batch.status = json.value(QLatin1String("status")).toString();
    batch.outputFile = json.value(QLatin1String("output_file_id")).toString();
    batch.errorFile = json.value(QLatin1String("error_file_id")).toString();
    const QJsonObject counts = json.value(QLatin1String("request_counts")).toObject();
    batch.total = counts.value(QLatin1String("total")).toInt();
    batch.completed = counts.value(QLatin1String("completed")).toInt();
    batch.failed = counts.value(QLatin1String("failed")).toInt();
    const QJsonObject first =
        json.value(QLatin1String("errors")).toObject().value(QLatin1String("data")).toArray().at(0).toObject();
    batch.problem = first.value(QLatin1String("message")).toString();
    if (const int line = first.value(QLatin1String("line")).toInt(); line > 0)
        batch.problem += QStringLiteral(" (line %1)").arg(line);
    return batch;
}

ChatError lineError(const QJsonObject &error)
{
    using Kind = ChatError::Kind;
    const QString code = error.value(QLatin1String("code")).toString();
    const QString text = code + QStringLiteral(": ") + error.value(QLatin1String("message")).toString().left(500);
    // Rows that were never worked on, or timed out, are asked again.
    const bool again = code == QLatin1String("batch_expired") || code == QLatin1String("batch_cancelled") ||
                       code == QLatin1String("request_timeout");
    return {again ? Kind::Timeout : Kind::BadRequest, text, -1};
}

} // namespace

bool RemoteBatch::hasEnded() const
{
    return status == QLatin1String("completed") || status == QLatin1String("failed") ||
           status == QLatin1String("expired") || status == QLatin1String("cancelled");
}

QByteArray batchRequestLine(const QString &customId, const WireRequest &request, const QString &endpoint)
{
    // The body is JSON already and may hold megabytes of image: it is put in as it is.
    const QByteArray head = QJsonDocument(QJsonObject{{QStringLiteral("custom_id"), customId},
                                                      {QStringLiteral("method"), QStringLiteral("POST")},
                                                      {QStringLiteral("url"), endpoint}})
                                .toJson(QJsonDocument::Compact);
    return head.chopped(1) + ",\"body\":" + request.body + "}\n";
}

QString batchEndpoint(const QString &wire)
{
    if (wire == QLatin1String("openai-chat"))
        return QStringLiteral("/v1/chat/completions");
    return wire == QLatin1String("openai-responses") ? QStringLiteral("/v1/responses") : QString();
}

Result<BatchLine> readBatchLine(const QByteArray &line, const WireFormat &format)
{
    const QJsonDocument json = QJsonDocument::fromJson(line);
    const QString customId = json.object().value(QLatin1String("custom_id")).toString();
    if (customId.isEmpty())
        return failure(ErrorKind::BadInput, QStringLiteral("This is no line of a batch output file."));
    const QJsonObject response = json.object().value(QLatin1String("response")).toObject();
    const QJsonObject error = json.object().value(QLatin1String("error")).toObject();
    if (!error.isEmpty() && response.isEmpty())
        return BatchLine{customId, tl::unexpected<ChatError>(lineError(error))};
    const QByteArray body =
        QJsonDocument(response.value(QLatin1String("body")).toObject()).toJson(QJsonDocument::Compact);
    return BatchLine{customId, format.parse(response.value(QLatin1String("status_code")).toInt(), body)};
}

BatchApi::BatchApi(QString baseUrl, QString key, QObject *parent)
    : QObject(parent)
    , m_baseUrl(std::move(baseUrl))
    , m_key(std::move(key))
{
    while (m_baseUrl.endsWith(u'/'))
        m_baseUrl.chop(1);
}

WireRequest BatchApi::requestTo(const QString &path, const QByteArray &verb) const
{
    WireRequest wire;
    wire.url = QUrl(m_baseUrl + path);
    wire.verb = verb;
    authorize(wire, m_key);
    return wire;
}

void BatchApi::send(const WireRequest &request, Done<QByteArray> done)
{
    m_pool.send(request, kTimeouts, [key = m_key, url = request.url, done = std::move(done)](const HttpAnswer &answer) {
        if (answer.outcome != HttpAnswer::Outcome::Answered) {
            done(failure(ErrorKind::Network, answer.error, url.host(), QStringLiteral("Try again later.")));
        } else if (answer.status < 200 || answer.status > 299) {
            QByteArray body = answer.body;
            if (!key.isEmpty())
                body.replace(key.toUtf8(), "(key)");
            done(failure(ErrorKind::Network, errorOfStatus(answer.status, body).text, url.path()));
        } else {
            done(answer.body);
        }
    });
}

void BatchApi::upload(const QString &fileName, const QByteArray &bytes, Done<QString> done)
{
    WireRequest wire = requestTo(QStringLiteral("/files"), "POST");
    const QByteArray boundary = "plumbline-" + QUuid::createUuid().toByteArray(QUuid::Id128);
    wire.headers.append({QByteArrayLiteral("Content-Type"), "multipart/form-data; boundary=" + boundary});
    wire.body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n--" + boundary +
                "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName.toUtf8() +
                "\"\r\nContent-Type: application/jsonl\r\n\r\n" + bytes + "\r\n--" + boundary + "--\r\n";
    send(wire, [done = std::move(done)](const Result<QByteArray> &body) {
        if (!body)
            return done(tl::unexpected<Error>(body.error()));
        const QString id = QJsonDocument::fromJson(*body).object().value(QLatin1String("id")).toString();
        if (id.isEmpty())
            return done(failure(ErrorKind::Network, QStringLiteral("The server took the file but gave it no id.")));
        done(id);
    });
}

void BatchApi::sendForBatch(const WireRequest &request, const Done<RemoteBatch> &done)
{
    send(request, [done](const Result<QByteArray> &body) {
        if (!body)
            return done(tl::unexpected<Error>(body.error()));
        const RemoteBatch batch = batchOf(QJsonDocument::fromJson(*body).object());
        if (batch.id.isEmpty() || batch.status.isEmpty())
            return done(failure(ErrorKind::Network, QStringLiteral("The server's answer describes no batch.")));
        done(batch);
    });
}

void BatchApi::create(const QString &fileId, const QString &endpoint, Done<RemoteBatch> done)
{
    WireRequest wire = requestTo(QStringLiteral("/batches"), "POST");
    wire.headers.append({QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/json")});
    wire.body = QJsonDocument(QJsonObject{{QStringLiteral("input_file_id"), fileId},
                                          {QStringLiteral("endpoint"), endpoint},
                                          {QStringLiteral("completion_window"), QStringLiteral("24h")}})
                    .toJson(QJsonDocument::Compact);
    sendForBatch(wire, done);
}

void BatchApi::list(Done<std::vector<RemoteBatch>> done)
{
    send(requestTo(QStringLiteral("/batches?limit=100"), "GET"),
         [done = std::move(done)](const Result<QByteArray> &body) {
             if (!body)
                 return done(tl::unexpected<Error>(body.error()));
             std::vector<RemoteBatch> all;
             for (const QJsonValue b : QJsonDocument::fromJson(*body).object().value(QLatin1String("data")).toArray())
                 all.push_back(batchOf(b.toObject()));
             done(all);
         });
}

void BatchApi::look(const QString &batchId, Done<RemoteBatch> done)
{
    sendForBatch(requestTo(QStringLiteral("/batches/") + batchId, "GET"), done);
}

void BatchApi::cancel(const QString &batchId, Done<RemoteBatch> done)
{
    WireRequest wire = requestTo(QStringLiteral("/batches/") + batchId + QStringLiteral("/cancel"), "POST");
    wire.headers.append({QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/json")});
    wire.body = "{}";
    sendForBatch(wire, done);
}

void BatchApi::download(const QString &fileId, Done<QByteArray> done)
{
    send(requestTo(QStringLiteral("/files/") + fileId + QStringLiteral("/content"), "GET"), std::move(done));
}

} // namespace plumbline
