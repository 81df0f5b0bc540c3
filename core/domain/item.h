// SPDX-License-Identifier: GPL-3.0-or-later
// Item: an image, one instruction and its weighted components. Plain values, any thread.
#pragma once

#include "core/domain/category.h"

#include <QString>

#include <vector>

namespace plumbline {

/// One graded part of the instruction (the paper's sub-instruction).
struct Component
{
    QString text;
    QString type;      ///< the category as the file spelled it ("linguistics"), written back unchanged
    double weight = 0; ///< points to be had, > 0

    [[nodiscard]] Category category() const { return categoryFromSpelling(type); }
    bool operator==(const Component &) const = default;
};

struct Item
{
    QString id;         ///< UUID of the item, the same over all revisions
    QString revisionId; ///< UUID of this revision
    int position = 0;   ///< place in the benchmark, 0-based
    QString image;      ///< URL, relative path or data URI, as written in the file
    QString instruction;
    QString level; ///< basic, intermediate, advanced, creative, complex, as the file spelled it
    std::vector<Component> components;
    QString imageBase; ///< folder that relative image paths start from; empty for URLs
    QString source;    ///< the JSON object it was read from, fields in their order, so that an export gives it back

    [[nodiscard]] double weightSum() const
    {
        double sum = 0;
        for (const Component &c : components)
            sum += c.weight;
        return sum;
    }
    bool operator==(const Item &) const = default;
};

/// SHA-256 (hex) over what makes an item the same question: image address, instruction, level, components with type and
/// weight. Ids, position and unknown fields do not count.
[[nodiscard]] QString itemContentHash(const Item &item);

/// SHA-256 (hex) of what a component score depends on: instruction, component text, weight, response text. Decisions
/// are keyed by it, so that a re-run with the same text inherits them.
[[nodiscard]] QString judgedContentKey(const QString &instruction, const Component &component, const QString &response);

} // namespace plumbline
