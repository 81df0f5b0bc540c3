// SPDX-License-Identifier: GPL-3.0-or-later
// PointChart: pairs of numbers as bubbles, larger where several fall together, with reference lines: judge against
// people, or their difference against their mean. Hover says the numbers, a click asks for what lies behind. GUI
// thread.
#pragma once

#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

namespace plumbline {

class Theme;

struct ChartPoint
{
    double x = 0;
    double y = 0;
    QStringList behind; ///< response ids, one per pair that falls here
};

struct ChartLine
{
    double y = 0;
    QString label;
    bool dashed = true;
};

struct PointChartData
{
    std::vector<ChartPoint> points; ///< pairs that fall together are one point
    std::vector<ChartLine> lines;
    bool diagonal = false; ///< the line of perfect agreement
    double minX = 0, maxX = 1, minY = 0, maxY = 1;
    QString xTitle;
    QString yTitle;
};

class PointChart final : public QWidget
{
    Q_OBJECT
public:
    explicit PointChart(const Theme &theme, const QString &name, QWidget *parent = nullptr);
    ~PointChart() override;
    void setPoints(PointChartData points);

Q_SIGNALS:
    void pointClicked(const QStringList &behind, const QString &what);

private:
    class View;
    void rebuild();

    const Theme &m_theme;
    PointChartData m_data;
    View *m_view;
};

} // namespace plumbline
