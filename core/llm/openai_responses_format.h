// SPDX-License-Identifier: GPL-3.0-or-later
// OpenAiResponsesFormat: OpenAI's `responses` API. Nothing is kept on the server (`store` is false). Pure functions, no
// network.
#pragma once

#include "core/llm/wire_format.h"

namespace plumbline {

class OpenAiResponsesFormat final : public WireFormat
{
public:
    [[nodiscard]] WireRequest build(const ChatRequest &request, const QString &baseUrl,
                                    const QString &key) const override;
    [[nodiscard]] ChatResult parse(int httpStatus, const QByteArray &body) const override;
    [[nodiscard]] QString objection(const ChatRequest &request) const override;
    [[nodiscard]] QStringList leavesOut(const ChatRequest &request) const override;
};

} // namespace plumbline
