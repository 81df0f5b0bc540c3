// SPDX-License-Identifier: GPL-3.0-or-later
// FactDelegate: paints the cells of a FactTableModel: tone as colour of the text, strength as a wash behind it, a
// second line below. GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace plumbline {

class Theme;

class FactDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit FactDelegate(const Theme &theme, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace plumbline
