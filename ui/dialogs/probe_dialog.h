// SPDX-License-Identifier: GPL-3.0-or-later
// ProbeDialog: whom to ask about items without their image, who grades, under which conditions, about which items. GUI
// thread.
#pragma once

#include "core/run/probe_order.h"
#include "ui/models/project_view.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace plumbline {

class ProbeDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `item` is the one in view, `shown` the ids of those in the list.
    ProbeDialog(const ProjectSnapshot &snapshot, const Item &item, const QStringList &shown, QWidget *parent = nullptr);
    /// After exec().
    [[nodiscard]] ProbeOrder order() const;

private:
    void refresh();
    /// A model with the settings of its newest ordinary run, so that answers which are there already count.
    [[nodiscard]] ProbeOrder::Model withSettings(const ModelSpec &model) const;

    std::vector<RunRow> m_runs;
    std::vector<ModelSpec> m_candidateModels;
    std::vector<ModelSpec> m_judgeModels;
    QString m_itemId;
    QStringList m_shown;
    QList<QCheckBox *> m_candidates; ///< beside m_candidateModels
    QComboBox *m_judge;
    QList<QCheckBox *> m_conditions;
    QComboBox *m_about;
    QSpinBox *m_repeats;
    QLabel *m_count;
    QPushButton *m_start;
};

} // namespace plumbline
