// SPDX-License-Identifier: GPL-3.0-or-later
// Items over one SQLite connection.
#pragma once

#include "core/store/api/item_store.h"
#include "core/store/sql/connection.h"

namespace plumbline {

class ItemSql final : public ItemWriter
{
public:
    explicit ItemSql(Connection &connection)
        : m_connection(connection)
    {
    }
    [[nodiscard]] Result<std::vector<Item>> items() const override;
    [[nodiscard]] Result<std::vector<Item>> poolItems() const override;
    [[nodiscard]] Result<std::vector<Item>> itemsAt(int number) const override;
    [[nodiscard]] Result<int> revisionCount() const override;
    [[nodiscard]] Result<Item> revision(const QString &revisionId) const override;
    [[nodiscard]] Result<int> itemCount() const override;
    [[nodiscard]] Status insert(const Item &item, qint64 nowMs) override;
    [[nodiscard]] Status revise(const Item &item, qint64 nowMs) override;
    [[nodiscard]] Status setSource(const QString &revisionId, const QString &source) override;

private:
    /// Items at their newest revision; `which` is the condition and the order (SQL).
    [[nodiscard]] Result<std::vector<Item>> current(const QString &which) const;
    [[nodiscard]] Status insertRevision(const Item &item, int number, qint64 nowMs);

    Connection &m_connection;
};

} // namespace plumbline
