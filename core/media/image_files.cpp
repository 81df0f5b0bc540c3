// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/image_files.h"

#include <QDir>
#include <QFileInfo>

namespace plumbline {

const QStringList &imageFilePatterns()
{
    static const QStringList kPatterns{QStringLiteral("*.jpg"), QStringLiteral("*.jpeg"), QStringLiteral("*.png"),
                                       QStringLiteral("*.webp"), QStringLiteral("*.gif")};
    return kPatterns;
}

QStringList imageFilesOf(const QStringList &paths)
{
    QStringList files;
    for (const QString &path : paths) {
        if (!QFileInfo(path).isDir()) {
            files.append(path);
            continue;
        }
        for (const QFileInfo &info : QDir(path).entryInfoList(imageFilePatterns(), QDir::Files, QDir::Name))
            files.append(info.filePath());
    }
    files.removeDuplicates();
    return files;
}

} // namespace plumbline
