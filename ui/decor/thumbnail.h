// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a row's thumbnail, or its placeholder while it loads or is missing. Free function for delegates.
#pragma once

#include "core/media/image_library.h"

#include <QPainter>

namespace plumbline {

class ImageLoader;
class Theme;

void paintThumbnail(QPainter &painter, const Theme &theme, ImageLoader &images, const ImageRef &ref, const QRect &box);

} // namespace plumbline
