// SPDX-License-Identifier: GPL-3.0-or-later
// JSON texts among a project's settings: how rooms keep small documents without tables of their own.
#pragma once

#include "core/store/api/settings_store.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace plumbline {

/// The document under `name`; a null one where nothing is stored. Storage where the text is no JSON.
[[nodiscard]] inline Result<QJsonDocument> settingDocument(const SettingsReader &settings, const QString &name)
{
    return settings.setting(name).and_then([&](const QString &text) -> Result<QJsonDocument> {
        if (text.isEmpty())
            return QJsonDocument();
        const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
        if (!document.isNull())
            return document;
        return failure(ErrorKind::Storage, QStringLiteral("The project's “%1” is damaged.").arg(name), {},
                       QStringLiteral("Open the copy from before, or remove what it holds and make it again."));
    });
}

/// Likewise where it must be an array; empty where nothing is stored.
[[nodiscard]] inline Result<QJsonArray> settingArray(const SettingsReader &settings, const QString &name)
{
    return settingDocument(settings, name).and_then([&](const QJsonDocument &document) -> Result<QJsonArray> {
        if (document.isNull() || document.isArray())
            return document.array();
        return failure(ErrorKind::Storage, QStringLiteral("The project's “%1” is damaged: it is no list.").arg(name));
    });
}

/// Likewise where it must be an object.
[[nodiscard]] inline Result<QJsonObject> settingObject(const SettingsReader &settings, const QString &name)
{
    return settingDocument(settings, name).and_then([&](const QJsonDocument &document) -> Result<QJsonObject> {
        if (document.isNull() || document.isObject())
            return document.object();
        return failure(ErrorKind::Storage, QStringLiteral("The project's “%1” is damaged: it is no object.").arg(name));
    });
}

[[nodiscard]] inline Status setSettingDocument(SettingsWriter &settings, const QString &name,
                                               const QJsonDocument &document)
{
    return settings.setSetting(name, QString::fromUtf8(document.toJson(QJsonDocument::Compact)));
}

} // namespace plumbline
