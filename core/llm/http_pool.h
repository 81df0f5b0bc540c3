// SPDX-License-Identifier: GPL-3.0-or-later
// HttpPool: requests with as many really in flight as asked for, each sent at most once. QNetworkAccessManager stops at
// six requests a host and re-sends a POST when a connection drops; this works around both (figures:
// shared/design/stack.md). Lives on the engine thread.
#pragma once

#include "core/llm/wire_format.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace plumbline {

/// How long each phase of a request may take, in milliseconds, and how large an answer may be.
struct HttpLimits
{
    int connectMs = 30'000; ///< without progress until the whole question is sent
    int answerMs = 180'000; ///< from then to the first byte: a long answer without streaming is silent until complete
    int silenceMs = 60'000; ///< between two bytes of the answer
    qint64 mostBytes = 64LL * 1024 * 1024; ///< larger answers are broken off
};

struct HttpAnswer
{
    enum class Outcome { Answered, TimedOut, Broken, Cancelled };
    Outcome outcome = Outcome::Broken;
    int status = 0; ///< HTTP status; 0 when nothing came
    QByteArray body;
    QByteArray retryAfter; ///< the Retry-After header as sent
    QString error;
    bool wasSent = false; ///< the whole request went out, as far as we can tell
    qint64 tookMs = 0;    ///< from when it was begun to be sent
};

class HttpPool final : public QObject
{
    Q_OBJECT
public:
    explicit HttpPool(QObject *parent = nullptr);
    /// Sends now, or a few milliseconds later where others are just being sent: questions that are sent side by side
    /// are all answered at once, and then sent side by side again, so that the endpoint rests in between. The caller
    /// keeps the number in flight in bounds. `done` is called exactly once, later.
    void send(const WireRequest &request, const HttpLimits &timeouts, std::function<void(const HttpAnswer &)> done);
    void cancelAll();

private:
    struct Lane
    {
        std::unique_ptr<QNetworkAccessManager> network;
        int inFlight = 0;
    };
    struct Waiting
    {
        WireRequest request;
        HttpLimits timeouts;
        std::function<void(const HttpAnswer &)> done;
    };
    [[nodiscard]] Lane &leastBusyLane();
    void startWaiting();
    void start(Waiting waiting);
    void watch(QNetworkReply *reply, const HttpLimits &timeouts);

    std::vector<std::unique_ptr<Lane>> m_lanes;
    std::vector<QNetworkReply *> m_replies;
    std::deque<Waiting> m_waiting; ///< not begun
    double m_usualMs = 0;          ///< how long an answer takes, a moving average; 0: not known yet
    QElapsedTimer m_clock;
    double m_lastDueMs = 0; ///< when, by m_clock, the last question was due to be begun
    QTimer m_startTimer;
    QElapsedTimer m_sinceNoDelay;
};

} // namespace plumbline
