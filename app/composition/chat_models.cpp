// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/chat_models.h"

#include "core/llm/http_chat_model.h"
#include "core/llm/openai_chat_format.h"
#include "core/llm/recorded_chat_model.h"

namespace plumbline {

namespace {

constexpr int kAnswerTimeoutMs = 180'000; // a long answer without streaming is silent until it is complete

Result<QString> keyOf(const Endpoint &endpoint)
{
    if (endpoint.keyEnv.isEmpty())
        return QString();
    const QString key = qEnvironmentVariable(endpoint.keyEnv.toLatin1().constData());
    if (key.isEmpty()) {
        return failure(ErrorKind::BadInput,
                       QStringLiteral("The environment variable %1 holds no API key.").arg(endpoint.keyEnv), {},
                       QStringLiteral("Set it before starting Plumbline, or choose an endpoint without a key."));
    }
    return key;
}

int timeoutMs()
{
    bool ok = false;
    const int chosen = qEnvironmentVariableIntValue("PLUMBLINE_TIMEOUT_MS", &ok);
    return ok && chosen > 0 ? chosen : kAnswerTimeoutMs;
}

} // namespace

Result<std::unique_ptr<ChatModel>> makeChatModel(const ModelSpec &model, int recordedDelayMs)
{
    const Endpoint &endpoint = model.endpoint;
    if (endpoint.wire == QLatin1String("recorded")) {
        Result<std::vector<Recording>> recordings = readRecordings(endpoint.url);
        if (!recordings)
            return tl::unexpected<Error>(recordings.error());
        return std::unique_ptr<ChatModel>(new RecordedChatModel(std::move(*recordings), recordedDelayMs));
    }
    if (endpoint.wire == QLatin1String("openai-chat")) {
        const QUrl url(endpoint.url);
        if (url.host().isEmpty() || (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https"))) {
            return failure(ErrorKind::BadInput, QStringLiteral("“%1” is no web address to ask.").arg(endpoint.url),
                           model.name, QStringLiteral("Give the base address, such as http://127.0.0.1:8000/v1."));
        }
        const Result<QString> key = keyOf(endpoint);
        if (!key)
            return tl::unexpected<Error>(key.error());
        return std::unique_ptr<ChatModel>(
            new HttpChatModel(std::make_unique<OpenAiChatFormat>(), endpoint.url, *key, timeoutMs()));
    }
    return failure(ErrorKind::BadInput, QStringLiteral("%1 has no endpoint to ask.").arg(model.name), {},
                   QStringLiteral("Its answers were imported; to ask it, give it an address."));
}

} // namespace plumbline
