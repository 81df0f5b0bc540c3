// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/itemindex.h"

#include <algorithm>

namespace plumbline {

Result<ItemIndex> indexItems(std::span<const qsizetype> itemOfRow, qsizetype rows)
{
    if (qsizetype(itemOfRow.size()) != rows)
        return failure(ErrorKind::BadInput, QStringLiteral("Each row needs the label of its item."));
    std::vector<qsizetype> labels(itemOfRow.begin(), itemOfRow.end());
    std::sort(labels.begin(), labels.end());
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    ItemIndex result;
    result.items = qsizetype(labels.size());
    result.ofRow.reserve(itemOfRow.size());
    for (const qsizetype label : itemOfRow)
        result.ofRow.push_back(std::lower_bound(labels.begin(), labels.end(), label) - labels.begin());
    return result;
}

} // namespace plumbline
