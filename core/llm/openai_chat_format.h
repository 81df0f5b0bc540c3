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
};

} // namespace plumbline
