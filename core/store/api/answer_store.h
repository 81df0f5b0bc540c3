// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing responses, judgements and the points parsed from them.
#pragma once

#include "core/base/result.h"
#include "core/domain/answer.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace plumbline {

class AnswerReader
{
public:
    virtual ~AnswerReader() = default;
    /// The response in force for each (candidate, item revision, repeat): the newest. Only current item
    /// revisions, and neither control questions nor answers to probes.
    [[nodiscard]] virtual Result<std::vector<Response>> currentResponses() const = 0;
    /// The same for the items as they were at a revision number; see ItemReader::itemsAt().
    [[nodiscard]] virtual Result<std::vector<Response>> responsesAt(int number) const = 0;
    /// Every response to current item revisions ever stored for a candidate, oldest first, superseded ones too.
    [[nodiscard]] virtual Result<std::vector<Response>> responsesOfCandidate(const QString &candidateId) const = 0;
    /// Every judgement of those, oldest first.
    [[nodiscard]] virtual Result<std::vector<Judgement>> judgementsOfCandidate(const QString &candidateId) const = 0;
    [[nodiscard]] virtual Result<std::optional<Response>> response(const QString &id) const = 0;
    /// Control questions on current item revisions, oldest first; no answers to probes, nothing made.
    [[nodiscard]] virtual Result<std::vector<Response>> controlResponses() const = 0;
    /// Answers that made something for authors (made.h), oldest first, superseded ones too.
    [[nodiscard]] virtual Result<std::vector<Response>> madeResponses() const = 0;
    /// Answers to probes (probe.h) on current item revisions, oldest first, superseded ones too.
    [[nodiscard]] virtual Result<std::vector<Response>> probeResponses() const = 0;
    /// The judgement in force for each (response, judge, repeat): the newest, with its points; the parser state is
    /// empty where the reply has not been read yet.
    [[nodiscard]] virtual Result<std::vector<ScoredJudgement>> currentJudgements() const = 0;
    /// All judgements of one response, oldest first, superseded ones too.
    [[nodiscard]] virtual Result<std::vector<ScoredJudgement>> judgementsOf(const QString &responseId) const = 0;
    /// Judgements whose points come from an older parser (or none): at most `limit`.
    [[nodiscard]] virtual Result<std::vector<Judgement>> judgementsToParse(int parserVersion, int limit) const = 0;
};

class AnswerWriter : public virtual AnswerReader
{
public:
    /// Stores a response. With a `questionId` the question becomes answered in the same transaction; where it was
    /// answered already (another worker was faster) nothing is stored and the result is false.
    [[nodiscard]] virtual Result<bool> save(const Response &response, std::optional<qint64> questionId) = 0;
    /// The same for a judgement. Its points are read later, by the scoring service.
    [[nodiscard]] virtual Result<bool> save(const Judgement &judgement, std::optional<qint64> questionId) = 0;
    /// Stores the points read from a judgement, in place of those of an older parser.
    [[nodiscard]] virtual Status saveScore(const QString &judgementId, const JudgementScore &score) = 0;
};

} // namespace plumbline
