// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/http_pool.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>

#include <algorithm>

namespace plumbline {

namespace {

constexpr int kPerLane = 6; // QNetworkAccessManager's own limit for one host over HTTP/1.1
constexpr qint64 kMostAnswerBytes = 64LL * 1024 * 1024;
constexpr const char *kTimedOut = "plumbline_timed_out";
constexpr const char *kCancelled = "plumbline_cancelled";

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
    answer.error = reply->errorString();
    if (reply->property(kCancelled).toBool()) {
        answer.outcome = HttpAnswer::Outcome::Cancelled;
    } else if (reply->property(kTimedOut).toBool()) {
        answer.outcome = HttpAnswer::Outcome::TimedOut;
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

void HttpPool::post(const WireRequest &request, int timeoutMs, std::function<void(const HttpAnswer &)> done)
{
    Lane &lane = leastBusyLane();
    ++lane.inFlight;
    auto *body = new OneShotBody(request.body, nullptr);
    QNetworkReply *reply = lane.network->post(networkRequest(request), body);
    body->setParent(reply);
    m_replies.push_back(reply);

    auto *silence = new QTimer(reply);
    silence->setSingleShot(true);
    connect(silence, &QTimer::timeout, reply, [reply] {
        reply->setProperty(kTimedOut, true);
        reply->abort();
    });
    connect(reply, &QNetworkReply::uploadProgress, silence, [silence, timeoutMs] { silence->start(timeoutMs); });
    connect(reply, &QNetworkReply::downloadProgress, silence, [silence, timeoutMs, reply](qint64 received) {
        silence->start(timeoutMs);
        if (received > kMostAnswerBytes)
            reply->abort();
    });
    silence->start(timeoutMs);

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
