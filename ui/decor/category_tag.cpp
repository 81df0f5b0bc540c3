// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decor/category_tag.h"

#include "ui/decor/theme.h"

namespace plumbline {

QRectF paintCategoryTag(QPainter &painter, const Theme &theme, Category category, const QPointF &topLeft)
{
    painter.save();
    QFont font = painter.font();
    font.setPixelSize(11);
    font.setBold(false);
    painter.setFont(font);
    const QString name = categoryName(category);
    const QRectF box(topLeft.x() + 0.5, topLeft.y() + 0.5, QFontMetricsF(font).horizontalAdvance(name) + 14, 17);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.category(category), 1.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(theme.color(QStringLiteral("text")));
    painter.drawText(box, Qt::AlignCenter, name);
    painter.restore();
    return box;
}

} // namespace plumbline
