// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/finding_card.h"

#include "core/authoring/lint.h"
#include "ui/models/plain_tip.h"
#include "ui/widgets/parts.h"

#include <QVBoxLayout>

#include <algorithm>

namespace plumbline {

namespace {

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return FindingCard::tr("Error");
    case Severity::Warning:
        return FindingCard::tr("Warning");
    case Severity::Info:
        break;
    }
    return FindingCard::tr("Remark");
}

QString roleOf(const Finding &finding)
{
    if (!finding.accepted.isEmpty() || finding.severity == Severity::Info)
        return QStringLiteral("muted");
    return finding.severity == Severity::Error ? QStringLiteral("bad") : QStringLiteral("warn");
}

QString explanationOf(const QString &rule)
{
    static const std::vector<RuleInfo> rules = lintRules();
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const RuleInfo &info) { return info.id == rule; });
    return found == rules.end() ? QString() : found->explanation;
}

} // namespace

FindingCard::FindingCard(const Finding &finding, FindingActs acts, QWidget *parent)
    : QFrame(parent)
{
    const bool isOpen = finding.accepted.isEmpty();
    setObjectName(QStringLiteral("card"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 8);
    layout->setSpacing(4);
    const QString where = finding.component < 0 ? QString() : tr(" · component %1").arg(finding.component + 1);
    QLabel *title =
        makeLabel((isOpen ? severityName(finding.severity) : tr("Accepted")) + where, roleOf(finding), this);
    title->setWordWrap(true);
    layout->addWidget(title);
    QLabel *text = makeLabel(finding.message, QString(), this);
    text->setWordWrap(true);
    text->setToolTip(plainTip(explanationOf(finding.rule)));
    layout->addWidget(text);
    layout->addWidget(makeLabel(finding.rule, QStringLiteral("muted"), this));
    if (!isOpen) {
        QLabel *reason = makeLabel(tr("Accepted because: %1").arg(finding.accepted), QStringLiteral("muted"), this);
        reason->setWordWrap(true);
        layout->addWidget(reason);
    }
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    const auto add = [&](const QString &words, const QString &name, const QString &tip, auto signal) {
        auto *button = makeButton(words, {}, name, this);
        button->setProperty("role", QStringLiteral("quiet"));
        button->setToolTip(tip);
        button->setAccessibleName(words + u' ' + finding.rule);
        connect(button, &QPushButton::clicked, this, signal);
        buttons->addWidget(button);
    };
    const bool all = acts == FindingActs::All;
    if (isOpen && finding.canBeFixed)
        add(tr("Fix"), QStringLiteral("fixFinding"),
            all ? tr("Mends this and nothing else, as a new revision; answers stay with the older one (Shift+X: the "
                     "first)")
                : tr("Mends this and nothing else (Ctrl+Z takes it back)"),
            &FindingCard::fixRequested);
    if (all && isOpen)
        add(tr("Accept as it is…"), QStringLiteral("acceptFinding"),
            tr("Lets it stand with a reason, until the item is edited (Shift+A: the first)"),
            &FindingCard::acceptRequested);
    if (all && !isOpen)
        add(tr("Open again"), QStringLiteral("reopenFinding"), tr("Takes the acceptance back"),
            &FindingCard::reopenRequested);
    buttons->addStretch();
    if (buttons->count() > 1)
        layout->addLayout(buttons);
    else
        delete buttons;
}

} // namespace plumbline
