// SPDX-License-Identifier: GPL-3.0-or-later
// ScoreTableModel: the components of one case with the judge's points, the check and the reviewer's draft. GUI thread;
// no colours.
#pragma once

#include "core/audit/case_checks.h"

#include <QAbstractTableModel>

namespace plumbline {

class ScoreTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Columns { NumberColumn, ComponentColumn, WeightColumn, JudgeColumn, CheckColumn, YouColumn, ColumnCount };
    enum Roles {
        CategoryRole = Qt::UserRole + 1, ///< int of Category
        NoteRole,                        ///< QString: what the check measured, when it contradicts the judge
        VerdictRole,                     ///< int of Verdict; invalid where there is no check
        ContradictsRole,                 ///< bool
        DraftRole,                       ///< bool: the points in "you" are not committed yet
    };

    using Points = std::vector<std::optional<double>>;

    explicit ScoreTableModel(QObject *parent = nullptr);
    /// `own`: what this reviewer gave before; `draft`: what is typed and not committed, or empty.
    void setCase(const Item &item, const Case &c, const CheckTable &checks, const Points &own, const Points &draft);
    void clear();
    /// Sets or clears the reviewer's points of a component; out of 0..weight is refused (false).
    bool setPoints(int component, std::optional<double> points);
    [[nodiscard]] const Points &points() const { return m_points; }
    [[nodiscard]] bool isEdited() const { return m_points != m_stored; }
    [[nodiscard]] double weight(int component) const;
    [[nodiscard]] std::optional<double> judgePoints(int component) const;
    [[nodiscard]] const ComponentCheck *check(int component) const;
    [[nodiscard]] int componentCount() const { return static_cast<int>(m_item.components.size()); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void pointsChanged();

private:
    [[nodiscard]] QVariant text(std::size_t row, int column) const;
    [[nodiscard]] QString note(std::size_t row) const;
    [[nodiscard]] bool isContradicted(std::size_t row) const;

    Item m_item;
    std::vector<CaseComponent> m_components;
    bool m_isJudged = false; ///< there is a judgement, read or not
    std::vector<ComponentCheck> m_checks;
    Points m_points;
    Points m_stored;
};

} // namespace plumbline
