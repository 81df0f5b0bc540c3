// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decor/thumbnail.h"

#include "ui/decor/theme.h"
#include "ui/image/image_loader.h"

#include <QPainterPath>

namespace plumbline {

namespace {
constexpr int kPad = 12;
constexpr int kGap = 11;
constexpr int kLine = 18;
constexpr int kBetweenLines = 3;
} // namespace

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

QRect paintPictureRow(QPainter &painter, const Theme &theme, ImageLoader &images, const QStyleOptionViewItem &option,
                      const ImageRef &ref, const QString &text, const QSize &thumb)
{
    const QRect r = option.rect;
    if (option.state & QStyle::State_Selected)
        painter.fillRect(r, theme.color(QStringLiteral("accentWash")));
    else if (option.state & QStyle::State_MouseOver)
        painter.fillRect(r, theme.color(QStringLiteral("controlHover")));
    painter.setPen(theme.color(QStringLiteral("hairline")));
    painter.drawLine(r.bottomLeft(), r.bottomRight());

    const QRect picture(QPoint(r.left() + kPad, r.center().y() - thumb.height() / 2 + 1), thumb);
    paintThumbnail(painter, theme, images, ref, picture);

    const int left = picture.right() + kGap;
    const QRect line(left, r.center().y() - kLine, r.right() - kPad - left, kLine);
    painter.setFont(option.font);
    painter.setPen(theme.color(QStringLiteral("text")));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, line.width()));
    return line.translated(0, kLine + kBetweenLines);
}

} // namespace plumbline
