// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/control_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace plumbline {

QString controlToText(const std::optional<Control> &control)
{
    if (!control)
        return {};
    QJsonArray components;
    for (const int ordinal : control->components)
        components.append(ordinal);
    const QJsonObject json{{QStringLiteral("kind"), control->kind},
                           {QStringLiteral("base"), control->base},
                           {QStringLiteral("image"), control->image},
                           {QStringLiteral("image_base"), control->imageBase},
                           {QStringLiteral("components"), components}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

std::optional<Control> controlFromText(const QString &text)
{
    if (text.isEmpty())
        return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    Control control;
    control.kind = json.value(QStringLiteral("kind")).toString();
    control.base = json.value(QStringLiteral("base")).toString();
    control.image = json.value(QStringLiteral("image")).toString();
    control.imageBase = json.value(QStringLiteral("image_base")).toString();
    for (const QJsonValue ordinal : json.value(QStringLiteral("components")).toArray())
        control.components.push_back(ordinal.toInt());
    return control;
}

} // namespace plumbline
