// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/annotator_dialog.h"

#include "ui/models/counted.h"
#include "ui/widgets/form_labels.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QMap>

namespace plumbline {

namespace {

constexpr int kFieldWidth = 260;

QString traitName(AnnotatorTrait trait)
{
    switch (trait) {
    case AnnotatorTrait::Name:
        return AnnotatorDialog::tr("Name");
    case AnnotatorTrait::Language:
        return AnnotatorDialog::tr("Language");
    case AnnotatorTrait::Region:
        return AnnotatorDialog::tr("Region");
    case AnnotatorTrait::Expertise:
        break;
    }
    return AnnotatorDialog::tr("Expertise");
}

} // namespace

AnnotatorDialog::AnnotatorDialog(const Item &current, const QList<Item> &shown, const Annotators &known,
                                 QWidget *parent)
    : QDialog(parent)
    , m_current(current)
    , m_shown(shown)
    , m_known(known)
    , m_whose(new QComboBox(this))
{
    setObjectName(QStringLiteral("sheet"));
    setWindowTitle(tr("Who wrote it?"));
    auto *note = makeLabel(tr("Groups that results can be compared by: on the Results page, in its charts, and with "
                              "scores --by. They change no score, and exports carry them."),
                           QStringLiteral("muted"), this);
    note->setWordWrap(true);
    note->setMinimumWidth(420);
    m_whose->setObjectName(QStringLiteral("annotatorItems"));
    m_whose->addItem(tr("Item #%1").arg(current.position));
    if (shown.size() > 1)
        m_whose->addItem(tr("All %1 that the list shows").arg(counted(shown.size(), tr("item"), tr("items"))));
    auto *form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setVerticalSpacing(10);
    form->addRow(tr("For"), m_whose);
    for (const AnnotatorTrait trait : kAnnotatorTraits) {
        auto *box = new QComboBox(this);
        box->setObjectName(QStringLiteral("annotator_") + annotatorTraitId(trait));
        box->setEditable(true);
        box->setInsertPolicy(QComboBox::NoInsert);
        QMap<QString, QString> values;
        for (const Annotator &annotator : known)
            values.insert(annotator.value(trait).toCaseFolded(), annotator.value(trait));
        values.remove(QString());
        box->addItems(values.values());
        m_boxes[static_cast<std::size_t>(trait)] = box;
        form->addRow(traitName(trait), box);
    }
    for (int row = 0; row < form->rowCount(); ++row)
        form->itemAt(row, QFormLayout::FieldRole)->widget()->setMinimumWidth(kFieldWidth);
    centerLabels(form);
    connect(m_whose, &QComboBox::currentIndexChanged, this, &AnnotatorDialog::fill);
    auto *cancel = makeButton(tr("Cancel"), {}, QStringLiteral("cancelAnnotators"), this);
    auto *take = makeButton(tr("Set"), {}, QStringLiteral("takeAnnotators"), this);
    take->setProperty("role", QStringLiteral("primary"));
    take->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(take, &QPushButton::clicked, this, &QDialog::accept);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(take);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(note);
    layout->addLayout(form);
    layout->addLayout(buttons);
    fill();
    m_boxes.front()->setFocus();
}

QList<Item> AnnotatorDialog::items() const
{
    return m_whose->currentIndex() == 1 ? m_shown : QList<Item>{m_current};
}

void AnnotatorDialog::fill()
{
    for (const AnnotatorTrait trait : kAnnotatorTraits) {
        QSet<QString> values;
        for (const Item &item : items())
            values.insert(m_known.value(item.id).value(trait));
        const bool differ = values.size() > 1;
        const auto at = static_cast<std::size_t>(trait);
        m_before[at] = differ || values.isEmpty() ? QString() : *values.begin();
        m_boxes[at]->lineEdit()->setPlaceholderText(differ ? tr("several; left as they are") : tr("not said"));
        m_boxes[at]->setCurrentIndex(-1);
        m_boxes[at]->setEditText(m_before[at]);
    }
}

Annotators AnnotatorDialog::changed() const
{
    Annotators changed;
    for (const Item &item : items()) {
        Annotator annotator = m_known.value(item.id);
        for (const AnnotatorTrait trait : kAnnotatorTraits) {
            const auto at = static_cast<std::size_t>(trait);
            if (m_boxes[at]->currentText() != m_before[at])
                annotator.set(trait, m_boxes[at]->currentText());
        }
        if (annotator != m_known.value(item.id))
            changed.insert(item.id, annotator);
    }
    return changed;
}

} // namespace plumbline
