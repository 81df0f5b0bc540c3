// SPDX-License-Identifier: GPL-3.0-or-later
// ITEMS on the command line.
#pragma once

#include "core/base/result.h"
#include "core/domain/item.h"

#include <QSet>

namespace plumbline::cli {

/// "0-9,12" or "all" as positions. BadInput for what is neither, or names an item that there is not.
[[nodiscard]] Result<QSet<int>> positionsOf(const QString &words, const std::vector<Item> &items);

} // namespace plumbline::cli
