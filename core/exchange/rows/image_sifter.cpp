// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/rows/image_sifter.h"

#include "core/base/content_hash.h"

#include <QByteArrayMatcher>
#include <QFile>

#include <array>
#include <string_view>

namespace plumbline {

namespace {

constexpr qsizetype kShortestImage = 32;     // characters of base64; a shorter one is no image
constexpr qsizetype kLongestHead = 80;       // "data:image/svg+xml;charset=utf-8" and the like
constexpr qsizetype kShortestBareCell = 256; // VLMEvalKit: up to 64 characters is another row's index

/// Which bytes base64 is made of; a table, since gigabytes go through it.
constexpr std::array<bool, 256> kBase64 = [] {
    std::array<bool, 256> table{};
    for (const char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="))
        table[static_cast<unsigned char>(c)] = true;
    return table;
}();

bool isBase64(char c)
{
    return kBase64[static_cast<unsigned char>(c)];
}

bool isQuote(char c)
{
    return c == '\'' || c == '"';
}

qsizetype endOfBase64(const QByteArray &text, qsizetype at)
{
    while (at < text.size()) {
        if (isBase64(text.at(at)))
            ++at;
        else if (text.at(at) == '\\' && at + 1 < text.size() && text.at(at + 1) == '/')
            at += 2;
        else
            break;
    }
    return at;
}

/// What may follow an image: the end of its text, of a Markdown link, of an attribute; a line end; an escape.
bool endsCleanly(const QByteArray &text, qsizetype at)
{
    return at >= text.size() || QByteArrayView("\")' \r\n\t>,;\\").contains(text.at(at));
}

} // namespace

QByteArray decodeEscapedBase64(QByteArray text)
{
    if (text.contains('\\'))
        text.replace("\\", "");
    auto decoded = QByteArray::fromBase64Encoding(std::move(text), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? *decoded : QByteArray();
}

QByteArray siftImages(const QByteArray &row, const QString &file, qint64 offset, std::vector<EmbeddedImage> &images)
{
    static const QByteArrayMatcher marker(QByteArrayLiteral(";base64,"));
    QByteArray sifted;
    qsizetype done = 0;
    for (qsizetype found = marker.indexIn(row); found >= 0; found = marker.indexIn(row, found + 1)) {
        const qsizetype begin = found + 8;
        qsizetype end = endOfBase64(row, begin);
        const QByteArray head =
            row.mid(std::max(done, found - kLongestHead), found - std::max(done, found - kLongestHead));
        const qsizetype data = head.lastIndexOf("data:");
        if (data < 0 || end - begin < kShortestImage)
            continue;
        EmbeddedImage image{{}, file, offset + begin, end - begin};
        if (endsCleanly(row, end)) {
            if (const QByteArray bytes = decodeEscapedBase64(row.mid(begin, end - begin)); !bytes.isEmpty())
                image.hash = contentHash(bytes);
        } else {
            while (end < row.size() && !QByteArrayView("\")' \r\n\t").contains(row.at(end)))
                ++end;
        }
        sifted += row.mid(done, found - head.size() + data - done);
        sifted += "sha256:" + image.hash.toLatin1();
        images.push_back(std::move(image));
        done = end;
        found = end - 1;
    }
    return done == 0 ? row : sifted + row.mid(done);
}

QByteArray siftCell(const QByteArray &cell, const QString &file, qint64 offset, std::vector<EmbeddedImage> &images)
{
    // One image, or a Python list of some: runs of base64 that stand alone or in quotation marks of their own.
    const bool isList = cell.startsWith('[');
    QByteArray sifted;
    qsizetype done = 0;
    for (qsizetype begin = isList ? 1 : 0; begin < cell.size();) {
        const qsizetype end = endOfBase64(cell, begin);
        const bool standsAlone =
            isList ? end < cell.size() && isQuote(cell.at(begin - 1)) && cell.at(end) == cell.at(begin - 1)
                   : end == cell.size();
        if (standsAlone && end - begin >= kShortestBareCell) {
            EmbeddedImage image{{}, file, offset + begin, end - begin};
            if (const QByteArray bytes = decodeEscapedBase64(cell.mid(begin, end - begin)); !bytes.isEmpty())
                image.hash = contentHash(bytes);
            sifted += cell.mid(done, begin - done) + "sha256:" + image.hash.toLatin1();
            images.push_back(std::move(image));
            done = end;
        }
        if (!isList)
            break;
        begin = end + 1;
    }
    return done == 0 ? siftImages(cell, file, offset, images) : sifted + cell.mid(done);
}

Result<QByteArray> readEmbeddedImage(const EmbeddedImage &image)
{
    QFile file(image.file);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(image.offset)) {
        return failure(ErrorKind::Io, QStringLiteral("The file cannot be read any more: %1.").arg(file.errorString()),
                       image.file);
    }
    QByteArray bytes = decodeEscapedBase64(file.read(image.length));
    if (contentHash(bytes) != image.hash) {
        return failure(ErrorKind::BadInput, QStringLiteral("The file has changed since it was read."), image.file,
                       QStringLiteral("Import it again."));
    }
    return bytes;
}

} // namespace plumbline
