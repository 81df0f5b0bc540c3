// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/wire_format.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace plumbline {

namespace {

constexpr qsizetype kMostErrorText = 500;

/// The `error` of a body, whichever way it is wrapped: {"error": …}, [{"error": …}] (Gemini), or a bare sentence.
QJsonValue errorIn(const QJsonDocument &json)
{
    const QJsonObject object = json.isArray() ? json.array().at(0).toObject() : json.object();
    return object.value(QLatin1String("error"));
}

/// The sentence that an API put into its error body, or the start of the body.
QString messageOf(const QJsonDocument &json, const QByteArray &body)
{
    const QJsonValue error = errorIn(json);
    QString message = error.isString() ? error.toString() : error.toObject().value(QLatin1String("message")).toString();
    if (message.isEmpty())
        message = json.object().value(QLatin1String("message")).toString();
    if (message.isEmpty())
        message = QString::fromUtf8(body.left(kMostErrorText));
    return message.left(kMostErrorText).simplified();
}

bool saysQuotaIsGone(const QJsonObject &error)
{
    const QString code = error.value(QLatin1String("code")).toString() + error.value(QLatin1String("type")).toString();
    if (code.contains(QLatin1String("insufficient_quota")) || code.contains(QLatin1String("billing")))
        return true;
    // Anthropic says it in a 400 of type invalid_request_error.
    return error.value(QLatin1String("message"))
        .toString()
        .contains(QLatin1String("credit balance is too low"), Qt::CaseInsensitive);
}

/// OpenRouter answers 403 where its moderation flagged the question: about this question, not about the key.
bool isModeration(const QJsonObject &error)
{
    const QJsonObject metadata = error.value(QLatin1String("metadata")).toObject();
    return metadata.contains(QLatin1String("reasons")) || metadata.contains(QLatin1String("flagged_input"));
}

/// Gemini says in the body how long to wait: details[] of type RetryInfo, "retryDelay": "34s".
qint64 retryDelayMs(const QJsonObject &error)
{
    for (const QJsonValue detail : error.value(QLatin1String("details")).toArray()) {
        QString delay = detail.toObject().value(QLatin1String("retryDelay")).toString();
        if (!delay.endsWith(u's'))
            continue;
        delay.chop(1);
        bool ok = false;
        const double seconds = delay.toDouble(&ok);
        if (ok && seconds >= 0 && seconds < 1e6)
            return static_cast<qint64>(seconds * 1000);
    }
    return -1;
}

} // namespace

ChatError errorOfStatus(int httpStatus, const QByteArray &body)
{
    using Kind = ChatError::Kind;
    const QJsonDocument json = QJsonDocument::fromJson(body);
    const QJsonObject error = errorIn(json).toObject();
    Kind kind = Kind::BadRequest;
    if (httpStatus == 402 || (httpStatus >= 400 && httpStatus < 500 && saysQuotaIsGone(error)))
        kind = Kind::QuotaGone;
    else if (httpStatus == 401 || (httpStatus == 403 && !isModeration(error)))
        kind = Kind::BadKey;
    else if (httpStatus == 429)
        kind = Kind::RateLimited;
    else if (httpStatus == 408)
        kind = Kind::Timeout;
    else if (httpStatus >= 500 || httpStatus == 409 || httpStatus == 425)
        kind = Kind::Server;
    QString text = QStringLiteral("HTTP %1: %2").arg(httpStatus).arg(messageOf(json, body));
    if (httpStatus >= 300 && httpStatus < 400)
        text += QStringLiteral(" The server sends on to another address; the key is not taken there. Give that one.");
    ChatError result{kind, text, retryDelayMs(error)};
    return result;
}

bool isOpenAiHost(const QUrl &url)
{
    const QString host = url.host();
    return host == QLatin1String("api.openai.com") || host.endsWith(QLatin1String(".azure.com"));
}

void authorize(WireRequest &wire, const QString &key)
{
    if (key.isEmpty())
        return;
    if (wire.url.host().endsWith(QLatin1String(".azure.com")))
        wire.headers.append({QByteArrayLiteral("api-key"), key.toUtf8()});
    else
        wire.headers.append({QByteArrayLiteral("Authorization"), "Bearer " + key.toUtf8()});
}

WireRequest WireFormat::requestTo(const QString &baseUrl, const QString &path)
{
    WireRequest wire;
    QUrl url(baseUrl);
    QString base = url.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + path);
    wire.url = url;
    wire.headers.append({QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/json")});
    return wire;
}

tl::unexpected<ChatError> WireFormat::badReply(const QString &text)
{
    return tl::unexpected<ChatError>({ChatError::Kind::BadReply, text, -1});
}

tl::expected<QJsonObject, ChatError> WireFormat::objectOf(int httpStatus, const QByteArray &body)
{
    if (httpStatus < 200 || httpStatus > 299)
        return tl::unexpected<ChatError>(errorOfStatus(httpStatus, body));
    QJsonParseError problem;
    const QJsonObject json = QJsonDocument::fromJson(body, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return badReply(QStringLiteral("The answer is not JSON: %1.").arg(problem.errorString()));
    return json;
}

WireRequest WireFormat::listModels(const QString &baseUrl, const QString &key) const
{
    WireRequest wire = requestTo(baseUrl, QStringLiteral("/models"));
    wire.verb = "GET";
    authorize(wire, key);
    return wire;
}

QStringList WireFormat::readModels(const QByteArray &body) const
{
    QStringList names;
    for (const QJsonValue model : QJsonDocument::fromJson(body).object().value(QLatin1String("data")).toArray())
        names.append(model.toObject().value(QLatin1String("id")).toString());
    names.removeAll(QString());
    return names;
}

} // namespace plumbline
