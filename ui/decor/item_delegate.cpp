// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decor/item_delegate.h"

#include "ui/decor/theme.h"
#include "ui/decor/thumbnail.h"
#include "ui/models/item_list_model.h"

#include <QPainter>

namespace plumbline {

namespace {
constexpr int kHeight = 60;
constexpr QSize kThumb(56, 42);
} // namespace

ItemDelegate::ItemDelegate(const Theme &theme, ImageLoader &images, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_images(images)
{
}

QSize ItemDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {240, kHeight};
}

void ItemDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const QRect text = paintPictureRow(
        *painter, m_theme, m_images, option,
        {index.data(ItemListModel::ImageRole).toString(), index.data(ItemListModel::ImageBaseRole).toString()},
        index.data().toString(), kThumb);
    QFont small = option.font;
    small.setPixelSize(11);
    painter->setFont(small);
    const QFontMetrics metrics(small);
    int x = text.left();
    const auto word = [&](const QString &s, const QString &token, int gap) {
        painter->setPen(m_theme.color(token));
        painter->drawText(QRect(x, text.top(), text.right() - x, text.height()), Qt::AlignLeft | Qt::AlignVCenter,
                          metrics.elidedText(s, Qt::ElideRight, std::max(0, text.right() - x)));
        x += metrics.horizontalAdvance(s) + gap;
    };
    word(QStringLiteral("#%1").arg(index.data(ItemListModel::PositionRole).toInt()), QStringLiteral("muted"), 10);
    word(index.data(ItemListModel::LevelRole).toString(), QStringLiteral("muted"), 12);
    if (const QString problem = index.data(ItemListModel::ProblemRole).toString();
        !problem.isEmpty() && x < text.right() - 24)
        word(problem, index.data(ItemListModel::IsBadRole).toBool() ? QStringLiteral("bad") : QStringLiteral("warn"),
             10);
    for (const QString &id : index.data(ItemListModel::CategoriesRole).toStringList()) {
        if (x > text.right() - 24)
            break;
        painter->fillRect(QRectF(x, text.center().y() - 3, 7, 7), m_theme.color(id));
        x += 11;
        word(categoryName(categoryFromSpelling(id)), QStringLiteral("muted"), 10);
    }
    painter->restore();
}

} // namespace plumbline
