// SPDX-License-Identifier: GPL-3.0-or-later
// AnthropicFormat: Anthropic's Messages API. A JSON schema is asked for by a tool that the model must use, which every
// model with tools takes. Pure functions, no network.
#pragma once

#include "core/llm/wire_format.h"

namespace plumbline {

class AnthropicFormat final : public WireFormat
{
public:
    [[nodiscard]] WireRequest build(const ChatRequest &request, const QString &baseUrl,
                                    const QString &key) const override;
    [[nodiscard]] ChatResult parse(int httpStatus, const QByteArray &body) const override;
    [[nodiscard]] QString objection(const ChatRequest &request) const override;
    [[nodiscard]] QStringList leavesOut(const ChatRequest &request) const override;
    [[nodiscard]] WireRequest listModels(const QString &baseUrl, const QString &key) const override;
};

} // namespace plumbline
