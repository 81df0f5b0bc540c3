// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/writers/item_images.h"

#include "core/base/content_hash.h"
#include "core/media/image_codec.h"

#include <QDir>
#include <QSaveFile>

namespace plumbline {

namespace {

QString mimeOf(const QByteArray &bytes)
{
    const Result<ImageInfo> info = inspectImage(bytes);
    return info ? info->mime : QStringLiteral("image/jpeg");
}

QString suffixOf(const QString &mime)
{
    const QString kind = mime.section(u'/', 1);
    return kind == u"jpeg" ? QStringLiteral("jpg") : kind.section(u'+', 0, 0);
}

} // namespace

ItemImages::ItemImages(ImageBytesOf bytesOf, QString folder, QString base)
    : m_bytesOf(std::move(bytesOf))
    , m_folder(std::move(folder))
    , m_base(std::move(base))
{
}

std::optional<QByteArray> ItemImages::bytes(const Item &item)
{
    std::optional<QByteArray> found = m_bytesOf ? m_bytesOf(item) : std::nullopt;
    if (!found)
        m_problems.append(QStringLiteral("Item %1: its image cannot be had (%2).").arg(item.position).arg(item.image));
    return found;
}

QByteArray ItemImages::base64(const Item &item)
{
    const std::optional<QByteArray> found = bytes(item);
    return found ? found->toBase64() : QByteArray();
}

QString ItemImages::address(const Item &item)
{
    const bool isKept = item.image.startsWith(QLatin1String("sha256:"));
    if (!copies() && !isKept)
        return item.image;
    const std::optional<QByteArray> found = bytes(item);
    if (!found)
        return isKept ? QString() : item.image;
    const QString mime = mimeOf(*found);
    if (!copies())
        return QStringLiteral("data:%1;base64,%2").arg(mime, QString::fromLatin1(found->toBase64()));
    const QString hash = contentHash(*found);
    if (const auto known = m_written.constFind(hash); known != m_written.constEnd())
        return *known;
    const QString path =
        m_folder + QStringLiteral("/%1.%2").arg(item.position, 4, 10, QLatin1Char('0')).arg(suffixOf(mime));
    QSaveFile file(path);
    if (!QDir().mkpath(m_folder) || !file.open(QIODevice::WriteOnly) || file.write(*found) != found->size() ||
        !file.commit()) {
        m_problems.append(
            QStringLiteral("Item %1: its image cannot be written: %2.").arg(item.position).arg(file.errorString()));
        return item.image;
    }
    const QString relative = QDir(m_base).relativeFilePath(path);
    m_written.insert(hash, relative);
    return relative;
}

} // namespace plumbline
