// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/run_sql.h"

#include "core/base/ids.h"

#include <QJsonDocument>

namespace plumbline {

namespace {

const QString kQuestionColumns =
    QStringLiteral("id, run_id, revision_id, response_id, repeat, state, attempts, error_kind, error_text");

QuestionState stateFromId(const QString &id)
{
    if (id == QLatin1String("leased"))
        return QuestionState::Leased;
    if (id == QLatin1String("answered"))
        return QuestionState::Answered;
    return id == QLatin1String("failed") ? QuestionState::Failed : QuestionState::Queued;
}

std::vector<Question> readQuestions(QSqlQuery &q)
{
    std::vector<Question> questions;
    while (q.next()) {
        Question question;
        question.id = q.value(0).toLongLong();
        question.runId = q.value(1).toString();
        question.revisionId = q.value(2).toString();
        question.responseId = q.value(3).toString();
        question.repeat = q.value(4).toInt();
        question.state = stateFromId(q.value(5).toString());
        question.attempts = q.value(6).toInt();
        question.errorKind = q.value(7).toString();
        question.errorText = q.value(8).toString();
        questions.push_back(std::move(question));
    }
    q.finish();
    return questions;
}

QString runKindId(RunKind kind)
{
    return kind == RunKind::Ask ? QStringLiteral("ask") : QStringLiteral("judge");
}

} // namespace

Result<std::vector<Run>> RunSql::runs() const
{
    Result<QSqlQuery *> q = m_connection.run(
        QStringLiteral("SELECT id, kind, model_id, settings, created_ms FROM run ORDER BY created_ms, rowid"));
    if (!q)
        return tl::unexpected<Error>(q.error());
    std::vector<Run> runs;
    while ((*q)->next()) {
        Run run;
        run.id = (*q)->value(0).toString();
        run.kind = (*q)->value(1).toString() == QLatin1String("judge") ? RunKind::Judge : RunKind::Ask;
        run.modelId = (*q)->value(2).toString();
        run.settings = runSettingsFromJson(QJsonDocument::fromJson((*q)->value(3).toByteArray()).object());
        run.createdMs = (*q)->value(4).toLongLong();
        runs.push_back(std::move(run));
    }
    (*q)->finish();
    return runs;
}

Result<RunProgress> RunSql::progress(const QString &runId) const
{
    Result<QSqlQuery *> q = m_connection.run(
        QStringLiteral("SELECT state, count(*) FROM question WHERE run_id = ? GROUP BY state"), {runId});
    if (!q)
        return tl::unexpected<Error>(q.error());
    RunProgress progress;
    while ((*q)->next()) {
        const int n = (*q)->value(1).toInt();
        progress.total += n;
        switch (stateFromId((*q)->value(0).toString())) {
        case QuestionState::Queued:
            progress.queued = n;
            break;
        case QuestionState::Leased:
            progress.leased = n;
            break;
        case QuestionState::Answered:
            progress.answered = n;
            break;
        case QuestionState::Failed:
            progress.failed = n;
            break;
        }
    }
    (*q)->finish();
    return progress;
}

Result<QMap<QString, int>> RunSql::failures(const QString &runId) const
{
    Result<QSqlQuery *> q = m_connection.run(
        QStringLiteral("SELECT error_kind, count(*) FROM question WHERE run_id = ? AND state = 'failed'"
                       " GROUP BY error_kind"),
        {runId});
    if (!q)
        return tl::unexpected<Error>(q.error());
    QMap<QString, int> kinds;
    while ((*q)->next())
        kinds.insert((*q)->value(0).toString(), (*q)->value(1).toInt());
    (*q)->finish();
    return kinds;
}

Result<std::vector<Question>> RunSql::failedQuestions(const QString &runId, int limit) const
{
    Result<QSqlQuery *> q = m_connection.run(QStringLiteral("SELECT ") + kQuestionColumns +
                                                 QStringLiteral(" FROM question WHERE run_id = ? AND state = 'failed'"
                                                                " ORDER BY id LIMIT ?"),
                                             {runId, limit});
    if (!q)
        return tl::unexpected<Error>(q.error());
    return readQuestions(**q);
}

Result<std::vector<Question>> RunSql::openQuestions(const QString &runId, int firstItems) const
{
    Result<QSqlQuery *> q = m_connection.run(
        QStringLiteral("SELECT ") + kQuestionColumns +
            QStringLiteral(
                " FROM question WHERE run_id = ? AND state IN ('queued', 'leased') AND (? = 0 OR revision_id"
                " IN (SELECT revision_id FROM item WHERE position >= 0 ORDER BY position, id LIMIT ?)) ORDER BY id"),
        {runId, firstItems, firstItems});
    if (!q)
        return tl::unexpected<Error>(q.error());
    return readQuestions(**q);
}

Result<std::optional<Question>> RunSql::question(qint64 id) const
{
    Result<QSqlQuery *> q = m_connection.run(
        QStringLiteral("SELECT ") + kQuestionColumns + QStringLiteral(" FROM question WHERE id = ?"), {id});
    if (!q)
        return tl::unexpected<Error>(q.error());
    const std::vector<Question> found = readQuestions(**q);
    return found.empty() ? std::nullopt : std::optional<Question>(found.front());
}

Result<std::vector<FailedSubject>> RunSql::failedSubjects() const
{
    Result<QSqlQuery *> q =
        m_connection.run(QStringLiteral("SELECT r.kind, r.model_id, q.revision_id, q.response_id FROM question q"
                                        " JOIN run r ON r.id = q.run_id WHERE q.state = 'failed'"
                                        " AND (r.kind = 'judge' OR r.settings NOT LIKE '%\"probe\":%')"));
    if (!q)
        return tl::unexpected<Error>(q.error());
    std::vector<FailedSubject> subjects;
    while ((*q)->next()) {
        const RunKind kind = (*q)->value(0).toString() == QLatin1String("judge") ? RunKind::Judge : RunKind::Ask;
        subjects.push_back({kind, (*q)->value(1).toString(), (*q)->value(2).toString(), (*q)->value(3).toString()});
    }
    (*q)->finish();
    return subjects;
}

Result<int> RunSql::change(const QString &sql, const QVariantList &values)
{
    Result<QSqlQuery *> q = m_connection.run(sql, values);
    if (!q)
        return tl::unexpected<Error>(q.error());
    const int touched = (*q)->numRowsAffected();
    (*q)->finish();
    return touched;
}

Result<Run> RunSql::findOrInsert(const Run &run)
{
    const auto textOf = [](const RunSettings &settings) {
        return QString::fromUtf8(QJsonDocument(runSettingsToJson(settings)).toJson(QJsonDocument::Compact));
    };
    const Result<std::vector<Run>> known = runs();
    if (!known)
        return tl::unexpected<Error>(known.error());
    for (Run stored : *known) {
        if (stored.kind != run.kind || stored.modelId != run.modelId || !sameQuestions(stored.settings, run.settings))
            continue;
        if (run.settings.repeats > stored.settings.repeats) {
            stored.settings.repeats = run.settings.repeats;
            if (Status ok = m_connection.exec(QStringLiteral("UPDATE run SET settings = ? WHERE id = ?"),
                                              {textOf(stored.settings), stored.id});
                !ok)
                return tl::unexpected<Error>(ok.error());
        }
        return stored;
    }
    Run inserted = run;
    if (inserted.id.isEmpty())
        inserted.id = newId();
    const Status ok = m_connection.exec(
        QStringLiteral("INSERT INTO run (id, kind, model_id, settings, created_ms) VALUES (?, ?, ?, ?, ?)"),
        {inserted.id, runKindId(run.kind), run.modelId, textOf(run.settings), run.createdMs});
    if (!ok)
        return tl::unexpected<Error>(ok.error());
    return inserted;
}

Result<int> RunSql::addQuestions(const std::vector<Question> &questions)
{
    int added = 0;
    for (const Question &question : questions) {
        const Result<int> n =
            change(QStringLiteral("INSERT INTO question (run_id, revision_id, response_id, repeat, state)"
                                  " VALUES (?, ?, ?, ?, 'queued') ON CONFLICT DO NOTHING"),
                   {question.runId, question.revisionId, question.responseId, question.repeat});
        if (!n)
            return n;
        added += *n;
    }
    return added;
}

Result<std::vector<Question>> RunSql::lease(const QString &runId, const QString &owner, int count, qint64 nowMs,
                                            qint64 untilMs, int firstItems)
{
    Result<QSqlQuery *> q = m_connection.run(
        QStringLiteral("UPDATE question SET state = 'leased', lease_owner = ?, lease_until_ms = ? WHERE id IN ("
                       "SELECT id FROM question WHERE run_id = ? AND (state = 'queued'"
                       " OR (state = 'leased' AND lease_until_ms < ? AND lease_owner <> ?)) AND (? = 0 OR revision_id "
                       "IN (SELECT revision_id FROM item WHERE position >= 0 ORDER BY position, id LIMIT ?))"
                       " ORDER BY id LIMIT ?) RETURNING ") +
            kQuestionColumns,
        {owner, untilMs, runId, nowMs, owner, firstItems, firstItems, count});
    if (!q)
        return tl::unexpected<Error>(q.error());
    return readQuestions(**q);
}

Status RunSql::renewLeases(const QString &owner, qint64 untilMs)
{
    return m_connection.exec(
        QStringLiteral("UPDATE question SET lease_until_ms = ? WHERE state = 'leased' AND lease_owner = ?"),
        {untilMs, owner});
}

Result<int> RunSql::releaseLeases(const QString &owner)
{
    return change(QStringLiteral("UPDATE question SET state = 'queued', lease_owner = '' WHERE state = 'leased'"
                                 " AND lease_owner = ?"),
                  {owner});
}

Status RunSql::release(const QString &owner, const std::vector<qint64> &questionIds)
{
    for (const qint64 id : questionIds) {
        if (Status ok = m_connection.exec(QStringLiteral("UPDATE question SET state = 'queued', lease_owner = '' WHERE"
                                                         " id = ? AND state = 'leased' AND lease_owner = ?"),
                                          {id, owner});
            !ok)
            return ok;
    }
    return {};
}

Result<int> RunSql::reclaimLeases(const QString &runId, bool (*isGone)(const QString &owner))
{
    Result<QSqlQuery *> q = m_connection.run(
        QStringLiteral("SELECT DISTINCT lease_owner FROM question WHERE run_id = ? AND state = 'leased'"), {runId});
    if (!q)
        return tl::unexpected<Error>(q.error());
    QStringList owners;
    while ((*q)->next())
        owners.append((*q)->value(0).toString());
    (*q)->finish();
    int reclaimed = 0;
    for (const QString &owner : owners) {
        if (!isGone(owner))
            continue;
        const Result<int> n = releaseLeases(owner);
        if (!n)
            return n;
        reclaimed += *n;
    }
    return reclaimed;
}

Status RunSql::markFailed(qint64 questionId, int attempts, const QString &kind, const QString &text)
{
    return m_connection.exec(QStringLiteral("UPDATE question SET state = 'failed', lease_owner = '', attempts = ?,"
                                            " error_kind = ?, error_text = ? WHERE id = ? AND state != 'answered'"),
                             {attempts, kind, text, questionId});
}

Result<int> RunSql::requeueFailed(const QString &runId, const QString &kind)
{
    return change(QStringLiteral("UPDATE question SET state = 'queued', error_kind = '', error_text = ''"
                                 " WHERE run_id = ? AND state = 'failed' AND (? = '' OR error_kind = ?)"),
                  {runId, kind, kind});
}

} // namespace plumbline
