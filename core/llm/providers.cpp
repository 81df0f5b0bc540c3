// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/llm/providers.h"

#include "core/llm/anthropic_format.h"
#include "core/llm/ollama_format.h"
#include "core/llm/openai_chat_format.h"
#include "core/llm/openai_responses_format.h"

#include <algorithm>

namespace plumbline {

namespace {

ProviderPreset preset(const char *id, const char *name, const char *wire, const char *url, const char *keyEnv,
                      const char *example)
{
    return {QString::fromLatin1(id),  QString::fromUtf8(name),     QString::fromLatin1(wire),
            QString::fromLatin1(url), QString::fromLatin1(keyEnv), QString::fromLatin1(example)};
}

} // namespace

QStringList wireFormatIds()
{
    return {QStringLiteral("openai-chat"), QStringLiteral("openai-responses"), QStringLiteral("anthropic"),
            QStringLiteral("ollama")};
}

std::unique_ptr<WireFormat> makeWireFormat(const QString &id)
{
    if (id == QLatin1String("openai-chat"))
        return std::make_unique<OpenAiChatFormat>();
    if (id == QLatin1String("openai-responses"))
        return std::make_unique<OpenAiResponsesFormat>();
    if (id == QLatin1String("anthropic"))
        return std::make_unique<AnthropicFormat>();
    if (id == QLatin1String("ollama"))
        return std::make_unique<OllamaFormat>();
    return nullptr;
}

const std::vector<ProviderPreset> &providerPresets()
{
    static const std::vector<ProviderPreset> all = {
        preset("openai", "OpenAI", "openai-chat", "https://api.openai.com/v1", "OPENAI_API_KEY", "gpt-4o-2024-11-20"),
        preset("openai-responses", "OpenAI (responses)", "openai-responses", "https://api.openai.com/v1",
               "OPENAI_API_KEY", "gpt-4o-2024-11-20"),
        preset("azure", "Azure OpenAI", "openai-chat", "https://<resource>.openai.azure.com/openai/v1",
               "AZURE_OPENAI_API_KEY", "name of your deployment"),
        preset("anthropic", "Anthropic", "anthropic", "https://api.anthropic.com/v1", "ANTHROPIC_API_KEY",
               "claude-sonnet-4-5"),
        preset("anthropic-openai", "Anthropic (OpenAI-compatible)", "openai-chat", "https://api.anthropic.com/v1",
               "ANTHROPIC_API_KEY", "claude-sonnet-4-5"),
        preset("gemini", "Gemini", "openai-chat", "https://generativelanguage.googleapis.com/v1beta/openai",
               "GEMINI_API_KEY", "gemini-2.5-flash"),
        preset("openrouter", "OpenRouter", "openai-chat", "https://openrouter.ai/api/v1", "OPENROUTER_API_KEY",
               "qwen/qwen2.5-vl-72b-instruct"),
        preset("vllm", "vLLM", "openai-chat", "http://127.0.0.1:8000/v1", "", "Qwen/Qwen2.5-VL-7B-Instruct"),
        preset("sglang", "SGLang", "openai-chat", "http://127.0.0.1:30000/v1", "", "Qwen/Qwen2.5-VL-7B-Instruct"),
        preset("llamacpp", "llama.cpp", "openai-chat", "http://127.0.0.1:8080/v1", "", "any: it serves one model"),
        preset("lmstudio", "LM Studio", "openai-chat", "http://127.0.0.1:1234/v1", "", "qwen2.5-vl-7b-instruct"),
        preset("ollama", "Ollama", "ollama", "http://127.0.0.1:11434", "", "qwen2.5vl:7b"),
        preset("manual", "By hand: copy the prompt, paste the answer", "manual", "", "", "name of the model"),
    };
    return all;
}

const ProviderPreset *providerPreset(const QString &id)
{
    const auto &all = providerPresets();
    const auto found = std::find_if(all.begin(), all.end(), [&](const ProviderPreset &p) { return p.id == id; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace plumbline
