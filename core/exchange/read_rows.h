// SPDX-License-Identifier: GPL-3.0-or-later
// What readers hand on: rows with their place in the file, and rows that were refused with the reason. Plain values.
#pragma once

#include "core/domain/answer.h"
#include "core/domain/item.h"

#include <QString>

#include <vector>

namespace plumbline {

/// A row that cannot be taken. `row` is 0-based in JSON arrays, 1-based (the line) in line files.
struct RefusedRow
{
    int row = 0;
    QString reason;
    bool operator==(const RefusedRow &) const = default;
};

struct ItemRow
{
    int row = 0;
    Item item; ///< without ids
};

struct ReadItems
{
    std::vector<ItemRow> rows;
    std::vector<RefusedRow> refused;
};

/// One response as a file has it, not yet linked to an item.
struct ResponseRow
{
    int row = 0;
    QString image;       ///< address or key as written; may be empty
    QString instruction; ///< may be empty
    QString text;
    ResponseState state = ResponseState::Ok;
};

struct ReadResponses
{
    std::vector<ResponseRow> rows;
    std::vector<RefusedRow> refused;
};

} // namespace plumbline
