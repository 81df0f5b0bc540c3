// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/rows/csv_rows.h"
#include "core/exchange/rows/json_rows.h"
#include "core/exchange/rows/object_rows.h"
#include "core/exchange/rows/row_source.h"
#include "core/exchange/rows/xlsx_rows.h"

#include <QFileInfo>
#include <QJsonDocument>

namespace plumbline {

namespace {

constexpr qint64 kHead = 64 * 1024;

/// One object rather than JSON lines: nothing follows the first line, or what follows begins no object.
bool isOneObject(QFile &file)
{
    const QByteArray first = readLongLine(file);
    QByteArray second;
    while (!file.atEnd() && second.isEmpty())
        second = file.readLine(kHead).trimmed();
    file.seek(0);
    if (first.size() > kLongestRow)
        return false; // whoever reads lines says so
    return !second.startsWith('{');
}

} // namespace

Result<std::unique_ptr<RowSource>> openRows(const QString &path, KeepGoing keepGoing)
{
    auto file = std::make_unique<QFile>(path);
    if (!QFileInfo(path).isFile())
        return failure(ErrorKind::NotFound, QStringLiteral("There is no such file."), path,
                       QStringLiteral("Check the path and its permissions."));
    if (!file->open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Io, QStringLiteral("The file cannot be read: %1.").arg(file->errorString()), path,
                       QStringLiteral("Check the path and its permissions."));
    }
    const QByteArray head = file->peek(kHead);
    qsizetype at = head.startsWith("\xef\xbb\xbf") ? 3 : 0;
    while (at < head.size() && QByteArrayView(" \t\r\n").contains(head.at(at)))
        ++at;
    if (at >= head.size() && file->size() <= kHead)
        return failure(ErrorKind::BadInput, QStringLiteral("The file is empty."), path);
    if (head.startsWith("PK"))
        return openXlsxRows(path);
    if (head.startsWith("\xff\xfe") || head.startsWith("\xfe\xff") || head.left(kHead).contains('\0')) {
        return failure(ErrorKind::BadInput, QStringLiteral("The file is no UTF-8 text."), placeInFile(path, 1),
                       QStringLiteral("Save it as UTF-8 and import it again."));
    }
    if (head.at(at) == '[')
        return std::make_unique<JsonArrayRows>(std::move(file), std::move(keepGoing));
    if (head.at(at) == '{') {
        if (isOneObject(*file))
            return openObjectRows(path);
        return std::make_unique<JsonLineRows>(std::move(file), std::move(keepGoing));
    }
    const char separator = csvSeparator(head);
    auto table = std::make_unique<CsvRows>(std::move(file), separator, std::move(keepGoing));
    if (Status ok = table->begin(); !ok)
        return tl::unexpected<Error>(ok.error());
    return table;
}

} // namespace plumbline
