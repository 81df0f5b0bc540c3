// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/migrator.h"

#include <QDir>
#include <QFile>
#include <QtEndian>

namespace plumbline {

namespace {

// Offsets in the database header: https://www.sqlite.org/fileformat.html, section 1.3.
constexpr qsizetype kHeaderSize = 100;
constexpr qsizetype kUserVersionAt = 60;
constexpr qsizetype kApplicationIdAt = 68;

Result<QString> stepText(int number)
{
    const QDir steps(QStringLiteral(":/schema/sqlite"));
    const QStringList names =
        steps.entryList({QStringLiteral("%1_*.sql").arg(number, 4, 10, QLatin1Char('0'))}, QDir::Files);
    QFile file(steps.filePath(names.value(0)));
    if (names.size() != 1 || !file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Internal, QStringLiteral("Schema step %1 is missing from the program.").arg(number));
    return QString::fromUtf8(file.readAll());
}

Status runStep(Connection &connection, int number)
{
    const Result<QString> text = stepText(number);
    if (!text)
        return tl::unexpected<Error>(text.error());
    for (const QString &statement : text->split(QStringLiteral("\n-- next\n"))) {
        if (Status ok = connection.exec(statement); !ok)
            return ok;
    }
    return connection.exec(QStringLiteral("PRAGMA user_version = %1").arg(number));
}

} // namespace

Result<int> readSchemaVersion(const QString &path)
{
    QFile file(path);
    if (!file.exists()) {
        return failure(ErrorKind::NotFound, QStringLiteral("There is no such file."), path,
                       QStringLiteral("Check the path, or create a new project there."));
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Io, QStringLiteral("The file cannot be read: %1.").arg(file.errorString()), path);
    }
    const QByteArray header = file.read(kHeaderSize);
    const auto number = [&header](qsizetype at) { return qFromBigEndian<qint32>(header.constData() + at); };
    if (header.size() < kHeaderSize || !header.startsWith(QByteArray("SQLite format 3\0", 16)) ||
        number(kApplicationIdAt) != kApplicationId) {
        return failure(ErrorKind::NotOurs, QStringLiteral("This is not a Plumbline project."), path,
                       QStringLiteral("To read a benchmark or results file, import it into a project."));
    }
    const int version = number(kUserVersionAt);
    if (version > kSchemaVersion) {
        return failure(
            ErrorKind::TooNew,
            QStringLiteral("The project was written by a newer Plumbline (schema %1; this program knows %2).")
                .arg(version)
                .arg(kSchemaVersion),
            path, QStringLiteral("Open it with that version; the file was left as it is."));
    }
    return version;
}

Status migrate(Connection &connection, int from)
{
    for (int number = from + 1; number <= kSchemaVersion; ++number) {
        if (Status ok = connection.exec(QStringLiteral("BEGIN IMMEDIATE")); !ok)
            return ok;
        Status step = runStep(connection, number);
        if (step)
            step = connection.exec(QStringLiteral("COMMIT"));
        if (!step) {
            // The step's own error is the one to tell; a failing rollback adds nothing to it.
            if (Status rolledBack = connection.exec(QStringLiteral("ROLLBACK")); !rolledBack)
                step.error().what += QStringLiteral(" (and rolling back failed)");
            return step;
        }
    }
    return {};
}

} // namespace plumbline
