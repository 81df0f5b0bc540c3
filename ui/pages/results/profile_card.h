// SPDX-License-Identifier: GPL-3.0-or-later
// ProfileCard: the same replies scored as each public harness does; a click on a number lists, item by item, which rule
// made the difference. GUI thread.
#pragma once

#include "ui/models/profile_models.h"

#include <QFrame>

class QLabel;
class QTableView;

namespace plumbline {

class ProfileCard final : public QFrame
{
    Q_OBJECT
public:
    explicit ProfileCard(QWidget *parent = nullptr);
    void setTable(const CaseTable &table, const std::vector<CandidateProfiles> &profiles, const QString &judge);

Q_SIGNALS:
    void responseRequested(const QString &responseId, const QString &what);

private:
    void showDifferences();

    ProfileTableModel *m_model;
    ProfileDifferenceModel *m_differences;
    QTableView *m_table;
    QTableView *m_reasons;
    QLabel *m_subtitle;
    QLabel *m_reasonsTitle;
    QHash<QString, int> m_positions;
};

} // namespace plumbline
