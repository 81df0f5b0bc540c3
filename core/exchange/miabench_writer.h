// SPDX-License-Identifier: GPL-3.0-or-later
// Writes items in the format of the published benchmark. An item that came from such a file gets back the fields it
// had, in their order and spelling; what was edited since is put in their place.
#pragma once

#include "core/domain/item.h"

#include <QByteArray>

#include <vector>

namespace plumbline {

[[nodiscard]] QByteArray writeMiaBench(const std::vector<Item> &items);

} // namespace plumbline
