// SPDX-License-Identifier: GPL-3.0-or-later
// Embedded images over one SQLite connection.
#pragma once

#include "core/store/api/image_store.h"
#include "core/store/sql/connection.h"

namespace plumbline {

class ImageSql final : public ImageWriter
{
public:
    explicit ImageSql(Connection &connection)
        : m_connection(connection)
    {
    }
    [[nodiscard]] Result<std::optional<QByteArray>> imageBytes(const QString &address) const override;
    [[nodiscard]] Result<QSet<QString>> imageHashes() const override;
    [[nodiscard]] Result<QHash<QString, QString>> imageNames() const override;
    [[nodiscard]] Status putImage(const QString &hash, const QString &mime, const QByteArray &bytes) override;
    [[nodiscard]] Status nameImage(const QString &address, const QString &hash) override;

private:
    Connection &m_connection;
};

} // namespace plumbline
