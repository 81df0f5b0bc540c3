// SPDX-License-Identifier: GPL-3.0-or-later
// HeatMap: a cell per item and candidate, darker where the score is higher, hatched where there is none. Qt Charts has
// no such chart. GUI thread.
#pragma once

#include "ui/charts/figure_marks.h"

#include <QWidget>

namespace plumbline {

class HeatMap final : public QWidget
{
public:
    HeatMap(const Theme &theme, MarkEvents events, QWidget *parent);
    void setFigure(const Figure *figure);
    void setCurrent(int mark);
    [[nodiscard]] QRectF placeOf(int mark) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    [[nodiscard]] QRectF grid() const;
    [[nodiscard]] QRectF cell(int group, int series) const;
    [[nodiscard]] int markAt(const QPointF &pos) const;

    const Theme &m_theme;
    MarkEvents m_events;
    const Figure *m_figure = nullptr;
    int m_current = -1;
};

} // namespace plumbline
