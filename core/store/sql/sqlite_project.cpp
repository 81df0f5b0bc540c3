// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/sqlite_project.h"

#include "core/store/sql/migrator.h"
#include "core/store/sql/writer_thread.h"

#include <QFile>
#include <QFileInfo>

namespace plumbline {

namespace {

class SqliteProject final : public ProjectStore
{
public:
    explicit SqliteProject(const QString &path)
        : m_path(path)
        , m_writer(path, [this](Changes changes) { Q_EMIT changed(changes); })
    {
    }

    [[nodiscard]] Status start()
    {
        m_writer.start();
        return m_writer.waitUntilOpen();
    }
    [[nodiscard]] QString path() const override { return m_path; }
    [[nodiscard]] Result<std::unique_ptr<ReadAccess>> openReader() const override
    {
        return Connection::open(m_path).map([](std::unique_ptr<Connection> connection) {
            return std::unique_ptr<ReadAccess>(new SqlReadAccess(std::move(connection)));
        });
    }

protected:
    void enqueue(Changes changes, std::function<Status(WriteAccess &)> job,
                 std::function<void(const Status &)> done) override
    {
        m_writer.enqueue(changes, std::move(job), std::move(done));
    }

private:
    QString m_path;
    WriterThread m_writer;
};

Result<std::unique_ptr<ProjectStore>> startProject(const QString &path)
{
    auto project = std::make_unique<SqliteProject>(path);
    if (Status ok = project->start(); !ok)
        return tl::unexpected<Error>(ok.error());
    return project;
}

Status initialise(const QString &path)
{
    Result<std::unique_ptr<Connection>> connection = Connection::open(path);
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    // In rollback-journal mode until here, so that the header of the file itself says whose it is from the first
    // commit on, even if we are killed right after.
    Status ok = (*connection)->exec(QStringLiteral("PRAGMA application_id = %1").arg(kApplicationId));
    if (ok)
        ok = migrate(**connection, 0);
    if (ok)
        ok = (*connection)->exec(QStringLiteral("PRAGMA journal_mode = WAL"));
    return ok;
}

Status upgrade(const QString &path, int from)
{
    const QString backup = path + QStringLiteral(".before-schema-%1").arg(kSchemaVersion);
    Result<std::unique_ptr<Connection>> connection = Connection::open(path);
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    if (!QFile::exists(backup)) {
        if (Status ok = (*connection)->exec(QStringLiteral("VACUUM INTO ?"), {backup}); !ok)
            return ok;
    }
    return migrate(**connection, from);
}

} // namespace

Result<std::unique_ptr<ProjectStore>> createSqliteProject(const QString &path)
{
    if (QFileInfo::exists(path)) {
        return failure(ErrorKind::BadInput, QStringLiteral("There is already a file of this name."), path,
                       QStringLiteral("Open it, or choose another name."));
    }
    if (Status ok = initialise(path); !ok) {
        QFile::remove(path);
        Error error = ok.error();
        error.where = path;
        return tl::unexpected<Error>(error);
    }
    return startProject(path);
}

Result<std::unique_ptr<ProjectStore>> openSqliteProject(const QString &path)
{
    const Result<int> version = readSchemaVersion(path);
    if (!version)
        return tl::unexpected<Error>(version.error());
    if (*version < kSchemaVersion) {
        if (Status ok = upgrade(path, *version); !ok)
            return tl::unexpected<Error>(ok.error());
    }
    return startProject(path);
}

} // namespace plumbline
