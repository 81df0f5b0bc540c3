// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/audit/discussion_pane.h"

#include "ui/widgets/parts.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace plumbline {

namespace {

QString number(double value)
{
    return QString::number(value, 'g', 4);
}

QString pinText(const Decision &pin)
{
    if (pin.evidence && pin.evidence->isSpan())
        return DiscussionPane::tr("%1 pinned “%2”").arg(pin.reviewer, pin.evidence->quote.simplified().left(80));
    return DiscussionPane::tr("%1 pinned a place in the image").arg(pin.reviewer);
}

} // namespace

DiscussionPane::DiscussionPane(QWidget *parent)
    : QWidget(parent)
    , m_lines(new QVBoxLayout)
    , m_comment(new QLineEdit(this))
{
    setObjectName(QStringLiteral("discussion"));
    m_comment->setObjectName(QStringLiteral("comment"));
    m_comment->setAccessibleName(tr("Comment on this component"));
    m_comment->setPlaceholderText(tr("A comment on this component, for the others"));
    m_comment->installEventFilter(this);
    connect(m_comment, &QLineEdit::returnPressed, this, [this] {
        const QString text = m_comment->text().trimmed();
        m_comment->clear();
        if (!text.isEmpty())
            Q_EMIT commentEntered(text);
        Q_EMIT left();
    });
    auto *heading = new QHBoxLayout;
    heading->setSpacing(8);
    heading->addWidget(makeLabel(tr("Who said what"), QStringLiteral("heading"), this));
    heading->addWidget(makeKeycap(QStringLiteral("N"), this));
    heading->addStretch();
    m_lines->setSpacing(3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 16, 10);
    layout->setSpacing(6);
    layout->addLayout(heading);
    layout->addLayout(m_lines);
    layout->addWidget(m_comment);
}

void DiscussionPane::setCase(const Item &item, const Case &c, const QString &reviewer)
{
    m_item = item;
    m_components = c.components;
    m_reviewer = reviewer;
    rebuild();
}

void DiscussionPane::setComponent(int component)
{
    if (m_component == component)
        return;
    m_component = component;
    rebuild();
}

void DiscussionPane::clear()
{
    m_components.clear();
    rebuild();
}

void DiscussionPane::editComment()
{
    m_comment->setFocus(Qt::ShortcutFocusReason);
}

void DiscussionPane::addLine(const QString &text, const QString &role, const QString &ownEvent)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    QLabel *label = makeLabel(text, role, row);
    label->setObjectName(QStringLiteral("whoSaidWhat"));
    label->setWordWrap(true);
    layout->addWidget(label, 1);
    if (!ownEvent.isEmpty()) {
        auto *remove = makeButton(tr("Take back"), {}, QStringLiteral("takeBack"), row);
        remove->setProperty("role", QStringLiteral("quiet"));
        remove->setFocusPolicy(Qt::TabFocus);
        connect(remove, &QPushButton::clicked, this, [this, ownEvent] { Q_EMIT takeBackRequested(ownEvent); });
        layout->addWidget(remove, 0, Qt::AlignTop);
    }
    m_lines->addWidget(row);
}

void DiscussionPane::rebuild()
{
    while (QLayoutItem *old = m_lines->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    const auto at = static_cast<std::size_t>(m_component);
    m_comment->setEnabled(m_component >= 0 && at < m_components.size());
    if (!m_comment->isEnabled())
        return;
    const HumanView &human = m_components[at].human;
    const QString weight = number(m_item.components[at].weight);
    const auto reasonOf = [](const QString &reason) {
        return reason.isEmpty() ? QString() : QStringLiteral(", “%1”").arg(reason);
    };
    if (human.gold)
        addLine(tr("Gold: %1 of %2, settled by %3%4")
                    .arg(number(*human.gold), weight, human.goldBy, reasonOf(human.goldReason)),
                QStringLiteral("good"));
    for (const ReviewerPoints &given : human.reviewers) {
        const QString when = given.phase == DecisionPhase::Blind      ? tr(" blind")
                             : given.phase == DecisionPhase::Revealed ? tr(" after the reveal")
                                                                      : QString();
        addLine(tr("%1: %2 of %3%4%5").arg(given.reviewer, number(given.points), weight, when, reasonOf(given.reason)),
                human.isDisputed ? QStringLiteral("warn") : QStringLiteral("muted"));
    }
    if (human.isDisputed)
        addLine(tr("The reviewers differ. G settles it: the points you commit become gold."), QStringLiteral("warn"));
    for (const Decision &comment : human.comments)
        addLine(tr("%1: %2").arg(comment.reviewer, comment.reason), {},
                comment.reviewer == m_reviewer ? comment.id : QString());
    for (const Decision &pin : human.pins)
        addLine(pinText(pin), QStringLiteral("muted"), pin.reviewer == m_reviewer ? pin.id : QString());
}

bool DiscussionPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_comment && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        Q_EMIT left();
        return true;
    }
    // Enter ends the comment; without this the page would take it for its own key.
    if (watched == m_comment && event->type() == QEvent::ShortcutOverride &&
        (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Return ||
         static_cast<QKeyEvent *>(event)->key() == Qt::Key_Enter)) {
        event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace plumbline
