// SPDX-License-Identifier: GPL-3.0-or-later
// ScoreDelegate: how a row of ScoreTableModel looks: category tag over the component's text, sign and word for the
// check, a box for the reviewer's points. GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace plumbline {

class Theme;

class ScoreDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    ScoreDelegate(const Theme &theme, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintComponent(QPainter *painter, const QRect &rect, const QModelIndex &index) const;
    void paintCheck(QPainter *painter, const QRect &rect, const QModelIndex &index) const;
    void paintYou(QPainter *painter, const QRect &rect, const QModelIndex &index, bool current) const;

    const Theme &m_theme;
};

} // namespace plumbline
