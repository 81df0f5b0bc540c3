// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/run.h"

namespace plumbline {

QJsonObject runSettingsToJson(const RunSettings &settings)
{
    QJsonObject json;
    if (settings.temperature)
        json.insert(QStringLiteral("temperature"), *settings.temperature);
    if (settings.seed)
        json.insert(QStringLiteral("seed"), *settings.seed);
    json.insert(QStringLiteral("max_tokens"), settings.maxTokens);
    if (!settings.systemPrompt.isEmpty())
        json.insert(QStringLiteral("system_prompt"), settings.systemPrompt);
    if (!settings.promptVersion.isEmpty())
        json.insert(QStringLiteral("prompt_version"), settings.promptVersion);
    json.insert(QStringLiteral("repeats"), settings.repeats);
    if (settings.controls) // left out otherwise: settings stored before there were any stay the same
        json.insert(QStringLiteral("controls"), true);
    return json;
}

RunSettings runSettingsFromJson(const QJsonObject &json)
{
    RunSettings settings;
    if (const QJsonValue t = json.value(QLatin1String("temperature")); t.isDouble())
        settings.temperature = t.toDouble();
    if (const QJsonValue s = json.value(QLatin1String("seed")); s.isDouble())
        settings.seed = s.toInt();
    settings.maxTokens = json.value(QLatin1String("max_tokens")).toInt(settings.maxTokens);
    settings.systemPrompt = json.value(QLatin1String("system_prompt")).toString();
    settings.promptVersion = json.value(QLatin1String("prompt_version")).toString();
    settings.repeats = json.value(QLatin1String("repeats")).toInt(1);
    settings.controls = json.value(QLatin1String("controls")).toBool(false);
    return settings;
}

} // namespace plumbline
