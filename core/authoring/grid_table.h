// SPDX-License-Identifier: GPL-3.0-or-later
// The grid of items as a table in a file: out to a spreadsheet and back.
#pragma once

#include "core/authoring/item_grid.h"

#include <QByteArray>

namespace plumbline {

/// CSV with the columns item and every field, a row an item; safe for spreadsheets (csv_text.h).
[[nodiscard]] QByteArray gridToCsv(const std::vector<Item> &items);
/// A table (CSV, TSV, JSON lines, workbook) with a column `item` and some of the fields: those items of which something
/// changes. All or nothing: BadInput names the row and what is wrong with it.
[[nodiscard]] Result<std::vector<Item>> readGrid(const QString &path, const std::vector<Item> &items);

} // namespace plumbline
