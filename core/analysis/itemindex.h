// SPDX-License-Identifier: GPL-3.0-or-later
// ItemIndex: which item each row belongs to, numbered without holes, so that rows can be drawn by item.
#pragma once

#include "core/base/result.h"

#include <span>
#include <vector>

namespace plumbline {

struct ItemIndex
{
    qsizetype items = 0;
    std::vector<qsizetype> ofRow; ///< 0..items-1, in ascending order of the labels
};

/// Numbers the items that occur. The labels may be any numbers (positions, row ids); items without rows do not take
/// part. The result does not depend on the order of the rows beyond the labels. BadInput when there is not one label
/// per row.
[[nodiscard]] Result<ItemIndex> indexItems(std::span<const qsizetype> itemOfRow, qsizetype rows);

} // namespace plumbline
