// SPDX-License-Identifier: GPL-3.0-or-later
// EndpointProbe: tries an endpoint: lists its models, asks one small question about a picture, and says whether the
// picture was seen. Lives on the thread that made it, which must run an event loop.
#pragma once

#include "core/llm/chat_model.h"
#include "core/llm/http_pool.h"

#include <memory>

namespace plumbline {

struct ProbeResult
{
    QStringList models;    ///< what the server lists; empty where it does not say
    QString modelsProblem; ///< why the list could not be had
    bool isListed = false; ///< the asked-for model is in it
    QString shown;         ///< the colours that the picture showed
    QString reply;         ///< what the model said
    QString problem;       ///< why there is no reply
    bool sawImage = false;
    int latencyMs = 0;
    int inputTokens = 0;
    int outputTokens = 0;
    QString servedModel;
};

class EndpointProbe final : public QObject
{
    Q_OBJECT
public:
    EndpointProbe(std::unique_ptr<WireFormat> format, QString baseUrl, QString key, QString model,
                  const HttpLimits &timeouts, QObject *parent = nullptr);
    void start();

Q_SIGNALS:
    /// Once.
    void finished(const plumbline::ProbeResult &result);

private:
    void askAboutPicture();

    std::unique_ptr<WireFormat> m_format;
    QString m_baseUrl;
    QString m_key;
    QString m_model;
    HttpLimits m_timeouts;
    HttpPool m_pool;
    std::unique_ptr<ChatModel> m_chat;
    ProbeResult m_result;
};

} // namespace plumbline

Q_DECLARE_METATYPE(plumbline::ProbeResult)
