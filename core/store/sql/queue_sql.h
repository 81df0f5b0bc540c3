// SPDX-License-Identifier: GPL-3.0-or-later
// Audit queues over one SQLite connection.
#pragma once

#include "core/store/api/queue_store.h"
#include "core/store/sql/connection.h"

namespace plumbline {

class QueueSql final : public QueueWriter
{
public:
    explicit QueueSql(Connection &connection)
        : m_connection(connection)
    {
    }
    [[nodiscard]] Result<std::vector<AuditQueue>> queues() const override;
    [[nodiscard]] Status insert(const AuditQueue &queue) override;
    [[nodiscard]] Status remove(const QString &name) override;

private:
    [[nodiscard]] Status readEntries(AuditQueue &queue) const;

    Connection &m_connection;
};

} // namespace plumbline
