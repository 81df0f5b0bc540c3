// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/dialog_size.h"

#include <QDialog>
#include <QLayout>

namespace plumbline {

void resizeToFit(QDialog *dialog, int width)
{
    dialog->ensurePolished();
    const QList<QWidget *> parts = dialog->findChildren<QWidget *>();
    for (QWidget *part : parts)
        part->ensurePolished();
    QLayout *layout = dialog->layout();
    layout->invalidate();
    layout->activate();
    dialog->resize(width, layout->heightForWidth(width));
    dialog->setMinimumHeight(dialog->height());
}

} // namespace plumbline
