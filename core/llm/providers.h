// SPDX-License-Identifier: GPL-3.0-or-later
// The APIs that Plumbline speaks, by id, and presets for the servers that people use. Pure functions.
#pragma once

#include "core/llm/wire_format.h"

#include <memory>
#include <vector>

namespace plumbline {

/// "openai-chat", "openai-responses", "anthropic", "ollama": the APIs that are asked over HTTP.
[[nodiscard]] QStringList wireFormatIds();
/// Null for an unknown id.
[[nodiscard]] std::unique_ptr<WireFormat> makeWireFormat(const QString &id);

/// Where a provider is asked. The address may hold a word in angle brackets that the person has to replace.
struct ProviderPreset
{
    QString id;   ///< for command lines: "openai", "vllm", …
    QString name; ///< as its makers write it
    QString wire;
    QString url;
    QString keyEnv;  ///< the variable that its own tools read; empty for servers without a key
    QString example; ///< how its model names look
};

[[nodiscard]] const std::vector<ProviderPreset> &providerPresets();
/// Null for an unknown id.
[[nodiscard]] const ProviderPreset *providerPreset(const QString &id);

} // namespace plumbline
