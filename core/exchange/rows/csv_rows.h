// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of CSV and TSV (RFC 4180: quoted cells may hold separators, quotes and line ends), streamed. UTF-8 only.
#pragma once

#include "core/exchange/rows/file_bytes.h"
#include "core/exchange/rows/row_source.h"

namespace plumbline {

class CsvRows final : public RowSource
{
public:
    CsvRows(std::unique_ptr<QFile> file, char separator, KeepGoing keepGoing);
    /// Reads the header. To be called once, first.
    [[nodiscard]] Status begin();
    [[nodiscard]] Result<bool> next(Row &row) override;
    [[nodiscard]] QStringList columns() const override { return m_columns; }

private:
    struct Cell
    {
        QByteArray bytes;
        qint64 offset = 0; ///< of its first byte, behind the quotation mark
        bool isQuoted = false;
    };

    [[nodiscard]] Result<bool> record(std::vector<Cell> &cells, int &line);
    [[nodiscard]] Status quoted(Cell &cell, int line);
    [[nodiscard]] tl::unexpected<Error> damaged(const QString &what, int line) const;
    [[nodiscard]] tl::unexpected<Error> unreadable() const;

    FileBytes m_bytes;
    char m_separator;
    KeepGoing m_keepGoing;
    QStringList m_columns;
    int m_index = 0;
};

/// Tab, comma or semicolon: what the first line has, outside quotation marks, most of.
[[nodiscard]] char csvSeparator(const QByteArray &head);

} // namespace plumbline
