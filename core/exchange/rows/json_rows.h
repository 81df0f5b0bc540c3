// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of JSON lines and of JSON arrays, and the parsing of one row. Neither keeps more than one row in memory.
#pragma once

#include "core/exchange/rows/file_bytes.h"
#include "core/exchange/rows/row_source.h"

#include <QFile>

namespace plumbline {

/// One object per line; blank lines are skipped and counted.
class JsonLineRows final : public RowSource
{
public:
    JsonLineRows(std::unique_ptr<QFile> file, KeepGoing keepGoing);
    [[nodiscard]] Result<bool> next(Row &row) override;

private:
    std::unique_ptr<QFile> m_file;
    KeepGoing m_keepGoing;
    int m_line = 0;
    int m_index = 0;
};

/// The elements of an array, one by one.
class JsonArrayRows final : public RowSource
{
public:
    JsonArrayRows(std::unique_ptr<QFile> file, KeepGoing keepGoing);
    [[nodiscard]] Result<bool> next(Row &row) override;
    [[nodiscard]] bool countsFromZero() const override { return true; }

private:
    void skipBlanks();
    [[nodiscard]] Status takeElement(QByteArray &element, int line);
    [[nodiscard]] tl::unexpected<Error> damaged(const QString &what, int line) const;

    FileBytes m_bytes;
    KeepGoing m_keepGoing;
    int m_index = 0;
    bool m_begun = false;
    bool m_ended = false;
};

/// One line with its end, or what is left; at most a little more than kLongestRow. In pieces: QIODevice::readLine()
/// would set the most that a line may have aside for each.
[[nodiscard]] QByteArray readLongLine(QFile &file);

/// Parses one row that begins at `line` and `offset`, images taken out first. BadInput names file, line and column.
[[nodiscard]] Status parseJsonRow(const QByteArray &bytes, const QString &file, qint64 offset, Row &row);

/// A whole JSON object file (results, reports, column-oriented frames); BadInput names file and line.
[[nodiscard]] Result<QJsonObject> readJsonObject(const QString &path);
/// The same with its text and embedded images.
[[nodiscard]] Result<Row> readJsonObjectRow(const QString &path);

} // namespace plumbline
