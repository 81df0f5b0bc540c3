// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/choice_bar.h"

#include "ui/pages/results/weights_dialog.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

#include <algorithm>

namespace plumbline {

namespace {

constexpr int kFilterPauseMs = 250;

using Choices = std::vector<std::pair<QString, QVariant>>;

/// Leaves the box alone where it offers the same, so that an open list stays open; keeps what is chosen.
void offer(QComboBox &box, const Choices &choices)
{
    bool same = box.count() == static_cast<int>(choices.size());
    for (int i = 0; same && i < box.count(); ++i)
        same = box.itemText(i) == choices[static_cast<std::size_t>(i)].first;
    if (same)
        return;
    const QString before = box.currentText();
    const QSignalBlocker quiet(&box);
    box.clear();
    for (const auto &[text, data] : choices)
        box.addItem(text, data);
    box.setCurrentIndex(std::max(0, box.findText(before)));
}

QComboBox *makeBox(const QString &name, const QString &accessible, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(name);
    box->setAccessibleName(accessible);
    return box;
}

} // namespace

ChoiceBar::ChoiceBar(QWidget *parent)
    : QWidget(parent)
    , m_level(makeBox(QStringLiteral("resultsLevel"), tr("Level of the items that count"), this))
    , m_annotators(makeBox(QStringLiteral("resultsAnnotators"), tr("Annotators of the items that count"), this))
    , m_revision(makeBox(QStringLiteral("resultsRevision"), tr("Revision of the items that count"), this))
    , m_words(new QLineEdit(this))
    , m_equal(new QCheckBox(tr("Equal weights"), this))
    , m_judgesOnly(new QCheckBox(tr("Judges' points only"), this))
{
    m_annotators->setToolTip(tr("Only items that people of this group wrote. The Items page says who wrote an item."));
    m_annotators->hide();
    m_revision->setToolTip(tr("An edited item keeps its older revisions with the answers to them. A revision here is\n"
                              "every item at its newest revision up to that number."));
    m_revision->hide();
    for (QComboBox *box : {m_level, m_annotators, m_revision})
        connect(box, &QComboBox::currentIndexChanged, this, &ChoiceBar::changed);
    m_words->setObjectName(QStringLiteral("resultsWords"));
    m_words->setPlaceholderText(tr("Only items whose instruction has …"));
    m_words->setClearButtonEnabled(true);
    auto *pause = new QTimer(this);
    pause->setSingleShot(true);
    pause->setInterval(kFilterPauseMs);
    connect(m_words, &QLineEdit::textChanged, pause, qOverload<>(&QTimer::start));
    connect(pause, &QTimer::timeout, this, &ChoiceBar::changed);
    m_equal->setObjectName(QStringLiteral("equalWeights"));
    m_equal->setToolTip(tr("What if every component counted the same in an item's total?"));
    m_judgesOnly->setObjectName(QStringLiteral("judgesOnly"));
    m_judgesOnly->setToolTip(tr("Leaves out what people decided"));
    for (QCheckBox *check : {m_equal, m_judgesOnly})
        connect(check, &QCheckBox::toggled, this, &ChoiceBar::changed);
    auto *weights = makeButton(tr("Weights…"), {}, QStringLiteral("categoryWeights"), this);
    weights->setToolTip(tr("What if some categories weighed more, or nothing?"));
    connect(weights, &QPushButton::clicked, this, &ChoiceBar::chooseWeights);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(m_level);
    row->addWidget(m_annotators);
    row->addWidget(m_revision);
    row->addWidget(m_words, 2);
    row->addWidget(weights);
    row->addWidget(m_equal);
    row->addWidget(m_judgesOnly);
}

void ChoiceBar::fill(const ProjectSnapshot &snapshot)
{
    fillLevels(snapshot);
    fillAnnotators(snapshot);
    fillRevisions(snapshot);
}

void ChoiceBar::choose(ResultsChoice &choice) const
{
    choice.weights.equal = m_equal->isChecked();
    choice.weights.factors = m_factors;
    choice.people = !m_judgesOnly->isChecked();
    choice.filter.level = m_level->currentData().toString();
    choice.filter.words = m_words->text().trimmed();
    const QStringList group = m_annotators->currentData().toStringList();
    if (const std::optional<AnnotatorTrait> trait = annotatorTraitFromId(group.value(0)))
        choice.filter.annotator[*trait] = group.value(1);
    if (revision() > 0)
        choice.revision = revision();
}

int ChoiceBar::revision() const
{
    return m_revision->currentData().toInt();
}

void ChoiceBar::fillLevels(const ProjectSnapshot &snapshot)
{
    Choices levels{{tr("All levels"), QString()}};
    QStringList known;
    for (const Item &item : snapshot.table.items) {
        if (const QString level = item.level.toLower(); !level.isEmpty() && !known.contains(level)) {
            known.append(level);
            levels.emplace_back(level, level);
        }
    }
    offer(*m_level, levels);
}

void ChoiceBar::fillAnnotators(const ProjectSnapshot &snapshot)
{
    Choices groups{{tr("All annotators"), QStringList()}};
    for (const AnnotatorTrait trait : kAnnotatorTraits) {
        QMap<QString, QString> values; // case folded to a spelling
        for (const Annotator &annotator : snapshot.annotators)
            values.insert(annotator.value(trait).toCaseFolded(), annotator.value(trait));
        values.remove(QString());
        if (values.isEmpty())
            continue;
        for (const QString &value : std::as_const(values))
            groups.emplace_back(annotatorGroupText(trait, value), QStringList{annotatorTraitId(trait), value});
        groups.emplace_back(annotatorGroupText(trait, {}), QStringList{annotatorTraitId(trait), QString()});
    }
    m_annotators->setVisible(groups.size() > 1);
    offer(*m_annotators, groups);
}

void ChoiceBar::fillRevisions(const ProjectSnapshot &snapshot)
{
    const int count = std::max(1, snapshot.revisionCount);
    m_revision->setVisible(count > 1);
    Choices revisions{{tr("Items as they are now"), 0}};
    for (int number = count - 1; number >= 1; --number)
        revisions.emplace_back(tr("Items at revision %1").arg(number), number);
    offer(*m_revision, revisions);
}

void ChoiceBar::chooseWeights()
{
    WeightsDialog dialog(m_factors, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_factors = dialog.factors();
    Q_EMIT changed();
}

} // namespace plumbline
