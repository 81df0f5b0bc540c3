// SPDX-License-Identifier: GPL-3.0-or-later
// ViewTransform: where an image lies in a view: fitted, or at a scale with a point of the image in the middle. Pure
// arithmetic in logical pixels, so that it can be tested without a window.
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace plumbline {

class ViewTransform
{
public:
    void setView(const QSizeF &size) { m_view = size; }
    /// `keep`: stay at the scale and at the same place of the picture, as when stepping to the next item.
    void setImage(const QSizeF &size, bool keep);
    void fit();
    void setScale(double scale);
    /// Zooms by a factor so that the image point under `at` (view coordinates) stays there.
    void zoomAt(const QPointF &at, double factor);
    void pan(const QPointF &by);

    [[nodiscard]] bool isFitted() const { return m_fitted; }
    /// View pixels per image pixel.
    [[nodiscard]] double scale() const { return m_fitted ? fitScale() : m_scale; }
    [[nodiscard]] double fitScale() const;
    /// The whole image in view coordinates.
    [[nodiscard]] QRectF target() const;
    [[nodiscard]] QPointF toImage(const QPointF &view) const;

private:
    void clampCentre();

    QSizeF m_view;
    QSizeF m_image;
    bool m_fitted = true;
    double m_scale = 1;
    QPointF m_centre; ///< image point in the middle of the view
};

} // namespace plumbline
