// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/http_chat_model.h"

#include <QDateTime>

#include <algorithm>

namespace plumbline {

namespace {
constexpr qsizetype kMostLoggedBytes = 64 * 1024;
}

qint64 retryAfterMs(const QByteArray &header, qint64 nowMs)
{
    bool isNumber = false;
    const double seconds = header.trimmed().toDouble(&isNumber);
    if (isNumber && seconds >= 0 && seconds < 1e9)
        return static_cast<qint64>(seconds * 1000);
    // HTTP names the zone "GMT", where Qt's reader of mail dates wants an offset.
    QString date = QString::fromLatin1(header.trimmed());
    if (date.endsWith(QLatin1String("GMT")))
        date = date.chopped(3) + QStringLiteral("+0000");
    const QDateTime at = QDateTime::fromString(date, Qt::RFC2822Date);
    return at.isValid() ? std::max<qint64>(0, at.toMSecsSinceEpoch() - nowMs) : -1;
}

HttpChatModel::HttpChatModel(std::unique_ptr<WireFormat> format, QString baseUrl, QString key,
                             const HttpLimits &timeouts)
    : m_format(std::move(format))
    , m_baseUrl(std::move(baseUrl))
    , m_key(std::move(key))
    , m_timeouts(timeouts)
{
}

HttpChatModel::HttpChatModel(std::unique_ptr<WireFormat> format, QString baseUrl, QString key, int timeoutMs)
    : HttpChatModel(std::move(format), std::move(baseUrl), std::move(key), {timeoutMs, timeoutMs, timeoutMs})
{
}

ChatResult HttpChatModel::resultOf(HttpAnswer answer, const QByteArray &asked) const
{
    using Kind = ChatError::Kind;
    // Servers repeat the key in their errors ("Incorrect API key provided: sk-…"); it must not reach a log or a file.
    if (!m_key.isEmpty())
        answer.body.replace(m_key.toUtf8(), "(key)");
    const auto exchange =
        std::make_shared<const ChatExchange>(ChatExchange{asked, answer.status, answer.body.left(kMostLoggedBytes)});
    const auto failed = [&](Kind kind, const QString &text) {
        return tl::unexpected<ChatError>({kind, text, -1, exchange, answer.wasSent});
    };
    switch (answer.outcome) {
    case HttpAnswer::Outcome::Cancelled:
        return failed(Kind::Cancelled, QStringLiteral("Cancelled."));
    case HttpAnswer::Outcome::TimedOut:
        return failed(Kind::Timeout, answer.error);
    case HttpAnswer::Outcome::Broken:
        return failed(Kind::Connection, answer.error);
    case HttpAnswer::Outcome::Answered:
        break;
    }
    ChatResult result = m_format->parse(answer.status, answer.body);
    if (result) {
        result->exchange = exchange;
        return result;
    }
    result.error().exchange = exchange;
    if (const qint64 wait = retryAfterMs(answer.retryAfter, QDateTime::currentMSecsSinceEpoch()); wait >= 0)
        result.error().retryAfterMs = wait;
    return result;
}

void HttpChatModel::ask(const ChatRequest &request, Done done)
{
    if (const QString objection = m_format->objection(request); !objection.isEmpty()) {
        QMetaObject::invokeMethod(
            this,
            [objection, done = std::move(done)] {
                done(tl::unexpected<ChatError>({ChatError::Kind::BadRequest, objection, -1}));
            },
            Qt::QueuedConnection);
        return;
    }
    const WireRequest wire = m_format->build(request, m_baseUrl, m_key);
    m_pool.send(wire, m_timeouts, [this, asked = wire.loggable, done = std::move(done)](const HttpAnswer &answer) {
        ChatResult result = resultOf(answer, asked);
        if (result)
            result->latencyMs = static_cast<int>(answer.tookMs);
        done(result);
    });
}

} // namespace plumbline
