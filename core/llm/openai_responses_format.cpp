// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/openai_responses_format.h"

#include "core/llm/body_builder.h"
#include "core/llm/openai_chat_format.h"

#include <QJsonArray>

namespace plumbline {

namespace {

constexpr int kLeastOutputTokens = 16; // documented minimum of max_output_tokens

QJsonArray inputOf(const ChatRequest &request, BodyBuilder &builder)
{
    QJsonArray content;
    for (const ChatImage &image : request.images) {
        content.append(
            QJsonObject{{QStringLiteral("type"), QStringLiteral("input_image")},
                        {QStringLiteral("image_url"), builder.urlOf(image)},
                        {QStringLiteral("detail"), image.detail.isEmpty() ? QStringLiteral("auto") : image.detail}});
    }
    content.append(
        QJsonObject{{QStringLiteral("type"), QStringLiteral("input_text")}, {QStringLiteral("text"), request.prompt}});
    return {QJsonObject{{QStringLiteral("role"), QStringLiteral("user")}, {QStringLiteral("content"), content}}};
}

QJsonObject textFormat(const QJsonObject &schema)
{
    return {{QStringLiteral("format"), QJsonObject{{QStringLiteral("type"), QStringLiteral("json_schema")},
                                                   {QStringLiteral("name"), QStringLiteral("scores")},
                                                   {QStringLiteral("strict"), true},
                                                   {QStringLiteral("schema"), schema}}}};
}

/// Text and refusal over all messages of `output`; reasoning items are passed over. False where there is no message.
bool readOutput(const QJsonArray &output, ChatReply &reply)
{
    bool found = false;
    for (const QJsonValue item : output) {
        if (item.toObject().value(QLatin1String("type")).toString() != QLatin1String("message"))
            continue;
        found = true;
        for (const QJsonValue part : item.toObject().value(QLatin1String("content")).toArray()) {
            const QJsonObject p = part.toObject();
            reply.text += p.value(QLatin1String("text")).toString();
            reply.refusal += p.value(QLatin1String("refusal")).toString();
        }
    }
    return found;
}

/// A 2xx answer whose own status is "failed".
ChatError failureOf(const QJsonObject &error)
{
    using Kind = ChatError::Kind;
    const QString code = error.value(QLatin1String("code")).toString();
    Kind kind = Kind::BadRequest;
    if (code == QLatin1String("rate_limit_exceeded"))
        kind = Kind::RateLimited;
    else if (code == QLatin1String("server_error") || code.isEmpty())
        kind = Kind::Server;
    return {kind, QStringLiteral("%1: %2").arg(code, error.value(QLatin1String("message")).toString().left(500)), -1};
}

} // namespace

QString OpenAiResponsesFormat::objection(const ChatRequest &request) const
{
    if (request.maxTokens > 0 && request.maxTokens < kLeastOutputTokens)
        return QStringLiteral("This API takes at least %1 tokens for an answer.").arg(kLeastOutputTokens);
    return openAiObjection(request);
}

QStringList OpenAiResponsesFormat::leavesOut(const ChatRequest &request) const
{
    return request.seed ? QStringList{QStringLiteral("seed")} : QStringList();
}

WireRequest OpenAiResponsesFormat::build(const ChatRequest &request, const QString &baseUrl, const QString &key) const
{
    WireRequest wire = requestTo(baseUrl, QStringLiteral("/responses"));
    BodyBuilder builder;
    QJsonObject body{{QStringLiteral("model"), request.model},
                     {QStringLiteral("input"), inputOf(request, builder)},
                     {QStringLiteral("store"), false}};
    if (!request.systemPrompt.isEmpty())
        body.insert(QStringLiteral("instructions"), request.systemPrompt);
    if (request.maxTokens > 0)
        body.insert(QStringLiteral("max_output_tokens"), request.maxTokens);
    if (request.temperature)
        body.insert(QStringLiteral("temperature"), *request.temperature);
    if (!request.reasoningEffort.isEmpty())
        body.insert(QStringLiteral("reasoning"), QJsonObject{{QStringLiteral("effort"), request.reasoningEffort}});
    if (!request.jsonSchema.isEmpty())
        body.insert(QStringLiteral("text"), textFormat(request.jsonSchema));
    authorize(wire, key);
    builder.finish(body, wire);
    return wire;
}

ChatResult OpenAiResponsesFormat::parse(int httpStatus, const QByteArray &body) const
{
    const auto json = objectOf(httpStatus, body);
    if (!json)
        return tl::unexpected<ChatError>(json.error());
    const QString status = json->value(QLatin1String("status")).toString();
    if (status == QLatin1String("failed") || (status.isEmpty() && json->value(QLatin1String("error")).isObject()))
        return tl::unexpected<ChatError>(failureOf(json->value(QLatin1String("error")).toObject()));
    ChatReply reply;
    const bool hasMessage = readOutput(json->value(QLatin1String("output")).toArray(), reply);
    if (status == QLatin1String("incomplete")) {
        // "max_output_tokens" or "content_filter"; a reasoning model may have spent all its tokens before any message.
        const QString reason =
            json->value(QLatin1String("incomplete_details")).toObject().value(QLatin1String("reason")).toString();
        reply.finishReason = reason == QLatin1String("max_output_tokens") ? QStringLiteral("length") : reason;
    } else if (!hasMessage || status != QLatin1String("completed")) {
        return badReply(QStringLiteral("The answer has no completed message (status “%1”).").arg(status));
    } else {
        reply.finishReason = QStringLiteral("stop");
    }
    reply.servedModel = json->value(QLatin1String("model")).toString();
    const QJsonObject usage = json->value(QLatin1String("usage")).toObject();
    reply.inputTokens = usage.value(QLatin1String("input_tokens")).toInt();
    reply.outputTokens = usage.value(QLatin1String("output_tokens")).toInt();
    return reply;
}

} // namespace plumbline
