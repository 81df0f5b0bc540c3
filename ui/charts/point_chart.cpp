// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/point_chart.h"

#include "ui/decor/theme.h"

#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace plumbline {

namespace {

constexpr double kSmallest = 4;
constexpr double kLargest = 18;

QString numbersText(const ChartPoint &point, const PointChartData &data)
{
    return PointChart::tr("%1 %2, %3 %4: %5 scores. Click to see the responses.")
        .arg(data.xTitle)
        .arg(point.x, 0, 'f', 2)
        .arg(data.yTitle)
        .arg(point.y, 0, 'f', 2)
        .arg(point.behind.size());
}

} // namespace

/// Paints the bubbles itself: Qt's scatter series has one size for all of its points.
class PointChart::View final : public QChartView
{
public:
    explicit View(PointChart *owner)
        : QChartView(owner)
        , m_owner(owner)
    {
        setRenderHint(QPainter::Antialiasing);
        setMinimumSize(260, 220);
        setFrameShape(QFrame::NoFrame);
        setMouseTracking(true);
    }
    QLineSeries *frame = nullptr; ///< maps values to places

protected:
    void drawForeground(QPainter *painter, const QRectF &rect) override
    {
        QChartView::drawForeground(painter, rect);
        if (!frame)
            return;
        painter->setRenderHint(QPainter::Antialiasing);
        QColor fill = m_owner->m_theme.color(QStringLiteral("accent"));
        painter->setPen(QPen(fill, 1));
        fill.setAlphaF(0.35F);
        painter->setBrush(fill);
        for (const ChartPoint &point : m_owner->m_data.points)
            painter->drawEllipse(placeOf(point), radiusOf(point), radiusOf(point));
        painter->setPen(m_owner->m_theme.color(QStringLiteral("muted")));
        const QRectF plot = chart()->plotArea();
        for (const ChartLine &line : m_owner->m_data.lines) {
            const QPointF at = chart()->mapToScene(chart()->mapToPosition({m_owner->m_data.maxX, line.y}, frame));
            painter->drawText(QRectF(plot.left(), at.y() - 16, plot.width() - 4, 15), Qt::AlignRight | Qt::AlignBottom,
                              line.label);
        }
    }
    void mouseMoveEvent(QMouseEvent *event) override
    {
        QChartView::mouseMoveEvent(event);
        const ChartPoint *point = pointAt(event->pos());
        setCursor(point ? Qt::PointingHandCursor : Qt::ArrowCursor);
        if (point)
            QToolTip::showText(event->globalPosition().toPoint(), numbersText(*point, m_owner->m_data), this);
        else
            QToolTip::hideText();
    }
    void mousePressEvent(QMouseEvent *event) override
    {
        QChartView::mousePressEvent(event);
        if (const ChartPoint *point = pointAt(event->pos())) {
            Q_EMIT m_owner->pointClicked(point->behind,
                                         QStringLiteral("%1 / %2").arg(point->x, 0, 'f', 2).arg(point->y, 0, 'f', 2));
        }
    }

private:
    [[nodiscard]] QPointF placeOf(const ChartPoint &point) const
    {
        return chart()->mapToScene(chart()->mapToPosition({point.x, point.y}, frame));
    }
    [[nodiscard]] double radiusOf(const ChartPoint &point) const
    {
        qsizetype most = 1;
        for (const ChartPoint &p : m_owner->m_data.points)
            most = std::max(most, p.behind.size());
        // The area says how many.
        return kSmallest +
               (kLargest - kSmallest) * std::sqrt(static_cast<double>(point.behind.size()) / static_cast<double>(most));
    }
    [[nodiscard]] const ChartPoint *pointAt(const QPoint &pos) const
    {
        if (!frame)
            return nullptr;
        const QPointF scene = mapToScene(pos);
        const ChartPoint *nearest = nullptr;
        double best = 1e9;
        for (const ChartPoint &point : m_owner->m_data.points) {
            const QPointF away = placeOf(point) - scene;
            const double distance = std::hypot(away.x(), away.y());
            if (distance <= radiusOf(point) + 2 && distance < best) {
                best = distance;
                nearest = &point;
            }
        }
        return nearest;
    }

    PointChart *m_owner;
};

PointChart::PointChart(const Theme &theme, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_view(new View(this))
{
    setObjectName(name);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    connect(&m_theme, &Theme::changed, this, &PointChart::rebuild);
}

PointChart::~PointChart() = default;

void PointChart::setPoints(PointChartData points)
{
    m_data = std::move(points);
    rebuild();
}

void PointChart::rebuild()
{
    auto *chart = new QChart;
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->legend()->hide();
    auto *x = new QValueAxis(chart);
    auto *y = new QValueAxis(chart);
    // Room for the bubbles at the ends of the scale.
    const double marginX = 0.06 * (m_data.maxX - m_data.minX);
    const double marginY = 0.06 * (m_data.maxY - m_data.minY);
    x->setRange(m_data.minX - marginX, m_data.maxX + marginX);
    y->setRange(m_data.minY - marginY, m_data.maxY + marginY);
    x->setTitleText(m_data.xTitle);
    y->setTitleText(m_data.yTitle);
    for (QValueAxis *axis : {x, y}) {
        axis->setTickType(QValueAxis::TicksDynamic);
        axis->setTickAnchor(0);
        axis->setTickInterval(0.25);
        axis->setLabelFormat(QStringLiteral("%.2f"));
        axis->setLabelsColor(m_theme.color(QStringLiteral("muted")));
        axis->setTitleBrush(m_theme.color(QStringLiteral("muted")));
        axis->setGridLineColor(m_theme.color(QStringLiteral("hairline")));
        axis->setLinePenColor(m_theme.color(QStringLiteral("hairline")));
        QFont font = this->font();
        font.setPixelSize(11);
        axis->setLabelsFont(font);
        axis->setTitleFont(font);
    }
    chart->addAxis(x, Qt::AlignBottom);
    chart->addAxis(y, Qt::AlignLeft);
    const auto add = [&](QList<QPointF> points, Qt::PenStyle style, const QString &token) {
        auto *series = new QLineSeries(chart);
        series->replace(points);
        series->setPen(QPen(m_theme.color(token), 1.2, style));
        chart->addSeries(series);
        series->attachAxis(x);
        series->attachAxis(y);
        return series;
    };
    m_view->frame = add({{m_data.minX, m_data.minY}, {m_data.maxX, m_data.maxY}},
                        m_data.diagonal ? Qt::SolidLine : Qt::NoPen, QStringLiteral("muted"));
    for (const ChartLine &line : m_data.lines)
        add({{m_data.minX, line.y}, {m_data.maxX, line.y}}, line.dashed ? Qt::DashLine : Qt::SolidLine,
            QStringLiteral("warn"));
    QChart *before = m_view->chart();
    m_view->setChart(chart);
    delete before;
    m_view->viewport()->update();
}

} // namespace plumbline
