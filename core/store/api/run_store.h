// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing runs and their questions. A question goes queued → leased → answered or failed, and back to
// queued only from leased (lease lost) or failed (a person retries). Answering is done by AnswerWriter, in one
// transaction.
#pragma once

#include "core/base/result.h"
#include "core/domain/run.h"

#include <QMap>

#include <optional>
#include <vector>

namespace plumbline {

/// What a failed question was about, told apart by who was asked.
struct FailedSubject
{
    RunKind kind = RunKind::Ask;
    QString modelId;
    QString revisionId;
    QString responseId; ///< judge runs only
};

class RunReader
{
public:
    virtual ~RunReader() = default;
    /// All runs, oldest first.
    [[nodiscard]] virtual Result<std::vector<Run>> runs() const = 0;
    [[nodiscard]] virtual Result<RunProgress> progress(const QString &runId) const = 0;
    /// Failed questions by error kind.
    [[nodiscard]] virtual Result<QMap<QString, int>> failures(const QString &runId) const = 0;
    /// Questions that failed, newest last, at most `limit`.
    [[nodiscard]] virtual Result<std::vector<Question>> failedQuestions(const QString &runId, int limit) const = 0;
    /// Questions that are neither answered nor failed, in the order of the queue. `firstItems` as in `lease`.
    [[nodiscard]] virtual Result<std::vector<Question>> openQuestions(const QString &runId, int firstItems) const = 0;
    [[nodiscard]] virtual Result<std::optional<Question>> question(qint64 id) const = 0;
    /// Every failed question of every run.
    [[nodiscard]] virtual Result<std::vector<FailedSubject>> failedSubjects() const = 0;
};

class RunWriter : public virtual RunReader
{
public:
    /// The run with this kind, model and settings: the existing one, or a new row. Its `id` is filled in. Where only
    /// the repeats differ it is the same run, from now on with the larger number.
    [[nodiscard]] virtual Result<Run> findOrInsert(const Run &run) = 0;
    /// Adds what is not there yet (same run, revision, response, repeat). Returns how many were new.
    [[nodiscard]] virtual Result<int> addQuestions(const std::vector<Question> &questions) = 0;
    /// Takes up to `count` questions: queued ones, and leased ones whose lease ran out. They are ours until `untilMs`.
    /// `firstItems` > 0: only questions about that many first items of the benchmark.
    [[nodiscard]] virtual Result<std::vector<Question>> lease(const QString &runId, const QString &owner, int count,
                                                              qint64 nowMs, qint64 untilMs, int firstItems = 0) = 0;
    /// Prolongs all leases of `owner`.
    [[nodiscard]] virtual Status renewLeases(const QString &owner, qint64 untilMs) = 0;
    /// Gives back all leases of `owner` unanswered. Returns how many.
    [[nodiscard]] virtual Result<int> releaseLeases(const QString &owner) = 0;
    /// Gives back single questions of `owner`.
    [[nodiscard]] virtual Status release(const QString &owner, const std::vector<qint64> &questionIds) = 0;
    /// Gives back the leases of owners that `isGone` says have ended (a killed process on this machine).
    [[nodiscard]] virtual Result<int> reclaimLeases(const QString &runId, bool (*isGone)(const QString &owner)) = 0;
    [[nodiscard]] virtual Status markFailed(qint64 questionId, int attempts, const QString &kind,
                                            const QString &text) = 0;
    /// Puts failed questions back into the queue; all kinds where `kind` is empty. Returns how many.
    [[nodiscard]] virtual Result<int> requeueFailed(const QString &runId, const QString &kind) = 0;
};

} // namespace plumbline
