// SPDX-License-Identifier: GPL-3.0-or-later
// FigureView: shows any Figure: bars with intervals, radar, points, lines, heat map. Hover says the numbers; a click,
// or arrows and Enter, asks for the responses behind a mark. Exports what it shows. GUI thread.
#pragma once

#include "core/report/figures.h"

#include <QWidget>

class QLabel;
class QPainter;
class QStackedLayout;

namespace plumbline {

class FigureChart;
class HeatMap;
class Theme;

class FigureView final : public QWidget
{
    Q_OBJECT
public:
    explicit FigureView(const Theme &theme, const QString &name, QWidget *parent = nullptr);
    ~FigureView() override;
    void setFigure(const Figure &figure);
    [[nodiscard]] const Figure &figure() const { return m_figure; }
    /// Where a mark is drawn, in widget pixels; empty where it is not on view.
    [[nodiscard]] QRectF placeOf(int mark) const;

Q_SIGNALS:
    void markClicked(const QStringList &behind, const QString &what);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void choose(int mark);
    void open(int mark);

    const Theme &m_theme;
    Figure m_figure;
    QStackedLayout *m_stack;
    FigureChart *m_chart;
    HeatMap *m_heatMap;
    QLabel *m_empty;
    int m_current = -1; ///< mark chosen by keyboard; -1: none
};

/// Draws a figure without its title into a box of the painter's coordinates, as text and lines, not as pixels: sharp at
/// any scale of the painter. GUI thread.
void paintFigure(QPainter &painter, const Figure &figure, const Theme &theme, const QRect &box);

/// Writes a figure by the ending of `path`: png (twice the pixels), svg, pdf or csv; with title and subtitle. BadInput
/// for another ending, Io where it cannot be written.
[[nodiscard]] Status exportFigure(const Figure &figure, const Theme &theme, const QString &path,
                                  const QSize &size = {1200, 675});

} // namespace plumbline
