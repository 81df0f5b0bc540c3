// SPDX-License-Identifier: GPL-3.0-or-later
// What rows with a picture have in common: ground, hairline, thumbnail (or its placeholder while it loads or is
// missing) and the first line of text. Free functions for delegates.
#pragma once

#include "core/media/image_library.h"

#include <QPainter>
#include <QStyleOptionViewItem>

namespace plumbline {

class ImageLoader;
class Theme;

void paintThumbnail(QPainter &painter, const Theme &theme, ImageLoader &images, const ImageRef &ref, const QRect &box);

/// Paints all of a row but its second line, for which the place is returned. `thumb`: size of the picture.
[[nodiscard]] QRect paintPictureRow(QPainter &painter, const Theme &theme, ImageLoader &images,
                                    const QStyleOptionViewItem &option, const ImageRef &ref, const QString &text,
                                    const QSize &thumb);

} // namespace plumbline
