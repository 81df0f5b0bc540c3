// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/present/present_window.h"

#include "ui/decor/theme.h"
#include "ui/pages/present/slide_view.h"
#include "ui/widgets/parts.h"

#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace plumbline {

PresentWindow::PresentWindow(const Theme &theme, int count, std::function<SlideContent(int)> contentOf, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_count(count)
    , m_contentOf(std::move(contentOf))
    , m_view(new SlideView(theme, this))
    , m_notes(makeLabel({}, {}, this))
{
    setObjectName(QStringLiteral("presentWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Presentation – Plumbline"));
    setFocusPolicy(Qt::StrongFocus);
    m_notes->setObjectName(QStringLiteral("speakerNotes"));
    m_notes->setWordWrap(true);
    m_notes->setMargin(16);
    m_notes->setAutoFillBackground(true);
    m_notes->setStyleSheet(
        QStringLiteral("background:%1;color:%2;font-size:16px;")
            .arg(theme.color(QStringLiteral("accentWash")).name(), theme.color(QStringLiteral("text")).name()));
    m_notes->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    connect(m_view, &SlideView::clicked, this, [this] { showSlide(m_current + 1); });
}

void PresentWindow::showSlide(int index)
{
    m_current = std::clamp(index, 0, std::max(0, m_count - 1));
    SlideContent content = m_contentOf(m_current);
    content.number = m_current + 1;
    content.count = m_count;
    m_view->setContent(content);
    m_notes->setText(content.slide.notes.isEmpty() ? tr("This slide has no notes.") : content.slide.notes);
    placeNotes();
}

void PresentWindow::placeNotes()
{
    const int height = std::clamp(m_notes->heightForWidth(width()), 60, this->height() / 3);
    m_notes->setGeometry(0, this->height() - height, width(), height);
    m_notes->raise();
}

void PresentWindow::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_Space:
    case Qt::Key_PageDown:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        showSlide(m_current + 1);
        break;
    case Qt::Key_Left:
    case Qt::Key_Up:
    case Qt::Key_Backspace:
    case Qt::Key_PageUp:
        showSlide(m_current - 1);
        break;
    case Qt::Key_Home:
        showSlide(0);
        break;
    case Qt::Key_End:
        showSlide(m_count - 1);
        break;
    case Qt::Key_N:
        m_notes->setVisible(!m_notes->isVisible());
        placeNotes();
        break;
    case Qt::Key_Escape:
        close();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void PresentWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeNotes();
}

void PresentWindow::closeEvent(QCloseEvent *event)
{
    Q_EMIT ended(m_current);
    QWidget::closeEvent(event);
}

} // namespace plumbline
