// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/attempt_sql.h"

namespace plumbline {

namespace {

QByteArray packed(const QByteArray &body)
{
    return body.isEmpty() ? QByteArrayLiteral("") : qCompress(body);
}

QByteArray unpacked(const QByteArray &blob)
{
    return blob.isEmpty() ? QByteArray() : qUncompress(blob);
}

} // namespace

Result<std::vector<Attempt>> AttemptSql::attempts(const QString &runId, const QString &outcome, qint64 beforeId,
                                                  int limit) const
{
    Result<QSqlQuery *> q = m_connection.run(
        QStringLiteral(
            "SELECT a.id, a.run_id, a.question_id, q.revision_id, i.position, a.at_ms, a.outcome,"
            " a.http_status, a.latency_ms, a.input_tokens, a.output_tokens, a.is_estimate, a.text, a.request,"
            " a.reply FROM attempt a JOIN question q ON q.id = a.question_id"
            " JOIN item_revision v ON v.id = q.revision_id JOIN item i ON i.id = v.item_id"
            " WHERE a.run_id = ? AND (? = '' OR a.outcome = ?) AND (? = 0 OR a.id < ?)"
            " ORDER BY a.id DESC LIMIT ?"),
        {runId, outcome, outcome, beforeId, beforeId, limit});
    if (!q)
        return tl::unexpected<Error>(q.error());
    std::vector<Attempt> all;
    while ((*q)->next()) {
        Attempt a;
        a.id = (*q)->value(0).toLongLong();
        a.runId = (*q)->value(1).toString();
        a.questionId = (*q)->value(2).toLongLong();
        a.revisionId = (*q)->value(3).toString();
        a.itemPosition = (*q)->value(4).toInt();
        a.atMs = (*q)->value(5).toLongLong();
        a.outcome = (*q)->value(6).toString();
        a.httpStatus = (*q)->value(7).toInt();
        a.latencyMs = (*q)->value(8).toInt();
        a.inputTokens = (*q)->value(9).toInt();
        a.outputTokens = (*q)->value(10).toInt();
        a.isEstimate = (*q)->value(11).toInt() != 0;
        a.text = (*q)->value(12).toString();
        a.request = unpacked((*q)->value(13).toByteArray());
        a.reply = unpacked((*q)->value(14).toByteArray());
        all.push_back(std::move(a));
    }
    (*q)->finish();
    return all;
}

Result<std::vector<Batch>> AttemptSql::batches(const QString &runId) const
{
    Result<QSqlQuery *> q = m_connection.run(
        QStringLiteral("SELECT b.id, b.run_id, b.remote_id, b.input_file, b.path, b.state, b.problem, b.requests,"
                       " b.created_ms, b.changed_ms, (SELECT count(*) FROM batch_row r JOIN question q ON q.id ="
                       " r.question_id WHERE r.batch_id = b.id AND q.state = 'leased' AND q.lease_owner = 'batch/' ||"
                       " b.id) FROM batch b WHERE ? = '' OR b.run_id = ? ORDER BY b.created_ms, b.rowid"),
        {runId, runId});
    if (!q)
        return tl::unexpected<Error>(q.error());
    std::vector<Batch> all;
    while ((*q)->next()) {
        Batch b;
        b.id = (*q)->value(0).toString();
        b.runId = (*q)->value(1).toString();
        b.remoteId = (*q)->value(2).toString();
        b.inputFile = (*q)->value(3).toString();
        b.path = (*q)->value(4).toString();
        b.state = (*q)->value(5).toString();
        b.problem = (*q)->value(6).toString();
        b.requests = (*q)->value(7).toInt();
        b.createdMs = (*q)->value(8).toLongLong();
        b.changedMs = (*q)->value(9).toLongLong();
        b.open = (*q)->value(10).toInt();
        all.push_back(std::move(b));
    }
    (*q)->finish();
    return all;
}

Result<std::optional<BatchRow>> AttemptSql::batchRow(qint64 questionId) const
{
    Result<QSqlQuery *> q = m_connection.run(
        QStringLiteral(
            "SELECT r.image_sent, r.batch_id FROM batch_row r JOIN batch b ON b.id = r.batch_id WHERE r.question_id = ?"
            " ORDER BY b.rowid DESC LIMIT 1"),
        {questionId});
    if (!q)
        return tl::unexpected<Error>(q.error());
    std::optional<BatchRow> row;
    if ((*q)->next())
        row = BatchRow{questionId, (*q)->value(0).toString(), (*q)->value(1).toString()};
    (*q)->finish();
    return row;
}

Status AttemptSql::log(const Attempt &a)
{
    return m_connection.exec(
        QStringLiteral(
            "INSERT INTO attempt (run_id, question_id, at_ms, outcome, http_status, latency_ms, input_tokens,"
            " output_tokens, is_estimate, text, request, reply) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {a.runId, a.questionId, a.atMs, a.outcome, a.httpStatus, a.latencyMs, a.inputTokens, a.outputTokens,
         a.isEstimate ? 1 : 0, a.text, packed(a.request), packed(a.reply)});
}

Status AttemptSql::saveBatch(const Batch &b)
{
    return m_connection.exec(
        QStringLiteral(
            "INSERT INTO batch (id, run_id, remote_id, input_file, path, state, problem, requests, created_ms,"
            " changed_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " remote_id = excluded.remote_id, input_file = excluded.input_file, state = excluded.state,"
            " problem = excluded.problem, changed_ms = excluded.changed_ms"),
        {b.id, b.runId, b.remoteId, b.inputFile, b.path, b.state, b.problem, b.requests, b.createdMs, b.changedMs});
}

Status AttemptSql::addBatchRows(const QString &batchId, const std::vector<BatchRow> &rows)
{
    for (const BatchRow &row : rows) {
        if (Status ok = m_connection.exec(
                QStringLiteral("INSERT INTO batch_row (batch_id, question_id, image_sent) VALUES (?, ?, ?)"),
                {batchId, row.questionId, row.imageSent});
            !ok)
            return ok;
    }
    return {};
}

} // namespace plumbline
