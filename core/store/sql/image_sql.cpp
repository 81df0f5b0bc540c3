// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/image_sql.h"

namespace plumbline {

namespace {
const QString kHashAddress = QStringLiteral("sha256:");
} // namespace

Result<std::optional<QByteArray>> ImageSql::imageBytes(const QString &address) const
{
    const bool isHash = address.startsWith(kHashAddress);
    Result<QSqlQuery *> q =
        m_connection.run(isHash ? QStringLiteral("SELECT bytes FROM image_blob WHERE hash = ?")
                                : QStringLiteral("SELECT b.bytes FROM image_name n JOIN image_blob b ON b.hash = n.hash"
                                                 " WHERE n.address = ?"),
                         {isHash ? address.mid(kHashAddress.size()) : address});
    if (!q)
        return tl::unexpected<Error>(q.error());
    std::optional<QByteArray> bytes;
    if ((*q)->next())
        bytes = (*q)->value(0).toByteArray();
    (*q)->finish();
    return bytes;
}

Result<QSet<QString>> ImageSql::imageHashes() const
{
    Result<QSqlQuery *> q = m_connection.run(QStringLiteral("SELECT hash FROM image_blob"));
    if (!q)
        return tl::unexpected<Error>(q.error());
    QSet<QString> hashes;
    while ((*q)->next())
        hashes.insert((*q)->value(0).toString());
    (*q)->finish();
    return hashes;
}

Result<QHash<QString, QString>> ImageSql::imageNames() const
{
    Result<QSqlQuery *> q = m_connection.run(QStringLiteral("SELECT address, hash FROM image_name"));
    if (!q)
        return tl::unexpected<Error>(q.error());
    QHash<QString, QString> names;
    while ((*q)->next())
        names.insert((*q)->value(0).toString(), (*q)->value(1).toString());
    (*q)->finish();
    return names;
}

Status ImageSql::putImage(const QString &hash, const QString &mime, const QByteArray &bytes)
{
    return m_connection.exec(
        QStringLiteral("INSERT INTO image_blob (hash, mime, bytes) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING"),
        {hash, mime, bytes});
}

Status ImageSql::nameImage(const QString &address, const QString &hash)
{
    return m_connection.exec(
        QStringLiteral("INSERT INTO image_name (address, hash) VALUES (?, ?) ON CONFLICT (address) DO NOTHING"),
        {address, hash});
}

} // namespace plumbline
