// SPDX-License-Identifier: GPL-3.0-or-later
// ImageView: one image to look at closely: wheel zooms at the cursor, drag pans, double click toggles fit and 100 %.
// Shift and drag marks a place. The previous image stays until the next is ready; the view is kept from item to item.
// GUI thread.
#pragma once

#include "ui/image/image_loader.h"
#include "ui/image/view_transform.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;

namespace plumbline {

class Theme;

/// A place in the image that a score rests on.
struct ImagePin
{
    QRectF place;  ///< fractions 0..1 of the image
    QString label; ///< e.g. the component's number
    bool isCurrent = false;
};

class ImageView final : public QWidget
{
    Q_OBJECT
public:
    ImageView(ImageLoader &loader, const Theme &theme, QWidget *parent = nullptr);

    void show(const ImageRef &ref);
    void clear();
    void setPins(std::vector<ImagePin> pins);
    void zoomIn();
    void zoomOut();
    void fit();
    void actualSize();
    [[nodiscard]] const ViewTransform &transform() const { return m_transform; }
    [[nodiscard]] bool isMissing() const { return !m_problem.isEmpty(); }

Q_SIGNALS:
    void chooseFolderRequested();
    /// A place was marked: fractions 0..1 of the image.
    void placeMarked(const QRectF &place);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    void load();
    void place();
    void paintPins(QPainter &painter) const;
    [[nodiscard]] QRectF markedPlace() const;
    void setProblem(const QString &problem);
    void applyTheme();

    ImageLoader &m_loader;
    const Theme &m_theme;
    ImageRef m_ref;
    QImage m_image;
    QString m_problem;
    ViewTransform m_transform;
    QPointF m_grabbed;
    bool m_panning = false;
    bool m_marking = false;
    QPointF m_markedTo; ///< the corner opposite to m_grabbed, in view coordinates
    std::vector<ImagePin> m_pins;
    QWidget *m_tools = nullptr;
    QWidget *m_missing = nullptr;
    QLabel *m_missingText = nullptr;
    QLabel *m_zoomText = nullptr;
};

} // namespace plumbline
