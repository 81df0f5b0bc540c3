// SPDX-License-Identifier: GPL-3.0-or-later
// Responses, judgements and their points over one SQLite connection.
#pragma once

#include "core/store/api/answer_store.h"
#include "core/store/sql/connection.h"

namespace plumbline {

class AnswerSql final : public AnswerWriter
{
public:
    explicit AnswerSql(Connection &connection)
        : m_connection(connection)
    {
    }
    [[nodiscard]] Result<std::vector<Response>> currentResponses() const override;
    [[nodiscard]] Result<std::vector<Response>> responsesAt(int number) const override;
    [[nodiscard]] Result<std::vector<Response>> responsesOfCandidate(const QString &candidateId) const override;
    [[nodiscard]] Result<std::vector<Judgement>> judgementsOfCandidate(const QString &candidateId) const override;
    [[nodiscard]] Result<std::vector<Response>> controlResponses() const override;
    [[nodiscard]] Result<std::vector<Response>> probeResponses() const override;
    [[nodiscard]] Result<std::vector<Response>> madeResponses() const override;
    [[nodiscard]] Result<std::optional<Response>> response(const QString &id) const override;
    [[nodiscard]] Result<std::vector<ScoredJudgement>> currentJudgements() const override;
    [[nodiscard]] Result<std::vector<ScoredJudgement>> judgementsOf(const QString &responseId) const override;
    [[nodiscard]] Result<std::vector<Judgement>> judgementsToParse(int parserVersion, int limit) const override;
    [[nodiscard]] Result<bool> save(const Response &response, std::optional<qint64> questionId) override;
    [[nodiscard]] Result<bool> save(const Judgement &judgement, std::optional<qint64> questionId) override;
    [[nodiscard]] Status saveScore(const QString &judgementId, const JudgementScore &score) override;

private:
    /// Responses with a control that `condition` (SQL, after the column) holds for.
    [[nodiscard]] Result<std::vector<Response>> controlsWhere(const QString &condition) const;
    /// Marks a question answered; false where it was already.
    [[nodiscard]] Result<bool> claim(qint64 questionId, const QString &answerId);

    Connection &m_connection;
};

} // namespace plumbline
