// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/leaderboard_model.h"

#include "core/report/score_tables.h"
#include "core/scoring/scorer_profiles.h"

#include <algorithm>
#include <cmath>

namespace plumbline {

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

void LeaderboardModel::setContent(LeaderboardContent content)
{
    beginResetModel();
    m_content = std::move(content);
    m_references.clear();
    for (std::size_t t = 0; t < m_content.references.size(); ++t) {
        // Only what has a total or a category is a row of a leaderboard; other benchmarks are for charts.
        const PublishedTable &table = m_content.references[t];
        const bool isBoard = table.find(PublishedColumn::CategoryScore) >= 0;
        for (qsizetype r = 0; isBoard && r < table.rows(); ++r)
            m_references.push_back({t, r});
    }
    endResetModel();
}

void LeaderboardModel::setPinned(const QSet<QString> &keys)
{
    m_content.pinned = keys;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {PinnedRole});
}

int LeaderboardModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_content.board.rows.size() + m_references.size());
}

int LeaderboardModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstProfileColumn + static_cast<int>(profiles().size());
}

std::optional<Category> LeaderboardModel::categoryOf(int column) const
{
    if (column < FirstCategoryColumn || column >= NColumn)
        return {};
    return kCategories[static_cast<std::size_t>(column - FirstCategoryColumn)];
}

const CorrectedRow *LeaderboardModel::corrected(std::size_t row) const
{
    if (!m_content.corrected)
        return nullptr;
    for (const CorrectedRow &c : m_content.corrected->rows) {
        if (c.candidateId == m_content.board.rows[row].candidateId && !c.category)
            return &c;
    }
    return nullptr;
}

const ProfileReport *LeaderboardModel::profile(std::size_t row, int column) const
{
    for (const CandidateProfiles &candidate : m_content.profiles) {
        const auto at = static_cast<std::size_t>(column - FirstProfileColumn);
        if (candidate.candidateId == m_content.board.rows[row].candidateId && at < candidate.reports.size())
            return &candidate.reports[at];
    }
    return nullptr;
}

std::optional<double> LeaderboardModel::number(std::size_t row, int column) const
{
    const LeaderboardRow &r = m_content.board.rows[row];
    if (column == RankColumn)
        return r.standing.rank > 0 ? std::optional<double>(r.standing.rank) : std::nullopt;
    if (column == NColumn)
        return static_cast<double>(r.total.mean.n);
    if (column == MissingColumn)
        return r.total.ledger.missing();
    if (column == GroupColumn)
        return {};
    if (column == CorrectedColumn) {
        const CorrectedRow *c = corrected(row);
        return c ? c->numbers.tuned.value : std::nullopt;
    }
    if (column >= FirstProfileColumn) {
        const ProfileReport *p = profile(row, column);
        return p ? p->overall : std::nullopt;
    }
    const ScoreMean *m = meanOn(r, categoryOf(column));
    return m ? m->mean.value : std::nullopt;
}

std::optional<double> LeaderboardModel::published(const Reference &reference, int column) const
{
    const PublishedTable &table = m_content.references[reference.table];
    const std::optional<Category> category = categoryOf(column);
    if (!category && column != TotalColumn)
        return {};
    const qsizetype at = category ? table.find(*category) : table.find(PublishedColumn::Total);
    if (at < 0)
        return {};
    const double value = table.columns[static_cast<std::size_t>(at)].numbers[static_cast<std::size_t>(reference.row)];
    return std::isnan(value) ? std::nullopt : std::optional(value / table.scale());
}

QString LeaderboardModel::text(std::size_t row, int column) const
{
    const LeaderboardRow &r = m_content.board.rows[row];
    switch (column) {
    case RankColumn:
        return r.standing.rank > 0 ? rankText(r.standing) : QStringLiteral("–");
    case CandidateColumn:
        return r.candidate;
    case IntervalColumn:
        if (r.total.bounds)
            return tr("%1 to %2 (bounds)").arg(percentText(r.total.bounds->low), percentText(r.total.bounds->high));
        return r.total.mean.interval
                   ? tr("%1 to %2")
                         .arg(percentText(r.total.mean.interval->low), percentText(r.total.mean.interval->high))
                   : tr("undefined");
    case NColumn:
        return QString::number(r.total.mean.n);
    case MissingColumn:
        return QString::number(r.total.ledger.missing());
    case GroupColumn:
        return r.group;
    default:
        return percentText(number(row, column));
    }
}

QString LeaderboardModel::tip(std::size_t row, int column) const
{
    const LeaderboardRow &r = m_content.board.rows[row];
    if (column == RankColumn && m_content.board.replicates && r.standing.lowest > 0) {
        return tr("Rank %1; between %2 and %3 in 95 % of the bootstrap replicates; first in %4 %; %5 separably better.")
            .arg(QString::number(r.standing.rank), QString::number(r.standing.lowest),
                 QString::number(r.standing.highest), percentText(r.standing.firstShare),
                 QString::number(r.standing.tieRank - 1));
    }
    if (column == CorrectedColumn) {
        const CorrectedRow *c = corrected(row);
        if (!c || !c->numbers.tuned.interval)
            return tr("No audited random sample to correct from: draw one on the Agreement page.");
        return tr("Corrected by the audited sample “%1”: %2 [%3, %4]")
            .arg(m_content.corrected->queue, percentText(c->numbers.tuned.value),
                 percentText(c->numbers.tuned.interval->low), percentText(c->numbers.tuned.interval->high));
    }
    if (column >= FirstProfileColumn) {
        const ProfileReport *p = profile(row, column);
        return p ? tr("As %1 scores the same replies: n = %2 of %3").arg(p->profile).arg(p->n).arg(p->rows.size())
                 : QString();
    }
    const ScoreMean *m = meanOn(r, categoryOf(column));
    if (!m)
        return {};
    QString words = tr("n = %1, %2 by people").arg(m->mean.n).arg(m->byPeople);
    if (m->mean.interval)
        words += tr("; interval %1 to %2").arg(percentText(m->mean.interval->low), percentText(m->mean.interval->high));
    if (m->ledger.missing() > 0)
        words += tr("; missing: %1").arg(missingText(*m));
    return words;
}

QVariant LeaderboardModel::candidateData(std::size_t row, int column, int role) const
{
    const LeaderboardRow &r = m_content.board.rows[row];
    const std::optional<Category> category = categoryOf(column);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return tip(row, column);
    case SortRole:
        if (column == CandidateColumn)
            return r.candidate;
        if (column == GroupColumn)
            return r.group;
        if (column == RankColumn) // rank 1 is on top where totals are
            return -number(row, column).value_or(1e9);
        return number(row, column == IntervalColumn ? int(TotalColumn) : column).value_or(-1.0);
    case CandidateIdRole:
    case KeyRole:
        return r.candidateId;
    case CategoryRole:
        return category ? static_cast<int>(*category) : -1;
    case RowRole:
        return static_cast<int>(row);
    case GroupRole:
        return r.group;
    case BestRole:
        return (column == TotalColumn || category) && isBest(m_content.board, row, category);
    case IntervalRole: {
        QList<double> numbers;
        if (r.total.mean.value) {
            numbers.append(*r.total.mean.value);
            if (r.total.mean.interval)
                numbers.append({r.total.mean.interval->low, r.total.mean.interval->high});
        }
        return QVariant::fromValue(numbers);
    }
    case PinnedRole:
        return m_content.pinned.contains(r.candidateId);
    case WarnRole:
        return column == MissingColumn && r.total.ledger.missing() > 0;
    default:
        return {};
    }
}

QVariant LeaderboardModel::referenceData(const Reference &reference, int column, int role) const
{
    const PublishedTable &table = m_content.references[reference.table];
    const QString &model = table.models[reference.row];
    const std::optional<Category> category = categoryOf(column);
    switch (role) {
    case Qt::DisplayRole:
        if (column == CandidateColumn)
            return model;
        if (column == GroupColumn)
            return referenceData(reference, column, GroupRole);
        if (column == IntervalColumn)
            return tr("not given");
        if (column == NColumn || column == MissingColumn)
            return QStringLiteral("?");
        return column == TotalColumn || category ? percentText(published(reference, column)) : QString();
    case Qt::ToolTipRole:
        return tr("As printed in “%1”%2: nothing here says how many scores stand behind it.")
            .arg(table.name, table.groups.isEmpty() ? QString() : QStringLiteral(", ") + table.groups[reference.row]);
    case SortRole:
        if (column == CandidateColumn)
            return model;
        if (column == GroupColumn)
            return referenceData(reference, column, GroupRole);
        if (column == RankColumn)
            return -1e9 + published(reference, TotalColumn).value_or(0);
        return published(reference, column == IntervalColumn ? int(TotalColumn) : column).value_or(-1.0);
    case CategoryRole:
        return category ? static_cast<int>(*category) : -1;
    case RowRole:
        return -1;
    case CandidateIdRole:
        return QString();
    case KeyRole:
        return QString(table.name + u'/' + model);
    case SourceRole:
        return table.name;
    case TagRole: {
        const std::size_t first = m_references.front().table;
        const bool several =
            std::any_of(m_references.begin(), m_references.end(), [&](const Reference &r) { return r.table != first; });
        return several ? table.name : tr("published");
    }
    case GroupRole:
        return table.groups.isEmpty() ? QString() : table.groups[reference.row];
    case PinnedRole:
        return m_content.pinned.contains(table.name + u'/' + model);
    default:
        return {};
    }
}

QVariant LeaderboardModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int column = index.column();
    if (role == Qt::TextAlignmentRole) {
        return column == CandidateColumn || column == IntervalColumn
                   ? QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter)
                   : QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    }
    const auto row = static_cast<std::size_t>(index.row());
    return row < m_content.board.rows.size()
               ? candidateData(row, column, role)
               : referenceData(m_references[row - m_content.board.rows.size()], column, role);
}

QVariant LeaderboardModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        return section == CandidateColumn || section == IntervalColumn || section == GroupColumn
                   ? QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter)
                   : QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole && section >= FirstProfileColumn)
        return tr("The same replies, scored as %1 does")
            .arg(profiles()[static_cast<std::size_t>(section - FirstProfileColumn)].id);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RankColumn:
        return tr("Rank");
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
    case GroupColumn:
        return tr("Group");
    case CorrectedColumn:
        return tr("corrected");
    default:
        break;
    }
    if (section >= FirstProfileColumn)
        return profiles()[static_cast<std::size_t>(section - FirstProfileColumn)].id;
    const Category category = kCategories[static_cast<std::size_t>(section - FirstCategoryColumn)];
    return category == Category::Perspective ? tr("Persp.") : categoryName(category); // the columns are narrow
}

LeaderboardProxy::LeaderboardProxy(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(LeaderboardModel::SortRole);
}

void LeaderboardProxy::setShowsReferences(bool shows)
{
    m_showsReferences = shows;
    invalidateFilter();
}

void LeaderboardProxy::setWords(const QString &words)
{
    m_words = words;
    invalidateFilter();
}

bool LeaderboardProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const bool a = left.data(LeaderboardModel::PinnedRole).toBool();
    const bool b = right.data(LeaderboardModel::PinnedRole).toBool();
    if (a != b) // pinned rows are on top in either direction
        return sortOrder() == Qt::AscendingOrder ? a : b;
    return QSortFilterProxyModel::lessThan(left, right);
}

bool LeaderboardProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, LeaderboardModel::CandidateColumn, parent);
    const QString source = index.data(LeaderboardModel::SourceRole).toString();
    if (!m_showsReferences && !source.isEmpty())
        return false;
    return m_words.isEmpty() || index.data().toString().contains(m_words, Qt::CaseInsensitive) ||
           source.contains(m_words, Qt::CaseInsensitive) ||
           index.data(LeaderboardModel::GroupRole).toString().contains(m_words, Qt::CaseInsensitive);
}

} // namespace plumbline
