// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/profile_models.h"

namespace plumbline {

namespace {

QString percent(const std::optional<double> &ratio)
{
    return ratio ? QString::number(100 * *ratio, 'f', 1) : QStringLiteral("–");
}

QVariant alignment(bool left)
{
    return left ? QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter)
                : QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
}

} // namespace

void ProfileTableModel::setTable(std::vector<CandidateProfiles> table)
{
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
}

const CandidateProfiles *ProfileTableModel::candidateAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_table[static_cast<std::size_t>(row)] : nullptr;
}

QString ProfileTableModel::profileOf(int column)
{
    return column >= 1 && column <= static_cast<int>(profiles().size())
               ? profiles()[static_cast<std::size_t>(column - 1)].id
               : QString();
}

int ProfileTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.size());
}

int ProfileTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1 + static_cast<int>(profiles().size());
}

QVariant ProfileTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const CandidateProfiles &candidate = m_table[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole)
        return alignment(index.column() == 0);
    if (index.column() == 0)
        return role == Qt::DisplayRole ? QVariant(candidate.candidate) : QVariant();
    const ProfileReport &report = candidate.reports[static_cast<std::size_t>(index.column() - 1)];
    if (role == Qt::DisplayRole)
        return tr("%1   n %2").arg(percent(report.overall)).arg(report.n);
    if (role == Qt::ToolTipRole) {
        const QString counted = tr("%1 of %2 responses count.").arg(report.n).arg(report.rows.size());
        return report.note.isEmpty() ? counted : counted + u' ' + report.note;
    }
    return {};
}

QVariant ProfileTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section == 0);
    if (role == Qt::DisplayRole)
        return section == 0 ? tr("Candidate") : profileOf(section);
    if (role == Qt::ToolTipRole && section > 0)
        return profiles()[static_cast<std::size_t>(section - 1)].description;
    return {};
}

void ProfileDifferenceModel::setDifferences(const std::vector<ProfileDifference> &all, const QString &profile,
                                            const QHash<QString, int> &positions)
{
    beginResetModel();
    m_positions = positions;
    m_rows.clear();
    for (const ProfileDifference &d : all) {
        if (d.profile == profile)
            m_rows.push_back(d);
    }
    endResetModel();
}

int ProfileDifferenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ProfileDifferenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProfileDifferenceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ProfileDifference &d = m_rows[static_cast<std::size_t>(index.row())];
    if (role == ResponseIdRole)
        return d.itemKey;
    if (role == Qt::TextAlignmentRole)
        return alignment(index.column() == WhyColumn);
    if (role == Qt::ToolTipRole)
        return d.why;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case ItemColumn:
        return QStringLiteral("#%1").arg(m_positions.value(d.itemKey, -1));
    case PlumblineColumn:
        return percent(d.plumbline);
    case OtherColumn:
        return percent(d.other);
    default:
        return d.why;
    }
}

QVariant ProfileDifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section == WhyColumn);
    if (role != Qt::DisplayRole)
        return {};
    const QStringList names{tr("Item"), tr("Plumbline"), tr("There"), tr("Which rule made the difference")};
    return names.value(section);
}

} // namespace plumbline
