// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/keyed_chat_model.h"

#include "core/base/deliver.h"

#include <utility>

namespace plumbline {

KeyedChatModel::KeyedChatModel(std::unique_ptr<WireFormat> format, QString baseUrl, KeyStore &keys, QString name,
                               const HttpLimits &limits)
    : m_format(std::move(format))
    , m_baseUrl(std::move(baseUrl))
    , m_keys(keys)
    , m_name(std::move(name))
    , m_limits(limits)
{
}

KeyedChatModel::~KeyedChatModel() = default;

void KeyedChatModel::ask(const ChatRequest &request, Done done)
{
    if (m_model) {
        m_model->ask(request, std::move(done));
        return;
    }
    m_waiting.push_back({request, std::move(done)});
    if (std::exchange(m_isReading, true))
        return;
    deliver(m_keys.read(m_name), this, [this](const Result<QString> &key) { keyCame(key); });
}

void KeyedChatModel::keyCame(const Result<QString> &key)
{
    m_isReading = false;
    if (!key) {
        failWaiting({ChatError::Kind::BadKey, key.error().text(), -1});
        return;
    }
    m_model = std::make_unique<HttpChatModel>(std::move(m_format), m_baseUrl, *key, m_limits);
    for (Waiting &w : std::exchange(m_waiting, {}))
        m_model->ask(w.request, std::move(w.done));
}

void KeyedChatModel::failWaiting(const ChatError &error)
{
    for (const Waiting &w : std::exchange(m_waiting, {}))
        w.done(tl::unexpected<ChatError>(error));
}

void KeyedChatModel::cancelAll()
{
    failWaiting({ChatError::Kind::Cancelled, QStringLiteral("Cancelled."), -1});
    if (m_model)
        m_model->cancelAll();
}

QString KeyedChatModel::objection(const ChatRequest &request) const
{
    return m_model ? m_model->objection(request) : m_format->objection(request);
}

QStringList KeyedChatModel::leavesOut(const ChatRequest &request) const
{
    return m_model ? m_model->leavesOut(request) : m_format->leavesOut(request);
}

} // namespace plumbline
