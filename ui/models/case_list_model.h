// SPDX-License-Identifier: GPL-3.0-or-later
// CaseListModel: the responses of a snapshot as an audit queue. Facts through roles; looks are the delegate's. GUI
// thread.
#pragma once

#include "ui/models/project_view.h"

#include <QAbstractListModel>
#include <QHash>
#include <QSet>

#include <optional>

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
        DisputedRole, ///< bool: reviewers differ; never in blind mode before the reveal
        LetterRole,   ///< QString: what stands for the candidate where it is hidden
        HiddenRole,   ///< bool: judge, others and candidate are hidden from the reviewer
    };

    explicit CaseListModel(QObject *parent = nullptr);
    void setSnapshot(SnapshotPtr snapshot);
    /// For whom the list is: "decided" means decided by them (empty: by anybody). In blind mode judge, others and
    /// candidate names stay hidden until the reviewer has revealed a case.
    void setReviewer(const QString &reviewer, bool blind);
    /// Responses that are hidden checks of the reviewer: as in blind mode, whatever the mode.
    void setHiddenGold(const QSet<QString> &responseIds);
    [[nodiscard]] bool isHidden(const Case &c) const;
    /// The case as the reviewer may see it; nothing for a row that is not there.
    [[nodiscard]] std::optional<Case> shownCase(int row) const;
    /// The candidate's name, or a letter where it is hidden: the same for an item's responses, in an order that says
    /// nothing.
    [[nodiscard]] QString shownName(const Case &c) const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] const Case *caseAt(int row) const;
    [[nodiscard]] const SnapshotPtr &snapshot() const { return m_snapshot; }

private:
    [[nodiscard]] QString letterOf(const Case &c) const;
    [[nodiscard]] CaseState stateOf(const Case &c) const;
    void findContradictions();

    QString m_reviewer;
    bool m_blind = false;
    QSet<QString> m_hiddenGold;
    SnapshotPtr m_snapshot;
    std::vector<std::size_t> m_rows; ///< indices of the cases that have a response
    QHash<QString, QString> m_names;
    struct Contradiction
    {
        QStringList ids; ///< of categories, or "total"
        QString why;     ///< in sentences
    };
    QHash<QString, Contradiction> m_contradictions; ///< by response id
};

} // namespace plumbline
