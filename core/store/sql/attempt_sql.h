// SPDX-License-Identifier: GPL-3.0-or-later
// The log of requests and the batches over one SQLite connection. Bodies are stored compressed.
#pragma once

#include "core/store/api/attempt_store.h"
#include "core/store/sql/connection.h"

namespace plumbline {

class AttemptSql final : public AttemptWriter
{
public:
    explicit AttemptSql(Connection &connection)
        : m_connection(connection)
    {
    }
    [[nodiscard]] Result<std::vector<Attempt>> attempts(const QString &runId, const QString &outcome, qint64 beforeId,
                                                        int limit) const override;
    [[nodiscard]] Result<std::vector<Batch>> batches(const QString &runId) const override;
    [[nodiscard]] Result<std::optional<BatchRow>> batchRow(qint64 questionId) const override;
    [[nodiscard]] Status log(const Attempt &attempt) override;
    [[nodiscard]] Status saveBatch(const Batch &batch) override;
    [[nodiscard]] Status addBatchRows(const QString &batchId, const std::vector<BatchRow> &rows) override;

private:
    Connection &m_connection;
};

} // namespace plumbline
