// SPDX-License-Identifier: GPL-3.0-or-later
// What must not be written over: an export that is given the name of a project would destroy it.
#pragma once

#include <QFile>
#include <QFileInfo>
#include <QString>

namespace plumbline {

/// The file is there and is a SQLite database (a project, or somebody else's), or no plain file at all.
[[nodiscard]] inline bool mustNotOverwrite(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return true; // a folder, a device, a pipe
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(16) == QByteArray("SQLite format 3\0", 16);
}

} // namespace plumbline
