// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/openai_chat_format.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace plumbline {

namespace {

QJsonObject imagePart(const ChatImage &image)
{
    QString url = image.url;
    if (!image.bytes.isEmpty()) {
        url = QStringLiteral("data:") + image.mime + QStringLiteral(";base64,") +
              QString::fromLatin1(image.bytes.toBase64());
    }
    QJsonObject inner{{QStringLiteral("url"), url}};
    if (!image.detail.isEmpty())
        inner.insert(QStringLiteral("detail"), image.detail);
    return {{QStringLiteral("type"), QStringLiteral("image_url")}, {QStringLiteral("image_url"), inner}};
}

QJsonArray messages(const ChatRequest &request)
{
    QJsonArray list;
    if (!request.systemPrompt.isEmpty()) {
        list.append(QJsonObject{{QStringLiteral("role"), QStringLiteral("system")},
                                {QStringLiteral("content"), request.systemPrompt}});
    }
    QJsonArray content;
    for (const ChatImage &image : request.images)
        content.append(imagePart(image));
    content.append(
        QJsonObject{{QStringLiteral("type"), QStringLiteral("text")}, {QStringLiteral("text"), request.prompt}});
    list.append(QJsonObject{{QStringLiteral("role"), QStringLiteral("user")}, {QStringLiteral("content"), content}});
    return list;
}

QJsonObject responseFormat(const QJsonObject &schema)
{
    return {{QStringLiteral("type"), QStringLiteral("json_schema")},
            {QStringLiteral("json_schema"), QJsonObject{{QStringLiteral("name"), QStringLiteral("scores")},
                                                        {QStringLiteral("strict"), true},
                                                        {QStringLiteral("schema"), schema}}}};
}

/// Some servers give the content as a list of parts instead of a string.
QString textOf(const QJsonValue &content)
{
    if (content.isString())
        return content.toString();
    QString text;
    for (const QJsonValue part : content.toArray())
        text += part.toObject().value(QLatin1String("text")).toString();
    return text;
}

ChatError badReply(const QString &text)
{
    return {ChatError::Kind::BadReply, text, -1};
}

} // namespace

WireRequest OpenAiChatFormat::build(const ChatRequest &request, const QString &baseUrl, const QString &key) const
{
    QJsonObject body{{QStringLiteral("model"), request.model}, {QStringLiteral("messages"), messages(request)}};
    if (request.maxTokens > 0)
        body.insert(QStringLiteral("max_tokens"), request.maxTokens);
    if (request.temperature)
        body.insert(QStringLiteral("temperature"), *request.temperature);
    if (request.seed)
        body.insert(QStringLiteral("seed"), *request.seed);
    if (!request.jsonSchema.isEmpty())
        body.insert(QStringLiteral("response_format"), responseFormat(request.jsonSchema));

    WireRequest wire;
    QString base = baseUrl;
    while (base.endsWith(u'/'))
        base.chop(1);
    wire.url = QUrl(base + QStringLiteral("/chat/completions"));
    wire.headers.append({QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/json")});
    if (!key.isEmpty())
        wire.headers.append({QByteArrayLiteral("Authorization"), "Bearer " + key.toUtf8()});
    wire.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return wire;
}

ChatResult OpenAiChatFormat::parse(int httpStatus, const QByteArray &body) const
{
    if (httpStatus < 200 || httpStatus > 299)
        return tl::unexpected<ChatError>(errorOfStatus(httpStatus, body));
    QJsonParseError problem;
    const QJsonObject json = QJsonDocument::fromJson(body, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return tl::unexpected<ChatError>(
            badReply(QStringLiteral("The answer is not JSON: %1.").arg(problem.errorString())));
    const QJsonObject choice = json.value(QLatin1String("choices")).toArray().at(0).toObject();
    const QJsonValue message = choice.value(QLatin1String("message"));
    if (!message.isObject())
        return tl::unexpected<ChatError>(badReply(QStringLiteral("The answer has no choices[0].message.")));
    ChatReply reply;
    reply.text = textOf(message.toObject().value(QLatin1String("content")));
    reply.refusal = message.toObject().value(QLatin1String("refusal")).toString();
    reply.finishReason = choice.value(QLatin1String("finish_reason")).toString();
    reply.servedModel = json.value(QLatin1String("model")).toString();
    const QJsonObject usage = json.value(QLatin1String("usage")).toObject();
    reply.inputTokens = usage.value(QLatin1String("prompt_tokens")).toInt();
    reply.outputTokens = usage.value(QLatin1String("completion_tokens")).toInt();
    return reply;
}

} // namespace plumbline
