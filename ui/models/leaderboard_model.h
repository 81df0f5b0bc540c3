// SPDX-License-Identifier: GPL-3.0-or-later
// LeaderboardModel: candidates as rows: total, interval, categories, n and what is missing. GUI thread; no colours.
#pragma once

#include "core/report/leaderboard.h"

#include <QAbstractTableModel>

namespace plumbline {

class LeaderboardModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Columns { CandidateColumn, TotalColumn, IntervalColumn, NColumn, MissingColumn, FirstCategoryColumn };
    enum Roles {
        SortRole = Qt::UserRole + 1, ///< double or QString
        CandidateIdRole,
        CategoryRole, ///< int of Category, -1 for the total
    };

    explicit LeaderboardModel(QObject *parent = nullptr);
    void setLeaderboard(const Leaderboard &board);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const ScoreMean *meanAt(const LeaderboardRow &row, int column) const;
    [[nodiscard]] QString text(const LeaderboardRow &row, int column) const;

    Leaderboard m_board;
};

/// "2 refused, 1 unparsed"; empty where nothing is missing.
[[nodiscard]] QString missingText(const ScoreMean &mean);

} // namespace plumbline
