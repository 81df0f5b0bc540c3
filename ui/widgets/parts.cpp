// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/parts.h"

#include <QVBoxLayout>

namespace plumbline {

QLabel *makeLabel(const QString &text, const QString &role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", role);
    return label;
}

QFrame *makeHairline(Qt::Orientation orientation, QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setObjectName(QStringLiteral("hairline"));
    if (orientation == Qt::Horizontal)
        line->setFixedHeight(1);
    else
        line->setFixedWidth(1);
    return line;
}

QPushButton *makePill(const QString &text, const QString &name, bool checkable, QWidget *parent)
{
    auto *pill = new QPushButton(text, parent);
    pill->setObjectName(name);
    pill->setProperty("role", QStringLiteral("pill"));
    pill->setCheckable(checkable);
    pill->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // a word cut off in the middle says nothing
    pill->setFocusPolicy(Qt::TabFocus);                          // a click must not take the keys away from the page
    return pill;
}

QPushButton *makeButton(const QString &text, const QString &key, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(key.isEmpty() ? text : text + QStringLiteral("   ") + key, parent);
    button->setObjectName(name);
    button->setAccessibleName(text);
    if (!key.isEmpty())
        button->setToolTip(QStringLiteral("%1 (%2)").arg(text, key));
    return button;
}

QLabel *makeKeycap(const QString &key, QWidget *parent)
{
    QLabel *label = makeLabel(key, QStringLiteral("keycap"), parent);
    label->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return label;
}

EmptyState::EmptyState(const QString &title, const QString &text, const QString &actionText, QWidget *parent)
    : QWidget(parent)
{
    QLabel *heading = makeLabel(title, QStringLiteral("title"), this);
    QLabel *body = makeLabel(text, QStringLiteral("muted"), this);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addStretch(2);
    heading->setAlignment(Qt::AlignHCenter);
    body->setAlignment(Qt::AlignHCenter);
    body->setWordWrap(true);
    layout->addWidget(heading);
    layout->addWidget(body);
    if (!actionText.isEmpty()) {
        auto *button = makeButton(actionText, {}, QStringLiteral("emptyAction"), this);
        button->setProperty("role", QStringLiteral("primary"));
        connect(button, &QPushButton::clicked, this, &EmptyState::actionRequested);
        layout->addSpacing(8);
        layout->addWidget(button, 0, Qt::AlignHCenter);
    }
    layout->addStretch(3);
}

} // namespace plumbline
