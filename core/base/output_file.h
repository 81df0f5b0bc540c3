// SPDX-License-Identifier: GPL-3.0-or-later
// Writing files that were asked for by name: never over a project, never half, never silently short.
#pragma once

#include "core/base/result.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QString>

namespace plumbline {

[[nodiscard]] inline Error cannotWrite(const QString &path, const QString &why)
{
    return {ErrorKind::Io, QStringLiteral("The file cannot be written: %1.").arg(why), path,
            QStringLiteral("Check that the folder exists, may be written to and has room.")};
}

/// Opens `file` for writing. BadInput where that would destroy a project or another database, or put a plain file in
/// the place of a device (QSaveFile does, given the rights); Io where it cannot be.
[[nodiscard]] inline Status openOutput(QSaveFile &file)
{
    const QString path = file.fileName();
    const QFileInfo info(path);
    if (info.exists() && !info.isFile()) {
        return failure(ErrorKind::BadInput, QStringLiteral("This is a folder or a device, no plain file."), path,
                       QStringLiteral("Nothing was written; name a file."));
    }
    QFile before(path);
    if (before.open(QIODevice::ReadOnly) && before.read(16) == QByteArray("SQLite format 3\0", 16)) {
        return failure(ErrorKind::BadInput, QStringLiteral("This is a project or another database."), path,
                       QStringLiteral("Nothing was written; choose another file."));
    }
    if (!file.open(QIODevice::WriteOnly))
        return tl::unexpected<Error>(cannotWrite(path, file.errorString()));
    return {};
}

/// Puts what was written in place; Io where any of it could not be written, and then nothing is changed there.
[[nodiscard]] inline Status commitOutput(QSaveFile &file)
{
    if (!file.flush() || file.error() != QFileDevice::NoError || !file.commit())
        return tl::unexpected<Error>(cannotWrite(file.fileName(), file.errorString()));
    return {};
}

/// All of `bytes`, or nothing.
[[nodiscard]] inline Status writeOutput(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (const Status opened = openOutput(file); !opened)
        return opened;
    file.write(bytes);
    return commitOutput(file);
}

} // namespace plumbline
