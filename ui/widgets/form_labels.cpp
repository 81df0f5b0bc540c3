// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/form_labels.h"

#include <QFormLayout>
#include <QWidget>

namespace plumbline {

namespace {

constexpr double kMostOfALine = 2.4; ///< a field higher than so many lines of its label has several

/// Before it is shown, a widget knows its real height only once it has met the style sheet.
void polish(QLayoutItem *item)
{
    if (QWidget *widget = item->widget())
        widget->ensurePolished();
    QLayout *layout = item->layout();
    for (int i = 0; layout && i < layout->count(); ++i)
        polish(layout->itemAt(i));
}

} // namespace

void centerLabels(QFormLayout *form)
{
    for (int row = 0; row < form->rowCount(); ++row) {
        QLayoutItem *label = form->itemAt(row, QFormLayout::LabelRole);
        QLayoutItem *field = form->itemAt(row, QFormLayout::FieldRole);
        if (!label || !label->widget() || !field)
            continue;
        polish(label);
        polish(field);
        const int height = field->sizeHint().height();
        // Of the widget, not of the item: a label without a parent yet counts as hidden, and that item has no size.
        if (height <= kMostOfALine * label->widget()->sizeHint().height())
            label->widget()->setMinimumHeight(height);
    }
}

} // namespace plumbline
