// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/image_cache.h"

#include "core/base/content_hash.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace plumbline {

namespace {

Status writeWhole(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly) ||
        file.write(bytes) != bytes.size() || !file.commit()) {
        return failure(ErrorKind::Io, QStringLiteral("The image cache cannot be written: %1.").arg(file.errorString()),
                       path, QStringLiteral("Free some space, or name another folder in PLUMBLINE_CACHE."));
    }
    return {};
}

} // namespace

QString ImageCache::addressFile(const QString &address) const
{
    return m_folder + QStringLiteral("/addresses/") + contentHash(address.toUtf8());
}

QString ImageCache::bytesFile(const QString &hash) const
{
    return m_folder + QStringLiteral("/images/") + hash.left(2) + u'/' + hash;
}

QString ImageCache::textFile(const QString &hash) const
{
    // The number is that of the reading: another one when images are read in another way.
    return m_folder + QStringLiteral("/texts-1/") + hash.left(2) + u'/' + hash;
}

std::optional<QString> ImageCache::findText(const QString &imageHash) const
{
    QFile file(textFile(imageHash));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return QString::fromUtf8(file.readAll());
}

Status ImageCache::storeText(const QString &imageHash, const QString &text) const
{
    return writeWhole(textFile(imageHash), text.toUtf8());
}

std::optional<QByteArray> ImageCache::find(const QString &address) const
{
    QFile pointer(addressFile(address));
    if (!pointer.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QString hash = QString::fromLatin1(pointer.readAll());
    QFile file(bytesFile(hash));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QByteArray bytes = file.readAll();
    if (contentHash(bytes) != hash)
        return std::nullopt;
    return bytes;
}

Status ImageCache::store(const QString &address, const QByteArray &bytes) const
{
    const QString hash = contentHash(bytes);
    if (Status ok = writeWhole(bytesFile(hash), bytes); !ok)
        return ok;
    return writeWhole(addressFile(address), hash.toLatin1());
}

} // namespace plumbline
