// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/http_pool.h"

#include "core/llm/no_delay.h"

#include <QNetworkReply>
#include <QNetworkRequest>

#include <algorithm>
#include <utility>

namespace plumbline {

namespace {

constexpr int kPerLane = 6;                              // QNetworkAccessManager's own limit for one host over HTTP/1.1
constexpr const char *kTimedOut = "plumbline_timed_out"; ///< holds what was waited for
constexpr const char *kSent = "plumbline_sent";
constexpr const char *kCancelled = "plumbline_cancelled";

// How far apart questions are begun. With N in flight, answered after L, they are L / N apart on the average; begun
// side by side they compete for the line and the processor, are all answered at once and begun side by side again. A
// little less than L / N lets the endpoint be full and keeps the waves from building up (docs/benchmarks.md).
constexpr double kShareOfSpacing = 0.9;
constexpr double kFirstApartMs = 2; ///< before the first answer says what L is
constexpr double kMostBehindMs = 1;   ///< made up for at once when the timer, which knows whole milliseconds, is late
constexpr double kMostApartMs = 10;   ///< answers that take now one second, now ten, must not be waited for as if alike
constexpr double kNewest = 0.05;      ///< weight of an answer in the moving average of L

constexpr qint64 kNoDelayEveryMs = 20;

/// A body that can be read once: the network layer cannot send it a second time on its own.
class OneShotBody final : public QIODevice
{
public:
    OneShotBody(QByteArray bytes, QObject *parent)
        : QIODevice(parent)
        , m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_bytes.size() - m_at; }
    [[nodiscard]] bool atEnd() const override { return m_at >= m_bytes.size(); }
    // Asked for when a connection drops: refusing is the point, without a warning of Qt's for each.
    bool seek(qint64 /*position*/) override { return false; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 n = std::min<qint64>(most, m_bytes.size() - m_at);
        if (n <= 0)
            return -1;
        std::copy_n(m_bytes.constData() + m_at, n, data);
        m_at += n;
        if (m_at >= m_bytes.size()) {
            m_bytes.clear(); // megabytes of base64 need not live as long as the model thinks
            m_at = 0;
        }
        return n;
    }
    qint64 writeData(const char * /*data*/, qint64 /*size*/) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
};

QNetworkRequest networkRequest(const WireRequest &request)
{
    QNetworkRequest out(request.url);
    // No redirect is followed: the key must not travel to another host, and a POST must not become a GET.
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Plumbline/0.1"));
    if (request.verb != "GET")
        out.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    for (const auto &[name, value] : request.headers)
        out.setRawHeader(name, value);
    return out;
}

HttpAnswer answerOf(QNetworkReply *reply)
{
    HttpAnswer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.retryAfter = reply->rawHeader("Retry-After");
    answer.wasSent = reply->property(kSent).toBool() || answer.status != 0;
    answer.error = reply->errorString();
    if (reply->property(kCancelled).toBool()) {
        answer.outcome = HttpAnswer::Outcome::Cancelled;
    } else if (const QVariant waitedFor = reply->property(kTimedOut); waitedFor.isValid()) {
        answer.outcome = HttpAnswer::Outcome::TimedOut;
        answer.error = waitedFor.toString();
    } else if (answer.status == 0 || reply->error() == QNetworkReply::RemoteHostClosedError) {
        // A ContentReSendError with a status is an answer: a 307 or 308 whose body we did not let go a second time.
        answer.outcome = HttpAnswer::Outcome::Broken;
    } else {
        answer.outcome = HttpAnswer::Outcome::Answered;
        answer.body = reply->readAll();
    }
    return answer;
}

} // namespace

HttpPool::HttpPool(QObject *parent)
    : QObject(parent)
{
    m_clock.start();
    m_startTimer.setSingleShot(true);
    m_startTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_startTimer, &QTimer::timeout, this, &HttpPool::startWaiting);
}

HttpPool::Lane &HttpPool::leastBusyLane()
{
    const auto least = std::min_element(m_lanes.begin(), m_lanes.end(),
                                        [](const auto &a, const auto &b) { return a->inFlight < b->inFlight; });
    if (least != m_lanes.end() && (*least)->inFlight < kPerLane)
        return **least;
    auto lane = std::make_unique<Lane>();
    lane->network = std::make_unique<QNetworkAccessManager>();
    m_lanes.push_back(std::move(lane));
    return *m_lanes.back();
}

void HttpPool::watch(QNetworkReply *reply, const HttpLimits &timeouts)
{
    auto *timer = new QTimer(reply);
    timer->setSingleShot(true);
    const auto wait = [timer](int ms, const QString &what) {
        timer->setProperty("what", what);
        timer->start(ms);
    };
    const QString forAnswer = QStringLiteral("No answer in %1 s.").arg(timeouts.answerMs / 1000.0);
    const auto sent = [reply, wait, timeouts, forAnswer] {
        if (reply->property(kSent).toBool())
            return;
        reply->setProperty(kSent, true);
        wait(timeouts.answerMs, forAnswer);
    };
    const QString forConnect =
        QStringLiteral("The question could not be sent in %1 s.").arg(timeouts.connectMs / 1000.0);
    const QString forMore = QStringLiteral("The answer stopped half-way for %1 s.").arg(timeouts.silenceMs / 1000.0);
    wait(timeouts.connectMs, forConnect);
    connect(timer, &QTimer::timeout, reply, [reply, timer] {
        reply->setProperty(kTimedOut, timer->property("what"));
        reply->abort();
    });
    connect(reply, &QNetworkReply::uploadProgress, timer, [=, this](qint64 done, qint64 total) {
        // New connections are few and keep the option: it need not be looked for at every piece.
        if (!m_sinceNoDelay.isValid() || m_sinceNoDelay.hasExpired(kNoDelayEveryMs)) {
            sendShortSegmentsAtOnce();
            m_sinceNoDelay.start();
        }
        if (total > 0 && done >= total)
            sent();
        else if (!reply->property(kSent).toBool())
            wait(timeouts.connectMs, forConnect);
    });
    connect(reply, &QNetworkReply::requestSent, timer, sent);
    connect(reply, &QNetworkReply::downloadProgress, timer, [=](qint64 received) {
        if (received > 0)
            wait(timeouts.silenceMs, forMore);
        if (received > timeouts.mostBytes)
            reply->abort();
    });
}

void HttpPool::send(const WireRequest &request, const HttpLimits &timeouts,
                    std::function<void(const HttpAnswer &)> done)
{
    m_waiting.push_back({request, timeouts, std::move(done)});
    startWaiting();
}

void HttpPool::startWaiting()
{
    while (!m_waiting.empty()) {
        const double inFlight = static_cast<double>(m_waiting.size() + m_replies.size());
        const double apartMs =
            m_usualMs > 0 ? std::min(kMostApartMs, kShareOfSpacing * m_usualMs / inFlight) : kFirstApartMs;
        const double nowMs = static_cast<double>(m_clock.nsecsElapsed()) / 1e6;
        if (nowMs < m_lastDueMs + apartMs) {
            if (!m_startTimer.isActive())
                m_startTimer.start(std::max(1, static_cast<int>(m_lastDueMs + apartMs - nowMs)));
            return;
        }
        // From when it was due, not from now: a timer that is late each time would make the spacing wider.
        m_lastDueMs = std::max(m_lastDueMs + apartMs, nowMs - kMostBehindMs);
        Waiting next = std::move(m_waiting.front());
        m_waiting.pop_front();
        start(std::move(next));
    }
}

void HttpPool::start(Waiting waiting)
{
    Lane &lane = leastBusyLane();
    ++lane.inFlight;
    QNetworkReply *reply = nullptr;
    const QNetworkRequest request = networkRequest(waiting.request);
    if (waiting.request.verb == "GET") {
        reply = lane.network->get(request);
    } else {
        auto *body = new OneShotBody(std::move(waiting.request.body), nullptr);
        reply = lane.network->post(request, body);
        body->setParent(reply);
    }
    m_replies.push_back(reply);
    watch(reply, waiting.timeouts);
    QElapsedTimer clock;
    clock.start();
    connect(reply, &QNetworkReply::finished, this, [this, reply, &lane, clock, done = std::move(waiting.done)] {
        --lane.inFlight;
        std::erase(m_replies, reply);
        HttpAnswer answer = answerOf(reply);
        answer.tookMs = clock.elapsed();
        if (answer.outcome == HttpAnswer::Outcome::Answered) {
            const double took = static_cast<double>(answer.tookMs);
            m_usualMs = m_usualMs > 0 ? m_usualMs + kNewest * (took - m_usualMs) : took;
        }
        reply->deleteLater();
        done(answer);
    });
}

void HttpPool::cancelAll()
{
    HttpAnswer cancelled;
    cancelled.outcome = HttpAnswer::Outcome::Cancelled;
    for (const Waiting &waiting : std::exchange(m_waiting, {}))
        waiting.done(cancelled);
    const std::vector<QNetworkReply *> replies = m_replies; // abort() calls back and shrinks the list
    for (QNetworkReply *reply : replies) {
        reply->setProperty(kCancelled, true);
        reply->abort();
    }
}

} // namespace plumbline
