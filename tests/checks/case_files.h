// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the case files beside these tests: lines of fields between "|||", '#' begins a comment.
#pragma once

#include "core/base/content_hash.h"
#include "core/checks/constraint.h"
#include "tests/support/reference.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace plumbline::test {

inline std::vector<QStringList> readCases(const QString &name)
{
    std::vector<QStringList> cases;
    QFile file(sourceDir() + u"/tests/checks/data/" + name);
    if (!file.open(QIODevice::ReadOnly))
        return cases;
    while (!file.atEnd()) {
        QString line = QString::fromUtf8(file.readLine());
        if (line.endsWith(u'\n'))
            line.chop(1);
        if (!line.isEmpty() && !line.startsWith(u'#'))
            cases.push_back(line.split(QStringLiteral("|||")));
    }
    return cases;
}

inline QJsonArray jsonArrayIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).array() : QJsonArray();
}

/// A component of the published file, which our data names by its place and a hash and does not contain.
struct PublishedComponent
{
    QString text;
    QString category;
    QString instruction;
    QString sha256; ///< of the text, its first 12 digits
};

/// `row`: {"item", "component", …}.
inline PublishedComponent publishedComponent(const QJsonArray &items, const QJsonObject &row)
{
    const QJsonObject item = items.at(row.value(u"item").toInt()).toObject();
    const int index = row.value(u"component").toInt();
    const QString text = item.value(u"components").toArray().at(index).toString();
    return {text, item.value(u"component_type").toArray().at(index).toString(), item.value(u"instruction").toString(),
            contentHash(text.toUtf8()).left(12)};
}

/// "sentences eq 2" as {"kind", "op", "value"}.
inline QJsonObject constraintObject(const QString &text)
{
    const QByteArray value = "[" + text.section(u' ', 2).toUtf8() + "]";
    return {{QStringLiteral("kind"), text.section(u' ', 0, 0)},
            {QStringLiteral("op"), text.section(u' ', 1, 1)},
            {QStringLiteral("value"), QJsonDocument::fromJson(value).array().at(0)}};
}

/// Constraints as comparable text, whatever their order.
inline QStringList asText(const QJsonArray &constraints)
{
    QStringList lines;
    for (const QJsonValue &constraint : constraints)
        lines += QString::fromUtf8(QJsonDocument(constraint.toObject()).toJson(QJsonDocument::Compact));
    std::sort(lines.begin(), lines.end());
    return lines;
}

inline QJsonArray toJson(const std::vector<Constraint> &constraints)
{
    QJsonArray array;
    for (const Constraint &constraint : constraints)
        array.append(constraintToJson(constraint));
    return array;
}

} // namespace plumbline::test
