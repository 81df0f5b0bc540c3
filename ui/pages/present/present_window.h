// SPDX-License-Identifier: GPL-3.0-or-later
// PresentWindow: the slides full screen. Arrows, space, page keys and a click step; N shows the notes; Esc ends. GUI
// thread.
#pragma once

#include "ui/pages/present/slide_painter.h"

#include <QWidget>

#include <functional>

class QLabel;

namespace plumbline {

class SlideView;

class PresentWindow final : public QWidget
{
    Q_OBJECT
public:
    /// `contentOf(i)`: slide i of `count`, asked whenever it is shown, so that it follows the data.
    PresentWindow(const Theme &theme, int count, std::function<SlideContent(int)> contentOf, QWidget *parent = nullptr);
    void showSlide(int index);
    [[nodiscard]] int current() const { return m_current; }

Q_SIGNALS:
    void ended(int slide);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void placeNotes();

    int m_count;
    int m_current = 0;
    std::function<SlideContent(int)> m_contentOf;
    SlideView *m_view;
    QLabel *m_notes;
};

} // namespace plumbline
