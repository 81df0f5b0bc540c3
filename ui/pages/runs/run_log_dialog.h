// SPDX-License-Identifier: GPL-3.0-or-later
// RunLogDialog: what was sent and came back in a run, request by request, without keys and images. Not modal. GUI
// thread.
#pragma once

#include "core/store/api/project_store.h"

#include <QDialog>

class QPlainTextEdit;
class QTableView;

namespace plumbline {

class AttemptLogModel;

class RunLogDialog final : public QDialog
{
    Q_OBJECT
public:
    RunLogDialog(ProjectStore &store, const QString &runId, const QString &title, QWidget *parent = nullptr);

private:
    void showRow(int row);

    AttemptLogModel *m_model;
    QTableView *m_table;
    QPlainTextEdit *m_detail;
};

} // namespace plumbline
