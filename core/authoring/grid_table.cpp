// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/grid_table.h"

#include "core/base/csv_text.h"
#include "core/exchange/item_table.h"

#include <QHash>

namespace plumbline {

namespace {

/// Without what gridToCsv() put before a text that looks like a formula.
QString unguarded(const QString &text)
{
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
    std::vector<Item> changed;
    const Status done = eachItemRow(path, items, [&](const Item &item, const ItemCells &cells) -> Status {
        QHash<GridField, QString> said;
        for (auto it = cells.cbegin(); it != cells.cend(); ++it) {
            if (const std::optional<GridField> field = gridFieldFromId(it.key()))
                said.insert(*field, unguarded(it.value()));
        }
        if (said.isEmpty())
            return failure(ErrorKind::BadInput, QStringLiteral("None of the columns is a field of an item."), {},
                           QStringLiteral("`grid export` writes a table with all of them."));
        Item next = item;
        for (const GridField field : kGridFields) { // in their order: weights count the components
            if (!said.contains(field))
                continue;
            const Result<Item> set = withGridValue(next, field, said.value(field));
            if (!set)
                return failure(
                    ErrorKind::BadInput,
                    QStringLiteral("Item #%1, %2: %3").arg(item.position).arg(gridFieldId(field), set.error().what), {},
                    set.error().remedy);
            next = *set;
        }
        if (next != item)
            changed.push_back(next);
        return {};
    });
    if (!done)
        return tl::unexpected<Error>(done.error());
    return changed;
}

} // namespace plumbline
