// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and appending the log of a run: one row a request. And the batches that runs were written into.
#pragma once

#include "core/base/result.h"
#include "core/domain/attempt.h"

#include <optional>
#include <vector>

namespace plumbline {

class AttemptReader
{
public:
    virtual ~AttemptReader() = default;
    /// Newest first, at most `limit`, older than `beforeId` (0: from the newest on). `outcome`: only this; empty: all.
    [[nodiscard]] virtual Result<std::vector<Attempt>> attempts(const QString &runId, const QString &outcome,
                                                                qint64 beforeId, int limit) const = 0;
    /// Oldest first; `runId` empty: of all runs.
    [[nodiscard]] virtual Result<std::vector<Batch>> batches(const QString &runId) const = 0;
    /// The row of a question in the newest batch that has it; nothing where it is in none.
    [[nodiscard]] virtual Result<std::optional<BatchRow>> batchRow(qint64 questionId) const = 0;
};

class AttemptWriter : public virtual AttemptReader
{
public:
    [[nodiscard]] virtual Status log(const Attempt &attempt) = 0;
    /// Inserts, or updates what changes: remote id, file, state, problem.
    [[nodiscard]] virtual Status saveBatch(const Batch &batch) = 0;
    [[nodiscard]] virtual Status addBatchRows(const QString &batchId, const std::vector<BatchRow> &rows) = 0;
};

} // namespace plumbline
