// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/figure_view.h"

#include "core/base/output_file.h"
#include "ui/charts/figure_chart.h"
#include "ui/charts/heat_map.h"
#include "ui/decor/theme.h"
#include "ui/models/plain_tip.h"

#include <QApplication>
#include <QBuffer>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPdfWriter>
#include <QStackedLayout>
#include <QSvgGenerator>
#include <QToolTip>

namespace plumbline {

FigureView::FigureView(const Theme &theme, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_stack(new QStackedLayout(this))
{
    setObjectName(name);
    setFocusPolicy(Qt::StrongFocus);
    const MarkEvents events{[this](int mark) { open(mark); }};
    m_chart = new FigureChart(theme, events, this);
    m_heatMap = new HeatMap(theme, events, this);
    m_empty = new QLabel(this);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setProperty("role", QStringLiteral("muted"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_heatMap);
    connect(&m_theme, &Theme::changed, this, [this] { setFigure(Figure(m_figure)); });
}

FigureView::~FigureView() = default;

void FigureView::setFigure(const Figure &figure)
{
    m_figure = figure;
    m_current = -1;
    setAccessibleName(m_figure.title);
    QStringList spoken;
    for (const FigureMark &mark : m_figure.marks)
        spoken.append(mark.tip);
    setAccessibleDescription(m_figure.subtitle + u'\n' + spoken.mid(0, 200).join(u'\n'));
    if (m_figure.marks.empty()) {
        m_empty->setText(m_figure.emptyText.isEmpty() ? tr("There is nothing to show yet.") : m_figure.emptyText);
        m_stack->setCurrentWidget(m_empty);
    } else if (m_figure.kind == Figure::Kind::HeatMap) {
        m_heatMap->setFigure(&m_figure);
        m_stack->setCurrentWidget(m_heatMap);
    } else {
        m_chart->setFigure(&m_figure);
        m_stack->setCurrentWidget(m_chart);
    }
}

QRectF FigureView::placeOf(int mark) const
{
    return m_figure.kind == Figure::Kind::HeatMap ? m_heatMap->placeOf(mark) : m_chart->placeOf(mark);
}

void FigureView::choose(int mark)
{
    m_current = mark;
    if (m_figure.kind == Figure::Kind::HeatMap)
        m_heatMap->setCurrent(mark);
    else
        m_chart->setCurrent(mark);
    if (mark >= 0) {
        QToolTip::showText(mapToGlobal(placeOf(mark).topRight().toPoint() + QPoint(8, 8)),
                           plainTip(m_figure.marks[static_cast<std::size_t>(mark)].tip), this);
    } else {
        QToolTip::hideText();
    }
}

void FigureView::open(int mark)
{
    const FigureMark &m = m_figure.marks[static_cast<std::size_t>(mark)];
    QStringList behind = m.behind;
    behind.removeAll(QString());
    behind.removeDuplicates();
    if (!behind.isEmpty())
        Q_EMIT markClicked(behind, m.tip);
}

bool FigureView::event(QEvent *event)
{
    // Enter opens the chosen mark here, whatever the page does with it elsewhere.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void FigureView::keyPressEvent(QKeyEvent *event)
{
    const int count = static_cast<int>(m_figure.marks.size());
    const int row = m_figure.kind == Figure::Kind::HeatMap ? static_cast<int>(m_figure.series.size()) : 1;
    int step = 0;
    switch (event->key()) {
    case Qt::Key_Right:
        step = row;
        break;
    case Qt::Key_Left:
        step = -row;
        break;
    case Qt::Key_Down:
        step = 1;
        break;
    case Qt::Key_Up:
        step = -1;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            open(m_current);
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (count > 0)
        choose(m_current < 0 ? 0 : std::clamp(m_current + step, 0, count - 1));
}

void FigureView::focusOutEvent(QFocusEvent *event)
{
    choose(-1);
    QWidget::focusOutEvent(event);
}

namespace {

constexpr int kHead = 62; ///< pixels for title and subtitle of an export

/// Title, subtitle and the figure, on the panel's colour.
void paintExport(QPainter &painter, const Figure &figure, const Theme &theme, const QSize &size)
{
    painter.fillRect(QRect(QPoint(), size), theme.color(QStringLiteral("panel")));
    QFont title = QApplication::font();
    title.setPixelSize(18);
    title.setWeight(QFont::DemiBold);
    painter.setFont(title);
    painter.setPen(theme.color(QStringLiteral("text")));
    painter.drawText(QRect(20, 10, size.width() - 40, 26), Qt::AlignLeft | Qt::AlignVCenter, figure.title);
    QFont subtitle = QApplication::font();
    subtitle.setPixelSize(11);
    painter.setFont(subtitle);
    painter.setPen(theme.color(QStringLiteral("muted")));
    painter.drawText(QRect(20, 34, size.width() - 40, kHead - 34), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                     figure.subtitle);
    paintFigure(painter, figure, theme, QRect(16, kHead, size.width() - 32, size.height() - kHead - 12));
}

} // namespace

void paintFigure(QPainter &painter, const Figure &figure, const Theme &theme, const QRect &box)
{
    FigureView view(theme, QStringLiteral("painted"));
    view.setAttribute(Qt::WA_DontShowOnScreen);
    view.resize(box.size());
    view.setFigure(figure);
    view.show(); // a layout, and Qt Charts' own, only come about with a show event
    view.grab();
    view.render(&painter, box.topLeft(), {}, QWidget::DrawChildren);
}

Status exportFigure(const Figure &figure, const Theme &theme, const QString &path, const QSize &size)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == QLatin1String("csv"))
        return writeOutput(path, figureCsv(figure));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (ending == QLatin1String("png")) {
        QImage image(size * 2, QImage::Format_RGB32);
        image.setDevicePixelRatio(2);
        {
            QPainter painter(&image);
            painter.setRenderHint(QPainter::Antialiasing);
            paintExport(painter, figure, theme, size);
        }
        image.save(&buffer, "PNG");
    } else if (ending == QLatin1String("svg")) {
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(), size));
        generator.setTitle(figure.title);
        generator.setDescription(figure.subtitle);
        QPainter painter(&generator);
        paintExport(painter, figure, theme, size);
    } else if (ending == QLatin1String("pdf")) {
        QPdfWriter writer(&buffer);
        writer.setResolution(96);
        writer.setPageSize(QPageSize(QSizeF(size) * 72.0 / 96.0, QPageSize::Point, {}, QPageSize::ExactMatch));
        writer.setPageMargins({});
        writer.setTitle(figure.title);
        QPainter painter(&writer);
        paintExport(painter, figure, theme, size);
    } else {
        return failure(ErrorKind::BadInput, QStringLiteral("A chart is written as png, svg, pdf or csv."), path,
                       QStringLiteral("Give the file one of these endings."));
    }
    buffer.close();
    return writeOutput(path, bytes);
}

} // namespace plumbline
