// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/grid_table.h"

#include "core/base/csv_text.h"
#include "core/exchange/rows/row_source.h"

#include <QHash>
#include <QSet>

namespace plumbline {

namespace {

QString cellText(const QJsonValue &value)
{
    const QString text = value.isDouble() ? QString::number(value.toDouble(), 'g', 15) : value.toString();
    // What gridToCsv() put before a text that looks like a formula.
    const bool isGuarded = text.startsWith(u'\'') && safeForSpreadsheets(text.mid(1)) == text;
    return isGuarded ? text.mid(1) : text;
}

} // namespace

QByteArray gridToCsv(const std::vector<Item> &items)
{
    QStringList head{QStringLiteral("item")};
    for (const GridField field : kGridFields)
        head.append(gridFieldId(field));
    QByteArray csv = csvRow(head);
    for (const Item &item : items) {
        QStringList row{QString::number(item.position)};
        for (const GridField field : kGridFields)
            row.append(safeForSpreadsheets(gridValue(item, field)));
        csv += csvRow(row);
    }
    return csv;
}

Result<std::vector<Item>> readGrid(const QString &path, const std::vector<Item> &items)
{
    Result<std::unique_ptr<RowSource>> rows = openRows(path);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    QHash<int, const Item *> byPosition;
    for (const Item &item : items)
        byPosition.insert(item.position, &item);
    std::vector<Item> changed;
    QSet<int> seen;
    Row row;
    while (true) {
        const Result<bool> more = (*rows)->next(row);
        if (!more)
            return tl::unexpected<Error>(more.error());
        if (!*more)
            break;
        const auto refuse = [&](const QString &what, const QString &remedy) {
            return failure(ErrorKind::BadInput, what, placeInFile(path, row.line), remedy);
        };
        QString place;
        QHash<GridField, QString> said;
        for (auto it = row.fields.constBegin(); it != row.fields.constEnd(); ++it) {
            if (it.key().trimmed().compare(u"item", Qt::CaseInsensitive) == 0)
                place = cellText(it.value()).trimmed();
            else if (const std::optional<GridField> field = gridFieldFromId(it.key()))
                said.insert(*field, cellText(it.value()));
        }
        bool isNumber = false;
        const int position = place.toInt(&isNumber);
        const Item *item = byPosition.value(position);
        if (!isNumber || !item)
            return refuse(place.isEmpty() ? QStringLiteral("The row has no “item”.")
                                          : QStringLiteral("There is no item #%1.").arg(place),
                          QStringLiteral("“item” is the number that the Items page shows."));
        if (seen.contains(position))
            return refuse(QStringLiteral("Item #%1 comes twice.").arg(place), QStringLiteral("Keep one of the rows."));
        seen.insert(position);
        if (said.isEmpty())
            return refuse(QStringLiteral("None of the columns is a field of an item."),
                          QStringLiteral("`grid export` writes a table with all of them."));
        Item next = *item;
        for (const GridField field : kGridFields) { // in their order: weights count the components
            if (!said.contains(field))
                continue;
            const Result<Item> set = withGridValue(next, field, said.value(field));
            if (!set)
                return refuse(QStringLiteral("Item #%1, %2: %3").arg(place, gridFieldId(field), set.error().what),
                              set.error().remedy);
            next = *set;
        }
        if (next != *item)
            changed.push_back(next);
    }
    return changed;
}

} // namespace plumbline
