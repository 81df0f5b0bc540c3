// SPDX-License-Identifier: GPL-3.0-or-later
// Tables about items: a row an item, which the column `item` names by the number that the Items page shows.
#pragma once

#include "core/base/result.h"
#include "core/domain/item.h"

#include <QHash>

#include <functional>

namespace plumbline {

/// The other cells of a row as text, by column name as the file writes it.
using ItemCells = QHash<QString, QString>;

/// Calls `take` for each row of a table (CSV, TSV, JSON lines, workbook). BadInput with the line where a row names no
/// item or one that was named before; what `take` returns is given back with its line.
[[nodiscard]] Status eachItemRow(const QString &path, const std::vector<Item> &items,
                                 const std::function<Status(const Item &item, const ItemCells &cells)> &take);

} // namespace plumbline
