// SPDX-License-Identifier: GPL-3.0-or-later
// The revisions of an item, and what changed from one to the next. Pure but for reading; any thread.
#pragma once

#include "core/domain/item.h"
#include "core/store/api/item_store.h"

#include <QJsonArray>

namespace plumbline {

/// Oldest first, the current one last. NotFound for an unknown item.
[[nodiscard]] Result<std::vector<Item>> revisionsOf(const ItemReader &items, const QString &itemId);

struct ItemChange
{
    QString field;  ///< image, instruction, level, component 2, weight 2, category 2
    QString before; ///< empty: was not there
    QString after;  ///< empty: is no longer there
    bool operator==(const ItemChange &) const = default;
};
/// Components are compared in their order.
[[nodiscard]] std::vector<ItemChange> changesBetween(const Item &before, const Item &after);
/// As `plumbline-cli revisions ITEM --json` gives it: docs/cli.md.
[[nodiscard]] QJsonArray revisionsToJson(const std::vector<Item> &revisions);

} // namespace plumbline
