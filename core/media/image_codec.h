// SPDX-License-Identifier: GPL-3.0-or-later
// Looking into image bytes: kind, size, soundness, decoding. The only place that knows Qt's image plugins. Any thread.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QSize>

class QImage;

namespace plumbline {

struct ImageInfo
{
    QString mime;          ///< by content, not by name: image/jpeg, image/png, …
    QSize size;            ///< pixels, as shown (after the orientation tag)
    bool isUpright = true; ///< stored as shown: no orientation tag that a model might overlook
};

/// Reads the header only. BadInput where the bytes are no image, or end too early (a cut JPEG would decode to grey).
[[nodiscard]] Result<ImageInfo> inspectImage(const QByteArray &bytes);

/// Decodes upright. `longestSide` > 0 scales down to that many pixels, never up.
[[nodiscard]] Result<QImage> decodeImage(const QByteArray &bytes, int longestSide);

struct EncodedImage
{
    QByteArray bytes;
    QString mime;
};

/// What to send to a model: the bytes as they are where they are a JPEG, PNG, WebP or GIF stored upright, within
/// `longestSide` pixels and `mostBytes`; else encoded anew as JPEG (PNG where there is transparency), with less quality
/// and then fewer pixels until it fits.
[[nodiscard]] Result<EncodedImage> encodeForModel(const QByteArray &bytes, int longestSide, qsizetype mostBytes);

} // namespace plumbline
