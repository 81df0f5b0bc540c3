// SPDX-License-Identifier: GPL-3.0-or-later
// Prices and usage over one SQLite connection.
#pragma once

#include "core/store/api/account_store.h"
#include "core/store/sql/connection.h"

namespace plumbline {

class AccountSql final : public AccountWriter
{
public:
    explicit AccountSql(Connection &connection)
        : m_connection(connection)
    {
    }
    [[nodiscard]] Result<std::vector<ModelPrice>> prices() const override;
    [[nodiscard]] Result<QHash<QString, Usage>> usageByRun() const override;
    [[nodiscard]] Result<std::vector<ItemUsage>> usageByItem() const override;
    [[nodiscard]] Result<std::vector<TokenCount>> recentTokens(const QString &modelId, int limit) const override;
    [[nodiscard]] Status setPrice(const ModelPrice &price) override;
    [[nodiscard]] Result<bool> removePrice(const QString &model) override;

private:
    Connection &m_connection;
};

} // namespace plumbline
