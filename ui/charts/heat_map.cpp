// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/heat_map.h"

#include "ui/decor/theme.h"
#include "ui/models/plain_tip.h"

#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace plumbline {

namespace {

constexpr double kNames = 150; ///< pixels for the candidates' names
constexpr double kFoot = 44;   ///< for item numbers and the scale
constexpr double kTallest = 40;

} // namespace

HeatMap::HeatMap(const Theme &theme, MarkEvents events, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_events(std::move(events))
{
    setMouseTracking(true);
    setMinimumSize(320, 160);
    QFont small = font();
    small.setPixelSize(11);
    setFont(small);
}

void HeatMap::setFigure(const Figure *figure)
{
    m_figure = figure;
    m_current = -1;
    update();
}

void HeatMap::setCurrent(int mark)
{
    m_current = mark;
    update();
}

QRectF HeatMap::grid() const
{
    const auto rows = std::max<double>(1, static_cast<double>(m_figure->series.size()));
    const double height = std::min<double>(this->height() - kFoot - 4, kTallest * rows);
    return {kNames, 4, std::max(1.0, width() - kNames - 8), std::max(1.0, height)};
}

QRectF HeatMap::cell(int group, int series) const
{
    const QRectF all = grid();
    const double w = all.width() / std::max<double>(1, static_cast<double>(m_figure->groups.size()));
    const double h = all.height() / std::max<double>(1, static_cast<double>(m_figure->series.size()));
    const double gap = w > 6 ? 1 : 0;
    return {all.left() + group * w, all.top() + series * h, w - gap, h - 1};
}

QRectF HeatMap::placeOf(int mark) const
{
    if (!m_figure || mark < 0 || static_cast<std::size_t>(mark) >= m_figure->marks.size())
        return {};
    const FigureMark &m = m_figure->marks[static_cast<std::size_t>(mark)];
    return cell(m.group, m.series);
}

int HeatMap::markAt(const QPointF &pos) const
{
    const QRectF all = grid();
    if (!m_figure || !all.contains(pos) || m_figure->groups.isEmpty())
        return -1;
    const int group =
        static_cast<int>((pos.x() - all.left()) / all.width() * static_cast<double>(m_figure->groups.size()));
    const int series =
        static_cast<int>((pos.y() - all.top()) / all.height() * static_cast<double>(m_figure->series.size()));
    // Marks are stored group after group, a series each.
    const qsizetype index = group * m_figure->series.size() + series;
    return index < static_cast<qsizetype>(m_figure->marks.size()) ? static_cast<int>(index) : -1;
}

void HeatMap::paintEvent(QPaintEvent *)
{
    if (!m_figure || m_figure->groups.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QColor accent = m_theme.color(QStringLiteral("accent"));
    const QColor panel = m_theme.color(QStringLiteral("panel"));
    const QColor hairline = m_theme.color(QStringLiteral("hairline"));
    const auto shade = [&](double percent) {
        const double share = 0.06 + 0.94 * std::clamp(percent / 100, 0.0, 1.0);
        const auto mix = [share](double a, double b) { return static_cast<float>(a * share + b * (1 - share)); };
        return QColor::fromRgbF(mix(accent.redF(), panel.redF()), mix(accent.greenF(), panel.greenF()),
                                mix(accent.blueF(), panel.blueF()));
    };
    for (const FigureMark &mark : m_figure->marks) {
        const QRectF place = cell(mark.group, mark.series);
        if (std::isnan(mark.y))
            painter.fillRect(place, QBrush(hairline, Qt::BDiagPattern));
        else
            painter.fillRect(place, shade(mark.y));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF all = grid();
    const QFontMetricsF metrics(font());
    painter.setPen(m_theme.color(QStringLiteral("text")));
    for (int s = 0; s < static_cast<int>(m_figure->series.size()); ++s) {
        const QRectF row = cell(0, s);
        painter.drawText(QRectF(0, row.top(), kNames - 10, row.height()), Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(m_figure->series[s], Qt::ElideRight, kNames - 12));
    }
    painter.setPen(m_theme.color(QStringLiteral("muted")));
    const double w = all.width() / static_cast<double>(m_figure->groups.size());
    const int every = std::max(1, static_cast<int>(std::ceil(34 / w)));
    for (int g = 0; g < static_cast<int>(m_figure->groups.size()); g += every) {
        painter.drawText(QRectF(all.left() + g * w - 20 + std::min(w, 30.0) / 2, all.bottom() + 3, 40, 14),
                         Qt::AlignHCenter | Qt::AlignTop, m_figure->groups[g]);
    }
    // The scale.
    const double y = all.bottom() + 24;
    double x = all.left();
    painter.drawText(QRectF(x, y, 30, 14), Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("0"));
    x += 14;
    for (int i = 0; i <= 20; ++i)
        painter.fillRect(QRectF(x + i * 5, y + 2, 5, 10), shade(5.0 * i));
    x += 110;
    painter.drawText(QRectF(x, y, 40, 14), Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("100 %"));
    x += 60;
    painter.fillRect(QRectF(x, y + 2, 14, 10), QBrush(hairline, Qt::BDiagPattern));
    painter.drawText(QRectF(x + 20, y, 80, 14), Qt::AlignLeft | Qt::AlignVCenter, QObject::tr("no score"));
    painter.drawText(QRectF(all.right() - 220, y, 220, 14), Qt::AlignRight | Qt::AlignVCenter,
                     QObject::tr("item number"));
    if (const QRectF place = placeOf(m_current); !place.isEmpty()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.color(QStringLiteral("text")), 2));
        painter.drawRect(place.adjusted(-2, -2, 2, 2));
    }
}

void HeatMap::mouseMoveEvent(QMouseEvent *event)
{
    const int mark = markAt(event->position());
    setCursor(mark >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (mark >= 0)
        QToolTip::showText(event->globalPosition().toPoint(),
                           plainTip(m_figure->marks[static_cast<std::size_t>(mark)].tip), this);
    else
        QToolTip::hideText();
}

void HeatMap::leaveEvent(QEvent *event)
{
    QToolTip::hideText();
    QWidget::leaveEvent(event);
}

void HeatMap::mousePressEvent(QMouseEvent *event)
{
    const int mark = markAt(event->position());
    if (mark >= 0 && event->button() == Qt::LeftButton)
        m_events.clicked(mark);
}

} // namespace plumbline
