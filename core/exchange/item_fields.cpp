// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/item_fields.h"

#include "core/exchange/ordered_json.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace plumbline {

QString itemField(const Item &item, const QString &name)
{
    if (!item.source.contains(name)) // most have none: spares reading the JSON of 10 000 rows
        return {};
    return QJsonDocument::fromJson(item.source.toUtf8()).object().value(name).toString().trimmed();
}

void setItemField(Item &item, const QString &name, const QString &value)
{
    const QString text = value.trimmed();
    if (itemField(item, name) == text)
        return;
    Result<OrderedJson> row = OrderedJson(OrderedJson::object());
    if (!item.source.isEmpty())
        row = parseOrderedJson(item.source.toUtf8());
    if (!row || !row->is_object())
        row = OrderedJson(OrderedJson::object());
    if (text.isEmpty())
        row->erase(name.toStdString());
    else
        (*row)[name.toStdString()] = text.toStdString();
    item.source = QString::fromUtf8(dumpLikePython(*row));
}

QStringList imageContent(const Item &item)
{
    QStringList labels;
    for (const QString &label : itemField(item, kContentField).split(u',')) {
        const QString one = label.simplified();
        if (!one.isEmpty() && !labels.contains(one, Qt::CaseInsensitive))
            labels.append(one);
    }
    return labels;
}

} // namespace plumbline
