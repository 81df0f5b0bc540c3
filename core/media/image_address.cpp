// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/image_address.h"

#include "core/base/content_hash.h"

#include <QDir>
#include <QFileInfo>

namespace plumbline {

namespace {

ImageAddress unusable(const QString &problem)
{
    ImageAddress address;
    address.problem = problem;
    return address;
}

ImageAddress fromDataUri(const QString &text)
{
    const qsizetype comma = text.indexOf(u',');
    if (comma < 0)
        return unusable(QStringLiteral("The data: address has no content."));
    const QByteArray payload = QStringView(text).mid(comma + 1).toUtf8();
    ImageAddress address;
    if (QStringView(text).left(comma).endsWith(u";base64", Qt::CaseInsensitive)) {
        auto decoded = QByteArray::fromBase64Encoding(payload, QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            return unusable(QStringLiteral("The data: address is not valid base64."));
        address.bytes = *decoded;
    } else {
        address.bytes = QByteArray::fromPercentEncoding(payload);
    }
    address.kind = ImageAddress::Kind::Data;
    address.key = QStringLiteral("sha256:") + contentHash(address.bytes);
    return address;
}

ImageAddress fromUrl(const QString &text)
{
    const QUrl url(text, QUrl::TolerantMode);
    if (!url.isValid() || url.host().isEmpty())
        return unusable(QStringLiteral("This is not a usable web address."));
    ImageAddress address;
    address.kind = ImageAddress::Kind::Url;
    address.url = url;
    address.key = QString::fromLatin1(url.toEncoded());
    address.fileName = url.fileName();
    return address;
}

bool looksLikeHostAndPath(const QString &text)
{
    const qsizetype slash = text.indexOf(u'/');
    const QStringView host = QStringView(text).left(slash);
    return slash > 0 && host.indexOf(u'.') > 0 && !host.startsWith(u'.') && !host.contains(u' ');
}

} // namespace

ImageAddress resolveImageAddress(const QString &image, const QString &base)
{
    const QString text = image.trimmed();
    if (text.isEmpty())
        return unusable(QStringLiteral("The item has no image."));
    if (text.startsWith(QLatin1String("data:"), Qt::CaseInsensitive))
        return fromDataUri(text);
    if (text.startsWith(QLatin1String("sha256:"))) {
        ImageAddress kept;
        kept.kind = ImageAddress::Kind::Kept;
        kept.key = text;
        return kept;
    }
    if (text.startsWith(QLatin1String("http://"), Qt::CaseInsensitive) ||
        text.startsWith(QLatin1String("https://"), Qt::CaseInsensitive))
        return fromUrl(text);
    QString path = text;
    if (text.startsWith(QLatin1String("file:"), Qt::CaseInsensitive))
        path = QUrl(text).toLocalFile();
    const QString absolute = QDir::isAbsolutePath(path) || base.isEmpty() ? path : QDir(base).absoluteFilePath(path);
    if (!QDir::isAbsolutePath(path) && !QFileInfo::exists(absolute) && looksLikeHostAndPath(text))
        return fromUrl(QStringLiteral("http://") + text);
    ImageAddress address;
    address.kind = ImageAddress::Kind::File;
    address.path = QDir::cleanPath(absolute);
    address.key = address.path;
    address.fileName = QFileInfo(address.path).fileName();
    return address;
}

} // namespace plumbline
