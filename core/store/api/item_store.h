// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing items and their revisions. A revision is never changed: an edit adds one.
#pragma once

#include "core/base/result.h"
#include "core/domain/item.h"

#include <optional>
#include <vector>

namespace plumbline {

class ItemReader
{
public:
    virtual ~ItemReader() = default;
    /// Current revision of every item, by position.
    [[nodiscard]] virtual Result<std::vector<Item>> items() const = 0;
    /// What lies in the pool of the instruction generator, beside the benchmark: items at negative positions, in the
    /// order in which they came. Images have no instruction.
    [[nodiscard]] virtual Result<std::vector<Item>> poolItems() const = 0;
    /// Every item as it was at a revision number (1-based): its newest revision that is not above it, by position.
    [[nodiscard]] virtual Result<std::vector<Item>> itemsAt(int number) const = 0;
    /// Greatest revision number of any item; 0 without items.
    [[nodiscard]] virtual Result<int> revisionCount() const = 0;
    /// One revision, current or not; NotFound where there is none.
    [[nodiscard]] virtual Result<Item> revision(const QString &revisionId) const = 0;
    [[nodiscard]] virtual Result<int> itemCount() const = 0;
};

class ItemWriter : public virtual ItemReader
{
public:
    /// Stores a new item with its first revision. `id` and `revisionId` must be set.
    [[nodiscard]] virtual Status insert(const Item &item, qint64 nowMs) = 0;
    /// Adds a revision to an existing item and makes it the current one. `revisionId` must be new.
    [[nodiscard]] virtual Status revise(const Item &item, qint64 nowMs) = 0;
    /// Replaces Item::source of a revision: what its row says besides the question. Answers to it stay. NotFound where
    /// there is no such revision.
    [[nodiscard]] virtual Status setSource(const QString &revisionId, const QString &source) = 0;
};

} // namespace plumbline
