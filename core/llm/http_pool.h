// SPDX-License-Identifier: GPL-3.0-or-later
// HttpPool: POSTs with as many really in flight as asked for, each sent at most once. QNetworkAccessManager stops at
// six requests a host and re-sends a POST when a connection drops; this works around both (figures:
// shared/design/stack.md). Lives on the engine thread.
#pragma once

#include "core/llm/wire_format.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace plumbline {

struct HttpAnswer
{
    enum class Outcome { Answered, TimedOut, Broken, Cancelled };
    Outcome outcome = Outcome::Broken;
    int status = 0; ///< HTTP status; 0 when nothing came
    QByteArray body;
    QByteArray retryAfter; ///< the Retry-After header as sent
    QString error;
};

class HttpPool final : public QObject
{
    Q_OBJECT
public:
    explicit HttpPool(QObject *parent = nullptr);
    /// Sends now; the caller keeps the number in flight in bounds. `done` is called exactly once, later.
    /// `timeoutMs`: without any progress for so long, the request is broken off.
    void post(const WireRequest &request, int timeoutMs, std::function<void(const HttpAnswer &)> done);
    void cancelAll();

private:
    struct Lane
    {
        std::unique_ptr<QNetworkAccessManager> network;
        int inFlight = 0;
    };
    [[nodiscard]] Lane &leastBusyLane();

    std::vector<std::unique_ptr<Lane>> m_lanes;
    std::vector<QNetworkReply *> m_replies;
};

} // namespace plumbline
