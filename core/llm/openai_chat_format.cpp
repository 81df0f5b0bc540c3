// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/openai_chat_format.h"

#include "core/llm/body_builder.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace plumbline {

namespace {

QJsonObject imagePart(const ChatImage &image, BodyBuilder &builder)
{
    QJsonObject inner{{QStringLiteral("url"), builder.urlOf(image)}};
    if (!image.detail.isEmpty())
        inner.insert(QStringLiteral("detail"), image.detail);
    return {{QStringLiteral("type"), QStringLiteral("image_url")}, {QStringLiteral("image_url"), inner}};
}

QJsonArray messages(const ChatRequest &request, BodyBuilder &builder)
{
    QJsonArray list;
    if (!request.systemPrompt.isEmpty()) {
        list.append(QJsonObject{{QStringLiteral("role"), QStringLiteral("system")},
                                {QStringLiteral("content"), request.systemPrompt}});
    }
    QJsonArray content;
    for (const ChatImage &image : request.images)
        content.append(imagePart(image, builder));
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

} // namespace

bool wantsCompletionTokens(const QUrl &url, const QString &model)
{
    static const QRegularExpression reasoning(QStringLiteral("(^|/)(o[1-9](-|$)|gpt-[5-9])"));
    return isOpenAiHost(url) || reasoning.match(model).hasMatch();
}

QString openAiObjection(const ChatRequest &request)
{
    if (request.temperature && (*request.temperature < 0 || *request.temperature > 2))
        return QStringLiteral("This API takes a temperature from 0 to 2.");
    return {};
}

QString OpenAiChatFormat::objection(const ChatRequest &request) const
{
    return openAiObjection(request);
}

QStringList OpenAiChatFormat::leavesOut(const ChatRequest & /*request*/) const
{
    return {};
}

WireRequest OpenAiChatFormat::build(const ChatRequest &request, const QString &baseUrl, const QString &key) const
{
    WireRequest wire = requestTo(baseUrl, QStringLiteral("/chat/completions"));
    BodyBuilder builder;
    QJsonObject body{{QStringLiteral("model"), request.model},
                     {QStringLiteral("messages"), messages(request, builder)}};
    if (request.maxTokens > 0) {
        body.insert(wantsCompletionTokens(wire.url, request.model) ? QStringLiteral("max_completion_tokens")
                                                                   : QStringLiteral("max_tokens"),
                    request.maxTokens);
    }
    if (request.temperature)
        body.insert(QStringLiteral("temperature"), *request.temperature);
    if (request.seed)
        body.insert(QStringLiteral("seed"), *request.seed);
    if (!request.reasoningEffort.isEmpty())
        body.insert(QStringLiteral("reasoning_effort"), request.reasoningEffort);
    if (!request.jsonSchema.isEmpty())
        body.insert(QStringLiteral("response_format"), responseFormat(request.jsonSchema));
    authorize(wire, key);
    builder.finish(body, wire);
    return wire;
}

ChatResult OpenAiChatFormat::parse(int httpStatus, const QByteArray &body) const
{
    const auto json = objectOf(httpStatus, body);
    if (!json)
        return tl::unexpected<ChatError>(json.error());
    const QJsonObject choice = json->value(QLatin1String("choices")).toArray().at(0).toObject();
    const QJsonValue message = choice.value(QLatin1String("message"));
    if (!message.isObject())
        return badReply(QStringLiteral("The answer has no choices[0].message."));
    ChatReply reply;
    reply.text = textOf(message.toObject().value(QLatin1String("content")));
    reply.refusal = message.toObject().value(QLatin1String("refusal")).toString();
    reply.finishReason = choice.value(QLatin1String("finish_reason")).toString();
    reply.servedModel = json->value(QLatin1String("model")).toString();
    const QJsonObject usage = json->value(QLatin1String("usage")).toObject();
    reply.inputTokens = usage.value(QLatin1String("prompt_tokens")).toInt();
    reply.outputTokens = usage.value(QLatin1String("completion_tokens")).toInt();
    return reply;
}

} // namespace plumbline
