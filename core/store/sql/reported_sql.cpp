// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/reported_sql.h"

namespace plumbline {

Result<std::vector<ReportedScore>> ReportedSql::reportedScores() const
{
    Result<QSqlQuery *> q = m_connection.run(QStringLiteral(
        "SELECT harness, source, candidate_id, judge, response_id, key, value, n FROM reported_score ORDER BY id"));
    if (!q)
        return tl::unexpected<Error>(q.error());
    std::vector<ReportedScore> all;
    while ((*q)->next()) {
        ReportedScore score;
        score.harness = (*q)->value(0).toString();
        score.source = (*q)->value(1).toString();
        score.candidateId = (*q)->value(2).toString();
        score.judge = (*q)->value(3).toString();
        score.responseId = (*q)->value(4).toString();
        score.key = (*q)->value(5).toString();
        score.value = (*q)->value(6).toDouble();
        if (!(*q)->value(7).isNull())
            score.n = (*q)->value(7).toInt();
        all.push_back(std::move(score));
    }
    (*q)->finish();
    return all;
}

Result<bool> ReportedSql::addReported(const ReportedScore &score, qint64 nowMs)
{
    Result<QSqlQuery *> q = m_connection.run(
        QStringLiteral("INSERT INTO reported_score (harness, source, candidate_id, judge, response_id, key, value, n,"
                       " created_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"),
        {score.harness, score.source, score.candidateId, score.judge, score.responseId, score.key, score.value,
         score.n ? QVariant(*score.n) : QVariant(QMetaType::fromType<int>()), nowMs});
    if (!q)
        return tl::unexpected<Error>(q.error());
    const bool isNew = (*q)->numRowsAffected() == 1;
    (*q)->finish();
    return isNew;
}

} // namespace plumbline
