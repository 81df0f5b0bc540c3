// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/present/slide_view.h"

#include "ui/decor/theme.h"

#include <QMouseEvent>

namespace plumbline {

SlideView::SlideView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&m_theme, &Theme::changed, this, [this] { setContent(SlideContent(m_content)); });
}

void SlideView::setContent(const SlideContent &content)
{
    m_content = content;
    m_drawn = false;
    setAccessibleName(content.slide.title);
    update();
}

void SlideView::draw()
{
    // Charts lay themselves out by showing a widget, which must not happen inside a paint event of the screen's device.
    m_picture = QPicture();
    QPainter painter(&m_picture);
    SlidePainter(painter, m_theme).paint(m_content, QRectF(QPointF(), QSizeF(size())));
    m_drawn = true;
}

void SlideView::paintEvent(QPaintEvent *)
{
    if (!m_drawn)
        draw();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawPicture(0, 0, m_picture);
}

void SlideView::resizeEvent(QResizeEvent *event)
{
    m_drawn = false;
    QWidget::resizeEvent(event);
}

void SlideView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT clicked();
}

} // namespace plumbline
