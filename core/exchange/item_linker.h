// SPDX-License-Identifier: GPL-3.0-or-later
// ItemLinker: finds the item that a row of results belongs to: by image address, else by instruction where only one
// item has it. Never by position alone. Pure, any thread.
#pragma once

#include "core/domain/item.h"

#include <QHash>

#include <optional>
#include <vector>

namespace plumbline {

class ItemLinker
{
public:
    explicit ItemLinker(const std::vector<Item> &items);

    struct Link
    {
        std::optional<std::size_t> item; ///< index into the items
        QString reason;                  ///< why there is none
    };
    [[nodiscard]] Link find(const QString &image, const QString &instruction) const;

private:
    QHash<QString, std::vector<std::size_t>> m_byImage;
    QHash<QString, std::vector<std::size_t>> m_byInstruction;
    std::vector<QString> m_instructions; ///< stripped, by item
};

/// An image address in the form in which two spellings of it are compared: scheme added, aliases of the published
/// file's earlier commits resolved, escapes of slashes undone.
[[nodiscard]] QString comparableAddress(const QString &image);

} // namespace plumbline
