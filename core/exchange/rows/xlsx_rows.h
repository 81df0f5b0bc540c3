// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a workbook's first sheet, the first row being the header; libzip unpacks, QXmlStreamReader reads. Texts as
// they were before Excel's _xHHHH_ escapes. Keeps the sheet in memory: workbooks hold a million rows at most.
#pragma once

#include "core/exchange/rows/row_source.h"

namespace plumbline {

[[nodiscard]] Result<std::unique_ptr<RowSource>> openXlsxRows(const QString &path);

/// "_x000D_" to "\r", "_x005F_x000D_" to "_x000D_" (ECMA-376 part 1, 22.4.2.4).
[[nodiscard]] QString undoXlsxEscapes(const QString &text);

} // namespace plumbline
