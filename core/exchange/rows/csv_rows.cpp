// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/rows/csv_rows.h"

#include "core/exchange/rows/image_sifter.h"

#include <QStringDecoder>

#include <algorithm>

namespace plumbline {

namespace {

/// In the file each quotation mark of a quoted cell stands twice: what lies behind them lies further back there.
void addDoubledQuotes(const QByteArray &cell, qint64 offset, std::vector<EmbeddedImage> &images, std::size_t from)
{
    qsizetype seen = 0;
    qint64 doubled = 0;
    for (std::size_t k = from; k < images.size(); ++k) {
        const auto at = static_cast<qsizetype>(images[k].offset - offset);
        doubled += std::count(cell.cbegin() + seen, cell.cbegin() + at, '"');
        seen = at;
        images[k].offset += doubled;
    }
}

} // namespace

char csvSeparator(const QByteArray &head)
{
    int tabs = 0;
    int commas = 0;
    int semicolons = 0;
    bool inQuotes = false;
    for (const char c : head) {
        if (c == '"')
            inQuotes = !inQuotes;
        else if (c == '\n' && !inQuotes)
            break;
        else if (!inQuotes) {
            tabs += c == '\t' ? 1 : 0;
            commas += c == ',' ? 1 : 0;
            semicolons += c == ';' ? 1 : 0;
        }
    }
    return tabs > 0 ? '\t' : semicolons > commas ? ';' : ',';
}

CsvRows::CsvRows(std::unique_ptr<QFile> file, char separator, KeepGoing keepGoing)
    : m_bytes(std::move(file))
    , m_separator(separator)
    , m_keepGoing(std::move(keepGoing))
{
}

tl::unexpected<Error> CsvRows::damaged(const QString &what, int line) const
{
    return failure(ErrorKind::BadInput, what, placeInFile(m_bytes.fileName(), line),
                   QStringLiteral("The file is damaged or was cut off; export or copy it again. Nothing of it was "
                                  "taken."));
}

Status CsvRows::quoted(Cell &cell, int line)
{
    for (int c = m_bytes.peek(); c >= 0; c = m_bytes.peek()) {
        m_bytes.take();
        if (c == '"') {
            if (m_bytes.peek() != '"')
                return {};
            m_bytes.take();
        }
        cell.bytes.append(static_cast<char>(c));
        if (cell.bytes.size() > kLongestRow)
            return damaged(QStringLiteral("A cell is longer than %1 MB.").arg(kLongestRow / 1024 / 1024), line);
    }
    return damaged(QStringLiteral("The file ends inside quotation marks."), line);
}

Result<bool> CsvRows::record(std::vector<Cell> &cells, int &line)
{
    cells.clear();
    for (int c = m_bytes.peek(); c == '\n' || c == '\r'; c = m_bytes.peek())
        m_bytes.take();
    line = m_bytes.line();
    if (m_bytes.peek() < 0) {
        if (!m_bytes.problem().isEmpty())
            return unreadable();
        return false;
    }
    qint64 size = 0;
    for (;;) {
        Cell cell;
        bool wasQuoted = false;
        cell.offset = m_bytes.offset();
        if (m_bytes.peek() == '"') {
            wasQuoted = true;
            m_bytes.take();
            cell.offset += 1;
            cell.isQuoted = true;
            if (Status ok = quoted(cell, m_bytes.line()); !ok)
                return tl::unexpected<Error>(ok.error());
        }
        for (int c = m_bytes.peek(); c >= 0 && c != m_separator && c != '\n' && c != '\r'; c = m_bytes.peek()) {
            if (wasQuoted)
                return damaged(QStringLiteral("Text follows a closing quotation mark."), m_bytes.line());
            cell.bytes.append(static_cast<char>(c));
            if (cell.bytes.size() > kLongestRow)
                return damaged(QStringLiteral("A cell is longer than %1 MB.").arg(kLongestRow / 1024 / 1024), line);
            m_bytes.take();
        }
        size += cell.bytes.size();
        if (size > kLongestRow)
            return damaged(QStringLiteral("The row is longer than %1 MB.").arg(kLongestRow / 1024 / 1024), line);
        cells.push_back(std::move(cell));
        if (m_bytes.peek() != m_separator)
            break;
        m_bytes.take();
    }
    for (int c = m_bytes.peek(); c == '\r' || c == '\n'; c = m_bytes.peek()) {
        m_bytes.take();
        if (c == '\n')
            break;
    }
    if (m_bytes.peek() < 0 && !m_bytes.problem().isEmpty())
        return unreadable(); // what was read of the row may be half of it
    return true;
}

tl::unexpected<Error> CsvRows::unreadable() const
{
    return failure(ErrorKind::Io, QStringLiteral("The file cannot be read further: %1.").arg(m_bytes.problem()),
                   placeInFile(m_bytes.fileName(), m_bytes.line()),
                   QStringLiteral("Nothing was taken from it. Copy it to a sound disk and try again."));
}

Status CsvRows::begin()
{
    for (const char *bom = "\xef\xbb\xbf"; *bom && m_bytes.peek() == static_cast<uchar>(*bom); ++bom)
        m_bytes.take();
    std::vector<Cell> cells;
    int line = 0;
    const Result<bool> any = record(cells, line);
    if (!any)
        return tl::unexpected<Error>(any.error());
    for (const Cell &cell : cells)
        m_columns.append(QString::fromUtf8(cell.bytes).trimmed());
    if (!*any || m_columns.size() > 10'000)
        return damaged(QStringLiteral("There is no header line of columns."), 1);
    return {};
}

Result<bool> CsvRows::next(Row &row)
{
    std::vector<Cell> cells;
    const Result<bool> any = record(cells, row.line);
    if (!any || !*any)
        return any;
    if (m_keepGoing && !m_keepGoing(m_bytes.offset())) {
        return failure(ErrorKind::Cancelled, QStringLiteral("The import was broken off; nothing was written."),
                       m_bytes.fileName());
    }
    if (cells.size() != static_cast<std::size_t>(m_columns.size())) {
        return damaged(
            QStringLiteral("The row has %1 cells and the header %2.").arg(cells.size()).arg(m_columns.size()),
            row.line);
    }
    row.index = m_index++;
    row.fields = {};
    row.text.clear();
    row.problem.clear();
    row.images.clear();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::size_t before = row.images.size();
        const QByteArray bytes = siftCell(cells[i].bytes, m_bytes.fileName(), cells[i].offset, row.images);
        if (cells[i].isQuoted)
            addDoubledQuotes(cells[i].bytes, cells[i].offset, row.images, before);
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString text = decoder(bytes);
        if (decoder.hasError()) {
            return damaged(QStringLiteral("The cell “%1” is not UTF-8.").arg(m_columns[static_cast<qsizetype>(i)]),
                           row.line);
        }
        row.fields.insert(m_columns[static_cast<qsizetype>(i)], text);
    }
    return true;
}

} // namespace plumbline
