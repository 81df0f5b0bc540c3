// SPDX-License-Identifier: GPL-3.0-or-later
// ItemFilter: which items count in a result, by level, words of the instruction, and who wrote them. Plain values.
#pragma once

#include "core/domain/annotator.h"

#include <map>
#include <vector>

namespace plumbline {

struct ItemFilter
{
    QString level{}; ///< any case; empty: all
    QString words{}; ///< the instruction has them, any case; empty: all
    /// Each must hold, any case; an empty value: the trait is not said.
    std::map<AnnotatorTrait, QString> annotator{};

    [[nodiscard]] bool isEmpty() const { return level.isEmpty() && words.isEmpty() && annotator.empty(); }
    [[nodiscard]] bool passes(const Item &item, const Annotator &by) const;
    /// "level basic, written by: language German"; empty for an empty filter.
    [[nodiscard]] QString text() const;
    bool operator==(const ItemFilter &) const = default;
};

/// "language German", "language not said".
[[nodiscard]] QString annotatorGroupText(AnnotatorTrait trait, const QString &value);

/// Indexes of the items that pass. `annotators`: of each item, or none at all.
[[nodiscard]] std::vector<std::size_t>
itemsThatPass(const std::vector<Item> &items, const std::vector<Annotator> &annotators, const ItemFilter &filter);

} // namespace plumbline
