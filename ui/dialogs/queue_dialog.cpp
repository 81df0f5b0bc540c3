// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/queue_dialog.h"

#include "core/report/draw_queue.h"
#include "ui/models/counted.h"
#include "ui/widgets/form_labels.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace plumbline {

namespace {

QString freeName(const ProjectSnapshot &snapshot, const QString &base)
{
    for (int i = 1;; ++i) {
        const QString name = i == 1 ? base : QStringLiteral("%1 %2").arg(base).arg(i);
        bool taken = false;
        for (const AuditQueue &queue : snapshot.queues)
            taken = taken || queue.name == name;
        if (!taken)
            return name;
    }
}

QSpinBox *makeSpin(int least, int most, int value, const QString &suffix, const QString &name, QWidget *parent)
{
    auto *spin = new QSpinBox(parent);
    spin->setObjectName(name);
    spin->setRange(least, most);
    spin->setValue(value);
    spin->setSuffix(suffix);
    spin->setFixedWidth(110);
    return spin;
}

} // namespace

QueueDialog::QueueDialog(SnapshotPtr snapshot, QueueSource source, QWidget *parent)
    : QDialog(parent)
    , m_snapshot(std::move(snapshot))
{
    setObjectName(QStringLiteral("queueDialog"));
    setWindowTitle(tr("New audit queue"));
    setMinimumWidth(520);
    m_name = new QLineEdit(this);
    m_name->setObjectName(QStringLiteral("queueName"));
    m_source = new QComboBox(this);
    m_source->setObjectName(QStringLiteral("queueSource"));
    const std::pair<QueueSource, QString> sources[] = {
        {QueueSource::Sample, tr("Random sample, stratified")},
        {QueueSource::MostUseful, tr("Most useful next, for the corrected scores")},
        {QueueSource::Contradiction, tr("Contradictions")},
        {QueueSource::Disagreement, tr("Disagreements between reviewers")},
        {QueueSource::Unparsed, tr("Unparsed")},
        {QueueSource::Flagged, tr("Flagged")},
        {QueueSource::All, tr("All")}};
    for (const auto &[id, text] : sources)
        m_source->addItem(text, static_cast<int>(id));
    m_source->setCurrentIndex(m_source->findData(static_cast<int>(source)));
    m_size = makeSpin(0, 1'000'000, 60, {}, QStringLiteral("queueSize"), this);
    m_size->setSpecialValueText(tr("all there are"));
    m_seed = makeSpin(0, 2'000'000'000, 1, {}, QStringLiteral("queueSeed"), this);
    m_seed->setToolTip(tr("The same seed draws the same queue from the same responses"));
    m_reviewers = new QLineEdit(this);
    m_reviewers->setObjectName(QStringLiteral("queueReviewers"));
    m_reviewers->setPlaceholderText(tr("whoever comes, or names with commas"));
    m_overlap = makeSpin(0, 100, 0, tr(" %"), QStringLiteral("queueOverlap"), this);
    m_overlap->setToolTip(tr("Share of the responses that two reviewers get, so that people can be compared"));
    m_gold = makeSpin(0, 100, 0, tr(" %"), QStringLiteral("queueGold"), this);
    m_gold->setToolTip(tr("Hidden among the others: responses whose gold is known, to measure the reviewer"));
    auto *strata = new QHBoxLayout;
    strata->setSpacing(14);
    const std::pair<QString, QString> kinds[] = {{QStringLiteral("category"), tr("category")},
                                                 {QStringLiteral("candidate"), tr("candidate")},
                                                 {QStringLiteral("level"), tr("level")},
                                                 {QStringLiteral("score"), tr("judge score")}};
    for (const auto &[id, text] : kinds) {
        auto *box = new QCheckBox(text, this);
        box->setObjectName(QStringLiteral("stratum_") + id);
        box->setChecked(id == QLatin1String("candidate") || id == QLatin1String("score"));
        strata->addWidget(box);
        m_strata.emplace_back(box, id);
        connect(box, &QCheckBox::toggled, this, &QueueDialog::showOutlook);
    }
    strata->addStretch();
    m_outlook = makeLabel({}, QStringLiteral("muted"), this);
    m_outlook->setObjectName(QStringLiteral("queueOutlook"));
    m_outlook->setWordWrap(true);
    m_outlook->setMinimumHeight(40);

    auto *form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(10);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Responses"), m_source);
    form->addRow(tr("How many"), m_size);
    form->addRow(tr("Strata"), strata);
    form->addRow(tr("Seed"), m_seed);
    form->addRow(tr("Reviewers"), m_reviewers);
    form->addRow(tr("By two reviewers"), m_overlap);
    form->addRow(tr("Hidden gold"), m_gold);
    centerLabels(form);
    m_draw = makeButton(tr("Draw the queue"), {}, QStringLiteral("queueDraw"), this);
    m_draw->setProperty("role", QStringLiteral("primary"));
    m_draw->setDefault(true);
    auto *cancel = makeButton(tr("Cancel"), {}, QStringLiteral("queueCancel"), this);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_draw);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addLayout(form);
    layout->addWidget(m_outlook);
    layout->addLayout(buttons);

    m_name->setText(freeName(*m_snapshot, source == QueueSource::MostUseful ? tr("Most useful") : tr("Sample")));
    m_name->selectAll();
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_draw, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_name, &QLineEdit::textChanged, this, &QueueDialog::showOutlook);
    connect(m_reviewers, &QLineEdit::textChanged, this, &QueueDialog::showOutlook);
    connect(m_source, &QComboBox::currentIndexChanged, this, &QueueDialog::showOutlook);
    for (QSpinBox *spin : {m_size, m_seed, m_overlap, m_gold})
        connect(spin, &QSpinBox::valueChanged, this, &QueueDialog::showOutlook);
    showOutlook();
}

QString QueueDialog::name() const
{
    return m_name->text().trimmed();
}

QueueSpec QueueDialog::spec() const
{
    QueueSpec spec;
    spec.source = static_cast<QueueSource>(m_source->currentData().toInt());
    spec.size = m_size->value();
    spec.seed = static_cast<quint64>(m_seed->value());
    for (const auto &[box, id] : m_strata) {
        if (box->isChecked() && spec.source == QueueSource::Sample)
            spec.strata.append(id);
    }
    for (const QString &reviewer : m_reviewers->text().split(u',', Qt::SkipEmptyParts)) {
        if (const QString name = reviewer.simplified(); !name.isEmpty() && !spec.reviewers.contains(name))
            spec.reviewers.append(name);
    }
    spec.overlap = m_overlap->value() / 100.0;
    spec.goldShare = m_gold->value() / 100.0;
    return spec;
}

void QueueDialog::showOutlook()
{
    const QueueSpec wanted = spec();
    for (const auto &[box, id] : m_strata)
        box->setEnabled(wanted.source == QueueSource::Sample);
    const Result<AuditQueue> queue = drawQueue(
        {m_snapshot->table, m_snapshot->checks, m_snapshot->candidates, m_snapshot->queues, m_snapshot->judgeName()},
        name(), wanted, 0);
    m_draw->setEnabled(queue.has_value());
    if (!queue) {
        m_outlook->setText(queue.error().text());
        return;
    }
    int gold = 0;
    QSet<QString> strata;
    for (const QueueEntry &entry : queue->entries) {
        gold += entry.isGold ? 1 : 0;
        if (!entry.isGold)
            strata.insert(entry.stratum);
    }
    QStringList parts{counted(static_cast<qsizetype>(queue->entries.size()), tr("response"), tr("responses"))};
    if (!wanted.strata.isEmpty())
        parts.append(tr("from %1").arg(counted(strata.size(), tr("stratum"), tr("strata"))));
    if (gold > 0)
        parts.append(tr("%1 of them hidden gold").arg(gold));
    m_outlook->setText(parts.join(QStringLiteral(", ")) + u'.');
}

} // namespace plumbline
