// SPDX-License-Identifier: GPL-3.0-or-later
// What a probe shows in place of an item's image. Pure, any thread.
#pragma once

#include "core/base/result.h"
#include "core/domain/item.h"

#include <vector>

namespace plumbline {

/// Changes the image of `item` to what `condition` (probe.h) shows: none (an empty address), a blank one, or the one of
/// another item of `all`: the nearest after half of the set with an address of its own, so that it is the same every
/// time and neighbours, which often share a picture, do not meet. BadInput where there is no other image, or for an
/// unknown condition.
[[nodiscard]] Status showProbeImage(Item &item, const QString &condition, const std::vector<Item> &all);

} // namespace plumbline
