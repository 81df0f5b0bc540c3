// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/run.h"

namespace plumbline {

bool sameQuestions(const RunSettings &a, const RunSettings &b)
{
    RunSettings other = b;
    other.repeats = a.repeats;
    return a == other;
}

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
    if (!settings.reasoningEffort.isEmpty())
        json.insert(QStringLiteral("reasoning_effort"), settings.reasoningEffort);
    if (!settings.imageDetail.isEmpty())
        json.insert(QStringLiteral("image_detail"), settings.imageDetail);
    json.insert(QStringLiteral("repeats"), settings.repeats);
    if (settings.controls) // left out otherwise: settings stored before there were any stay the same
        json.insert(QStringLiteral("controls"), true);
    if (!settings.probe.isEmpty())
        json.insert(QStringLiteral("probe"), settings.probe);
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
    settings.reasoningEffort = json.value(QLatin1String("reasoning_effort")).toString();
    settings.imageDetail = json.value(QLatin1String("image_detail")).toString();
    settings.repeats = json.value(QLatin1String("repeats")).toInt(1);
    settings.controls = json.value(QLatin1String("controls")).toBool(false);
    settings.probe = json.value(QLatin1String("probe")).toString();
    return settings;
}

} // namespace plumbline
