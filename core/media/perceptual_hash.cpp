// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/perceptual_hash.h"

#include "core/media/image_codec.h"

#include <QColor>
#include <QImage>

namespace plumbline {

Result<quint64> differenceHash(const QByteArray &bytes)
{
    constexpr int kDecoded = 128; // pixels: enough for 9 × 8 means, and JPEG decodes it many times faster
    return decodeImage(bytes, kDecoded).map([](const QImage &image) {
        const QImage small = image.scaled(9, 8, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        quint64 hash = 0;
        for (int y = 0; y < 8; ++y) {
            for (int x = 0; x < 8; ++x)
                hash = hash << 1 | quint64(qGray(small.pixel(x + 1, y)) > qGray(small.pixel(x, y)));
        }
        return hash;
    });
}

} // namespace plumbline
