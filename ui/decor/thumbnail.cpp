// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decor/thumbnail.h"

#include "ui/decor/theme.h"
#include "ui/image/image_loader.h"

#include <QPainterPath>

namespace plumbline {

void paintThumbnail(QPainter &painter, const Theme &theme, ImageLoader &images, const ImageRef &ref, const QRect &box)
{
    const QImage image = images.thumbnail(ref);
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath shape;
    shape.addRoundedRect(box, 4, 4);
    painter.setClipPath(shape);
    painter.fillRect(box, theme.color(QStringLiteral("canvas")));
    if (!image.isNull()) {
        // Filled, the middle of the picture: a row's picture is for recognising, not for looking.
        const QSizeF scaled = QSizeF(image.size()).scaled(box.size(), Qt::KeepAspectRatioByExpanding);
        const QRectF target(box.center().x() + 0.5 - scaled.width() / 2, box.center().y() + 0.5 - scaled.height() / 2,
                            scaled.width(), scaled.height());
        painter.drawImage(target, image);
    } else if (images.isMissing(ref)) {
        const int side = std::min(box.width(), box.height()) / 2;
        theme.icon(QStringLiteral("image-missing"), QStringLiteral("muted"))
            .paint(&painter, QRect(box.center().x() - side / 2, box.center().y() - side / 2, side, side));
    }
    painter.restore();
}

} // namespace plumbline
