// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/rows/json_rows.h"

#include "core/exchange/rows/image_sifter.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace plumbline {

namespace {

const char *const kBom = "\xef\xbb\xbf";

QString mend()
{
    return QStringLiteral("The file is damaged or was cut off; export or copy it again. Nothing of it was taken.");
}

/// Levels of nesting, without recursion: a parser must not be asked to find out.
int depthOf(const QByteArray &text)
{
    int depth = 0;
    int deepest = 0;
    bool inText = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        if (inText) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inText = false;
        } else if (c == '"') {
            inText = true;
        } else if (c == '[' || c == '{') {
            deepest = std::max(deepest, ++depth);
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return deepest;
}

QString tooDeep()
{
    return QStringLiteral("It is nested deeper than %1 levels, as no file of results is.").arg(kDeepestRow);
}

Error cancelled(const QString &file)
{
    return {ErrorKind::Cancelled, QStringLiteral("The import was broken off; nothing was written."), file, {}};
}

} // namespace

QString placeInFile(const QString &file, int line)
{
    return line > 0 ? QStringLiteral("%1, line %2").arg(file).arg(line) : file;
}

QByteArray readLongLine(QFile &file)
{
    constexpr qint64 kPiece = 64 * 1024;
    QByteArray line;
    for (;;) {
        const QByteArray piece = file.readLine(kPiece);
        line += piece;
        if (piece.isEmpty() || piece.endsWith('\n') || line.size() > kLongestRow)
            return line;
    }
}

Status parseJsonRow(const QByteArray &bytes, const QString &file, qint64 offset, Row &row)
{
    row.fields = {};
    row.problem.clear();
    row.images.clear();
    const bool isObject = bytes.startsWith('{');
    row.text = siftImages(bytes, file, offset, row.images);
    if (depthOf(row.text) > kDeepestRow)
        return failure(ErrorKind::BadInput, tooDeep(), placeInFile(file, row.line), mend());
    QJsonParseError problem;
    const QJsonDocument json = QJsonDocument::fromJson(isObject ? row.text : '[' + row.text + ']', &problem);
    if (problem.error != QJsonParseError::NoError) {
        const QByteArray before = row.text.left(problem.offset);
        const int line = row.line + static_cast<int>(before.count('\n'));
        const qsizetype column = std::max<qsizetype>(1, before.size() - (before.lastIndexOf('\n') + 1));
        return failure(ErrorKind::BadInput, QStringLiteral("This is not valid JSON (%1).").arg(problem.errorString()),
                       placeInFile(file, line) + QStringLiteral(", column %1").arg(column), mend());
    }
    if (isObject)
        row.fields = json.object();
    else
        row.problem = QStringLiteral("It is no JSON object.");
    return {};
}

JsonLineRows::JsonLineRows(std::unique_ptr<QFile> file, KeepGoing keepGoing)
    : m_file(std::move(file))
    , m_keepGoing(std::move(keepGoing))
{
}

Result<bool> JsonLineRows::next(Row &row)
{
    while (!m_file->atEnd()) {
        qint64 offset = m_file->pos();
        QByteArray line = readLongLine(*m_file);
        ++m_line;
        if (line.size() > kLongestRow) {
            return failure(ErrorKind::BadInput,
                           QStringLiteral("The line is longer than %1 MB.").arg(kLongestRow / 1024 / 1024),
                           placeInFile(m_file->fileName(), m_line), mend());
        }
        if (m_file->error() != QFileDevice::NoError) {
            return failure(ErrorKind::Io, QStringLiteral("The file cannot be read: %1.").arg(m_file->errorString()),
                           placeInFile(m_file->fileName(), m_line));
        }
        if (m_keepGoing && !m_keepGoing(m_file->pos()))
            return tl::unexpected<Error>(cancelled(m_file->fileName()));
        if (m_line == 1 && line.startsWith(kBom)) {
            line.remove(0, 3);
            offset += 3;
        }
        qsizetype blanks = 0;
        while (blanks < line.size() && QByteArrayView(" \t\r\n").contains(line.at(blanks)))
            ++blanks;
        if (blanks == line.size())
            continue;
        line = line.mid(blanks).trimmed();
        row.line = m_line;
        row.index = m_index++;
        if (Status ok = parseJsonRow(line, m_file->fileName(), offset + blanks, row); !ok)
            return tl::unexpected<Error>(ok.error());
        return true;
    }
    return false;
}

JsonArrayRows::JsonArrayRows(std::unique_ptr<QFile> file, KeepGoing keepGoing)
    : m_bytes(std::move(file))
    , m_keepGoing(std::move(keepGoing))
{
}

tl::unexpected<Error> JsonArrayRows::damaged(const QString &what, int line) const
{
    if (!m_bytes.problem().isEmpty()) { // the list is not cut off: the disk is
        return failure(ErrorKind::Io, QStringLiteral("The file cannot be read further: %1.").arg(m_bytes.problem()),
                       placeInFile(m_bytes.fileName(), line));
    }
    return failure(ErrorKind::BadInput, what, placeInFile(m_bytes.fileName(), line), mend());
}

void JsonArrayRows::skipBlanks()
{
    for (int c = m_bytes.peek(); c == ' ' || c == '\t' || c == '\r' || c == '\n'; c = m_bytes.peek())
        m_bytes.take();
}

Status JsonArrayRows::takeElement(QByteArray &element, int line)
{
    int depth = 0;
    bool inText = false;
    bool escaped = false;
    for (int c = m_bytes.peek(); c >= 0; c = m_bytes.peek()) {
        if (!inText && depth == 0 && (c == ',' || c == ']'))
            return {};
        if (inText) {
            inText = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' || c == '[') {
            if (++depth > kDeepestRow)
                return damaged(tooDeep(), m_bytes.line());
        } else if (c == '}' || c == ']') {
            --depth;
        }
        element.append(static_cast<char>(c));
        if (element.size() > kLongestRow) {
            return damaged(QStringLiteral("The row is longer than %1 MB.").arg(kLongestRow / 1024 / 1024), line);
        }
        m_bytes.take();
    }
    return damaged(QStringLiteral("The file ends in the middle of row %1.").arg(m_index), m_bytes.line());
}

Result<bool> JsonArrayRows::next(Row &row)
{
    if (!m_begun) {
        m_begun = true;
        for (const char *bom = kBom; *bom && m_bytes.peek() == static_cast<uchar>(*bom); ++bom)
            m_bytes.take();
        skipBlanks();
        if (m_bytes.peek() != '[')
            return damaged(QStringLiteral("This is no JSON array."), m_bytes.line());
        m_bytes.take();
        skipBlanks();
        if (m_bytes.peek() == ']') {
            m_bytes.take();
            m_ended = true;
        }
    }
    skipBlanks();
    if (m_ended) {
        if (m_bytes.peek() >= 0)
            return damaged(QStringLiteral("There is something after the end of the list."), m_bytes.line());
        return false;
    }
    if (m_keepGoing && !m_keepGoing(m_bytes.offset()))
        return tl::unexpected<Error>(cancelled(m_bytes.fileName()));
    row.line = m_bytes.line();
    row.index = m_index;
    const qint64 offset = m_bytes.offset();
    QByteArray element;
    if (Status ok = takeElement(element, m_bytes.line()); !ok)
        return tl::unexpected<Error>(ok.error());
    if (element.trimmed().isEmpty())
        return damaged(QStringLiteral("Row %1 is empty; there is a comma too many.").arg(m_index), m_bytes.line());
    if (Status ok = parseJsonRow(element.trimmed(), m_bytes.fileName(), offset, row); !ok)
        return tl::unexpected<Error>(ok.error());
    m_ended = m_bytes.peek() == ']';
    m_bytes.take();
    if (!m_ended) {
        skipBlanks();
        if (m_bytes.peek() < 0)
            return damaged(QStringLiteral("The file ends after row %1; its list is not closed.").arg(m_index),
                           m_bytes.line());
    }
    ++m_index;
    return true;
}

Result<Row> readJsonObjectRow(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Io, QStringLiteral("The file cannot be read: %1.").arg(file.errorString()), path);
    if (file.size() > kLongestRow) {
        return failure(
            ErrorKind::BadInput,
            QStringLiteral("A JSON object of more than %1 MB is not read at once.").arg(kLongestRow / 1024 / 1024),
            placeInFile(path, 1), QStringLiteral("Save it as JSON lines (one object a line)."));
    }
    const QByteArray bytes = file.readAll();
    qsizetype blanks = bytes.startsWith(kBom) ? 3 : 0;
    Row row;
    row.line = 1;
    while (blanks < bytes.size() && QByteArrayView(" \t\r\n").contains(bytes.at(blanks)))
        row.line += bytes.at(blanks++) == '\n' ? 1 : 0;
    if (Status ok = parseJsonRow(bytes.mid(blanks).trimmed(), path, blanks, row); !ok)
        return tl::unexpected<Error>(ok.error());
    if (!row.problem.isEmpty())
        return failure(ErrorKind::BadInput, row.problem, placeInFile(path, row.line));
    return row;
}

Result<QJsonObject> readJsonObject(const QString &path)
{
    return readJsonObjectRow(path).map([](const Row &row) { return row.fields; });
}

} // namespace plumbline
