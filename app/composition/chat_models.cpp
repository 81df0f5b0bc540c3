// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/chat_models.h"

#include "core/llm/http_chat_model.h"
#include "core/llm/keyed_chat_model.h"
#include "core/llm/providers.h"
#include "core/llm/recorded_chat_model.h"

namespace plumbline {

HttpLimits httpLimits()
{
    HttpLimits limits;
    bool ok = false;
    const int chosen = qEnvironmentVariableIntValue("PLUMBLINE_TIMEOUT_MS", &ok);
    if (ok && chosen > 0)
        limits.connectMs = limits.answerMs = limits.silenceMs = chosen;
    return limits;
}

Status checkEndpoint(const Endpoint &endpoint)
{
    const QUrl url(endpoint.url, QUrl::StrictMode);
    if (url.isValid() && !url.host().isEmpty() && !endpoint.url.contains(u'<') &&
        (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https")))
        return {};
    return failure(ErrorKind::BadInput, QStringLiteral("“%1” is no web address to ask.").arg(endpoint.url),
                   endpoint.model, QStringLiteral("Give the base address, such as http://127.0.0.1:8000/v1."));
}

Result<std::unique_ptr<ChatModel>> makeChatModel(const ModelSpec &model, KeyStore &keys,
                                                 const ChatModelOptions &options)
{
    const Endpoint &endpoint = model.endpoint;
    if (endpoint.wire == QLatin1String("recorded")) {
        Result<std::vector<Recording>> recordings = readRecordings(endpoint.url);
        if (!recordings)
            return tl::unexpected<Error>(recordings.error());
        return std::unique_ptr<ChatModel>(new RecordedChatModel(std::move(*recordings), options.recordedDelayMs));
    }
    if (endpoint.wire == QLatin1String("manual")) {
        return failure(ErrorKind::BadInput, QStringLiteral("%1 is answered by hand.").arg(model.name), {},
                       QStringLiteral("Copy its prompts and paste its answers: By hand… on its card, or plumbline-cli "
                                      "manual."));
    }
    std::unique_ptr<WireFormat> format = makeWireFormat(endpoint.wire);
    if (!format) {
        return failure(ErrorKind::BadInput, QStringLiteral("%1 has no endpoint to ask.").arg(model.name), {},
                       QStringLiteral("Its answers were imported; to ask it, give it an address."));
    }
    if (const Status ok = checkEndpoint(endpoint); !ok)
        return tl::unexpected<Error>(ok.error());
    if (endpoint.keyEnv.startsWith(kKeyringPrefix)) {
        return std::unique_ptr<ChatModel>(new KeyedChatModel(
            std::move(format), endpoint.url, keys, endpoint.keyEnv.mid(kKeyringPrefix.size()), options.limits));
    }
    const Result<QString> key = keyFor(endpoint.keyEnv, keys).result(); // a variable: ready at once
    if (!key)
        return tl::unexpected<Error>(key.error());
    return std::unique_ptr<ChatModel>(new HttpChatModel(std::move(format), endpoint.url, *key, options.limits));
}

} // namespace plumbline
