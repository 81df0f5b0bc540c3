// SPDX-License-Identifier: GPL-3.0-or-later
// Cells and rows of CSV and TSV (RFC 4180), UTF-8. Pure functions, any thread.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace plumbline {

/// A text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line end) gets a ' in front.
[[nodiscard]] inline QString safeForSpreadsheets(const QString &text)
{
    const bool looksLikeFormula = !text.isEmpty() && QStringView(u"=+-@\t\r\n").contains(text.front());
    return looksLikeFormula ? u'\'' + text : text;
}

/// Quoted only where it must be.
[[nodiscard]] inline QByteArray csvCell(const QString &text, char separator)
{
    QByteArray bytes = text.toUtf8();
    const bool mustQuote =
        bytes.contains(separator) || bytes.contains('"') || bytes.contains('\n') || bytes.contains('\r');
    if (!mustQuote)
        return bytes;
    bytes.replace("\"", "\"\"");
    return '"' + bytes + '"';
}

/// One row with its line end.
[[nodiscard]] inline QByteArray csvRow(const QStringList &cells, char separator = ',')
{
    QByteArray row;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            row += separator;
        row += csvCell(cells.at(i), separator);
    }
    return row + '\n';
}

} // namespace plumbline
