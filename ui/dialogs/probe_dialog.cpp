// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/probe_dialog.h"

#include "core/domain/made.h"
#include "core/domain/probe.h"
#include "core/report/probe_report.h"
#include "core/run/judge_prompt.h"
#include "ui/dialogs/dialog_size.h"
#include "ui/models/askable.h"
#include "ui/models/counted.h"
#include "ui/widgets/form_labels.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace plumbline {

namespace {

constexpr int kWidth = 480;
constexpr int kTallest = 150; ///< pixels of the list of candidates

} // namespace

ProbeDialog::ProbeDialog(const ProjectSnapshot &snapshot, const Item &item, const QStringList &shown, QWidget *parent)
    : QDialog(parent)
    , m_runs(snapshot.runs)
    , m_candidateModels(askable(snapshot.candidates))
    , m_judgeModels(askable(snapshot.judges))
    , m_itemId(item.id)
    , m_shown(shown)
    , m_judge(new QComboBox(this))
    , m_about(new QComboBox(this))
    , m_repeats(new QSpinBox(this))
    , m_count(makeLabel({}, QStringLiteral("muted"), this))
    , m_start(makeButton(tr("Probe"), {}, QStringLiteral("probeStart"), this))
{
    setObjectName(QStringLiteral("sheet"));
    setWindowTitle(tr("Probe items"));
    QLabel *what =
        makeLabel(tr("Candidates answer each item with its image and without. What is lost says how much the "
                     "item depends on the image. The judge sees the item's own image every time; the "
                     "answers to probes count in no result."),
                  QStringLiteral("muted"), this);
    what->setWordWrap(true);
    auto *list = new QWidget;
    list->setObjectName(QStringLiteral("sheet"));
    auto *boxes = new QVBoxLayout(list);
    boxes->setContentsMargins(0, 0, 0, 0);
    for (const ModelSpec &model : m_candidateModels) {
        auto *box = new QCheckBox(model.name, list);
        box->setChecked(true);
        connect(box, &QCheckBox::toggled, this, &ProbeDialog::refresh);
        boxes->addWidget(box);
        m_candidates.append(box);
    }
    if (m_candidateModels.empty())
        boxes->addWidget(makeLabel(tr("none that can be asked"), QStringLiteral("muted"), list));
    boxes->addStretch();
    auto *scroll = new QScrollArea(this); // there may be dozens
    scroll->setObjectName(QStringLiteral("probeCandidates"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(list);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedHeight(std::min(list->sizeHint().height(), kTallest));
    m_judge->setObjectName(QStringLiteral("probeJudge"));
    for (const ModelSpec &model : m_judgeModels)
        m_judge->addItem(model.name);
    m_judge->setCurrentText(snapshot.judgeName());
    auto *conditions = new QVBoxLayout;
    for (const QString &condition : probeConditions()) {
        auto *box = new QCheckBox(probeConditionTitle(condition), this);
        box->setObjectName(QStringLiteral("probe_") + condition);
        box->setChecked(true);
        connect(box, &QCheckBox::toggled, this, &ProbeDialog::refresh);
        conditions->addWidget(box);
        m_conditions.append(box);
    }
    m_about->setObjectName(QStringLiteral("probeAbout"));
    m_about->addItem(tr("Item #%1").arg(item.position));
    m_about->addItem(tr("The %1 in the list").arg(counted(static_cast<int>(shown.size()), tr("item"), tr("items"))));
    m_repeats->setObjectName(QStringLiteral("probeRepeats"));
    m_repeats->setRange(1, 20);
    m_repeats->setToolTip(tr("With one candidate the interval comes from repeats; with several from the candidates"));
    m_count->setObjectName(QStringLiteral("probeCount"));
    m_count->setWordWrap(true);
    auto *form = new QFormLayout;
    form->addRow(tr("Candidates"), scroll);
    form->addRow(tr("Judge"), m_judge);
    form->addRow(tr("Asked again"), conditions);
    form->addRow(tr("About"), m_about);
    form->addRow(tr("Answers each"), m_repeats);
    centerLabels(form);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(what);
    layout->addLayout(form);
    layout->addWidget(m_count);
    m_start->setProperty("role", QStringLiteral("primary"));
    m_start->setDefault(true);
    auto *cancel = makeButton(tr("Cancel"), {}, QStringLiteral("probeCancel"), this);
    connect(m_start, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_start);
    layout->addLayout(buttons);
    connect(m_about, &QComboBox::currentIndexChanged, this, &ProbeDialog::refresh);
    connect(m_repeats, &QSpinBox::valueChanged, this, &ProbeDialog::refresh);
    // As it is read: the parts were not made in this order.
    QList<QWidget *> order(m_candidates.cbegin(), m_candidates.cend());
    order << m_judge;
    for (QCheckBox *box : std::as_const(m_conditions))
        order << box;
    order << m_about << m_repeats << cancel << m_start;
    for (qsizetype i = 0; i + 1 < order.size(); ++i)
        setTabOrder(order[i], order[i + 1]);
    order.front()->setFocus();
    refresh();
    resizeToFit(this, kWidth);
}

void ProbeDialog::refresh()
{
    const ProbeOrder now = order();
    QString problem;
    if (m_candidateModels.empty() || m_judgeModels.empty()) {
        problem = tr("Probes need a candidate and a judge that can be asked. Set them up on the Runs page first.");
    } else if (now.candidates.empty()) {
        problem = tr("Choose at least one candidate.");
    } else if (now.conditions.isEmpty()) {
        problem = tr("Choose at least one way to ask again.");
    }
    if (problem.isEmpty()) {
        const qsizetype answers = now.items.size() * static_cast<qsizetype>(now.candidates.size()) *
                                  m_repeats->value() * (1 + now.conditions.size());
        m_count->setText(tr("At most %1, and as many for the judge; what was answered before is not asked again. "
                            "They are listed on the Runs page, where they can be stopped.")
                             .arg(counted(static_cast<int>(answers), tr("question"), tr("questions"))));
    } else {
        m_count->setText(problem);
    }
    m_start->setEnabled(problem.isEmpty());
}

ProbeOrder::Model ProbeDialog::withSettings(const ModelSpec &model) const
{
    ProbeOrder::Model found{model, {}};
    if (model.role == ModelRole::Judge)
        found.settings.promptVersion = defaultJudgePromptVersion();
    for (const RunRow &row : m_runs) { // oldest first
        if (row.run.modelId == model.id && row.run.settings.probe.isEmpty() && !row.run.settings.controls &&
            !isAuthorPrompt(row.run.settings.promptVersion))
            found.settings = row.run.settings;
    }
    if (model.role == ModelRole::Candidate)
        found.settings.repeats = m_repeats->value();
    return found;
}

ProbeOrder ProbeDialog::order() const
{
    ProbeOrder order;
    for (qsizetype i = 0; i < m_candidates.size(); ++i) {
        if (m_candidates[i]->isChecked())
            order.candidates.push_back(withSettings(m_candidateModels[static_cast<std::size_t>(i)]));
    }
    if (m_judge->currentIndex() >= 0)
        order.judge = withSettings(m_judgeModels[static_cast<std::size_t>(m_judge->currentIndex())]);
    const QStringList conditions = probeConditions();
    for (qsizetype i = 0; i < m_conditions.size(); ++i) {
        if (m_conditions[i]->isChecked())
            order.conditions.append(conditions[i]);
    }
    order.items = m_about->currentIndex() == 0 ? QStringList{m_itemId} : m_shown;
    return order;
}

} // namespace plumbline
