// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/weights_dialog.h"

#include "ui/widgets/form_labels.h"
#include "ui/widgets/parts.h"

#include <QDoubleSpinBox>
#include <QFormLayout>

namespace plumbline {

WeightsDialog::WeightsDialog(const std::map<Category, double> &factors, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("sheet"));
    setWindowTitle(tr("What if weights were others?"));
    auto *note = makeLabel(
        tr("Weight of a component × factor of its category, in every item's total. 1 leaves it as authored, 0 leaves "
           "the category out. Nothing is stored; the page says that the order is another choice's."),
        QStringLiteral("muted"), this);
    note->setWordWrap(true);
    note->setMinimumWidth(420);
    auto *form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeft);
    for (const Category category : kCategories) {
        auto *box = new QDoubleSpinBox(this);
        box->setObjectName(QStringLiteral("factor_") + categoryId(category));
        box->setRange(0, 100);
        box->setSingleStep(0.5);
        box->setDecimals(2);
        const auto given = factors.find(category);
        box->setValue(given == factors.end() ? 1 : given->second);
        form->addRow(categoryName(category), box);
        m_boxes.emplace(category, box);
    }
    centerLabels(form);
    auto *reset = makeButton(tr("As authored"), {}, QStringLiteral("resetWeights"), this);
    auto *cancel = makeButton(tr("Cancel"), {}, QStringLiteral("cancelWeights"), this);
    auto *take = makeButton(tr("Show the results"), {}, QStringLiteral("takeWeights"), this);
    take->setProperty("role", QStringLiteral("primary"));
    take->setDefault(true);
    connect(reset, &QPushButton::clicked, this, [this] {
        for (const auto &[category, box] : m_boxes)
            box->setValue(1);
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(take, &QPushButton::clicked, this, &QDialog::accept);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(reset);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(take);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(note);
    layout->addLayout(form);
    layout->addLayout(buttons);
}

std::map<Category, double> WeightsDialog::factors() const
{
    std::map<Category, double> factors;
    for (const auto &[category, box] : m_boxes) {
        if (box->value() != 1)
            factors[category] = box->value();
    }
    return factors;
}

} // namespace plumbline
