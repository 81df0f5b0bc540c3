// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/decision_sql.h"

#include <QHash>
#include <QSet>

namespace plumbline {

Result<std::vector<Decision>> DecisionSql::decisions() const
{
    Result<QSqlQuery *> q = m_connection.run(
        QStringLiteral("SELECT id, kind, content_key, response_id, component, points, reason, reviewer, judgement_id,"
                       " revokes, act, created_ms, parents, hash, phase, evidence, inputs, duration_ms"
                       " FROM decision ORDER BY row"));
    if (!q)
        return tl::unexpected<Error>(q.error());
    std::vector<Decision> all;
    while ((*q)->next()) {
        QSqlQuery &row = **q;
        Decision d;
        d.id = row.value(0).toString();
        // An unknown kind cannot come from us; the effective score ignores it as a flag.
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
        d.phase = decisionPhaseFromId(row.value(14).toString()).value_or(DecisionPhase::Open);
        d.evidence = evidenceFromText(row.value(15).toString());
        d.inputs = row.value(16).toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        d.durationMs = row.value(17).toLongLong();
        // What does not read back to the letter was changed afterwards, even where it means the same.
        const bool asWritten = decisionKindId(d.kind) == row.value(1).toString() &&
                               d.parents.join(QLatin1Char(' ')) == row.value(12).toString() &&
                               decisionPhaseId(d.phase) == row.value(14).toString() &&
                               (d.evidence ? evidenceToText(*d.evidence) : QString()) == row.value(15).toString() &&
                               d.inputs.join(QLatin1Char(' ')) == row.value(16).toString();
        if (!asWritten)
            d.hash += QLatin1Char('?');
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

Status DecisionSql::insert(const Decision &d)
{
    return m_connection.exec(
        QStringLiteral("INSERT INTO decision (id, kind, content_key, response_id, component, points, reason,"
                       " reviewer, judgement_id, revokes, act, created_ms, parents, hash, phase, evidence, inputs,"
                       " duration_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {d.id, decisionKindId(d.kind), d.contentKey, d.responseId, d.component,
         d.points ? QVariant(*d.points) : QVariant(QMetaType::fromType<double>()), d.reason, d.reviewer, d.judgementId,
         d.revokes, d.group, d.createdMs, d.parents.join(QLatin1Char(' ')), d.hash, decisionPhaseId(d.phase),
         d.evidence ? evidenceToText(*d.evidence) : QString(), d.inputs.join(QLatin1Char(' ')), d.durationMs});
}

Status DecisionSql::append(std::vector<Decision> decisions)
{
    Result<QStringList> parents = heads();
    if (!parents)
        return tl::unexpected<Error>(parents.error());
    for (Decision &d : decisions) {
        // What was typed or imported may be no Unicode: it must read back as it was hashed.
        for (QString *text : {&d.reason, &d.reviewer})
            *text = QString::fromUtf8(text->toUtf8());
        if (const QString problem = decisionProblem(d); !problem.isEmpty())
            return failure(ErrorKind::BadInput, QStringLiteral("The event cannot be kept: ") + problem);
        d.parents = *parents;
        d.hash = eventHash(d);
        if (Status ok = insert(d); !ok)
            return ok;
        *parents = QStringList{d.hash};
    }
    return {};
}

Result<int> DecisionSql::absorb(const std::vector<Decision> &decisions)
{
    const Result<std::vector<Decision>> ours = this->decisions();
    if (!ours)
        return tl::unexpected<Error>(ours.error());
    QHash<QString, QString> hashOfId;
    QSet<QString> known;
    for (const Decision &d : *ours) {
        hashOfId.insert(d.id, d.hash);
        known.insert(d.hash);
    }
    int added = 0;
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        const Decision &d = decisions[i];
        const auto refuse = [&](const QString &why) {
            return failure(ErrorKind::BadInput, why, QStringLiteral("event %1 (%2)").arg(i + 1).arg(d.id),
                           QStringLiteral("Nothing was taken over; verify the other ledger."));
        };
        if (const QString problem = decisionProblem(d); !problem.isEmpty())
            return refuse(problem);
        if (eventHash(d) != d.hash)
            return refuse(QStringLiteral("Its content does not give its hash: it was changed afterwards."));
        if (known.contains(d.hash))
            continue;
        if (hashOfId.contains(d.id))
            return refuse(QStringLiteral("An event of this id is here with another content."));
        for (const QString &parent : d.parents) {
            if (!known.contains(parent))
                return refuse(QStringLiteral("The event it follows is missing."));
        }
        if (Status ok = insert(d); !ok)
            return tl::unexpected<Error>(ok.error());
        hashOfId.insert(d.id, d.hash);
        known.insert(d.hash);
        ++added;
    }
    return added;
}

} // namespace plumbline
