// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/endpoint_probe.h"

#include "core/llm/http_chat_model.h"
#include "core/llm/test_picture.h"

#include <QRandomGenerator>

namespace plumbline {

namespace {
constexpr int kTokens = 512; // a reasoning model thinks before it says three words
}

EndpointProbe::EndpointProbe(std::unique_ptr<WireFormat> format, QString baseUrl, QString key, QString model,
                             const HttpLimits &timeouts, QObject *parent)
    : QObject(parent)
    , m_format(std::move(format))
    , m_baseUrl(std::move(baseUrl))
    , m_key(std::move(key))
    , m_model(std::move(model))
    , m_timeouts(timeouts)
{
}

void EndpointProbe::start()
{
    m_pool.send(m_format->listModels(m_baseUrl, m_key), m_timeouts, [this](const HttpAnswer &answer) {
        if (answer.outcome != HttpAnswer::Outcome::Answered) {
            m_result.modelsProblem = answer.error;
        } else if (answer.status < 200 || answer.status > 299) {
            QByteArray body = answer.body;
            if (!m_key.isEmpty())
                body.replace(m_key.toUtf8(), "(key)");
            m_result.modelsProblem = errorOfStatus(answer.status, body).text;
        } else {
            m_result.models = m_format->readModels(answer.body);
            if (m_result.models.isEmpty())
                m_result.modelsProblem = tr("The server lists no models.");
        }
        m_result.isListed = m_result.models.contains(m_model);
        askAboutPicture();
    });
}

void EndpointProbe::askAboutPicture()
{
    const TestPicture picture = makeTestPicture(QRandomGenerator::global()->generate());
    m_result.shown = picture.colours.join(QStringLiteral(", "));
    ChatRequest request;
    request.model = m_model;
    request.prompt = testPictureQuestion();
    request.images.push_back({picture.png, QStringLiteral("image/png"), {}, {}});
    request.maxTokens = kTokens;
    m_chat = std::make_unique<HttpChatModel>(std::move(m_format), m_baseUrl, m_key, m_timeouts);
    m_chat->ask(request, [this, colours = picture.colours](const ChatResult &result) {
        if (result) {
            m_result.reply = result->text.isEmpty() ? result->refusal : result->text;
            m_result.sawImage = namesColours(result->text, colours);
            m_result.latencyMs = result->latencyMs;
            m_result.inputTokens = result->inputTokens;
            m_result.outputTokens = result->outputTokens;
            m_result.servedModel = result->servedModel;
            if (m_result.reply.isEmpty())
                m_result.problem = tr("The answer is empty (finish reason “%1”).").arg(result->finishReason);
        } else {
            m_result.problem = result.error().text;
        }
        Q_EMIT finished(m_result);
    });
}

} // namespace plumbline
