// SPDX-License-Identifier: GPL-3.0-or-later
// ProfileTableModel: candidates × scorer profiles; ProfileDifferenceModel: why one cell differs, item by item. GUI
// thread.
#pragma once

#include "core/report/profile_table.h"

#include <QAbstractTableModel>
#include <QHash>

namespace plumbline {

class ProfileTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setTable(std::vector<CandidateProfiles> table);
    [[nodiscard]] const CandidateProfiles *candidateAt(int row) const;
    /// Profile id of a column; empty for the candidate's name.
    [[nodiscard]] static QString profileOf(int column);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<CandidateProfiles> m_table;
};

class ProfileDifferenceModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Columns { ItemColumn, PlumblineColumn, OtherColumn, WhyColumn, ColumnCount };
    enum Roles { ResponseIdRole = Qt::UserRole + 1 };
    using QAbstractTableModel::QAbstractTableModel;
    /// The differences of one profile; `positions`: item position by response id.
    void setDifferences(const std::vector<ProfileDifference> &all, const QString &profile,
                        const QHash<QString, int> &positions);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<ProfileDifference> m_rows;
    QHash<QString, int> m_positions;
};

} // namespace plumbline
