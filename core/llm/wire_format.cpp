// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/wire_format.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace plumbline {

namespace {

constexpr qsizetype kMostErrorText = 500;

/// The sentence that an API put into its error body, or the start of the body.
QString messageOf(const QByteArray &body)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    const QJsonValue error = json.value(QLatin1String("error"));
    QString message = error.isString() ? error.toString() : error.toObject().value(QLatin1String("message")).toString();
    if (message.isEmpty())
        message = json.value(QLatin1String("message")).toString();
    if (message.isEmpty())
        message = QString::fromUtf8(body.left(kMostErrorText));
    return message.left(kMostErrorText).simplified();
}

bool saysQuotaIsGone(const QByteArray &body)
{
    const QJsonObject error = QJsonDocument::fromJson(body).object().value(QLatin1String("error")).toObject();
    const QString code = error.value(QLatin1String("code")).toString() + error.value(QLatin1String("type")).toString();
    return code.contains(QLatin1String("insufficient_quota")) || code.contains(QLatin1String("billing"));
}

} // namespace

ChatError errorOfStatus(int httpStatus, const QByteArray &body)
{
    using Kind = ChatError::Kind;
    Kind kind = Kind::BadRequest;
    if (httpStatus == 401 || httpStatus == 403)
        kind = Kind::BadKey;
    else if (httpStatus == 402 || (httpStatus == 429 && saysQuotaIsGone(body)))
        kind = Kind::QuotaGone;
    else if (httpStatus == 429)
        kind = Kind::RateLimited;
    else if (httpStatus == 408)
        kind = Kind::Timeout;
    else if (httpStatus >= 500 || httpStatus == 409 || httpStatus == 425)
        kind = Kind::Server;
    return {kind, QStringLiteral("HTTP %1: %2").arg(httpStatus).arg(messageOf(body)), -1};
}

} // namespace plumbline
