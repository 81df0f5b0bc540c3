// SPDX-License-Identifier: GPL-3.0-or-later
// SlideView: shows a slide fitted to its size, kept as drawing commands so that a repaint costs little. GUI thread.
#pragma once

#include "ui/pages/present/slide_painter.h"

#include <QPicture>
#include <QWidget>

namespace plumbline {

class SlideView final : public QWidget
{
    Q_OBJECT
public:
    explicit SlideView(const Theme &theme, QWidget *parent = nullptr);
    void setContent(const SlideContent &content);

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void draw();

    const Theme &m_theme;
    SlideContent m_content;
    QPicture m_picture;
    bool m_drawn = false;
};

} // namespace plumbline
