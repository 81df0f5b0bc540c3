// SPDX-License-Identifier: GPL-3.0-or-later
// Runs and their questions over one SQLite connection.
#pragma once

#include "core/store/api/run_store.h"
#include "core/store/sql/connection.h"

namespace plumbline {

class RunSql final : public RunWriter
{
public:
    explicit RunSql(Connection &connection)
        : m_connection(connection)
    {
    }
    [[nodiscard]] Result<std::vector<Run>> runs() const override;
    [[nodiscard]] Result<RunProgress> progress(const QString &runId) const override;
    [[nodiscard]] Result<QMap<QString, int>> failures(const QString &runId) const override;
    [[nodiscard]] Result<std::vector<Question>> failedQuestions(const QString &runId, int limit) const override;
    [[nodiscard]] Result<std::vector<Question>> openQuestions(const QString &runId, int firstItems) const override;
    [[nodiscard]] Result<std::optional<Question>> question(qint64 id) const override;
    [[nodiscard]] Result<std::vector<FailedSubject>> failedSubjects() const override;
    [[nodiscard]] Result<Run> findOrInsert(const Run &run) override;
    [[nodiscard]] Result<int> addQuestions(const std::vector<Question> &questions) override;
    [[nodiscard]] Result<std::vector<Question>> lease(const QString &runId, const QString &owner, int count,
                                                      qint64 nowMs, qint64 untilMs, int firstItems) override;
    [[nodiscard]] Status renewLeases(const QString &owner, qint64 untilMs) override;
    [[nodiscard]] Result<int> releaseLeases(const QString &owner) override;
    [[nodiscard]] Status release(const QString &owner, const std::vector<qint64> &questionIds) override;
    [[nodiscard]] Result<int> reclaimLeases(const QString &runId, bool (*isGone)(const QString &owner)) override;
    [[nodiscard]] Status markFailed(qint64 questionId, int attempts, const QString &kind, const QString &text) override;
    [[nodiscard]] Result<int> requeueFailed(const QString &runId, const QString &kind) override;

private:
    /// Runs an UPDATE or INSERT and gives the number of rows that it touched.
    [[nodiscard]] Result<int> change(const QString &sql, const QVariantList &values);

    Connection &m_connection;
};

} // namespace plumbline
