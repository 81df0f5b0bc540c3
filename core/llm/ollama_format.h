// SPDX-License-Identifier: GPL-3.0-or-later
// OllamaFormat: Ollama's own `/api/chat`, which unlike its OpenAI-compatible one takes a schema and every sampling
// option. The base address is the server's root (http://127.0.0.1:11434). Pure functions, no network.
#pragma once

#include "core/llm/wire_format.h"

namespace plumbline {

class OllamaFormat final : public WireFormat
{
public:
    [[nodiscard]] WireRequest build(const ChatRequest &request, const QString &baseUrl,
                                    const QString &key) const override;
    [[nodiscard]] ChatResult parse(int httpStatus, const QByteArray &body) const override;
    [[nodiscard]] QString objection(const ChatRequest &request) const override;
    [[nodiscard]] QStringList leavesOut(const ChatRequest &request) const override;
    [[nodiscard]] WireRequest listModels(const QString &baseUrl, const QString &key) const override;
    [[nodiscard]] QStringList readModels(const QByteArray &body) const override;
};

} // namespace plumbline
