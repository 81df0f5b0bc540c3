// SPDX-License-Identifier: GPL-3.0-or-later
// ImageCache: fetched images on disk, by the hash of their bytes, which address gave which, and the text that was read
// from them. Shared by all projects
// of a person; may be deleted at any time. Any thread: every file is written whole or not at all.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace plumbline {

class ImageCache
{
public:
    explicit ImageCache(QString folder)
        : m_folder(std::move(folder))
    {
    }
    /// The bytes that `address` gave last, checked against their hash; nothing where they are not here (any more).
    [[nodiscard]] std::optional<QByteArray> find(const QString &address) const;
    [[nodiscard]] Status store(const QString &address, const QByteArray &bytes) const;
    /// The text that was read from the image of that hash; nothing where it was not. Empty: there is none in it.
    [[nodiscard]] std::optional<QString> findText(const QString &imageHash) const;
    [[nodiscard]] Status storeText(const QString &imageHash, const QString &text) const;

private:
    [[nodiscard]] QString addressFile(const QString &address) const;
    [[nodiscard]] QString bytesFile(const QString &hash) const;
    [[nodiscard]] QString textFile(const QString &hash) const;

    QString m_folder;
};

} // namespace plumbline
