// SPDX-License-Identifier: GPL-3.0-or-later
// Import plans: what an import would do, row by row, before anything is written; and doing it, in one transaction.
#pragma once

#include "core/domain/model_spec.h"
#include "core/exchange/read_rows.h"
#include "core/store/api/access.h"

#include <array>
#include <vector>

namespace plumbline {

enum class RowFate { New, Changed, Same, Refused };
[[nodiscard]] QString rowFateId(RowFate fate);

struct PlannedRow
{
    int row = 0;
    RowFate fate = RowFate::New;
    QString what;   ///< instruction, shortened, to recognise the row
    QString reason; ///< Refused: why; Changed: what
};

/// How a plan is shown: every row of the file once, in file order.
struct ImportPlan
{
    std::vector<PlannedRow> rows;
    QStringList itemsWithoutRow; ///< responses: items that the file says nothing of

    [[nodiscard]] int count(RowFate fate) const;
};

struct ItemImport
{
    ImportPlan plan;
    std::vector<Item> toInsert;
    std::vector<Item> toRevise;
};

/// An item of the project with the same image and instruction, else the only one with the same image, is the same item.
[[nodiscard]] ItemImport planItemImport(const std::vector<Item> &existing, ReadItems read);
[[nodiscard]] Status applyItemImport(WriteAccess &access, const ItemImport &import, qint64 nowMs);

struct ResponseImport
{
    ImportPlan plan;
    std::vector<Response> toInsert; ///< without candidate
};

/// `existing`: the candidate's responses in force. `source`: the file, kept with each response.
[[nodiscard]] ResponseImport planResponseImport(const std::vector<Item> &items, const std::vector<Response> &existing,
                                                const ReadResponses &read, const QString &source);
/// Creates the candidate where there is none of this name.
[[nodiscard]] Status applyResponseImport(WriteAccess &access, const QString &candidateName,
                                         const ResponseImport &import, qint64 nowMs);

} // namespace plumbline
