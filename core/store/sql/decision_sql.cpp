// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/decision_sql.h"

#include <QSet>

namespace plumbline {

Result<std::vector<Decision>> DecisionSql::decisions() const
{
    Result<QSqlQuery *> q = m_connection.run(
        QStringLiteral("SELECT id, kind, content_key, response_id, component, points, reason, reviewer, judgement_id,"
                       " revokes, act, created_ms, parents, hash FROM decision ORDER BY row"));
    if (!q)
        return tl::unexpected<Error>(q.error());
    std::vector<Decision> all;
    while ((*q)->next()) {
        QSqlQuery &row = **q;
        Decision d;
        d.id = row.value(0).toString();
        // An unknown kind cannot come from us; verify names it, the effective score ignores it as a flag.
        d.kind = decisionKindFromId(row.value(1).toString()).value_or(DecisionKind::Flag);
        d.contentKey = row.value(2).toString();
        d.responseId = row.value(3).toString();
        d.component = row.value(4).toInt();
        if (!row.value(5).isNull())
            d.points = row.value(5).toDouble();
        d.reason = row.value(6).toString();
        d.reviewer = row.value(7).toString();
        d.judgementId = row.value(8).toString();
        d.revokes = row.value(9).toString();
        d.group = row.value(10).toString();
        d.createdMs = row.value(11).toLongLong();
        d.parents = row.value(12).toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        d.hash = row.value(13).toString();
        all.push_back(std::move(d));
    }
    (*q)->finish();
    return all;
}

Result<QStringList> DecisionSql::heads() const
{
    // The newest row is a head by construction; older heads exist only after a merge of two files.
    Result<QSqlQuery *> q = m_connection.run(QStringLiteral("SELECT hash, parents FROM decision ORDER BY row DESC"));
    if (!q)
        return tl::unexpected<Error>(q.error());
    QSet<QString> named;
    QStringList heads;
    while ((*q)->next()) {
        const QString hash = (*q)->value(0).toString();
        if (!named.contains(hash))
            heads.append(hash);
        for (const QString &parent : (*q)->value(1).toString().split(QLatin1Char(' '), Qt::SkipEmptyParts))
            named.insert(parent);
    }
    (*q)->finish();
    heads.sort();
    return heads;
}

Status DecisionSql::append(std::vector<Decision> decisions)
{
    Result<QStringList> parents = heads();
    if (!parents)
        return tl::unexpected<Error>(parents.error());
    for (Decision &d : decisions) {
        d.parents = *parents;
        d.hash = eventHash(d);
        Status ok = m_connection.exec(
            QStringLiteral("INSERT INTO decision (id, kind, content_key, response_id, component, points, reason,"
                           " reviewer, judgement_id, revokes, act, created_ms, parents, hash)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            {d.id, decisionKindId(d.kind), d.contentKey, d.responseId, d.component,
             d.points ? QVariant(*d.points) : QVariant(QMetaType::fromType<double>()), d.reason, d.reviewer,
             d.judgementId, d.revokes, d.group, d.createdMs, d.parents.join(QLatin1Char(' ')), d.hash});
        if (!ok)
            return ok;
        *parents = QStringList{d.hash};
    }
    return {};
}

} // namespace plumbline
