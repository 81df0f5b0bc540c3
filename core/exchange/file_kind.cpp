// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/file_kind.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace plumbline {

namespace {
constexpr int kLinesLookedAt = 50;
}

FileKind detectFileKind(const QByteArray &bytes)
{
    qsizetype at = bytes.startsWith("\xef\xbb\xbf") ? 3 : 0;
    while (at < bytes.size() && QChar::isSpace(static_cast<uchar>(bytes.at(at))))
        ++at;
    if (at < bytes.size() && bytes.at(at) == '[')
        return FileKind::Benchmark;
    // A broken line at the top must not hide what the rest is: its reader will name it.
    for (int line = 0; line < kLinesLookedAt && at < bytes.size(); ++line) {
        qsizetype end = bytes.indexOf('\n', at);
        if (end < 0)
            end = bytes.size();
        const QJsonObject row = QJsonDocument::fromJson(bytes.mid(at, end - at)).object();
        if (row.contains(QLatin1String("text")))
            return FileKind::Responses;
        at = end + 1;
    }
    return FileKind::Unknown;
}

} // namespace plumbline
