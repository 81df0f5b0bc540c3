// SPDX-License-Identifier: GPL-3.0-or-later
// Comma-separated lines as lines with pipes, for the table reader. Internal to core/scoring.
#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace plumbline::reply {

/// Tables whose cells are parted by tabs or three blanks, under a heading that names components and scores, with '|'
/// and a ruler; scores alone in a column at the line's end behind a '|'.
[[nodiscard]] QString tabTablesAsPipes(const QString &reply);

/// ',' or, in a line without any, ';'.
[[nodiscard]] char16_t csvSeparator(std::u16string_view line);
/// "component,score,max" above a line of as many cells.
[[nodiscard]] bool isCsvHeader(std::u16string_view line, std::u16string_view next);
/// The cells of a line between pipes; what stands in quotation marks stays one cell.
[[nodiscard]] std::u16string withPipes(std::u16string_view line, char16_t separator);
/// The same line with commas for its pipes, those at its ends left out.
[[nodiscard]] std::u16string pipesAsCommas(std::u16string_view line);

} // namespace plumbline::reply
