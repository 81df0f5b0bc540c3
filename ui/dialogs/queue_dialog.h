// SPDX-License-Identifier: GPL-3.0-or-later
// QueueDialog: how a new audit queue is to be drawn. Says what would be in it while one chooses; draws nothing itself.
// GUI thread.
#pragma once

#include "core/domain/audit_queue.h"
#include "ui/models/project_view.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace plumbline {

class QueueDialog final : public QDialog
{
    Q_OBJECT
public:
    QueueDialog(SnapshotPtr snapshot, QueueSource source, QWidget *parent = nullptr);
    [[nodiscard]] QString name() const;
    [[nodiscard]] QueueSpec spec() const;

private:
    void showOutlook();

    SnapshotPtr m_snapshot;
    QLineEdit *m_name;
    QComboBox *m_source;
    QSpinBox *m_size;
    QSpinBox *m_seed;
    std::vector<std::pair<QCheckBox *, QString>> m_strata;
    QLineEdit *m_reviewers;
    QSpinBox *m_overlap; ///< percent
    QSpinBox *m_gold;    ///< percent
    QLabel *m_outlook;
    QPushButton *m_draw;
};

} // namespace plumbline
