// SPDX-License-Identifier: GPL-3.0-or-later
// ItemImages: how an export writes images: as the address that the item has, or copied beside the file. One use each.
#pragma once

#include "core/domain/item.h"

#include <QByteArray>
#include <QHash>
#include <QStringList>

#include <functional>
#include <optional>

namespace plumbline {

/// The bytes of an item's image, or nothing where they cannot be had.
using ImageBytesOf = std::function<std::optional<QByteArray>(const Item &item)>;

class ItemImages
{
public:
    /// `folder`: where copies go; empty: nothing is copied. `base`: what their addresses are relative to.
    ItemImages(ImageBytesOf bytesOf, QString folder, QString base);

    /// What to write for this item: its own address, the copy's relative path, or a data: address for an image that
    /// only the project holds.
    [[nodiscard]] QString address(const Item &item);
    /// Its bytes in base64; empty where they cannot be had.
    [[nodiscard]] QByteArray base64(const Item &item);
    [[nodiscard]] bool copies() const { return !m_folder.isEmpty(); }
    /// Items whose image could not be written, for people.
    [[nodiscard]] const QStringList &problems() const { return m_problems; }

private:
    [[nodiscard]] std::optional<QByteArray> bytes(const Item &item);

    ImageBytesOf m_bytesOf;
    QString m_folder;
    QString m_base;
    QStringList m_problems;
    QHash<QString, QString> m_written; ///< hash to relative path
};

} // namespace plumbline
