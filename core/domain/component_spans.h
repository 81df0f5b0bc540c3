// SPDX-License-Identifier: GPL-3.0-or-later
// Where the components stand in the instruction. Pure, any thread.
#pragma once

#include "core/domain/item.h"

#include <vector>

namespace plumbline {

struct Span
{
    qsizetype start = -1; ///< UTF-16 units; -1 where the component is not in the instruction word for word
    qsizetype length = 0;
};

/// One span per component. Each is searched behind the one before first, so that repeated words go to their own place;
/// blanks at the ends and differences in case do not matter. Spans do not overlap.
[[nodiscard]] std::vector<Span> componentSpans(const Item &item);

} // namespace plumbline
