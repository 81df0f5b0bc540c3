// SPDX-License-Identifier: GPL-3.0-or-later
// LeaderboardDelegate: paints the cells of a LeaderboardModel: intervals as whiskers on 0..100, the best of a column
// bold, published rows muted with a tag, missing scores in the warning colour. GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace plumbline {

class Theme;

class LeaderboardDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit LeaderboardDelegate(const Theme &theme, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintInterval(QPainter *painter, const QRect &box, const QModelIndex &index) const;
    void paintName(QPainter *painter, const QRect &box, const QModelIndex &index) const;

    const Theme &m_theme;
};

} // namespace plumbline
