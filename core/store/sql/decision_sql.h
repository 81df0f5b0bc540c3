// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger of decisions over one SQLite connection: append-only, hash-chained.
#pragma once

#include "core/store/api/decision_store.h"
#include "core/store/sql/connection.h"

namespace plumbline {

class DecisionSql final : public DecisionWriter
{
public:
    explicit DecisionSql(Connection &connection)
        : m_connection(connection)
    {
    }
    [[nodiscard]] Result<std::vector<Decision>> decisions() const override;
    [[nodiscard]] Status append(std::vector<Decision> decisions) override;
    [[nodiscard]] Result<int> absorb(const std::vector<Decision> &decisions) override;

private:
    /// Hashes that no stored event names as a parent, sorted.
    [[nodiscard]] Result<QStringList> heads() const;
    [[nodiscard]] Status insert(const Decision &decision);

    Connection &m_connection;
};

} // namespace plumbline
