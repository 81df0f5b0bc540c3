// SPDX-License-Identifier: GPL-3.0-or-later
// Where tests find real input: the reference folder beside the checkout, which not every machine has.
#pragma once

#include <QDir>
#include <QFileInfo>
#include <QString>

namespace plumbline::test {

/// Absolute path of the source tree.
inline QString sourceDir()
{
    return qEnvironmentVariable("PLUMBLINE_SOURCE", QDir::currentPath());
}

/// Absolute path below `../shared/reference`, or empty where that folder is absent (the test then skips).
inline QString referencePath(const QString &below)
{
    const QString root = QDir(sourceDir()).absoluteFilePath(QStringLiteral("../shared/reference"));
    const QString path = QDir::cleanPath(root + u'/' + below);
    return QFileInfo::exists(path) ? path : QString();
}

} // namespace plumbline::test

#define PLUMBLINE_NEEDS_REFERENCE(variable, below)                                                                     \
    const QString variable = plumbline::test::referencePath(QStringLiteral(below));                                    \
    if (variable.isEmpty())                                                                                            \
    QSKIP("needs ../shared/reference/" below ", which is not on this machine")
