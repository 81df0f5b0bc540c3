// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/annotator.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>

namespace plumbline {

QString annotatorTraitId(AnnotatorTrait trait)
{
    switch (trait) {
    case AnnotatorTrait::Name:
        return QStringLiteral("name");
    case AnnotatorTrait::Language:
        return QStringLiteral("language");
    case AnnotatorTrait::Region:
        return QStringLiteral("region");
    case AnnotatorTrait::Expertise:
        break;
    }
    return QStringLiteral("expertise");
}

std::optional<AnnotatorTrait> annotatorTraitFromId(QStringView id)
{
    for (const AnnotatorTrait trait : kAnnotatorTraits) {
        if (id.trimmed().compare(annotatorTraitId(trait), Qt::CaseInsensitive) == 0)
            return trait;
    }
    return {};
}

bool Annotator::isEmpty() const
{
    return std::all_of(values.begin(), values.end(), [](const QString &value) { return value.isEmpty(); });
}

QString Annotator::text() const
{
    QStringList said;
    for (const QString &value : values) {
        if (!value.isEmpty())
            said.append(value);
    }
    return said.join(QStringLiteral(" · "));
}

Annotator annotatorInSource(const Item &item)
{
    Annotator annotator;
    if (!item.source.contains(QLatin1String("\"annotator\""))) // most files: nothing to parse
        return annotator;
    const QJsonObject json =
        QJsonDocument::fromJson(item.source.toUtf8()).object().value(QStringLiteral("annotator")).toObject();
    for (const AnnotatorTrait trait : kAnnotatorTraits)
        annotator.set(trait, json.value(annotatorTraitId(trait)).toString());
    return annotator;
}

} // namespace plumbline
