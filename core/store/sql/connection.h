// SPDX-License-Identifier: GPL-3.0-or-later
// Connection: one SQLite connection with its prepared statements. Belongs to the thread that opened it.
#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <memory>
#include <unordered_map>

namespace plumbline {

class Connection
{
public:
    /// Opens an existing database file and sets what every connection needs: foreign keys, full sync, a busy timeout.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString &path);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Runs a statement; it is prepared once and kept. The query stays valid until the same text runs again.
    [[nodiscard]] Result<QSqlQuery *> run(const QString &sql, const QVariantList &values = {});
    /// Runs a statement that gives no rows.
    [[nodiscard]] Status exec(const QString &sql, const QVariantList &values = {});
    /// First column of the first row; an invalid QVariant where there is no row.
    [[nodiscard]] Result<QVariant> value(const QString &sql, const QVariantList &values = {});

private:
    explicit Connection(QString name);
    [[nodiscard]] Error errorOf(const QSqlQuery &query) const;

    QString m_name;
    std::unordered_map<QString, std::unique_ptr<QSqlQuery>> m_prepared;
};

} // namespace plumbline
