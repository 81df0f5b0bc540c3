// SPDX-License-Identifier: GPL-3.0-or-later
// Candidates and judges over one SQLite connection.
#pragma once

#include "core/store/api/model_store.h"
#include "core/store/sql/connection.h"

namespace plumbline {

class ModelSql final : public ModelWriter
{
public:
    explicit ModelSql(Connection &connection)
        : m_connection(connection)
    {
    }
    [[nodiscard]] Result<std::vector<ModelSpec>> models() const override;
    [[nodiscard]] Result<std::optional<ModelSpec>> modelByName(ModelRole role, const QString &name) const override;
    [[nodiscard]] Result<ModelSpec> upsert(const ModelSpec &model, qint64 nowMs) override;

private:
    Connection &m_connection;
};

} // namespace plumbline
