// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/image_codec.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QImageWriter>

#include <algorithm>

namespace plumbline {

namespace {

constexpr int kAllocationLimitMb = 512; // 128 MB, Qt's default, refuses a 42 megapixel photograph
constexpr int kJpegQuality = 90;
constexpr int kLeastJpegQuality = 75;
constexpr int kLeastSide = 32; // pixels; below that there is nothing to see

/// libjpeg fills what is missing with grey and reports success, so the end marker is looked for here: behind the start
/// of the picture's own data, since the preview in an EXIF segment has an end marker of its own.
bool isCutJpeg(const QByteArray &bytes)
{
    if (!bytes.startsWith("\xff\xd8"))
        return false;
    const auto byteAt = [&bytes](qsizetype i) { return static_cast<uchar>(bytes.at(i)); };
    qsizetype at = 2;
    while (at + 4 <= bytes.size() && byteAt(at) == 0xff && byteAt(at + 1) != 0xda)
        at += 2 + (byteAt(at + 2) << 8 | byteAt(at + 3));
    // from the end, where the marker stands in every whole file
    return at >= bytes.size() || bytes.lastIndexOf(QByteArrayLiteral("\xff\xd9")) < at;
}

/// The format by content ("jpeg"), or an error; leaves the reader ready to read.
Result<QByteArray> openReader(QImageReader &reader, QBuffer &buffer, const QByteArray &bytes)
{
    if (!buffer.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Internal, QStringLiteral("A memory buffer could not be opened."));
    reader.setDevice(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    QImageReader::setAllocationLimit(kAllocationLimitMb);
    const QByteArray format = reader.format();
    if (format.isEmpty() || format == "svg")
        return failure(ErrorKind::BadInput, QStringLiteral("This is not an image that can be read."));
    if (isCutJpeg(bytes))
        return failure(ErrorKind::BadInput, QStringLiteral("The image is cut off before its end."));
    return format;
}

QString mimeOf(const QByteArray &format)
{
    if (format == "jpg")
        return QStringLiteral("image/jpeg");
    return QStringLiteral("image/") + QString::fromLatin1(format);
}

QSize uprightSize(const QImageReader &reader)
{
    const QSize size = reader.size();
    return reader.transformation() & QImageIOHandler::TransformationRotate90 ? size.transposed() : size;
}

} // namespace

Result<ImageInfo> inspectImage(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader;
    const Result<QByteArray> format = openReader(reader, buffer, bytes);
    if (!format)
        return tl::unexpected<Error>(format.error());
    const QSize size = uprightSize(reader);
    if (size.isEmpty())
        return failure(ErrorKind::BadInput, QStringLiteral("The image has no size."));
    return ImageInfo{mimeOf(*format), size, reader.transformation() == QImageIOHandler::TransformationNone};
}

Result<QImage> decodeImage(const QByteArray &bytes, int longestSide)
{
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader;
    const Result<QByteArray> format = openReader(reader, buffer, bytes);
    if (!format)
        return tl::unexpected<Error>(format.error());
    const QSize size = reader.size();
    if (longestSide > 0 && std::max(size.width(), size.height()) > longestSide)
        reader.setScaledSize(size.scaled(longestSide, longestSide, Qt::KeepAspectRatio));
    QImage image = reader.read();
    if (image.isNull()) {
        return failure(ErrorKind::BadInput, QStringLiteral("The image cannot be read: %1.").arg(reader.errorString()));
    }
    return image;
}

namespace {

/// As JPEG, or PNG where there is transparency (which has no quality to lower).
Result<EncodedImage> encode(const QImage &image, int quality)
{
    const bool transparent = image.hasAlphaChannel();
    QBuffer out;
    if (!out.open(QIODevice::WriteOnly))
        return failure(ErrorKind::Internal, QStringLiteral("A memory buffer could not be opened."));
    QImageWriter writer(&out, transparent ? QByteArrayLiteral("png") : QByteArrayLiteral("jpeg"));
    if (!transparent)
        writer.setQuality(quality);
    if (!writer.write(image)) {
        return failure(ErrorKind::Internal,
                       QStringLiteral("The image could not be encoded: %1.").arg(writer.errorString()));
    }
    return EncodedImage{out.data(), transparent ? QStringLiteral("image/png") : QStringLiteral("image/jpeg")};
}

} // namespace

Result<EncodedImage> encodeForModel(const QByteArray &bytes, int longestSide, qsizetype mostBytes)
{
    const Result<ImageInfo> info = inspectImage(bytes);
    if (!info)
        return tl::unexpected<Error>(info.error());
    static const QStringList accepted = {QStringLiteral("image/jpeg"), QStringLiteral("image/png"),
                                         QStringLiteral("image/webp"), QStringLiteral("image/gif")};
    const bool small = std::max(info->size.width(), info->size.height()) <= longestSide && bytes.size() <= mostBytes;
    if (small && info->isUpright && accepted.contains(info->mime))
        return EncodedImage{bytes, info->mime};
    const Result<QImage> whole = decodeImage(bytes, longestSide);
    if (!whole)
        return tl::unexpected<Error>(whole.error());
    // Less quality first, then fewer pixels, until it fits.
    QImage image = *whole;
    while (true) {
        for (const int quality : {kJpegQuality, kLeastJpegQuality}) {
            Result<EncodedImage> encoded = encode(image, quality);
            if (!encoded || encoded->bytes.size() <= mostBytes)
                return encoded;
        }
        const int longest = std::max(image.width(), image.height()) * 7 / 10;
        if (longest < kLeastSide) {
            return failure(ErrorKind::BadInput,
                           QStringLiteral("The image cannot be made smaller than %1 bytes.").arg(mostBytes));
        }
        image = image.scaled(longest, longest, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    }
}

} // namespace plumbline
