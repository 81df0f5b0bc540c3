// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/item_table.h"

#include "core/exchange/rows/row_source.h"

#include <QSet>

namespace plumbline {

namespace {

QString cellText(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 15) : value.toString();
}

} // namespace

Status eachItemRow(const QString &path, const std::vector<Item> &items,
                   const std::function<Status(const Item &item, const ItemCells &cells)> &take)
{
    Result<std::unique_ptr<RowSource>> rows = openRows(path);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    QHash<int, const Item *> byPosition;
    for (const Item &item : items)
        byPosition.insert(item.position, &item);
    QSet<int> seen;
    Row row;
    while (true) {
        const Result<bool> more = (*rows)->next(row);
        if (!more)
            return tl::unexpected<Error>(more.error());
        if (!*more)
            return {};
        QString place;
        ItemCells cells;
        for (auto it = row.fields.constBegin(); it != row.fields.constEnd(); ++it) {
            if (it.key().trimmed().compare(u"item", Qt::CaseInsensitive) == 0)
                place = cellText(it.value()).trimmed();
            else
                cells.insert(it.key(), cellText(it.value()));
        }
        bool isNumber = false;
        const int position = place.toInt(&isNumber);
        const Item *item = byPosition.value(position);
        if (!isNumber || !item)
            return failure(ErrorKind::BadInput,
                           place.isEmpty() ? QStringLiteral("The row has no “item”.")
                                           : QStringLiteral("There is no item #%1.").arg(place),
                           placeInFile(path, row.line),
                           QStringLiteral("“item” is the number that the Items page shows, from %1 to %2.")
                               .arg(items.empty() ? 0 : items.front().position)
                               .arg(items.empty() ? 0 : items.back().position));
        if (seen.contains(position))
            return failure(ErrorKind::BadInput, QStringLiteral("Item #%1 comes twice.").arg(place),
                           placeInFile(path, row.line), QStringLiteral("Keep one of the rows."));
        seen.insert(position);
        if (Status taken = take(*item, cells); !taken) {
            taken.error().where = placeInFile(path, row.line);
            return taken;
        }
    }
}

} // namespace plumbline
