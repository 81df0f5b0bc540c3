// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/ollama_format.h"

#include "core/llm/body_builder.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace plumbline {

namespace {

QJsonObject optionsOf(const ChatRequest &request)
{
    QJsonObject options;
    if (request.temperature)
        options.insert(QStringLiteral("temperature"), *request.temperature);
    if (request.seed)
        options.insert(QStringLiteral("seed"), *request.seed);
    if (request.maxTokens > 0)
        options.insert(QStringLiteral("num_predict"), request.maxTokens);
    return options;
}

} // namespace

QString OllamaFormat::objection(const ChatRequest &request) const
{
    for (const ChatImage &image : request.images) {
        if (image.bytes.isEmpty())
            return QStringLiteral("Ollama takes images only as bytes, and this one could not be fetched.");
    }
    if (request.temperature && *request.temperature < 0)
        return QStringLiteral("Ollama takes a temperature from 0 on.");
    if (request.reasoningEffort == QLatin1String("minimal"))
        return QStringLiteral("Ollama takes a reasoning effort of none, low, medium or high.");
    return {};
}

QStringList OllamaFormat::leavesOut(const ChatRequest &request) const
{
    for (const ChatImage &image : request.images) {
        if (!image.detail.isEmpty())
            return {QStringLiteral("detail")};
    }
    return {};
}

WireRequest OllamaFormat::build(const ChatRequest &request, const QString &baseUrl, const QString &key) const
{
    WireRequest wire = requestTo(baseUrl, QStringLiteral("/api/chat"));
    BodyBuilder builder;
    QJsonArray messages;
    if (!request.systemPrompt.isEmpty()) {
        messages.append(QJsonObject{{QStringLiteral("role"), QStringLiteral("system")},
                                    {QStringLiteral("content"), request.systemPrompt}});
    }
    QJsonObject user{{QStringLiteral("role"), QStringLiteral("user")}, {QStringLiteral("content"), request.prompt}};
    QJsonArray images;
    for (const ChatImage &image : request.images)
        images.append(builder.base64Of(image));
    if (!images.isEmpty())
        user.insert(QStringLiteral("images"), images);
    messages.append(user);
    QJsonObject body{{QStringLiteral("model"), request.model},
                     {QStringLiteral("messages"), messages},
                     {QStringLiteral("stream"), false}};
    if (const QJsonObject options = optionsOf(request); !options.isEmpty())
        body.insert(QStringLiteral("options"), options);
    if (!request.jsonSchema.isEmpty())
        body.insert(QStringLiteral("format"), request.jsonSchema);
    if (request.reasoningEffort == QLatin1String("none"))
        body.insert(QStringLiteral("think"), false);
    else if (!request.reasoningEffort.isEmpty())
        body.insert(QStringLiteral("think"), request.reasoningEffort);
    authorize(wire, key);
    builder.finish(body, wire);
    return wire;
}

ChatResult OllamaFormat::parse(int httpStatus, const QByteArray &body) const
{
    const auto json = objectOf(httpStatus, body);
    if (!json)
        return tl::unexpected<ChatError>(json.error());
    const QJsonObject message = json->value(QLatin1String("message")).toObject();
    if (!message.value(QLatin1String("content")).isString() || !json->value(QLatin1String("done")).toBool())
        return badReply(QStringLiteral("The answer has no finished message."));
    ChatReply reply;
    reply.text = message.value(QLatin1String("content")).toString();
    reply.finishReason = json->value(QLatin1String("done_reason")).toString();
    reply.servedModel = json->value(QLatin1String("model")).toString();
    reply.inputTokens = json->value(QLatin1String("prompt_eval_count")).toInt();
    reply.outputTokens = json->value(QLatin1String("eval_count")).toInt();
    return reply;
}

WireRequest OllamaFormat::listModels(const QString &baseUrl, const QString &key) const
{
    WireRequest wire = requestTo(baseUrl, QStringLiteral("/api/tags"));
    wire.verb = "GET";
    authorize(wire, key);
    return wire;
}

QStringList OllamaFormat::readModels(const QByteArray &body) const
{
    QStringList names;
    for (const QJsonValue model : QJsonDocument::fromJson(body).object().value(QLatin1String("models")).toArray())
        names.append(model.toObject().value(QLatin1String("name")).toString());
    names.removeAll(QString());
    return names;
}

} // namespace plumbline
