// SPDX-License-Identifier: GPL-3.0-or-later
// KeyedChatModel: a ChatModel whose key is still on its way from the keyring: questions wait for it. Lives on the
// engine thread.
#pragma once

#include "core/llm/http_chat_model.h"
#include "core/llm/key_store.h"

#include <vector>

namespace plumbline {

class KeyedChatModel final : public ChatModel
{
    Q_OBJECT
public:
    /// Reads the key at the first question. Where there is none, every question fails with BadKey.
    KeyedChatModel(std::unique_ptr<WireFormat> format, QString baseUrl, KeyStore &keys, QString name,
                   const HttpLimits &limits);
    ~KeyedChatModel() override;
    void ask(const ChatRequest &request, Done done) override;
    void cancelAll() override;
    [[nodiscard]] QString objection(const ChatRequest &request) const override;
    [[nodiscard]] QStringList leavesOut(const ChatRequest &request) const override;

private:
    struct Waiting
    {
        ChatRequest request;
        Done done;
    };
    void keyCame(const Result<QString> &key);
    void failWaiting(const ChatError &error);

    std::unique_ptr<WireFormat> m_format; ///< until the key came
    QString m_baseUrl;
    KeyStore &m_keys;
    QString m_name;
    HttpLimits m_limits;
    bool m_isReading = false;
    std::vector<Waiting> m_waiting;
    std::unique_ptr<HttpChatModel> m_model;
};

} // namespace plumbline
