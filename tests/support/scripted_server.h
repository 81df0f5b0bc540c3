// SPDX-License-Identifier: GPL-3.0-or-later
// ScriptedServer: an HTTP server on the loopback that answers as a test says: late, with any status, cut off, or not at
// all. Lives on the thread that made it, which must run an event loop. No TLS, no chunked bodies.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace plumbline::test {

struct ServedRequest
{
    QByteArray method;
    QByteArray path;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
    int number = 0; ///< 0-based, in the order in which they were read in full

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QString model() const { return json().value(QLatin1String("model")).toString(); }
    /// Texts of all parts of the last message.
    [[nodiscard]] QString prompt() const { return part(QLatin1String("text")).toString(); }
    /// Address or data URI of the image sent; empty without one.
    [[nodiscard]] QString image() const
    {
        return part(QLatin1String("image_url")).toObject().value(QLatin1String("url")).toString();
    }

private:
    [[nodiscard]] QJsonValue part(QLatin1String name) const
    {
        const QJsonArray messages = json().value(QLatin1String("messages")).toArray();
        for (const QJsonValue p : messages.last().toObject().value(QLatin1String("content")).toArray()) {
            if (p.toObject().contains(name))
                return p.toObject().value(name);
        }
        return {};
    }
};

struct ScriptedReply
{
    enum class Fault {
        None,
        Drop,    ///< closes the connection instead of answering
        CutBody, ///< announces the whole body, sends half, closes
        Hang,    ///< never answers
    };
    int delayMs = 0;
    int status = 200;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    Fault fault = Fault::None;
};

/// A chat/completions answer with this text.
inline QByteArray chatBody(const QString &text)
{
    const QJsonObject message{{QStringLiteral("role"), QStringLiteral("assistant")}, {QStringLiteral("content"), text}};
    return QJsonDocument(
               QJsonObject{{QStringLiteral("model"), QStringLiteral("served")},
                           {QStringLiteral("choices"),
                            QJsonArray{QJsonObject{{QStringLiteral("message"), message},
                                                   {QStringLiteral("finish_reason"), QStringLiteral("stop")}}}},
                           {QStringLiteral("usage"), QJsonObject{{QStringLiteral("prompt_tokens"), 10},
                                                                 {QStringLiteral("completion_tokens"), 5}}}})
        .toJson(QJsonDocument::Compact);
}

/// A candidate "cand" that knows nothing where it is shown no image, and a judge who gives 4/4 to who knows and 0/4 to
/// who does not, and 6/6 in any case.
inline ScriptedReply answerFromImage(const ServedRequest &request)
{
    if (request.model() == u"cand")
        return {0, 200, {}, chatBody(request.image().isEmpty() ? QStringLiteral("?") : request.prompt())};
    const bool knows = !request.prompt().contains(QStringLiteral("The response is: ?"));
    return {0,
            200,
            {},
            chatBody(QStringLiteral("score of component 1: %1/4, score of component 2: 6/6, total score: %2/10.")
                         .arg(knows ? 4 : 0)
                         .arg(knows ? 10 : 6))};
}

class ScriptedServer final : public QObject
{
public:
    using Script = std::function<ScriptedReply(const ServedRequest &)>;

    explicit ScriptedServer(Script answer)
        : script(std::move(answer))
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                serve(socket);
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("the test server cannot listen");
    }

    [[nodiscard]] QString url(const QString &path = QStringLiteral("/v1")) const
    {
        return QStringLiteral("http://127.0.0.1:%1%2").arg(m_server.serverPort()).arg(path);
    }

    Script script;
    /// Asked when the headers are in and the body is not: true closes the connection there and then.
    std::function<bool(const ServedRequest &)> dropsBeforeBody;

    /// While true, answers wait; release() lets them go.
    bool isHolding = false;
    void release()
    {
        isHolding = false;
        for (const std::function<void()> &send : std::exchange(m_held, {}))
            send();
    }

    std::vector<ServedRequest> requests; ///< those read in full
    int connections = 0;
    int droppedEarly = 0;
    int answered = 0; ///< 2xx replies handed whole to a connection that was still open
    int inFlight = 0;
    int maxInFlight = 0;

private:
    struct Link
    {
        QByteArray buffer;
        bool busy = false;
    };

    void serve(QTcpSocket *socket)
    {
        ++connections;
        socket->setParent(this);
        auto link = std::make_shared<Link>();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, link] {
            link->buffer += socket->readAll();
            read(socket, link);
        });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket, link] {
            if (link->busy)
                --inFlight;
            link->busy = false;
            socket->deleteLater();
        });
    }

    void read(QTcpSocket *socket, const std::shared_ptr<Link> &link)
    {
        const qsizetype end = link->buffer.indexOf("\r\n\r\n");
        if (link->busy || end < 0)
            return;
        ServedRequest request;
        const QList<QByteArray> lines = link->buffer.left(end).split('\n');
        const QList<QByteArray> first = lines.front().trimmed().split(' ');
        request.method = first.value(0);
        request.path = first.value(1);
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
        }
        if (dropsBeforeBody && dropsBeforeBody(request)) {
            ++droppedEarly;
            socket->abort();
            return;
        }
        const qsizetype size = request.headers.value("content-length").toLongLong();
        if (link->buffer.size() < end + 4 + size)
            return;
        request.body = link->buffer.mid(end + 4, size);
        link->buffer.remove(0, end + 4 + size);
        request.number = static_cast<int>(requests.size());
        requests.push_back(request);
        link->busy = true;
        maxInFlight = std::max(maxInFlight, ++inFlight);
        const ScriptedReply reply = script(request);
        if (reply.fault == ScriptedReply::Fault::Hang)
            return;
        const auto send = [this, socket = QPointer<QTcpSocket>(socket), link, reply] {
            if (socket)
                answer(socket, link, reply);
        };
        if (isHolding)
            m_held.push_back(send);
        else
            QTimer::singleShot(reply.delayMs, this, send);
    }

    void answer(QTcpSocket *socket, const std::shared_ptr<Link> &link, const ScriptedReply &reply)
    {
        if (!link->busy)
            return; // the other side has gone
        if (reply.fault == ScriptedReply::Fault::Drop) {
            socket->abort();
            return;
        }
        QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + " X\r\nContent-Type: application/json\r\n";
        for (const auto &[name, value] : reply.headers)
            head += name + ": " + value + "\r\n";
        head += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n\r\n";
        link->busy = false;
        --inFlight;
        if (reply.fault == ScriptedReply::Fault::CutBody) {
            socket->write(head + reply.body.left(reply.body.size() / 2));
            socket->disconnectFromHost();
            return;
        }
        if (reply.status >= 200 && reply.status < 300)
            ++answered;
        socket->write(head + reply.body);
        read(socket, link); // what came meanwhile
    }

    QTcpServer m_server;
    std::vector<std::function<void()>> m_held;
};

} // namespace plumbline::test
