// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/http_pool.h"

#include "core/llm/no_delay.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>

#include <algorithm>

namespace plumbline {

namespace {

constexpr int kPerLane = 6;                              // QNetworkAccessManager's own limit for one host over HTTP/1.1
constexpr const char *kTimedOut = "plumbline_timed_out"; ///< holds what was waited for
constexpr const char *kSent = "plumbline_sent";
constexpr const char *kCancelled = "plumbline_cancelled";

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
    Lane &lane = leastBusyLane();
    ++lane.inFlight;
    QNetworkReply *reply = nullptr;
    if (request.verb == "GET") {
        reply = lane.network->get(networkRequest(request));
    } else {
        auto *body = new OneShotBody(request.body, nullptr);
        reply = lane.network->post(networkRequest(request), body);
        body->setParent(reply);
    }
    m_replies.push_back(reply);
    watch(reply, timeouts);
    connect(reply, &QNetworkReply::finished, this, [this, reply, &lane, done = std::move(done)] {
        --lane.inFlight;
        std::erase(m_replies, reply);
        const HttpAnswer answer = answerOf(reply);
        reply->deleteLater();
        done(answer);
    });
}

void HttpPool::cancelAll()
{
    const std::vector<QNetworkReply *> replies = m_replies; // abort() calls back and shrinks the list
    for (QNetworkReply *reply : replies) {
        reply->setProperty(kCancelled, true);
        reply->abort();
    }
}

} // namespace plumbline
