// SPDX-License-Identifier: GPL-3.0-or-later
// The reference answer of an item: what its author would answer. Kept in the row as "reference_answer". Pure.
#pragma once

#include "core/domain/item.h"

namespace plumbline {

inline const QString kReferenceField = QStringLiteral("reference_answer");

/// Empty where the item has none.
[[nodiscard]] QString referenceAnswer(const Item &item);

} // namespace plumbline
