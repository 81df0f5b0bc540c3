// SPDX-License-Identifier: GPL-3.0-or-later
// FigureChart: bars, radar, points and lines. Qt Charts has the axes and the mapping; marks, intervals and labels are
// painted over them, as its series know neither intervals nor a colour per bar. GUI thread.
#pragma once

#include "ui/charts/figure_marks.h"

#include <QChartView>

class QXYSeries;

namespace plumbline {

class FigureChart final : public QChartView
{
public:
    FigureChart(const Theme &theme, MarkEvents events, QWidget *parent);
    ~FigureChart() override;
    void setFigure(const Figure *figure);
    void setCurrent(int mark);
    [[nodiscard]] QRectF placeOf(int mark) const;

protected:
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    [[nodiscard]] QPointF at(double x, double y) const;
    [[nodiscard]] double xOf(const FigureMark &mark) const;
    [[nodiscard]] int markAt(const QPoint &pos) const;
    void drawBars(QPainter *painter);
    void drawPoints(QPainter *painter);
    void drawLines(QPainter *painter);
    void drawInterval(QPainter *painter, const FigureMark &mark);
    void drawLegend(QPainter *painter);
    void drawSlantedLabels(QPainter *painter);
    [[nodiscard]] int legendHeight() const;

    const Theme &m_theme;
    MarkEvents m_events;
    const Figure *m_figure = nullptr;
    QXYSeries *m_frame = nullptr; ///< maps values to places
    int m_current = -1;
};

} // namespace plumbline
