// SPDX-License-Identifier: GPL-3.0-or-later
// Items as a grid of texts, a row an item and a column a field, so that many are edited at once: by hand, as a table,
// in a spreadsheet. Pure but for the last; any thread.
#pragma once

#include "core/domain/item.h"
#include "core/store/api/access.h"

#include <array>
#include <optional>

namespace plumbline {

enum class GridField { Level, Instruction, Weights, Categories, Content, License, ImageSource, Reference };
inline constexpr std::array kGridFields = {GridField::Level,       GridField::Instruction, GridField::Weights,
                                           GridField::Categories,  GridField::Content,     GridField::License,
                                           GridField::ImageSource, GridField::Reference};

/// level, instruction, weights, categories, image_content, image_license, image_source, reference_answer.
[[nodiscard]] QString gridFieldId(GridField field);
[[nodiscard]] std::optional<GridField> gridFieldFromId(QStringView id);

/// As the grid shows it: weights as "6 4", categories as "description, length_limit".
[[nodiscard]] QString gridValue(const Item &item, GridField field);
/// The item with that value, otherwise as it was; ids and position are kept. Weights may be "balanced" (weights.h).
/// Components keep their words while the instruction changes around them, and follow changes inside them. BadInput
/// where the value cannot be, with what would be right.
[[nodiscard]] Result<Item> withGridValue(const Item &item, GridField field, const QString &value);

/// Writes items that were changed: as new revisions that wait for review where the question is another one, else in
/// place, so that answers stay. How many are new revisions.
[[nodiscard]] Result<int> storeGrid(WriteAccess &access, const std::vector<Item> &changed, qint64 nowMs);

} // namespace plumbline
