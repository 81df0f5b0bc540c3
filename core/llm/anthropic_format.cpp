// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/anthropic_format.h"

#include "core/llm/body_builder.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace plumbline {

namespace {

constexpr int kTokensWhereNoneAreGiven = 4096; // max_tokens has no default here

QJsonObject imageBlock(const ChatImage &image, BodyBuilder &builder)
{
    QJsonObject source;
    if (image.bytes.isEmpty()) {
        source = {{QStringLiteral("type"), QStringLiteral("url")}, {QStringLiteral("url"), image.url}};
    } else {
        source = {{QStringLiteral("type"), QStringLiteral("base64")},
                  {QStringLiteral("media_type"), image.mime},
                  {QStringLiteral("data"), builder.base64Of(image)}};
    }
    return {{QStringLiteral("type"), QStringLiteral("image")}, {QStringLiteral("source"), source}};
}

/// API version 2023-06-01, which Anthropic keeps beside the newer 2026-10-21: only the older one takes a temperature,
/// and what we send without one is valid in both.
void identify(WireRequest &wire, const QString &key)
{
    wire.headers.append({QByteArrayLiteral("anthropic-version"), QByteArrayLiteral("2023-06-01")});
    if (!key.isEmpty())
        wire.headers.append({QByteArrayLiteral("x-api-key"), key.toUtf8()});
}

} // namespace

QString AnthropicFormat::objection(const ChatRequest &request) const
{
    if (request.temperature && (*request.temperature < 0 || *request.temperature > 1))
        return QStringLiteral("Anthropic's API takes a temperature from 0 to 1.");
    if (request.reasoningEffort == QLatin1String("minimal") || request.reasoningEffort == QLatin1String("none"))
        return QStringLiteral("Anthropic's API takes an effort of low, medium or high.");
    return {};
}

QStringList AnthropicFormat::leavesOut(const ChatRequest &request) const
{
    QStringList names;
    if (request.seed)
        names.append(QStringLiteral("seed"));
    for (const ChatImage &image : request.images) {
        if (!image.detail.isEmpty() && !names.contains(QStringLiteral("detail")))
            names.append(QStringLiteral("detail"));
    }
    return names;
}

WireRequest AnthropicFormat::build(const ChatRequest &request, const QString &baseUrl, const QString &key) const
{
    WireRequest wire = requestTo(baseUrl, QStringLiteral("/messages"));
    BodyBuilder builder;
    QJsonArray content;
    for (const ChatImage &image : request.images)
        content.append(imageBlock(image, builder));
    content.append(
        QJsonObject{{QStringLiteral("type"), QStringLiteral("text")}, {QStringLiteral("text"), request.prompt}});
    QJsonObject body{
        {QStringLiteral("model"), request.model},
        {QStringLiteral("max_tokens"), request.maxTokens > 0 ? request.maxTokens : kTokensWhereNoneAreGiven},
        {QStringLiteral("messages"), QJsonArray{QJsonObject{{QStringLiteral("role"), QStringLiteral("user")},
                                                            {QStringLiteral("content"), content}}}}};
    if (!request.systemPrompt.isEmpty())
        body.insert(QStringLiteral("system"), request.systemPrompt);
    if (request.temperature)
        body.insert(QStringLiteral("temperature"), *request.temperature);
    if (!request.reasoningEffort.isEmpty())
        body.insert(QStringLiteral("output_config"), QJsonObject{{QStringLiteral("effort"), request.reasoningEffort}});
    if (!request.jsonSchema.isEmpty()) {
        body.insert(QStringLiteral("tools"),
                    QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("scores")},
                                           {QStringLiteral("description"), QStringLiteral("Takes the scores.")},
                                           {QStringLiteral("input_schema"), request.jsonSchema}}});
        body.insert(QStringLiteral("tool_choice"), QJsonObject{{QStringLiteral("type"), QStringLiteral("tool")},
                                                               {QStringLiteral("name"), QStringLiteral("scores")}});
    }
    identify(wire, key);
    builder.finish(body, wire);
    return wire;
}

ChatResult AnthropicFormat::parse(int httpStatus, const QByteArray &body) const
{
    const auto json = objectOf(httpStatus, body);
    if (!json)
        return tl::unexpected<ChatError>(json.error());
    const QJsonValue content = json->value(QLatin1String("content"));
    if (!content.isArray() || json->value(QLatin1String("type")).toString() != QLatin1String("message"))
        return badReply(QStringLiteral("The answer is no message with content."));
    ChatReply reply;
    for (const QJsonValue block : content.toArray()) {
        const QJsonObject b = block.toObject();
        const QString type = b.value(QLatin1String("type")).toString();
        if (type == QLatin1String("text"))
            reply.text += b.value(QLatin1String("text")).toString();
        else if (type == QLatin1String("tool_use"))
            reply.text += QString::fromUtf8(
                QJsonDocument(b.value(QLatin1String("input")).toObject()).toJson(QJsonDocument::Compact));
    }
    reply.finishReason = json->value(QLatin1String("stop_reason")).toString();
    if (reply.finishReason == QLatin1String("refusal"))
        reply.refusal = reply.text.isEmpty() ? QStringLiteral("(refused by the provider)") : reply.text;
    reply.servedModel = json->value(QLatin1String("model")).toString();
    const QJsonObject usage = json->value(QLatin1String("usage")).toObject();
    // What was written to or read from a cache was input as well.
    reply.inputTokens = usage.value(QLatin1String("input_tokens")).toInt() +
                        usage.value(QLatin1String("cache_creation_input_tokens")).toInt() +
                        usage.value(QLatin1String("cache_read_input_tokens")).toInt();
    reply.outputTokens = usage.value(QLatin1String("output_tokens")).toInt();
    return reply;
}

WireRequest AnthropicFormat::listModels(const QString &baseUrl, const QString &key) const
{
    WireRequest wire = requestTo(baseUrl, QStringLiteral("/models"));
    wire.verb = "GET";
    identify(wire, key);
    return wire;
}

} // namespace plumbline
