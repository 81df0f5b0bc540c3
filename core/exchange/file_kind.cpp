// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/file_kind.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace plumbline {

FileKind detectFileKind(const QByteArray &bytes)
{
    qsizetype at = bytes.startsWith("\xef\xbb\xbf") ? 3 : 0;
    while (at < bytes.size() && QChar::isSpace(static_cast<uchar>(bytes.at(at))))
        ++at;
    if (at < bytes.size() && bytes.at(at) == '[')
        return FileKind::Benchmark;
    qsizetype end = bytes.indexOf('\n', at);
    if (end < 0)
        end = bytes.size();
    const QJsonObject row = QJsonDocument::fromJson(bytes.mid(at, end - at)).object();
    if (row.contains(QLatin1String("text")))
        return FileKind::Responses;
    return FileKind::Unknown;
}

} // namespace plumbline
