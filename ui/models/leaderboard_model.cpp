// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/leaderboard_model.h"

namespace plumbline {

namespace {

QString percent(const std::optional<double> &ratio)
{
    return ratio ? QString::number(100 * *ratio, 'f', 1) : QStringLiteral("–");
}

} // namespace

QString missingText(const ScoreMean &m)
{
    const std::pair<int, QString> why[] = {{m.ledger.refused, LeaderboardModel::tr("refused")},
                                           {m.ledger.unparsed, LeaderboardModel::tr("unparsed")},
                                           {m.ledger.failed, LeaderboardModel::tr("failed")},
                                           {m.ledger.notRun, LeaderboardModel::tr("not run")}};
    QStringList parts;
    for (const auto &[count, word] : why) {
        if (count > 0)
            parts.append(QStringLiteral("%1 %2").arg(count).arg(word));
    }
    return parts.join(QStringLiteral(", "));
}

LeaderboardModel::LeaderboardModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void LeaderboardModel::setLeaderboard(const Leaderboard &board)
{
    beginResetModel();
    m_board = board;
    endResetModel();
}

int LeaderboardModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_board.rows.size());
}

int LeaderboardModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstCategoryColumn + static_cast<int>(kCategories.size());
}

const ScoreMean *LeaderboardModel::meanAt(const LeaderboardRow &row, int column) const
{
    if (column < FirstCategoryColumn)
        return &row.total;
    const auto found = row.categories.find(kCategories[static_cast<std::size_t>(column - FirstCategoryColumn)]);
    return found == row.categories.end() ? nullptr : &found->second;
}

QString LeaderboardModel::text(const LeaderboardRow &row, int column) const
{
    const ScoreMean *m = meanAt(row, column);
    switch (column) {
    case CandidateColumn:
        return row.candidate;
    case IntervalColumn:
        if (m->bounds)
            return tr("%1 to %2 (bounds)").arg(percent(m->bounds->low), percent(m->bounds->high));
        return m->mean.interval ? tr("%1 to %2").arg(percent(m->mean.interval->low), percent(m->mean.interval->high))
                                : tr("undefined");
    case NColumn:
        return QString::number(m->mean.n);
    case MissingColumn:
        return QString::number(m->ledger.missing());
    default:
        return m ? percent(m->mean.value) : QStringLiteral("–");
    }
}

QVariant LeaderboardModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const LeaderboardRow &row = m_board.rows[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    const ScoreMean *m = meanAt(row, column);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::TextAlignmentRole:
        return column == CandidateColumn ? QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter)
                                         : QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (!m)
            return {};
        return tr("n = %1, %2 by people%3")
            .arg(m->mean.n)
            .arg(m->byPeople)
            .arg(m->ledger.missing() > 0 ? tr("; missing: %1").arg(missingText(*m)) : QString());
    case SortRole:
        if (column == CandidateColumn)
            return row.candidate;
        if (column == NColumn)
            return static_cast<int>(m->mean.n);
        if (column == MissingColumn)
            return m->ledger.missing();
        return m && m->mean.value ? *m->mean.value : -1.0;
    case CandidateIdRole:
        return row.candidateId;
    case CategoryRole:
        return column < FirstCategoryColumn
                   ? -1
                   : static_cast<int>(kCategories[static_cast<std::size_t>(column - FirstCategoryColumn)]);
    default:
        return {};
    }
}

QVariant LeaderboardModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        return section == CandidateColumn ? QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter)
                                          : QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case CandidateColumn:
        return tr("Candidate");
    case TotalColumn:
        return tr("Total");
    case IntervalColumn:
        return tr("95 % interval");
    case NColumn:
        return tr("n");
    case MissingColumn:
        return tr("missing");
    default:
        return categoryName(kCategories[static_cast<std::size_t>(section - FirstCategoryColumn)]);
    }
}

} // namespace plumbline
