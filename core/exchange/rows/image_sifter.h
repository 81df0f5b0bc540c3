// SPDX-License-Identifier: GPL-3.0-or-later
// Takes embedded images (data: addresses in base64) out of a row's bytes before anything parses them, and remembers
// where they were. Pure functions, any thread.
#pragma once

#include "core/exchange/rows/row_source.h"

#include <QByteArray>

namespace plumbline {

/// `row` begins at `offset` of `file`. Each data: address is replaced by "sha256:<hash>", a damaged one by "sha256:".
[[nodiscard]] QByteArray siftImages(const QByteArray &row, const QString &file, qint64 offset,
                                    std::vector<EmbeddedImage> &images);

/// The same for a table's cell, which may also be an image in bare base64 or a Python list of those, as VLMEvalKit's
/// dataset files have them.
[[nodiscard]] QByteArray siftCell(const QByteArray &cell, const QString &file, qint64 offset,
                                  std::vector<EmbeddedImage> &images);

/// The bytes of an image found earlier; BadInput where the file has changed since.
[[nodiscard]] Result<QByteArray> readEmbeddedImage(const EmbeddedImage &image);

/// Decodes base64 in which a JSON writer may have escaped slashes; empty where it is damaged.
[[nodiscard]] QByteArray decodeEscapedBase64(QByteArray text);

} // namespace plumbline
