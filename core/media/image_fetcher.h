// SPDX-License-Identifier: GPL-3.0-or-later
// ImageFetcher: gets images over http(s) with a time limit, a size limit and a redirect limit. Lives on the engine
// thread; sends no credentials and no cookies.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <deque>
#include <functional>
#include <utility>
#include <vector>

namespace plumbline {

struct FetchLimits
{
    int timeoutMs = 20'000;                ///< for the whole transfer
    qint64 mostBytes = 64LL * 1024 * 1024; ///< larger answers are broken off
    int mostRedirects = 5;
};

class ImageFetcher final : public QObject
{
    Q_OBJECT
public:
    explicit ImageFetcher(FetchLimits limits, QObject *parent = nullptr);
    /// Calls `done` exactly once, on this thread.
    void fetch(const QUrl &url, std::function<void(Result<QByteArray>)> done);
    /// Drops the queue and breaks off what is under way; none of their `done` is called any more.
    void cancelAll();
    /// Forgets which hosts could not be found, so that they are tried again.
    void forgetFailures() { m_unknownHosts.clear(); }

private:
    using Done = std::function<void(Result<QByteArray>)>;

    void startNext();
    void start(const QUrl &url, Done done);
    void finish(QNetworkReply *reply, const Done &done);

    FetchLimits m_limits;
    QNetworkAccessManager m_network{this};     ///< a child, so that it moves to our thread with us
    std::deque<std::pair<QUrl, Done>> m_queue; ///< few at a time, so that what one learns of a host helps the rest
    int m_inFlight = 0;
    std::vector<QNetworkReply *> m_replies;
    bool m_cancelled = false;
    QHash<QString, QString> m_unknownHosts; ///< host → error: a missing host is not looked up 400 times
};

} // namespace plumbline
