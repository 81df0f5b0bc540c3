// SPDX-License-Identifier: GPL-3.0-or-later
// HttpChatModel: a ChatModel behind an HTTP endpoint, in whatever wire format it is given. Lives on the engine thread.
#pragma once

#include "core/llm/chat_model.h"
#include "core/llm/http_pool.h"

#include <memory>

namespace plumbline {

class HttpChatModel final : public ChatModel
{
    Q_OBJECT
public:
    /// `timeoutMs`: an answer may be silent for so long before it counts as lost.
    HttpChatModel(std::unique_ptr<WireFormat> format, QString baseUrl, QString key, int timeoutMs);
    void ask(const ChatRequest &request, Done done) override;
    void cancelAll() override { m_pool.cancelAll(); }

private:
    std::unique_ptr<WireFormat> m_format;
    QString m_baseUrl;
    QString m_key;
    int m_timeoutMs;
    HttpPool m_pool;
};

/// Milliseconds of a Retry-After header: seconds (also with a fraction) or an HTTP date; -1 where it is neither.
[[nodiscard]] qint64 retryAfterMs(const QByteArray &header, qint64 nowMs);

} // namespace plumbline
