// SPDX-License-Identifier: GPL-3.0-or-later
// BatchProvider: files and batches as OpenAI keeps them, for a ScriptedServer.
#pragma once

#include "tests/support/scripted_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

namespace plumbline::test {

/// OpenAI's files and batches, as far as documented. Rows are answered, refused or left over as the test says.
class BatchProvider
{
public:
    enum class Fate { Answer, Refuse, Expire, Server, Omit };

    ScriptedReply operator()(const ServedRequest &r)
    {
        const QString path = QString::fromLatin1(r.path);
        if (r.method == "POST" && path == u"/v1/files")
            return upload(r);
        if (r.method == "POST" && path == u"/v1/batches")
            return create(r.json());
        if (r.method == "GET" && path.startsWith(QStringLiteral("/v1/batches?")))
            return list();
        if (r.method == "GET" && path.startsWith(QStringLiteral("/v1/batches/")))
            return reply(described(path.section(u'/', 3)));
        if (r.method == "POST" && path.endsWith(QStringLiteral("/cancel"))) {
            status = QStringLiteral("cancelled");
            return reply(described(path.section(u'/', 3, 3)));
        }
        if (r.method == "GET" && path.endsWith(QStringLiteral("/content")))
            return {0, 200, {}, files.value(path.section(u'/', 3, 3))};
        return {0, 404, {}, "{}"};
    }

    QHash<QString, QByteArray> files;
    QStringList batches;    ///< input file of each
    QHash<int, Fate> fates; ///< by row over all files
    QString status = QStringLiteral("in_progress");
    std::vector<QJsonObject> rows; ///< request lines as uploaded
    bool losesAnswerToCreate = false;

    /// Works on everything that was handed in.
    void work()
    {
        QByteArray out;
        QByteArray errors;
        int number = 0;
        for (const QJsonObject &row : rows) {
            const QString id = row.value(u"custom_id").toString();
            const Fate fate = fates.value(number++, Fate::Answer);
            const auto line = [&](int code, const QByteArray &body) {
                return QJsonDocument(
                           QJsonObject{{QStringLiteral("id"), QStringLiteral("batch_req_1")},
                                       {QStringLiteral("custom_id"), id},
                                       {QStringLiteral("response"),
                                        QJsonObject{{QStringLiteral("status_code"), code},
                                                    {QStringLiteral("body"), QJsonDocument::fromJson(body).object()}}},
                                       {QStringLiteral("error"), QJsonValue()}})
                           .toJson(QJsonDocument::Compact) +
                       '\n';
            };
            if (fate == Fate::Answer)
                out = line(200, chatBody(QStringLiteral("Re: ") + promptOf(row))) +
                      out; // not in the order of the requests
            else if (fate == Fate::Refuse)
                errors += line(400, R"({"error": {"message": "Invalid image"}})");
            else if (fate == Fate::Server)
                errors += line(500, R"({"error": {"message": "oops"}})");
            else if (fate == Fate::Expire)
                errors +=
                    QJsonDocument(QJsonObject{{QStringLiteral("custom_id"), id},
                                              {QStringLiteral("response"), QJsonValue()},
                                              {QStringLiteral("error"),
                                               QJsonObject{{QStringLiteral("code"), QStringLiteral("batch_expired")},
                                                           {QStringLiteral("message"), QStringLiteral("expired")}}}})
                        .toJson(QJsonDocument::Compact) +
                    '\n';
        }
        files.insert(QStringLiteral("out"), out);
        files.insert(QStringLiteral("err"), errors);
        status = QStringLiteral("completed");
    }
    static QString promptOf(const QJsonObject &row)
    {
        return row.value(u"body")
            .toObject()
            .value(u"messages")
            .toArray()
            .last()
            .toObject()
            .value(u"content")
            .toArray()
            .last()
            .toObject()
            .value(u"text")
            .toString();
    }

private:
    static ScriptedReply reply(const QJsonObject &json) { return {0, 200, {}, QJsonDocument(json).toJson()}; }
    ScriptedReply upload(const ServedRequest &r)
    {
        const QByteArray type = r.headers.value("content-type");
        if (!type.startsWith("multipart/form-data; boundary=") || !r.body.contains("name=\"purpose\"\r\n\r\nbatch\r\n"))
            return {0, 400, {}, "{}"};
        const QByteArray boundary = "--" + type.mid(type.indexOf('=') + 1);
        const qsizetype start = r.body.indexOf("\r\n\r\n", r.body.indexOf("name=\"file\"")) + 4;
        const QByteArray file = r.body.mid(start, r.body.indexOf(QByteArray("\r\n" + boundary + "--"), start) - start);
        for (const QByteArray &line : file.split('\n')) {
            if (!line.isEmpty())
                rows.push_back(QJsonDocument::fromJson(line).object());
        }
        const QString id = QStringLiteral("file-%1").arg(files.size());
        files.insert(id, file);
        return reply({{QStringLiteral("id"), id}, {QStringLiteral("purpose"), QStringLiteral("batch")}});
    }
    ScriptedReply create(const QJsonObject &json)
    {
        if (json.value(u"completion_window").toString() != u"24h" ||
            json.value(u"endpoint").toString() != u"/v1/chat/completions" ||
            !files.contains(json.value(u"input_file_id").toString()))
            return {0, 400, {}, "{}"};
        batches.append(json.value(u"input_file_id").toString());
        ScriptedReply answer = reply(described(QStringLiteral("batch_%1").arg(batches.size() - 1)));
        if (losesAnswerToCreate)
            answer.fault = ScriptedReply::Fault::Drop;
        return answer;
    }
    ScriptedReply list()
    {
        QJsonArray all;
        for (qsizetype i = 0; i < batches.size(); ++i)
            all.append(described(QStringLiteral("batch_%1").arg(i)));
        return reply({{QStringLiteral("object"), QStringLiteral("list")}, {QStringLiteral("data"), all}});
    }
    [[nodiscard]] QJsonObject described(const QString &id) const
    {
        const bool ended = status != u"in_progress";
        return {{QStringLiteral("id"), id},
                {QStringLiteral("object"), QStringLiteral("batch")},
                {QStringLiteral("status"), status},
                {QStringLiteral("input_file_id"), batches.value(id.section(u'_', 1).toInt())},
                {QStringLiteral("output_file_id"), ended ? QJsonValue(QStringLiteral("out")) : QJsonValue()},
                {QStringLiteral("error_file_id"), ended ? QJsonValue(QStringLiteral("err")) : QJsonValue()},
                {QStringLiteral("request_counts"), QJsonObject{{QStringLiteral("total"), static_cast<int>(rows.size())},
                                                               {QStringLiteral("completed"), 0},
                                                               {QStringLiteral("failed"), 0}}}};
    }
};

} // namespace plumbline::test
