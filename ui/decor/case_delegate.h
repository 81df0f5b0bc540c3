// SPDX-License-Identifier: GPL-3.0-or-later
// CaseDelegate: how a row of the audit queue looks: thumbnail, instruction, candidate, points, state as sign and word.
// GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace plumbline {

class ImageLoader;
class Theme;

class CaseDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    CaseDelegate(const Theme &theme, ImageLoader &images, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintState(QPainter *painter, const QRect &rect, const QModelIndex &index) const;

    const Theme &m_theme;
    ImageLoader &m_images;
};

} // namespace plumbline
