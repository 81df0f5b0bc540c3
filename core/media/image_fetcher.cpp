// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/image_fetcher.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>

namespace plumbline {

namespace {

constexpr int kMostInFlight = 12;
constexpr const char *kTooLarge = "plumbline_too_large";
constexpr const char *kTooSlow = "plumbline_too_slow";

tl::unexpected<Error> networkFailure(const QString &what, const QUrl &url)
{
    return failure(ErrorKind::Network, what, url.toDisplayString(),
                   QStringLiteral("Retry, or choose a local folder that holds the image."));
}

} // namespace

ImageFetcher::ImageFetcher(FetchLimits limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
{
}

void ImageFetcher::fetch(const QUrl &url, std::function<void(Result<QByteArray>)> done)
{
    m_queue.emplace_back(url, std::move(done));
    startNext();
}

void ImageFetcher::cancelAll()
{
    m_cancelled = true;
    m_queue.clear();
    const std::vector<QNetworkReply *> replies = m_replies; // abort() calls back and shrinks the list
    for (QNetworkReply *reply : replies)
        reply->abort();
}

void ImageFetcher::startNext()
{
    while (!m_queue.empty() && m_inFlight < kMostInFlight) {
        auto [url, done] = std::move(m_queue.front());
        m_queue.pop_front();
        if (const auto known = m_unknownHosts.constFind(url.host()); known != m_unknownHosts.constEnd())
            done(networkFailure(*known, url));
        else
            start(url, std::move(done));
    }
}

void ImageFetcher::start(const QUrl &url, Done done)
{
    ++m_inFlight;
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setMaximumRedirectsAllowed(m_limits.mostRedirects);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Plumbline/0.1"));
    request.setRawHeader("Accept", "image/*");
    QNetworkReply *reply = m_network.get(request);
    m_replies.push_back(reply);
    connect(reply, &QNetworkReply::downloadProgress, this, [this, reply](qint64 received, qint64 total) {
        if (received > m_limits.mostBytes || total > m_limits.mostBytes) {
            reply->setProperty(kTooLarge, true);
            reply->abort();
        }
    });
    QTimer::singleShot(m_limits.timeoutMs, reply, [reply] {
        reply->setProperty(kTooSlow, true);
        reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, done = std::move(done)] { finish(reply, done); });
}

void ImageFetcher::finish(QNetworkReply *reply, const Done &done)
{
    reply->deleteLater();
    --m_inFlight;
    std::erase(m_replies, reply);
    if (m_cancelled)
        return;
    // After this answer is known, and not from within it: the queue may be long.
    QMetaObject::invokeMethod(this, &ImageFetcher::startNext, Qt::QueuedConnection);
    const QUrl url = reply->request().url();
    if (reply->property(kTooLarge).toBool()) {
        done(networkFailure(QStringLiteral("The image is larger than %1 MB.").arg(m_limits.mostBytes >> 20), url));
        return;
    }
    if (reply->property(kTooSlow).toBool()) {
        done(networkFailure(QStringLiteral("No image came within %1 seconds.").arg(m_limits.timeoutMs / 1000), url));
        return;
    }
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (reply->error() == QNetworkReply::HostNotFoundError)
        m_unknownHosts.insert(url.host(), QStringLiteral("The host %1 cannot be found.").arg(url.host()));
    if (reply->error() != QNetworkReply::NoError || status < 200 || status > 299) {
        const QString what = status >= 300 ? QStringLiteral("The server answered %1.").arg(status)
                                           : QStringLiteral("%1.").arg(reply->errorString());
        done(networkFailure(what, url));
        return;
    }
    done(reply->readAll());
}

} // namespace plumbline
