// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/http_chat_model.h"

#include <QDateTime>
#include <QElapsedTimer>

#include <algorithm>

namespace plumbline {

namespace {

ChatResult resultOf(const HttpAnswer &answer, const WireFormat &format)
{
    using Kind = ChatError::Kind;
    switch (answer.outcome) {
    case HttpAnswer::Outcome::Cancelled:
        return tl::unexpected<ChatError>({Kind::Cancelled, QStringLiteral("Cancelled."), -1});
    case HttpAnswer::Outcome::TimedOut:
        return tl::unexpected<ChatError>({Kind::Timeout, QStringLiteral("No answer in time."), -1});
    case HttpAnswer::Outcome::Broken:
        return tl::unexpected<ChatError>({Kind::Connection, answer.error, -1});
    case HttpAnswer::Outcome::Answered:
        break;
    }
    ChatResult result = format.parse(answer.status, answer.body);
    if (!result)
        result.error().retryAfterMs = retryAfterMs(answer.retryAfter, QDateTime::currentMSecsSinceEpoch());
    return result;
}

} // namespace

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

HttpChatModel::HttpChatModel(std::unique_ptr<WireFormat> format, QString baseUrl, QString key, int timeoutMs)
    : m_format(std::move(format))
    , m_baseUrl(std::move(baseUrl))
    , m_key(std::move(key))
    , m_timeoutMs(timeoutMs)
{
}

void HttpChatModel::ask(const ChatRequest &request, Done done)
{
    QElapsedTimer clock;
    clock.start();
    m_pool.post(m_format->build(request, m_baseUrl, m_key), m_timeoutMs,
                [this, clock, done = std::move(done)](const HttpAnswer &answer) {
                    ChatResult result = resultOf(answer, *m_format);
                    if (result)
                        result->latencyMs = static_cast<int>(clock.elapsed());
                    done(result);
                });
}

} // namespace plumbline
