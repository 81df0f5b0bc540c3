// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/connection.h"

#include "core/base/ids.h"

#include <QSqlError>

namespace plumbline {

namespace {

constexpr int kBusyTimeoutMs = 10'000;
/// Past this many texts the cache is emptied: statements built at run time must not pile up.
constexpr std::size_t kMostPrepared = 200;

QString remedyFor(const QString &nativeCode)
{
    // SQLite result codes: the low byte is the primary code.
    switch (nativeCode.toInt() & 0xff) {
    case 5:
    case 6:
        return QStringLiteral("Another program is writing to the project; try again.");
    case 8:
        return QStringLiteral("The file or its folder is read-only.");
    case 11:
    case 26:
        return QStringLiteral("The file is damaged; restore it from a backup.");
    case 13:
        return QStringLiteral("The disk is full; free some space and resume.");
    case 14:
        return QStringLiteral("Check that the folder exists and may be written to.");
    default:
        return {};
    }
}

} // namespace

Connection::Connection(QString name)
    : m_name(std::move(name))
{
}

Connection::~Connection()
{
    m_prepared.clear();
    {
        QSqlDatabase db = QSqlDatabase::database(m_name, false);
        db.close();
    }
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &path)
{
    std::unique_ptr<Connection> connection(new Connection(QStringLiteral("plumbline-") + newId()));
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection->m_name);
        if (!db.isValid()) {
            return failure(ErrorKind::Storage, QStringLiteral("Qt's SQLite driver is missing."), {},
                           QStringLiteral("Install the package libqt6sql6-sqlite."));
        }
        db.setDatabaseName(path);
        db.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(kBusyTimeoutMs));
        if (!db.open()) {
            const QSqlError error = db.lastError();
            return failure(ErrorKind::Storage,
                           QStringLiteral("The project could not be opened: %1.").arg(error.databaseText()), path,
                           remedyFor(error.nativeErrorCode()));
        }
    }
    for (const QString &pragma :
         {QStringLiteral("PRAGMA foreign_keys = ON"), QStringLiteral("PRAGMA synchronous = FULL"),
          QStringLiteral("PRAGMA temp_store = MEMORY"), QStringLiteral("PRAGMA cache_size = -32000")}) {
        if (Status ok = connection->exec(pragma); !ok)
            return tl::unexpected<Error>(ok.error());
    }
    const Result<QVariant> on = connection->value(QStringLiteral("PRAGMA foreign_keys"));
    if (!on)
        return tl::unexpected<Error>(on.error());
    if (on->toInt() != 1)
        return failure(ErrorKind::Storage, QStringLiteral("This SQLite was built without foreign keys."), path);
    return connection;
}

Error Connection::errorOf(const QSqlQuery &query) const
{
    const QSqlError error = query.lastError();
    return Error{ErrorKind::Storage,
                 QStringLiteral("The project database refused: %1.").arg(error.databaseText()),
                 {},
                 remedyFor(error.nativeErrorCode())};
}

Result<QSqlQuery *> Connection::run(const QString &sql, const QVariantList &values)
{
    auto found = m_prepared.find(sql);
    if (found == m_prepared.end()) {
        if (m_prepared.size() >= kMostPrepared)
            m_prepared.clear();
        auto query = std::make_unique<QSqlQuery>(QSqlDatabase::database(m_name, false));
        query->setForwardOnly(true);
        if (!query->prepare(sql))
            return tl::unexpected<Error>(errorOf(*query));
        found = m_prepared.emplace(sql, std::move(query)).first;
    }
    QSqlQuery &query = *found->second;
    query.finish();
    for (int i = 0; i < values.size(); ++i) {
        const QVariant &v = values.at(i);
        // The driver turns a null QString into SQL NULL; to us it is an empty text.
        const bool nullText = v.typeId() == QMetaType::QString && v.toString().isNull();
        query.bindValue(i, nullText ? QVariant(QStringLiteral("")) : v);
    }
    if (!query.exec())
        return tl::unexpected<Error>(errorOf(query));
    return &query;
}

Status Connection::exec(const QString &sql, const QVariantList &values)
{
    Result<QSqlQuery *> query = run(sql, values);
    if (!query)
        return tl::unexpected<Error>(query.error());
    (*query)->finish();
    return {};
}

Result<QVariant> Connection::value(const QString &sql, const QVariantList &values)
{
    Result<QSqlQuery *> query = run(sql, values);
    if (!query)
        return tl::unexpected<Error>(query.error());
    QVariant first;
    if ((*query)->next())
        first = (*query)->value(0);
    (*query)->finish();
    return first;
}

} // namespace plumbline
