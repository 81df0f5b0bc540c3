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
    HttpChatModel(std::unique_ptr<WireFormat> format, QString baseUrl, QString key, const HttpLimits &timeouts);
    /// The same time for every phase.
    HttpChatModel(std::unique_ptr<WireFormat> format, QString baseUrl, QString key, int timeoutMs);
    void ask(const ChatRequest &request, Done done) override;
    void cancelAll() override { m_pool.cancelAll(); }
    [[nodiscard]] QString objection(const ChatRequest &request) const override { return m_format->objection(request); }
    [[nodiscard]] QStringList leavesOut(const ChatRequest &request) const override
    {
        return m_format->leavesOut(request);
    }

private:
    [[nodiscard]] ChatResult resultOf(HttpAnswer answer, const QByteArray &asked) const;

    std::unique_ptr<WireFormat> m_format;
    QString m_baseUrl;
    QString m_key;
    HttpLimits m_timeouts;
    HttpPool m_pool;
};

/// Milliseconds of a Retry-After header: seconds (also with a fraction) or an HTTP date; -1 where it is neither.
[[nodiscard]] qint64 retryAfterMs(const QByteArray &header, qint64 nowMs);

} // namespace plumbline
