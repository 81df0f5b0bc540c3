// SPDX-License-Identifier: GPL-3.0-or-later
// Reported numbers over one SQLite connection.
#pragma once

#include "core/store/api/reported_store.h"
#include "core/store/sql/connection.h"

namespace plumbline {

class ReportedSql final : public ReportedWriter
{
public:
    explicit ReportedSql(Connection &connection)
        : m_connection(connection)
    {
    }
    [[nodiscard]] Result<std::vector<ReportedScore>> reportedScores() const override;
    [[nodiscard]] Result<bool> addReported(const ReportedScore &score, qint64 nowMs) override;

private:
    Connection &m_connection;
};

} // namespace plumbline
