// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/runs/latency_server.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <cstdio>
#include <memory>

namespace plumbline::bench {

namespace {

const QByteArray kBody =
    R"({"model":"m","choices":[{"message":{"role":"assistant","content":"Two sentences. Here they are."},"finish_reason":"stop"}],"usage":{"prompt_tokens":900,"completion_tokens":9}})";

struct Link
{
    QByteArray head;
    qint64 left = -1; ///< bytes of the body still to come; -1: in the header
};

void read(QTcpSocket *socket, const std::shared_ptr<Link> &link, int latencyMs)
{
    while (socket->bytesAvailable() > 0) {
        if (link->left < 0) {
            link->head += socket->readLine(64 * 1024);
            if (!link->head.endsWith("\r\n\r\n"))
                continue;
            const QByteArray lower = link->head.toLower();
            const qsizetype at = lower.indexOf("content-length:");
            link->left = at < 0 ? 0 : lower.mid(at + 15, lower.indexOf('\r', at) - at - 15).trimmed().toLongLong();
            link->head.clear();
        }
        link->left -= socket->skip(link->left);
        if (link->left > 0)
            return;
        link->left = -1;
        QTimer::singleShot(latencyMs, Qt::PreciseTimer, socket, [socket = QPointer<QTcpSocket>(socket)] {
            if (socket)
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
                              QByteArray::number(kBody.size()) + "\r\n\r\n" + kBody);
        });
    }
}

} // namespace

int serve(int latencyMs)
{
    QTcpServer server;
    server.setListenBacklogSize(512);
    if (!server.listen(QHostAddress::LocalHost))
        return 1;
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
        while (QTcpSocket *socket = server.nextPendingConnection()) {
            auto link = std::make_shared<Link>();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [=] { read(socket, link, latencyMs); });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    std::printf("%d\n", server.serverPort());
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace plumbline::bench
