// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the ChatModel that an endpoint names: the one place that knows all wire formats.
#pragma once

#include "core/base/result.h"
#include "core/domain/model_spec.h"
#include "core/llm/chat_model.h"

#include <memory>

namespace plumbline {

/// BadInput where the endpoint is incomplete or its key variable is unset. `recordedDelayMs`: pace of recorded replies.
[[nodiscard]] Result<std::unique_ptr<ChatModel>> makeChatModel(const ModelSpec &model, int recordedDelayMs);

} // namespace plumbline
