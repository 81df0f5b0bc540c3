// SPDX-License-Identifier: GPL-3.0-or-later
// Importing in tests: bytes into a file, a file into a project, waiting for the commit.
#pragma once

#include "core/exchange/project_files.h"
#include "core/scoring/scoring_service.h"
#include "tests/support/project.h"

#include <QDir>
#include <QFile>

namespace plumbline::test {

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qUtf8Printable(path));
    return file.readAll();
}

inline QString writeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qUtf8Printable(path));
    return path;
}

inline void applyNow(ProjectStore &store, const PreparedImport &import)
{
    QFuture<Result<bool>> done = applyImport(store, import, 1000);
    done.waitForFinished();
    must(done.result());
    must(writeNow<int>(store, [](WriteAccess &access) { return scoreUnread(access, 1'000'000); }));
}

inline PreparedImport importNow(ProjectStore &store, const QStringList &paths, const ImportOptions &options = {})
{
    PreparedImport import = must(prepareImport(store, paths, options));
    applyNow(store, import);
    return import;
}

} // namespace plumbline::test
