// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/probe_card.h"

#include "ui/widgets/parts.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace plumbline {

namespace {

QString remarkOf(const ProbedItem &probed)
{
    QStringList remarks;
    if (probed.allFail)
        remarks.append(ProbeCard::tr("Every answer with the image failed."));
    if (probed.allPerfect)
        remarks.append(ProbeCard::tr("Every answer with the image was perfect."));
    if (probed.showsNoDrop)
        remarks.append(ProbeCard::tr("Nothing is lost without the image."));
    if (probed.isWaiting)
        remarks.append(ProbeCard::tr("Not all answers are graded."));
    return remarks.join(u' ');
}

QString lostOf(const ProbedItem &probed, const QString &condition)
{
    for (const ProbeDrop &drop : probed.drops) {
        if (drop.condition == condition)
            return probeDropText(drop.total);
    }
    return {};
}

} // namespace

ProbeCard::ProbeCard(QWidget *parent)
    : QFrame(parent)
    , m_remark(makeLabel({}, QStringLiteral("muted"), this))
    , m_rows(new QGridLayout)
{
    setObjectName(QStringLiteral("card"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 10);
    layout->setSpacing(6);
    auto *head = new QHBoxLayout;
    head->addWidget(makeLabel(tr("Without its image"), QStringLiteral("number"), this), 1);
    auto *probe = makeButton(tr("Probe…"), QStringLiteral("P"), QStringLiteral("probeItem"), this);
    probe->setToolTip(tr("Have candidates answer without the image, to see how much the item depends on it"));
    connect(probe, &QPushButton::clicked, this, &ProbeCard::probeRequested);
    head->addWidget(probe);
    layout->addLayout(head);
    m_remark->setObjectName(QStringLiteral("probeRemark"));
    m_remark->setWordWrap(true);
    layout->addWidget(m_remark);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setHorizontalSpacing(10);
    m_rows->setVerticalSpacing(4);
    m_rows->setColumnStretch(0, 1);
    layout->addLayout(m_rows);
}

void ProbeCard::addRow(const QString &what, const QString &score, const QString &lost, const QString &role)
{
    const int row = m_rows->rowCount();
    QLabel *name = makeLabel(what, role, this);
    name->setWordWrap(true);
    // What has no score of its own takes the room of it.
    m_rows->addWidget(name, row, 0, 1, lost.isEmpty() && score.isEmpty() ? 3 : score.isEmpty() ? 2 : 1, Qt::AlignTop);
    if (!score.isEmpty())
        m_rows->addWidget(makeLabel(score, role, this), row, 1, Qt::AlignTop | Qt::AlignRight);
    if (!lost.isEmpty())
        m_rows->addWidget(makeLabel(lost, role, this), row, 2, Qt::AlignTop | Qt::AlignRight);
}

void ProbeCard::show(const Item &item, const ProbedItem *probed)
{
    while (QLayoutItem *old = m_rows->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    const QString remark = probed ? remarkOf(*probed) : tr("Not probed: whether it needs its image is not known.");
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
    setVisible(true);
    if (!probed)
        return;
    addRow({}, tr("score"), tr("points lost"), QStringLiteral("muted"));
    for (const ProbeArm &arm : probed->arms) {
        addRow(probeConditionTitle(arm.condition),
               arm.total.value ? tr("%1 %").arg(100 * *arm.total.value, 0, 'f', 0) : tr("not graded"),
               lostOf(*probed, arm.condition), {});
    }
    if (probed->drops.empty())
        return;
    addRow(tr("Of it, %1:").arg(probeConditionText(probed->drops.front().condition)), {}, {}, QStringLiteral("muted"));
    for (std::size_t i = 0; i < item.components.size() && i < probed->drops.front().components.size(); ++i)
        addRow(item.components[i].text, {}, probeDropText(probed->drops.front().components[i]), {});
}

} // namespace plumbline
