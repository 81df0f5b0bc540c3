// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/queue_sql.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace plumbline {

namespace {

// Names of people may hold any character, so no separator will do.
QString namesToText(const QStringList &names)
{
    return names.isEmpty()
               ? QString()
               : QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(names)).toJson(QJsonDocument::Compact));
}

QStringList namesFromText(const QString &text)
{
    QStringList names;
    for (const QJsonValue name : QJsonDocument::fromJson(text.toUtf8()).array())
        names.append(name.toString());
    return names;
}

} // namespace

Result<std::vector<AuditQueue>> QueueSql::queues() const
{
    Result<QSqlQuery *> q =
        m_connection.run(QStringLiteral("SELECT id, name, spec, created_ms FROM audit_queue ORDER BY rowid"));
    if (!q)
        return tl::unexpected<Error>(q.error());
    std::vector<AuditQueue> all;
    while ((*q)->next()) {
        all.push_back({(*q)->value(0).toString(),
                       (*q)->value(1).toString(),
                       queueSpecFromText((*q)->value(2).toString()),
                       {},
                       (*q)->value(3).toLongLong()});
    }
    (*q)->finish();
    for (AuditQueue &queue : all) {
        if (Status ok = readEntries(queue); !ok)
            return tl::unexpected<Error>(ok.error());
    }
    return all;
}

Status QueueSql::readEntries(AuditQueue &queue) const
{
    Result<QSqlQuery *> q = m_connection.run(
        QStringLiteral("SELECT item_id, candidate_id, stratum, is_gold, reviewers FROM audit_queue_entry"
                       " WHERE queue_id = ? ORDER BY ordinal"),
        {queue.id});
    if (!q)
        return tl::unexpected<Error>(q.error());
    while ((*q)->next()) {
        queue.entries.push_back({(*q)->value(0).toString(), (*q)->value(1).toString(), (*q)->value(2).toString(),
                                 (*q)->value(3).toBool(), namesFromText((*q)->value(4).toString())});
    }
    (*q)->finish();
    return {};
}

Status QueueSql::insert(const AuditQueue &queue)
{
    const Result<QVariant> taken =
        m_connection.value(QStringLiteral("SELECT 1 FROM audit_queue WHERE name = ?"), {queue.name});
    if (!taken)
        return tl::unexpected<Error>(taken.error());
    if (taken->isValid()) {
        return failure(ErrorKind::BadInput, QStringLiteral("There is already a queue named “%1”.").arg(queue.name), {},
                       QStringLiteral("Choose another name, or delete that queue; its decisions stay."));
    }
    if (Status ok = m_connection.exec(
            QStringLiteral("INSERT INTO audit_queue (id, name, spec, created_ms) VALUES (?, ?, ?, ?)"),
            {queue.id, queue.name, queueSpecToText(queue.spec), queue.createdMs});
        !ok)
        return ok;
    int ordinal = 0;
    for (const QueueEntry &entry : queue.entries) {
        if (Status ok = m_connection.exec(
                QStringLiteral("INSERT INTO audit_queue_entry (queue_id, ordinal, item_id, candidate_id, stratum,"
                               " is_gold, reviewers) VALUES (?, ?, ?, ?, ?, ?, ?)"),
                {queue.id, ordinal++, entry.itemId, entry.candidateId, entry.stratum, entry.isGold ? 1 : 0,
                 namesToText(entry.reviewers)});
            !ok)
            return ok;
    }
    return {};
}

Status QueueSql::remove(const QString &name)
{
    Result<QSqlQuery *> q = m_connection.run(QStringLiteral("DELETE FROM audit_queue WHERE name = ?"), {name});
    if (!q)
        return tl::unexpected<Error>(q.error());
    const bool found = (*q)->numRowsAffected() > 0;
    (*q)->finish();
    if (!found)
        return failure(ErrorKind::NotFound, QStringLiteral("There is no queue named “%1”.").arg(name));
    return {};
}

} // namespace plumbline
