// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image/view_transform.h"

#include <algorithm>

namespace plumbline {

namespace {
constexpr double kLeastScale = 0.02;
constexpr double kMostScale = 32;
constexpr double kMargin = 16; // between a fitted image and the edge of the view
} // namespace

void ViewTransform::setImage(const QSizeF &size, bool keep)
{
    const QSizeF before = m_image;
    m_image = size;
    if (!keep || before.isEmpty()) {
        fit();
        return;
    }
    if (!m_fitted)
        m_centre = {m_centre.x() / before.width() * size.width(), m_centre.y() / before.height() * size.height()};
    clampCentre();
}

void ViewTransform::fit()
{
    m_fitted = true;
    m_centre = {m_image.width() / 2, m_image.height() / 2};
}

double ViewTransform::fitScale() const
{
    if (m_image.isEmpty() || m_view.isEmpty())
        return 1;
    const double across = std::max(1.0, m_view.width() - 2 * kMargin) / m_image.width();
    const double down = std::max(1.0, m_view.height() - 2 * kMargin) / m_image.height();
    return std::max(kLeastScale, std::min(across, down));
}

void ViewTransform::setScale(double scale)
{
    zoomAt({m_view.width() / 2, m_view.height() / 2}, scale / this->scale());
}

void ViewTransform::zoomAt(const QPointF &at, double factor)
{
    if (m_image.isEmpty())
        return;
    const QPointF fixed = toImage(at);
    const double scaled = std::clamp(scale() * factor, kLeastScale, kMostScale);
    m_fitted = false;
    m_scale = scaled;
    m_centre = fixed + QPointF(m_view.width() / 2 - at.x(), m_view.height() / 2 - at.y()) / scaled;
    clampCentre();
}

void ViewTransform::pan(const QPointF &by)
{
    const double s = scale();
    m_scale = s;
    m_fitted = false;
    m_centre -= by / s;
    clampCentre();
}

void ViewTransform::clampCentre()
{
    // The middle of the view stays on the image, so that it cannot be lost.
    m_centre.setX(std::clamp(m_centre.x(), 0.0, m_image.width()));
    m_centre.setY(std::clamp(m_centre.y(), 0.0, m_image.height()));
}

QRectF ViewTransform::target() const
{
    const double s = scale();
    const QPointF centre = m_fitted ? QPointF(m_image.width() / 2, m_image.height() / 2) : m_centre;
    return {m_view.width() / 2 - centre.x() * s, m_view.height() / 2 - centre.y() * s, m_image.width() * s,
            m_image.height() * s};
}

QPointF ViewTransform::toImage(const QPointF &view) const
{
    return (view - target().topLeft()) / scale();
}

} // namespace plumbline
