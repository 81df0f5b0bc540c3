// SPDX-License-Identifier: GPL-3.0-or-later
// ItemDelegate: how a row of the items list looks: thumbnail, number, instruction, level, category marks. GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace plumbline {

class ImageLoader;
class Theme;

class ItemDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    ItemDelegate(const Theme &theme, ImageLoader &images, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
    ImageLoader &m_images;
};

} // namespace plumbline
