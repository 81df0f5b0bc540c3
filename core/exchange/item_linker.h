// SPDX-License-Identifier: GPL-3.0-or-later
// ItemLinker: finds the item that a row of results belongs to: by image address, else by instruction where only one
// item has it, else by what else is known of the item; by position only where the instruction agrees. Pure, any thread.
#pragma once

#include "core/domain/item.h"
#include "core/exchange/import_record.h"

#include <QHash>

#include <optional>
#include <vector>

namespace plumbline {

class ItemLinker
{
public:
    explicit ItemLinker(const std::vector<Item> &items);
    /// Makes one more item known; it gets the next index.
    void add(const Item &item);

    struct Link
    {
        std::optional<std::size_t> item; ///< index into the items
        QString reason;                  ///< why there is none
    };
    [[nodiscard]] Link find(const QString &image, const QString &instruction) const;
    [[nodiscard]] Link find(const ItemKey &key) const;

private:
    using Indexes = std::vector<std::size_t>;

    [[nodiscard]] Link byImage(const Indexes &same, const ItemKey &key) const;
    [[nodiscard]] Link byInstruction(const Indexes &same, const ItemKey &key) const;
    [[nodiscard]] Link byPrompt(const ItemKey &key) const;
    [[nodiscard]] Indexes narrowed(Indexes candidates, const ItemKey &key) const;

    struct Known
    {
        QString instruction; ///< stripped
        QString level;
        QStringList texts; ///< of the components, stripped
        QStringList types;
        int position = 0;
    };
    std::vector<Known> m_items;
    QHash<QString, Indexes> m_byImage;
    QHash<QString, Indexes> m_byInstruction; ///< stripped
    QHash<QString, Indexes> m_byWords;       ///< all white space made single blanks
};

/// An image address in the form in which two spellings of it are compared: scheme added, aliases of the published
/// file's earlier commits resolved, escapes of slashes undone.
[[nodiscard]] QString comparableAddress(const QString &image);

} // namespace plumbline
