// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the ChatModel that an endpoint names: the one place that knows all providers and where keys come from.
#pragma once

#include "core/base/result.h"
#include "core/domain/model_spec.h"
#include "core/llm/chat_model.h"
#include "core/llm/http_pool.h"
#include "core/llm/key_store.h"

#include <memory>

namespace plumbline {

struct ChatModelOptions
{
    int recordedDelayMs = 30; ///< pace of recorded replies
    HttpLimits limits;
};

/// BadInput where the endpoint is incomplete or its key variable is unset. A key of the keyring is read at the first
/// question.
[[nodiscard]] Result<std::unique_ptr<ChatModel>> makeChatModel(const ModelSpec &model, KeyStore &keys,
                                                               const ChatModelOptions &options);
/// BadInput where this is no address that can be asked in this wire format.
[[nodiscard]] Status checkEndpoint(const Endpoint &endpoint);
/// The phases' times; PLUMBLINE_TIMEOUT_MS, where set, holds for all of them.
[[nodiscard]] HttpLimits httpLimits();

} // namespace plumbline
