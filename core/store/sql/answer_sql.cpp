// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/answer_sql.h"

#include "core/domain/made.h"
#include "core/domain/probe.h"
#include "core/store/sql/control_text.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace plumbline {

namespace {

const QString kMeta = QStringLiteral("finish_reason, served_model, input_tokens, output_tokens, latency_ms, image_sent,"
                                     " source, created_ms");

/// Reads the columns of kMeta from `at` on.
AnswerMeta readMeta(const QSqlQuery &q, int at)
{
    AnswerMeta meta;
    meta.finishReason = q.value(at).toString();
    meta.servedModel = q.value(at + 1).toString();
    meta.inputTokens = q.value(at + 2).toInt();
    meta.outputTokens = q.value(at + 3).toInt();
    meta.latencyMs = q.value(at + 4).toInt();
    meta.imageSent = q.value(at + 5).toString();
    meta.source = q.value(at + 6).toString();
    return meta;
}

QVariantList metaValues(const AnswerMeta &meta, qint64 createdMs)
{
    return {meta.finishReason, meta.servedModel, meta.inputTokens, meta.outputTokens,
            meta.latencyMs,    meta.imageSent,   meta.source,      createdMs};
}

/// Of a response r to an item i: what follows "NOT EXISTS (", and the order.
const QString kNewerResponse =
    QStringLiteral("SELECT 1 FROM response n WHERE n.candidate_id = r.candidate_id AND n.revision_id = r.revision_id"
                   " AND n.repeat = r.repeat AND n.control = '' AND n.rowid > r.rowid)"
                   " ORDER BY i.position, r.candidate_id, r.repeat");

Response readResponse(const QSqlQuery &q)
{
    Response r;
    r.id = q.value(0).toString();
    r.revisionId = q.value(1).toString();
    r.candidateId = q.value(2).toString();
    r.runId = q.value(3).toString();
    r.repeat = q.value(4).toInt();
    r.text = q.value(5).toString();
    r.state = responseStateFromId(q.value(6).toString());
    r.meta = readMeta(q, 7);
    r.createdMs = q.value(14).toLongLong();
    r.control = controlFromText(q.value(15).toString());
    return r;
}

const QString kResponseColumns = QStringLiteral("r.id, r.revision_id, r.candidate_id, r.run_id, r.repeat, r.text,"
                                                " r.state, ") +
                                 kMeta + QStringLiteral(", r.control");

Judgement readJudgement(const QSqlQuery &q)
{
    Judgement j;
    j.id = q.value(0).toString();
    j.responseId = q.value(1).toString();
    j.judgeId = q.value(2).toString();
    j.runId = q.value(3).toString();
    j.repeat = q.value(4).toInt();
    j.reply = q.value(5).toString();
    j.promptVersion = q.value(6).toString();
    j.meta = readMeta(q, 7);
    j.createdMs = q.value(14).toLongLong();
    return j;
}

const QString kJudgementColumns = QStringLiteral("j.id, j.response_id, j.judge_id, j.run_id, j.repeat, j.reply,"
                                                 " j.prompt_version, ") +
                                  kMeta;
constexpr int kScoreAt = 15;
const QString kScoreColumns =
    QStringLiteral(", s.parser_version, s.state, s.points, s.stated_total, s.computed_total, s.flags");

std::optional<double> optionalNumber(const QVariant &v)
{
    return v.isNull() ? std::nullopt : std::optional<double>(v.toDouble());
}

ScoredJudgement readScored(const QSqlQuery &q)
{
    ScoredJudgement scored{readJudgement(q), {}};
    JudgementScore &s = scored.score;
    s.parserVersion = q.value(kScoreAt).toInt();
    s.state = q.value(kScoreAt + 1).toString();
    for (const QJsonValue p : QJsonDocument::fromJson(q.value(kScoreAt + 2).toString().toUtf8()).array())
        s.points.push_back(p.isDouble() ? std::optional<double>(p.toDouble()) : std::nullopt);
    s.statedTotal = optionalNumber(q.value(kScoreAt + 3));
    s.computedTotal = optionalNumber(q.value(kScoreAt + 4));
    const QStringList flags = q.value(kScoreAt + 5).toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    s.flags.assign(flags.begin(), flags.end());
    return scored;
}

Result<std::vector<Response>> readAllResponses(Result<QSqlQuery *> q)
{
    if (!q)
        return tl::unexpected<Error>(q.error());
    std::vector<Response> all;
    while ((*q)->next())
        all.push_back(readResponse(**q));
    (*q)->finish();
    return all;
}

Result<std::vector<ScoredJudgement>> readAllScored(Result<QSqlQuery *> q)
{
    if (!q)
        return tl::unexpected<Error>(q.error());
    std::vector<ScoredJudgement> all;
    while ((*q)->next())
        all.push_back(readScored(**q));
    (*q)->finish();
    return all;
}

/// Behind the column: the kind stands in the JSON that controlToText() writes.
QString kindIsLike(const QString &prefix)
{
    return QStringLiteral("LIKE '%\"kind\":\"") + prefix + QStringLiteral("%'");
}

QVariant numberOrNull(const std::optional<double> &number)
{
    return number ? QVariant(*number) : QVariant(QMetaType::fromType<double>());
}

} // namespace

Result<std::vector<Response>> AnswerSql::currentResponses() const
{
    return readAllResponses(m_connection.run(
        QStringLiteral("SELECT ") + kResponseColumns +
        QStringLiteral(
            " FROM response r JOIN item i ON i.revision_id = r.revision_id WHERE r.control = '' AND NOT EXISTS (") +
        kNewerResponse));
}

Result<std::vector<Response>> AnswerSql::responsesAt(int number) const
{
    return readAllResponses(m_connection.run(
        QStringLiteral("SELECT ") + kResponseColumns +
            QStringLiteral(
                " FROM response r JOIN (SELECT v.id AS revision_id, o.position AS position FROM item_revision v"
                " JOIN item o ON o.id = v.item_id WHERE v.number = (SELECT max(m.number) FROM item_revision"
                " m WHERE m.item_id = v.item_id AND m.number <= ?)) i ON i.revision_id = r.revision_id"
                " WHERE r.control = '' AND NOT EXISTS (") +
            kNewerResponse,
        {number}));
}

Result<std::vector<Response>> AnswerSql::controlsWhere(const QString &condition) const
{
    return readAllResponses(m_connection.run(
        QStringLiteral("SELECT ") + kResponseColumns +
        QStringLiteral(" FROM response r JOIN item i ON i.revision_id = r.revision_id WHERE r.control != ''"
                       " AND r.control ") +
        condition + QStringLiteral(" ORDER BY r.rowid")));
}

Result<std::vector<Response>> AnswerSql::controlResponses() const
{
    return controlsWhere(QStringLiteral("NOT ") + kindIsLike(kProbePrefix) + QStringLiteral(" AND r.control NOT ") +
                         kindIsLike(kMadePrefix));
}

Result<std::vector<Response>> AnswerSql::madeResponses() const
{
    return controlsWhere(kindIsLike(kMadePrefix));
}

Result<std::vector<Response>> AnswerSql::probeResponses() const
{
    return controlsWhere(kindIsLike(kProbePrefix));
}

Result<std::vector<Response>> AnswerSql::responsesOfCandidate(const QString &candidateId) const
{
    Result<QSqlQuery *> q = m_connection.run(
        QStringLiteral("SELECT ") + kResponseColumns +
            QStringLiteral(" FROM response r JOIN item i ON i.revision_id = r.revision_id WHERE r.candidate_id = ?"
                           " AND r.control = '' ORDER BY r.rowid"),
        {candidateId});
    if (!q)
        return tl::unexpected<Error>(q.error());
    std::vector<Response> all;
    while ((*q)->next())
        all.push_back(readResponse(**q));
    (*q)->finish();
    return all;
}

Result<std::vector<Judgement>> AnswerSql::judgementsOfCandidate(const QString &candidateId) const
{
    Result<QSqlQuery *> q =
        m_connection.run(QStringLiteral("SELECT ") + kJudgementColumns +
                             QStringLiteral(" FROM judgement j WHERE j.response_id IN (SELECT id FROM response WHERE"
                                            " candidate_id = ?) ORDER BY j.rowid"),
                         {candidateId});
    if (!q)
        return tl::unexpected<Error>(q.error());
    std::vector<Judgement> all;
    while ((*q)->next())
        all.push_back(readJudgement(**q));
    (*q)->finish();
    return all;
}

Result<std::optional<Response>> AnswerSql::response(const QString &id) const
{
    Result<QSqlQuery *> q = m_connection.run(
        QStringLiteral("SELECT ") + kResponseColumns + QStringLiteral(" FROM response r WHERE r.id = ?"), {id});
    if (!q)
        return tl::unexpected<Error>(q.error());
    std::optional<Response> found;
    if ((*q)->next())
        found = readResponse(**q);
    (*q)->finish();
    return found;
}

Result<std::vector<ScoredJudgement>> AnswerSql::currentJudgements() const
{
    return readAllScored(m_connection.run(
        QStringLiteral("SELECT ") + kJudgementColumns + kScoreColumns +
        QStringLiteral(" FROM judgement j LEFT JOIN judgement_score s ON s.judgement_id = j.id WHERE NOT EXISTS ("
                       "SELECT 1 FROM judgement n WHERE n.response_id = j.response_id AND n.judge_id = j.judge_id"
                       " AND n.repeat = j.repeat AND n.rowid > j.rowid) ORDER BY j.rowid")));
}

Result<std::vector<ScoredJudgement>> AnswerSql::judgementsOf(const QString &responseId) const
{
    return readAllScored(
        m_connection.run(QStringLiteral("SELECT ") + kJudgementColumns + kScoreColumns +
                             QStringLiteral(" FROM judgement j LEFT JOIN judgement_score s ON s.judgement_id = j.id"
                                            " WHERE j.response_id = ? ORDER BY j.rowid"),
                         {responseId}));
}

Result<std::vector<Judgement>> AnswerSql::judgementsToParse(int parserVersion, int limit) const
{
    Result<QSqlQuery *> q = m_connection.run(
        QStringLiteral("SELECT ") + kJudgementColumns +
            QStringLiteral(" FROM judgement j LEFT JOIN judgement_score s ON s.judgement_id = j.id"
                           " WHERE s.parser_version IS NULL OR s.parser_version < ? ORDER BY j.rowid LIMIT ?"),
        {parserVersion, limit});
    if (!q)
        return tl::unexpected<Error>(q.error());
    std::vector<Judgement> all;
    while ((*q)->next())
        all.push_back(readJudgement(**q));
    (*q)->finish();
    return all;
}

Result<bool> AnswerSql::claim(qint64 questionId, const QString &answerId)
{
    Result<QSqlQuery *> q = m_connection.run(
        QStringLiteral("UPDATE question SET state = 'answered', answer_id = ?, lease_owner = '', error_kind = '',"
                       " error_text = '' WHERE id = ? AND state != 'answered'"),
        {answerId, questionId});
    if (!q)
        return tl::unexpected<Error>(q.error());
    const bool ours = (*q)->numRowsAffected() == 1;
    (*q)->finish();
    return ours;
}

Result<bool> AnswerSql::save(const Response &r, std::optional<qint64> questionId)
{
    if (questionId) {
        const Result<bool> ours = claim(*questionId, r.id);
        if (!ours || !*ours)
            return ours;
    }
    const Status ok = m_connection.exec(
        QStringLiteral("INSERT INTO response (id, revision_id, candidate_id, run_id, repeat, text, state, ") + kMeta +
            QStringLiteral(", control) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        QVariantList{r.id, r.revisionId, r.candidateId,
                     r.runId.isEmpty() ? QVariant(QMetaType::fromType<QByteArray>()) : QVariant(r.runId), r.repeat,
                     r.text, responseStateId(r.state)} +
            metaValues(r.meta, r.createdMs) + QVariantList{controlToText(r.control)});
    if (!ok)
        return tl::unexpected<Error>(ok.error());
    return true;
}

Result<bool> AnswerSql::save(const Judgement &j, std::optional<qint64> questionId)
{
    if (questionId) {
        const Result<bool> ours = claim(*questionId, j.id);
        if (!ours || !*ours)
            return ours;
    }
    const Status ok = m_connection.exec(
        QStringLiteral("INSERT INTO judgement (id, response_id, judge_id, run_id, repeat, reply, prompt_version, ") +
            kMeta + QStringLiteral(") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        QVariantList{j.id, j.responseId, j.judgeId,
                     j.runId.isEmpty() ? QVariant(QMetaType::fromType<QByteArray>()) : QVariant(j.runId), j.repeat,
                     j.reply, j.promptVersion} +
            metaValues(j.meta, j.createdMs));
    if (!ok)
        return tl::unexpected<Error>(ok.error());
    return true;
}

Status AnswerSql::saveScore(const QString &judgementId, const JudgementScore &score)
{
    QJsonArray points;
    for (const std::optional<double> &p : score.points)
        points.append(p ? QJsonValue(*p) : QJsonValue());
    return m_connection.exec(
        QStringLiteral("INSERT INTO judgement_score (judgement_id, parser_version, state, points, stated_total,"
                       " computed_total, flags) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (judgement_id) DO UPDATE SET"
                       " parser_version = excluded.parser_version, state = excluded.state, points = excluded.points,"
                       " stated_total = excluded.stated_total, computed_total = excluded.computed_total,"
                       " flags = excluded.flags"),
        {judgementId, score.parserVersion, score.state,
         QString::fromUtf8(QJsonDocument(points).toJson(QJsonDocument::Compact)), numberOrNull(score.statedTotal),
         numberOrNull(score.computedTotal),
         QStringList(score.flags.begin(), score.flags.end()).join(QLatin1Char(' '))});
}

} // namespace plumbline
