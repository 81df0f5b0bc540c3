// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing images that are kept inside the project: those that came embedded in an imported file. Each is
// stored once, by the SHA-256 of its bytes; addresses of items may name one.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QSet>
#include <QString>

#include <optional>

namespace plumbline {

class ImageReader
{
public:
    virtual ~ImageReader() = default;
    /// The bytes behind "sha256:<hex>", or behind an address that names an image; nothing where there are none.
    [[nodiscard]] virtual Result<std::optional<QByteArray>> imageBytes(const QString &address) const = 0;
    [[nodiscard]] virtual Result<QSet<QString>> imageHashes() const = 0;
    /// Address to hash.
    [[nodiscard]] virtual Result<QHash<QString, QString>> imageNames() const = 0;
};

class ImageWriter : public virtual ImageReader
{
public:
    /// Keeps an image; one that is here already is left alone.
    [[nodiscard]] virtual Status putImage(const QString &hash, const QString &mime, const QByteArray &bytes) = 0;
    /// Lets an address stand for an image that is here; the first one wins.
    [[nodiscard]] virtual Status nameImage(const QString &address, const QString &hash) = 0;
};

} // namespace plumbline
