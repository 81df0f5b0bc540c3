// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run_options.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace plumbline {

namespace {

const QString kProjectCap = QStringLiteral("project_cap");
const QString kCurrency = QStringLiteral("currency");

QString nameFor(const QString &runId)
{
    return QStringLiteral("run_options:") + runId;
}

} // namespace

Status rememberRunOptions(SettingsWriter &settings, const QString &runId, const RunOptions &options)
{
    QJsonObject json{{QStringLiteral("concurrency"), options.concurrency},
                     {QStringLiteral("rpm"), options.requestsPerMinute},
                     {QStringLiteral("tpm"), options.tokensPerMinute}};
    if (options.cap)
        json.insert(QStringLiteral("cap"), *options.cap);
    return settings.setSetting(nameFor(runId), QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
}

Result<RunOptions> recalledRunOptions(const SettingsReader &settings, const QString &runId, const RunOptions &defaults)
{
    const Result<QString> text = settings.setting(nameFor(runId));
    if (!text)
        return tl::unexpected<Error>(text.error());
    RunOptions options = defaults;
    const QJsonObject json = QJsonDocument::fromJson(text->toUtf8()).object();
    options.concurrency = json.value(QLatin1String("concurrency")).toInt(options.concurrency);
    options.requestsPerMinute = json.value(QLatin1String("rpm")).toInt(options.requestsPerMinute);
    options.tokensPerMinute = json.value(QLatin1String("tpm")).toInt(options.tokensPerMinute);
    if (const QJsonValue cap = json.value(QLatin1String("cap")); cap.isDouble())
        options.cap = cap.toDouble();
    return options;
}

Result<std::optional<double>> projectCap(const SettingsReader &settings)
{
    return settings.setting(kProjectCap).map([](const QString &text) {
        bool ok = false;
        const double cap = text.toDouble(&ok);
        return ok ? std::optional<double>(cap) : std::nullopt;
    });
}

Status setProjectCap(SettingsWriter &settings, std::optional<double> cap)
{
    return settings.setSetting(kProjectCap, cap ? QString::number(*cap, 'g', 12) : QString());
}

Status setProjectCurrency(SettingsWriter &settings, const QString &currency)
{
    return settings.setSetting(kCurrency, currency);
}

Result<QString> projectCurrency(const SettingsReader &settings)
{
    return settings.setting(kCurrency).map(
        [](const QString &text) { return text.isEmpty() ? QStringLiteral("USD") : text; });
}

} // namespace plumbline
