// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/figure_chart.h"

#include "ui/decor/theme.h"
#include "ui/models/plain_tip.h"

#include <QCategoryAxis>
#include <QChart>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPolarChart>
#include <QToolTip>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace plumbline {

namespace {

constexpr double kGroupWidth = 0.74; ///< of a group's room, for its bars
constexpr double kRadius = 5;
constexpr qsizetype kStraightLabels = 12; ///< more groups have slanted labels
constexpr int kSlantedRoom = 96;          ///< pixels for them
constexpr double kReach = 9;              ///< pixels from a point that still mean it

QFont smallFont(const QWidget &widget)
{
    QFont font = widget.font();
    font.setPixelSize(11);
    return font;
}

/// 1, 2, 2.5 or 5 times a power of ten, for about five steps.
double stepOf(double span)
{
    const double raw = span / 5;
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (raw <= factor * power * 1.0001)
            return factor * power;
    }
    return 10 * power;
}

/// Range of a measured axis: the values with a margin, on round ends.
std::pair<double, double> roundRange(double low, double high)
{
    if (!(high > low)) { // one value: room around it in proportion, so that 0.02 s does not stand on -1 … 1
        const double room = low != 0 ? std::abs(low) / 2 : 1;
        low -= room;
        high += room;
    }
    const double margin = 0.08 * (high - low);
    const double step = stepOf(high - low + 2 * margin);
    return {std::floor((low - margin) / step) * step, std::ceil((high + margin) / step) * step};
}

} // namespace

QColor markColor(const Theme &theme, const Figure &figure, int group, int series)
{
    const bool isCategory =
        figure.byCategory && group >= 0 && static_cast<std::size_t>(group) < figure.categories.size();
    const QColor full = isCategory ? theme.category(figure.categories[static_cast<std::size_t>(group)])
                                   : theme.color(QStringLiteral("accent"));
    const QColor panel = theme.color(QStringLiteral("panel"));
    const double steps = std::max<double>(1, static_cast<double>(figure.series.size()));
    const double share = 1.0 - 0.72 * series / steps;
    const auto mix = [share](double a, double b) { return static_cast<float>(a * share + b * (1 - share)); };
    return QColor::fromRgbF(mix(full.redF(), panel.redF()), mix(full.greenF(), panel.greenF()),
                            mix(full.blueF(), panel.blueF()));
}

FigureChart::FigureChart(const Theme &theme, MarkEvents events, QWidget *parent)
    : QChartView(parent)
    , m_theme(theme)
    , m_events(std::move(events))
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // the FigureView has the keys
    setMouseTracking(true);
    setMinimumSize(320, 220);
}

FigureChart::~FigureChart() = default;

void FigureChart::setCurrent(int mark)
{
    m_current = mark;
    viewport()->update();
}

int FigureChart::legendHeight() const
{
    const bool named = m_figure->kind == Figure::Kind::Bars || m_figure->kind == Figure::Kind::Radar;
    return named && m_figure->series.size() > 1 ? 24 : 0;
}

void FigureChart::setFigure(const Figure *figure)
{
    m_figure = figure;
    m_current = -1;
    using Kind = Figure::Kind;
    const bool radar = figure->kind == Kind::Radar;
    QChart *chart = radar ? new QPolarChart : new QChart;
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    chart->legend()->hide();
    // Room for the names at the right end of lines, and for the legend above.
    const int right = figure->kind == Kind::Lines ? 150 : 12;
    const bool slanted = figure->kind != Kind::Points && figure->groups.size() > kStraightLabels;
    chart->layout()->setContentsMargins(0, legendHeight(), right, slanted ? kSlantedRoom : 0);
    const QFont font = smallFont(*this);
    const QColor muted = m_theme.color(QStringLiteral("muted"));
    const QColor hairline = m_theme.color(QStringLiteral("hairline"));
    const auto dress = [&](QAbstractAxis *axis) {
        axis->setLabelsFont(font);
        axis->setTitleFont(font);
        axis->setLabelsColor(muted);
        axis->setTitleBrush(muted);
        axis->setGridLineColor(hairline);
        axis->setLinePenColor(hairline);
    };
    const auto groups = static_cast<double>(figure->groups.size());
    auto *value = new QValueAxis(chart);
    double low = figure->least;
    double high = figure->most;
    if (figure->kind == Kind::Points) {
        low = 1e300;
        high = -1e300;
        for (const FigureMark &m : figure->marks) {
            low = std::min(low, m.yInterval ? m.yInterval->low : m.y);
            high = std::max(high, m.yInterval ? m.yInterval->high : m.y);
        }
        if (figure->diagonal) {
            for (const FigureMark &m : figure->marks) {
                low = std::min(low, m.x);
                high = std::max(high, m.x);
            }
        }
        const bool isPercent = figure->yTitle.contains(u'%') || figure->diagonal;
        const bool within = high <= 100; // no axis of percents goes on beyond 100
        std::tie(low, high) = roundRange(low, high);
        if (isPercent && within)
            high = std::min(high, 100.0);
    }
    value->setRange(figure->kind == Kind::Lines ? low - 0.4 : low, figure->kind == Kind::Lines ? high + 0.4 : high);
    value->setTickType(QValueAxis::TicksDynamic);
    value->setTickAnchor(figure->kind == Kind::Lines ? 1 : 0);
    const double step = figure->kind == Kind::Lines ? std::max(1.0, std::ceil((high - low) / 12))
                        : high - low == 100         ? 25
                                                    : stepOf(high - low);
    value->setTickInterval(step);
    value->setLabelFormat(step >= 1     ? QStringLiteral("%.0f")
                          : step >= 0.1 ? QStringLiteral("%.1f")
                                        : QStringLiteral("%.3g"));
    value->setTitleText(figure->yTitle.toHtmlEscaped());
    value->setReverse(figure->reversed);
    dress(value);
    QAbstractAxis *other = nullptr;
    if (figure->kind == Kind::Points) {
        auto *x = new QValueAxis(chart);
        double left = 1e300;
        double most = -1e300;
        for (const FigureMark &m : figure->marks) {
            left = std::min(left, m.x);
            most = std::max(most, m.x);
        }
        auto range = figure->diagonal ? std::pair{low, high} : roundRange(left, most);
        if (left >= 0)
            range.first = std::max(0.0, range.first); // no negative seconds or money
        x->setRange(range.first, range.second);
        x->setTickType(QValueAxis::TicksDynamic);
        x->setTickInterval(stepOf(range.second - range.first));
        x->setLabelFormat(stepOf(range.second - range.first) >= 1 ? QStringLiteral("%.0f") : QStringLiteral("%.3g"));
        x->setTitleText(figure->xTitle.toHtmlEscaped());
        other = x;
    } else {
        auto *x = new QCategoryAxis(chart);
        x->setLabelsPosition(radar ? QCategoryAxis::AxisLabelsPositionOnValue
                                   : QCategoryAxis::AxisLabelsPositionCenter);
        x->setStartValue(radar ? 0 : -0.5);
        x->setRange(radar ? 0 : -0.5, radar ? groups : groups - 0.5);
        for (qsizetype g = 0; g < figure->groups.size(); ++g) {
            QString label = figure->groups[g].toHtmlEscaped();
            const QString note = figure->groupNotes.value(g);
            if (!note.isEmpty() && groups <= kStraightLabels)
                label = QStringLiteral("<center>%1<br/>%2</center>").arg(label, note.toHtmlEscaped());
            // Qt's axis drops a label that it has already.
            while (x->categoriesLabels().contains(label))
                label += QChar(0x200B);
            x->append(label, radar ? static_cast<double>(g) : static_cast<double>(g) + 0.5);
        }
        x->setGridLineVisible(radar);
        // Slanted labels are painted below: Qt centres them on the tick and drops the first.
        x->setLabelsVisible(groups <= kStraightLabels);
        x->setTitleText(figure->xTitle.toHtmlEscaped());
        other = x;
    }
    dress(other);
    if (figure->kind != Kind::Points)
        other->setLabelsColor(m_theme.color(QStringLiteral("text")));
    auto *frame = new QLineSeries(chart);
    frame->setPen(Qt::NoPen);
    if (figure->diagonal && !figure->marks.empty()) {
        frame->setPen(QPen(muted, 1, Qt::DashLine));
        frame->replace(QList<QPointF>{{low, low}, {high, high}});
    }
    chart->addSeries(frame);
    if (radar) {
        auto *polar = static_cast<QPolarChart *>(chart);
        polar->addAxis(other, QPolarChart::PolarOrientationAngular);
        polar->addAxis(value, QPolarChart::PolarOrientationRadial);
    } else {
        chart->addAxis(other, Qt::AlignBottom);
        chart->addAxis(value, Qt::AlignLeft);
    }
    frame->attachAxis(other);
    frame->attachAxis(value);
    m_frame = frame;
    QChart *before = this->chart();
    setChart(chart);
    delete before;
    viewport()->update();
}

QPointF FigureChart::at(double x, double y) const
{
    return chart()->mapToScene(chart()->mapToPosition({x, y}, m_frame));
}

double FigureChart::xOf(const FigureMark &mark) const
{
    if (m_figure->kind == Figure::Kind::Points)
        return mark.x;
    if (m_figure->kind != Figure::Kind::Bars)
        return mark.group;
    const double share = kGroupWidth / std::max<double>(1, static_cast<double>(m_figure->series.size()));
    return mark.group - kGroupWidth / 2 + (mark.series + 0.5) * share;
}

QRectF FigureChart::placeOf(int index) const
{
    if (!m_frame || index < 0 || static_cast<std::size_t>(index) >= m_figure->marks.size())
        return {};
    const FigureMark &mark = m_figure->marks[static_cast<std::size_t>(index)];
    const QPointF top = at(xOf(mark), mark.y);
    if (m_figure->kind != Figure::Kind::Bars)
        return {top.x() - kRadius, top.y() - kRadius, 2 * kRadius, 2 * kRadius};
    const double half = kGroupWidth / std::max<double>(1, static_cast<double>(m_figure->series.size())) / 2;
    const double left = at(xOf(mark) - half, 0).x();
    const double right = at(xOf(mark) + half, 0).x();
    const double gap = right - left > 8 ? 1 : 0;
    return QRectF(QPointF(left + gap, top.y()), QPointF(right - gap, at(0, m_figure->least).y())).normalized();
}

int FigureChart::markAt(const QPoint &pos) const
{
    if (!m_figure || !m_frame)
        return -1;
    const QPointF scene = mapToScene(pos);
    int nearest = -1;
    double best = 1e9;
    for (std::size_t i = 0; i < m_figure->marks.size(); ++i) {
        const QRectF place = placeOf(static_cast<int>(i));
        if (m_figure->kind == Figure::Kind::Bars) {
            // A short bar must be found too: its whole column up to 12 pixels counts.
            const QRectF reach = place.height() < 12 ? place.adjusted(0, place.height() - 12, 0, 0) : place;
            if (reach.contains(scene))
                return static_cast<int>(i);
            continue;
        }
        const QPointF away = place.center() - scene;
        const double distance = std::hypot(away.x(), away.y());
        if (distance <= kReach && distance < best) {
            best = distance;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

void FigureChart::drawInterval(QPainter *painter, const FigureMark &mark)
{
    if (!mark.yInterval)
        return;
    const double x = xOf(mark);
    const QPointF low = at(x, std::max(m_figure->least, mark.yInterval->low));
    const QPointF high = at(x, mark.yInterval->high);
    painter->drawLine(low, high);
    painter->drawLine(low - QPointF(3, 0), low + QPointF(3, 0));
    painter->drawLine(high - QPointF(3, 0), high + QPointF(3, 0));
}

void FigureChart::drawBars(QPainter *painter)
{
    for (std::size_t i = 0; i < m_figure->marks.size(); ++i) {
        const FigureMark &mark = m_figure->marks[i];
        painter->setPen(Qt::NoPen);
        painter->setBrush(markColor(m_theme, *m_figure, mark.group, mark.series));
        const QRectF place = placeOf(static_cast<int>(i));
        painter->drawRoundedRect(place, std::min(2.0, place.width() / 4), 2);
        painter->setPen(QPen(m_theme.color(QStringLiteral("text")), 1.3));
        drawInterval(painter, mark);
    }
}

void FigureChart::drawPoints(QPainter *painter)
{
    const QColor accent = m_theme.color(QStringLiteral("accent"));
    std::vector<QRectF> taken;
    for (const FigureMark &mark : m_figure->marks) {
        const QPointF place = at(mark.x, mark.y);
        painter->setPen(QPen(accent, 1.3));
        drawInterval(painter, mark);
        painter->setBrush(accent);
        painter->drawEllipse(place, kRadius, kRadius);
        taken.emplace_back(place.x() - kRadius, place.y() - kRadius, 2 * kRadius, 2 * kRadius);
    }
    // Labels go where they cover nothing: right, left, above, below; where there is no room, hovering says the name.
    painter->setPen(m_theme.color(QStringLiteral("text")));
    const QFontMetricsF metrics(painter->font());
    const QRectF plot = chart()->mapRectToScene(chart()->plotArea());
    for (const FigureMark &mark : m_figure->marks) {
        const QPointF place = at(mark.x, mark.y);
        const QString text = metrics.elidedText(mark.label, Qt::ElideRight, 160);
        const QSizeF size(metrics.horizontalAdvance(text) + 2, metrics.height());
        const QPointF corners[] = {{place.x() + 9, place.y() - size.height() / 2},
                                   {place.x() - 9 - size.width(), place.y() - size.height() / 2},
                                   {place.x() + 7, place.y() - 7 - size.height()},
                                   {place.x() + 7, place.y() + 7},
                                   {place.x() - size.width() - 7, place.y() - 7 - size.height()},
                                   {place.x() - size.width() - 7, place.y() + 7}};
        for (const QPointF &corner : corners) {
            const QRectF box(corner, size);
            const bool isFree =
                plot.adjusted(0, 0, 8, 0).contains(box) &&
                std::none_of(taken.begin(), taken.end(), [&](const QRectF &t) { return t.intersects(box); });
            if (!isFree)
                continue;
            painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter, text);
            taken.push_back(box);
            break;
        }
    }
}

void FigureChart::drawLines(QPainter *painter)
{
    const bool radar = m_figure->kind == Figure::Kind::Radar;
    const QFontMetricsF metrics(painter->font());
    std::vector<QRectF> taken;
    for (int s = 0; s < static_cast<int>(m_figure->series.size()); ++s) {
        QPolygonF line;
        for (const FigureMark &mark : m_figure->marks) {
            if (mark.series == s)
                line.append(at(mark.group, mark.y));
        }
        if (line.isEmpty())
            continue;
        Figure plain; // lines are candidates: one hue, whatever the groups are
        plain.series = m_figure->series;
        const QColor color = markColor(m_theme, plain, 0, s);
        painter->setPen(QPen(color, 2));
        painter->setBrush(Qt::NoBrush);
        if (radar)
            painter->drawPolygon(line);
        else
            painter->drawPolyline(line);
        painter->setBrush(color);
        painter->setPen(Qt::NoPen);
        for (const QPointF &point : line)
            painter->drawEllipse(point, kRadius - 1, kRadius - 1);
        if (radar)
            continue;
        // The name at the right end; equal ranks would cover each other, so the later one moves down.
        QRectF box(line.last() + QPointF(10, -metrics.height() / 2), QSizeF(135, metrics.height()));
        while (std::any_of(taken.begin(), taken.end(), [&](const QRectF &t) { return t.intersects(box); }))
            box.translate(0, metrics.height());
        taken.push_back(box);
        painter->setPen(m_theme.color(QStringLiteral("text")));
        painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                          metrics.elidedText(m_figure->series[s], Qt::ElideRight, 135));
    }
}

void FigureChart::drawSlantedLabels(QPainter *painter)
{
    if (m_figure->kind == Figure::Kind::Points || m_figure->kind == Figure::Kind::Radar ||
        m_figure->groups.size() <= kStraightLabels)
        return;
    painter->setPen(m_theme.color(QStringLiteral("text")));
    const QFontMetricsF metrics(painter->font());
    constexpr double kLength = 116;
    for (qsizetype g = 0; g < m_figure->groups.size(); ++g) {
        painter->save();
        painter->translate(at(static_cast<double>(g), m_figure->reversed ? m_figure->most : m_figure->least) +
                           QPointF(4, 10));
        painter->rotate(-50);
        painter->drawText(QRectF(-kLength, -metrics.height() / 2, kLength, metrics.height()),
                          Qt::AlignRight | Qt::AlignVCenter,
                          metrics.elidedText(m_figure->groups[g], Qt::ElideRight, kLength));
        painter->restore();
    }
}

void FigureChart::drawLegend(QPainter *painter)
{
    if (legendHeight() == 0)
        return;
    const QFontMetricsF metrics(painter->font());
    double x = chart()->mapRectToScene(chart()->plotArea()).left();
    if (m_figure->kind == Figure::Kind::Radar)
        x = 8;
    const double end = sceneRect().right() - 8;
    for (int s = 0; s < static_cast<int>(m_figure->series.size()); ++s) {
        const QString name = metrics.elidedText(m_figure->series[s], Qt::ElideRight, 180);
        const double width = 16 + metrics.horizontalAdvance(name) + 14;
        if (x + width > end) {
            painter->setPen(m_theme.color(QStringLiteral("muted")));
            painter->drawText(QRectF(x, 2, end - x + 8, 16), Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("…"));
            break;
        }
        Figure plain;
        plain.series = m_figure->series;
        painter->setPen(Qt::NoPen);
        // With categories the hue says the category; the legend shows the step of lightness alone.
        painter->setBrush(markColor(m_theme, plain, 0, s));
        painter->drawRoundedRect(QRectF(x, 5, 11, 11), 2, 2);
        painter->setPen(m_theme.color(QStringLiteral("text")));
        painter->drawText(QRectF(x + 16, 2, width, 17), Qt::AlignLeft | Qt::AlignVCenter, name);
        x += width;
    }
}

void FigureChart::drawForeground(QPainter *painter, const QRectF &rect)
{
    QChartView::drawForeground(painter, rect);
    if (!m_frame || !m_figure)
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(smallFont(*this));
    switch (m_figure->kind) {
    case Figure::Kind::Bars:
        drawBars(painter);
        break;
    case Figure::Kind::Points:
        drawPoints(painter);
        break;
    default:
        drawLines(painter);
    }
    drawLegend(painter);
    drawSlantedLabels(painter);
    if (const QRectF place = placeOf(m_current); !place.isEmpty()) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(m_theme.color(QStringLiteral("text")), 2));
        painter->drawRoundedRect(place.adjusted(-3, -3, 3, 3), 4, 4);
    }
}

void FigureChart::mouseMoveEvent(QMouseEvent *event)
{
    QChartView::mouseMoveEvent(event);
    const int mark = markAt(event->pos());
    setCursor(mark >= 0 && !m_figure->marks[static_cast<std::size_t>(mark)].behind.isEmpty() ? Qt::PointingHandCursor
                                                                                             : Qt::ArrowCursor);
    if (mark >= 0)
        QToolTip::showText(event->globalPosition().toPoint(),
                           plainTip(m_figure->marks[static_cast<std::size_t>(mark)].tip), this);
    else
        QToolTip::hideText();
}

void FigureChart::leaveEvent(QEvent *event)
{
    QToolTip::hideText();
    QChartView::leaveEvent(event);
}

void FigureChart::mousePressEvent(QMouseEvent *event)
{
    QChartView::mousePressEvent(event);
    const int mark = markAt(event->pos());
    if (mark >= 0 && event->button() == Qt::LeftButton)
        m_events.clicked(mark);
}

} // namespace plumbline
