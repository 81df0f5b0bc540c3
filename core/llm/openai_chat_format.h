// SPDX-License-Identifier: GPL-3.0-or-later
// OpenAiChatFormat: the `chat/completions` API as OpenAI documents it and vLLM, SGLang, llama.cpp, LM Studio, Ollama
// and most gateways speak it. Pure functions, no network.
#pragma once

#include "core/llm/wire_format.h"

namespace plumbline {

class OpenAiChatFormat final : public WireFormat
{
public:
    [[nodiscard]] WireRequest build(const ChatRequest &request, const QString &baseUrl,
                                    const QString &key) const override;
    [[nodiscard]] ChatResult parse(int httpStatus, const QByteArray &body) const override;
    [[nodiscard]] QString objection(const ChatRequest &request) const override;
    [[nodiscard]] QStringList leavesOut(const ChatRequest &request) const override;
};

/// OpenAI's own hosts, and reasoning models of OpenAI anywhere, refuse `max_tokens` in favour of
/// `max_completion_tokens`; older and self-made servers know only the former.
[[nodiscard]] bool wantsCompletionTokens(const QUrl &url, const QString &model);
/// Shared with the `responses` API: temperature 0 to 2.
[[nodiscard]] QString openAiObjection(const ChatRequest &request);

} // namespace plumbline
