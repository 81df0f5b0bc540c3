// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pill_bar.h"

#include "ui/widgets/parts.h"

#include <QMenu>

namespace plumbline {

namespace {
constexpr int kGap = 5;
}

PillBar::PillBar(QWidget *parent)
    : QWidget(parent)
    , m_more(makePill(tr("More"), QStringLiteral("morePills"), false, this))
    , m_menu(new QMenu(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_more->setMenu(m_menu);
    m_more->setToolTip(tr("Those that do not fit here"));
    // Filled when it opens: the numbers change.
    connect(m_menu, &QMenu::aboutToShow, this, [this] {
        m_menu->clear();
        for (QPushButton *pill : std::as_const(m_pills)) {
            if (!pill->isHidden() || m_left.contains(pill))
                continue;
            QAction *action = m_menu->addAction(pill->text());
            connect(action, &QAction::triggered, pill, &QPushButton::click);
        }
    });
}

void PillBar::addPill(QPushButton *pill)
{
    pill->setParent(this);
    m_pills.append(pill);
    connect(pill, &QPushButton::toggled, this, &PillBar::arrange);
    arrange();
}

void PillBar::setShown(QPushButton *pill, bool shown)
{
    if (shown == !m_left.contains(pill))
        return;
    if (shown)
        m_left.removeAll(pill);
    else
        m_left.append(pill);
    arrange();
}

void PillBar::arrange()
{
    QList<QPushButton *> wanted;
    int whole = 0;
    for (QPushButton *pill : std::as_const(m_pills)) {
        if (m_left.contains(pill)) {
            pill->hide();
            continue;
        }
        wanted.append(pill);
        whole += pill->sizeHint().width() + kGap;
    }
    const bool fits = whole - kGap <= width();
    int room = fits ? width() : width() - m_more->sizeHint().width() - kGap;
    // The chosen one is always seen.
    for (const QPushButton *pill : std::as_const(wanted)) {
        if (!fits && pill->isChecked())
            room -= pill->sizeHint().width() + kGap;
    }
    int x = 0;
    const auto place = [&](QPushButton *pill) {
        const QSize size = pill->sizeHint();
        pill->setGeometry(x, (height() - size.height()) / 2, size.width(), size.height());
        pill->show();
        x += size.width() + kGap;
    };
    for (QPushButton *pill : std::as_const(wanted)) {
        const int need = pill->sizeHint().width();
        if (fits || pill->isChecked()) {
            place(pill);
        } else if (need <= room) {
            place(pill);
            room -= need + kGap;
        } else {
            pill->hide();
            room = 0; // and none after it: the order stays
        }
    }
    m_more->setVisible(!fits);
    if (!fits)
        place(m_more);
}

QSize PillBar::sizeHint() const
{
    int whole = 0;
    int tallest = 0;
    for (const QPushButton *pill : m_pills) {
        if (m_left.contains(pill))
            continue;
        whole += pill->sizeHint().width() + kGap;
        tallest = std::max(tallest, pill->sizeHint().height());
    }
    return {whole, tallest};
}

QSize PillBar::minimumSizeHint() const
{
    return {m_more->sizeHint().width(), sizeHint().height()};
}

void PillBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace plumbline
