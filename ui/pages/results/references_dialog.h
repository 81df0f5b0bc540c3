// SPDX-License-Identifier: GPL-3.0-or-later
// ReferencesDialog: the published tables of the project: what each holds, what in it or between them contradicts
// itself; add and remove. Follows the project while it is open. GUI thread.
#pragma once

#include "ui/models/project_view.h"

#include <QDialog>

class QListWidget;
class QPlainTextEdit;

namespace plumbline {

class ReferencesDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ReferencesDialog(ProjectView &view, QWidget *parent = nullptr);

Q_SIGNALS:
    void added(const QStringList &paths);
    void removed(const QString &name);

private:
    void fill();
    void showTable();

    ProjectView &m_view;
    QListWidget *m_list;
    QPlainTextEdit *m_facts;
};

} // namespace plumbline
