// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/places.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace plumbline {

QString cacheFolder()
{
    const QString chosen = qEnvironmentVariable("PLUMBLINE_CACHE");
    if (!chosen.isEmpty())
        return chosen;
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/plumbline");
}

Result<QString> sampleFolder()
{
    const QStringList places = {
        qEnvironmentVariable("PLUMBLINE_SAMPLE"),
        QDir(QCoreApplication::applicationDirPath()).absoluteFilePath(QStringLiteral("../share/plumbline/sample")),
        QStringLiteral(PLUMBLINE_SOURCE_SAMPLE),
    };
    for (const QString &place : places) {
        if (!place.isEmpty() && QFileInfo::exists(place + QStringLiteral("/benchmark.json")))
            return QDir::cleanPath(place);
    }
    return failure(ErrorKind::NotFound, QStringLiteral("The bundled sample is not where it should be."), places.at(1),
                   QStringLiteral("Name its folder in PLUMBLINE_SAMPLE."));
}

QString sampleProjectPath()
{
    const QString folder =
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/plumbline");
    return folder + QStringLiteral("/sample.plumb");
}

} // namespace plumbline
