// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/item_sql.h"

#include <QHash>

namespace plumbline {

namespace {

const QString kColumns = QStringLiteral(
    "r.id, r.item_id, i.position, r.image, r.image_base, r.instruction, r.level, r.source, c.text, c.type, c.weight");

Item readItem(const QSqlQuery &q)
{
    Item item;
    item.revisionId = q.value(0).toString();
    item.id = q.value(1).toString();
    item.position = q.value(2).toInt();
    item.image = q.value(3).toString();
    item.imageBase = q.value(4).toString();
    item.instruction = q.value(5).toString();
    item.level = q.value(6).toString();
    item.source = q.value(7).toString();
    return item;
}

/// Rows come one per component, ordered by item; an item without components has one row with NULLs.
std::vector<Item> readItems(QSqlQuery &q)
{
    std::vector<Item> items;
    while (q.next()) {
        if (items.empty() || items.back().revisionId != q.value(0).toString())
            items.push_back(readItem(q));
        if (!q.value(8).isNull())
            items.back().components.push_back({q.value(8).toString(), q.value(9).toString(), q.value(10).toDouble()});
    }
    q.finish();
    return items;
}

} // namespace

Result<std::vector<Item>> ItemSql::current(const QString &which) const
{
    Result<QSqlQuery *> q = m_connection.run(QStringLiteral("SELECT ") + kColumns +
                                             QStringLiteral(" FROM item i JOIN item_revision r ON r.id = i.revision_id"
                                                            " LEFT JOIN component c ON c.revision_id = r.id WHERE ") +
                                             which);
    if (!q)
        return tl::unexpected<Error>(q.error());
    return readItems(**q);
}

Result<std::vector<Item>> ItemSql::items() const
{
    return current(QStringLiteral("i.position >= 0 ORDER BY i.position, i.id, c.ordinal"));
}

Result<std::vector<Item>> ItemSql::poolItems() const
{
    return current(QStringLiteral("i.position < 0 ORDER BY i.position DESC, i.id, c.ordinal"));
}

Result<std::vector<Item>> ItemSql::itemsAt(int number) const
{
    Result<QSqlQuery *> q = m_connection.run(
        QStringLiteral("SELECT ") + kColumns +
            QStringLiteral(" FROM item i JOIN item_revision r ON r.item_id = i.id AND r.number = (SELECT max(m.number)"
                           " FROM item_revision m WHERE m.item_id = i.id AND m.number <= ?)"
                           " LEFT JOIN component c ON c.revision_id = r.id WHERE i.position >= 0"
                           " ORDER BY i.position, i.id, c.ordinal"),
        {number});
    if (!q)
        return tl::unexpected<Error>(q.error());
    return readItems(**q);
}

Result<int> ItemSql::revisionCount() const
{
    return m_connection.value(QStringLiteral("SELECT coalesce(max(number), 0) FROM item_revision"))
        .map([](const QVariant &v) { return v.toInt(); });
}

Result<Item> ItemSql::revision(const QString &revisionId) const
{
    Result<QSqlQuery *> q = m_connection.run(
        QStringLiteral("SELECT ") + kColumns +
            QStringLiteral(" FROM item_revision r JOIN item i ON i.id = r.item_id"
                           " LEFT JOIN component c ON c.revision_id = r.id WHERE r.id = ? ORDER BY c.ordinal"),
        {revisionId});
    if (!q)
        return tl::unexpected<Error>(q.error());
    std::vector<Item> items = readItems(**q);
    if (items.empty())
        return failure(ErrorKind::NotFound, QStringLiteral("There is no such item in the project."), revisionId);
    return items.front();
}

Result<int> ItemSql::itemCount() const
{
    return m_connection.value(QStringLiteral("SELECT count(*) FROM item WHERE position >= 0"))
        .map([](const QVariant &v) { return v.toInt(); });
}

Status ItemSql::insertRevision(const Item &item, int number, qint64 nowMs)
{
    Status ok = m_connection.exec(
        QStringLiteral("INSERT INTO item_revision (id, item_id, number, content_hash, image, image_base, instruction,"
                       " level, source, created_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {item.revisionId, item.id, number, itemContentHash(item), item.image, item.imageBase, item.instruction,
         item.level, item.source, nowMs});
    for (std::size_t i = 0; ok && i < item.components.size(); ++i) {
        const Component &c = item.components[i];
        ok = m_connection.exec(
            QStringLiteral("INSERT INTO component (revision_id, ordinal, text, type, weight) VALUES (?, ?, ?, ?, ?)"),
            {item.revisionId, static_cast<int>(i), c.text, c.type, c.weight});
    }
    return ok;
}

Status ItemSql::insert(const Item &item, qint64 nowMs)
{
    Status ok = m_connection.exec(QStringLiteral("INSERT INTO item (id, position, revision_id) VALUES (?, ?, ?)"),
                                  {item.id, item.position, item.revisionId});
    return ok ? insertRevision(item, 1, nowMs) : ok;
}

Status ItemSql::revise(const Item &item, qint64 nowMs)
{
    const Result<QVariant> last =
        m_connection.value(QStringLiteral("SELECT max(number) FROM item_revision WHERE item_id = ?"), {item.id});
    if (!last)
        return tl::unexpected<Error>(last.error());
    if (last->isNull())
        return failure(ErrorKind::NotFound, QStringLiteral("There is no such item to revise."), item.id);
    if (Status ok = insertRevision(item, last->toInt() + 1, nowMs); !ok)
        return ok;
    return m_connection.exec(QStringLiteral("UPDATE item SET revision_id = ?, position = ? WHERE id = ?"),
                             {item.revisionId, item.position, item.id});
}

Status ItemSql::setSource(const QString &revisionId, const QString &source)
{
    const Result<QVariant> known =
        m_connection.value(QStringLiteral("SELECT count(*) FROM item_revision WHERE id = ?"), {revisionId});
    if (!known)
        return tl::unexpected<Error>(known.error());
    if (known->toInt() == 0)
        return failure(ErrorKind::NotFound, QStringLiteral("There is no such revision of an item."), revisionId);
    return m_connection.exec(QStringLiteral("UPDATE item_revision SET source = ? WHERE id = ?"), {source, revisionId});
}

} // namespace plumbline
