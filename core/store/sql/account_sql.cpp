// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/account_sql.h"

namespace plumbline {

Result<std::vector<ModelPrice>> AccountSql::prices() const
{
    Result<QSqlQuery *> q = m_connection.run(
        QStringLiteral("SELECT model, input_per_million, output_per_million FROM price ORDER BY model"));
    if (!q)
        return tl::unexpected<Error>(q.error());
    std::vector<ModelPrice> all;
    while ((*q)->next())
        all.push_back({(*q)->value(0).toString(), (*q)->value(1).toDouble(), (*q)->value(2).toDouble()});
    (*q)->finish();
    return all;
}

Result<QHash<QString, Usage>> AccountSql::usageByRun() const
{
    Result<QSqlQuery *> q = m_connection.run(QStringLiteral(
        "SELECT run_id, count(*), sum(input_tokens), sum(output_tokens), 0 FROM response WHERE run_id IS NOT NULL"
        " GROUP BY run_id UNION ALL"
        " SELECT run_id, count(*), sum(input_tokens), sum(output_tokens), 0 FROM judgement WHERE run_id IS NOT NULL"
        " GROUP BY run_id UNION ALL"
        " SELECT run_id, 0, 0, 0, sum(input_tokens) FROM attempt WHERE is_estimate = 1 GROUP BY run_id"));
    if (!q)
        return tl::unexpected<Error>(q.error());
    QHash<QString, Usage> all;
    while ((*q)->next()) {
        Usage &usage = all[(*q)->value(0).toString()];
        usage.answers += (*q)->value(1).toLongLong();
        usage.inputTokens += (*q)->value(2).toLongLong();
        usage.outputTokens += (*q)->value(3).toLongLong();
        usage.lostTokens += (*q)->value(4).toLongLong();
    }
    (*q)->finish();
    return all;
}

Result<std::vector<ItemUsage>> AccountSql::usageByItem() const
{
    Result<QSqlQuery *> q = m_connection.run(QStringLiteral(
        "SELECT i.id, i.position, a.run_id, count(*), sum(a.input_tokens), sum(a.output_tokens) FROM ("
        "SELECT run_id, revision_id, input_tokens, output_tokens FROM response WHERE run_id IS NOT NULL UNION ALL"
        " SELECT j.run_id, r.revision_id, j.input_tokens, j.output_tokens FROM judgement j"
        " JOIN response r ON r.id = j.response_id WHERE j.run_id IS NOT NULL) a"
        " JOIN item_revision v ON v.id = a.revision_id JOIN item i ON i.id = v.item_id"
        " GROUP BY i.id, a.run_id ORDER BY i.position, i.id, a.run_id"));
    if (!q)
        return tl::unexpected<Error>(q.error());
    std::vector<ItemUsage> all;
    while ((*q)->next()) {
        all.push_back({(*q)->value(0).toString(),
                       (*q)->value(1).toInt(),
                       (*q)->value(2).toString(),
                       {(*q)->value(3).toLongLong(), (*q)->value(4).toLongLong(), (*q)->value(5).toLongLong(), 0}});
    }
    (*q)->finish();
    return all;
}

Result<std::vector<TokenCount>> AccountSql::recentTokens(const QString &modelId, int limit) const
{
    Result<QSqlQuery *> q = m_connection.run(
        QStringLiteral("SELECT input_tokens, output_tokens FROM ("
                       "SELECT input_tokens, output_tokens, created_ms FROM response WHERE candidate_id = ? UNION ALL"
                       " SELECT input_tokens, output_tokens, created_ms FROM judgement WHERE judge_id = ?)"
                       " WHERE input_tokens > 0 ORDER BY created_ms DESC LIMIT ?"),
        {modelId, modelId, limit});
    if (!q)
        return tl::unexpected<Error>(q.error());
    std::vector<TokenCount> all;
    while ((*q)->next())
        all.push_back({(*q)->value(0).toInt(), (*q)->value(1).toInt()});
    (*q)->finish();
    return all;
}

Status AccountSql::setPrice(const ModelPrice &price)
{
    return m_connection.exec(
        QStringLiteral("INSERT INTO price (model, input_per_million, output_per_million) VALUES (?, ?, ?)"
                       " ON CONFLICT (model) DO UPDATE SET input_per_million = excluded.input_per_million,"
                       " output_per_million = excluded.output_per_million"),
        {price.model, price.inputPerMillion, price.outputPerMillion});
}

Result<bool> AccountSql::removePrice(const QString &model)
{
    Result<QSqlQuery *> q = m_connection.run(QStringLiteral("DELETE FROM price WHERE model = ?"), {model});
    if (!q)
        return tl::unexpected<Error>(q.error());
    const bool removed = (*q)->numRowsAffected() > 0;
    (*q)->finish();
    return removed;
}

} // namespace plumbline
