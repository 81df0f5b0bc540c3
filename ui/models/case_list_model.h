// SPDX-License-Identifier: GPL-3.0-or-later
// CaseListModel: the responses of a snapshot as an audit queue. Facts through roles; looks are the delegate's. GUI
// thread.
#pragma once

#include "ui/models/project_view.h"

#include <QAbstractListModel>
#include <QHash>

namespace plumbline {

enum class CaseState { Undecided, Decided, Contradiction, Unparsed, Missing };

class CaseListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Roles {
        StateRole = Qt::UserRole + 1, ///< int of CaseState
        ResponseIdRole,
        ItemIdRole,
        PositionRole,
        CandidateIdRole,
        CandidateRole,      ///< name
        JudgePointsRole,    ///< double, invalid where a component is missing
        HumanPointsRole,    ///< double, effective points of a decided case
        FlaggedRole,        ///< bool
        ContradictionsRole, ///< QStringList of category ids where check and judge contradict each other
        ImageRole,
        ImageBaseRole,
    };

    explicit CaseListModel(QObject *parent = nullptr);
    void setSnapshot(SnapshotPtr snapshot);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] const Case *caseAt(int row) const;
    [[nodiscard]] const SnapshotPtr &snapshot() const { return m_snapshot; }

private:
    [[nodiscard]] CaseState stateOf(const Case &c) const;
    void findContradictions();

    SnapshotPtr m_snapshot;
    std::vector<std::size_t> m_rows; ///< indices of the cases that have a response
    QHash<QString, QString> m_names;
    QHash<QString, QStringList> m_contradictions; ///< response id → category ids
};

} // namespace plumbline
