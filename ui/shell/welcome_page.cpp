// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/welcome_page.h"

#include "ui/widgets/parts.h"

#include <QFileInfo>
#include <QVBoxLayout>

namespace plumbline {

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    auto *column = new QWidget(this);
    column->setFixedWidth(460);
    auto *layout = new QVBoxLayout(column);
    layout->setSpacing(10);
    layout->addWidget(makeLabel(tr("Plumbline"), QStringLiteral("big"), column));
    QLabel *text = makeLabel(
        tr("See each judgement next to its evidence, overrule it, and say how far the scores can be trusted."),
        QStringLiteral("muted"), column);
    text->setWordWrap(true);
    layout->addWidget(text);
    layout->addSpacing(12);
    auto *sample = makeButton(tr("Open the bundled sample"), {}, QStringLiteral("welcomeSample"), column);
    sample->setProperty("role", QStringLiteral("primary"));
    auto *create = makeButton(tr("New project…"), {}, QStringLiteral("welcomeNew"), column);
    auto *open = makeButton(tr("Open project…"), {}, QStringLiteral("welcomeOpen"), column);
    layout->addWidget(sample);
    layout->addWidget(create);
    layout->addWidget(open);
    layout->addSpacing(12);
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(2);
    layout->addLayout(m_recent);
    connect(sample, &QPushButton::clicked, this, &WelcomePage::sampleRequested);
    connect(create, &QPushButton::clicked, this, &WelcomePage::newRequested);
    connect(open, &QPushButton::clicked, this, &WelcomePage::openRequested);

    auto *outer = new QVBoxLayout(this);
    outer->addStretch(2);
    outer->addWidget(column, 0, Qt::AlignHCenter);
    outer->addStretch(3);
}

void WelcomePage::setRecent(const QStringList &paths)
{
    while (QLayoutItem *old = m_recent->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    if (!paths.isEmpty())
        m_recent->addWidget(makeLabel(tr("Recent"), QStringLiteral("heading"), this));
    for (const QString &path : paths) {
        auto *button = makeButton(QFileInfo(path).fileName() + QStringLiteral("   ") + QFileInfo(path).absolutePath(),
                                  {}, QStringLiteral("welcomeRecent"), this);
        button->setProperty("role", QStringLiteral("quiet"));
        connect(button, &QPushButton::clicked, this, [this, path] { Q_EMIT recentRequested(path); });
        m_recent->addWidget(button, 0, Qt::AlignLeft);
    }
}

} // namespace plumbline
