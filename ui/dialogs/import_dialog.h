// SPDX-License-Identifier: GPL-3.0-or-later
// ImportDialog: what an import would do, file by file and row by row, before anything is written. GUI thread. Plans
// nothing itself: another name for the candidate is asked of whoever opened it.
#pragma once

#include "core/exchange/import_plan.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QTreeWidget;

namespace plumbline {

class Theme;

class ImportDialog final : public QDialog
{
    Q_OBJECT
public:
    ImportDialog(const PreparedImport &import, const Theme &theme, QWidget *parent);
    /// Shows another plan of the same files.
    void setImport(const PreparedImport &import);
    [[nodiscard]] const PreparedImport &import() const { return m_import; }

Q_SIGNALS:
    /// The results belong to a candidate of this name: plan anew.
    void candidateChosen(const QString &name);

private:
    void showSources();
    void showRows();
    void showSummary();

    PreparedImport m_import;
    const Theme &m_theme;
    QLabel *m_summary;
    QLabel *m_candidateLabel;
    QLineEdit *m_candidate;
    QTreeWidget *m_sources;
    QTableView *m_rows;
    QPushButton *m_accept;
    QPushButton *m_reject;
    QLabel *m_without;
};

} // namespace plumbline
