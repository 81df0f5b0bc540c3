// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import_rows_model.h"

#include "ui/decor/theme.h"
#include "ui/models/plain_tip.h"

#include <QFileInfo>

#include <algorithm>

namespace plumbline {

namespace {

QString fateText(RowFate fate)
{
    switch (fate) {
    case RowFate::New:
        return ImportRowsModel::tr("new");
    case RowFate::Changed:
        return ImportRowsModel::tr("changed");
    case RowFate::Same:
        return ImportRowsModel::tr("the same");
    case RowFate::Refused:
        return ImportRowsModel::tr("refused");
    case RowFate::Skipped:
        return ImportRowsModel::tr("nothing to take");
    }
    return {};
}

int urgency(const PlannedRow &row)
{
    switch (row.fate) {
    case RowFate::Refused:
        return 0;
    case RowFate::Changed:
        return 1;
    case RowFate::Skipped:
        return 2;
    case RowFate::New:
        return row.reason.isEmpty() ? 4 : 3;
    case RowFate::Same:
        break;
    }
    return 5;
}

} // namespace

ImportRowsModel::ImportRowsModel(std::vector<PlannedRow> rows, const Theme &theme, QObject *parent)
    : QAbstractTableModel(parent)
    , m_rows(std::move(rows))
    , m_theme(theme)
{
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [](const PlannedRow &a, const PlannedRow &b) { return urgency(a) < urgency(b); });
}

int ImportRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ImportRowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ImportRowsModel::data(const QModelIndex &index, int role) const
{
    const PlannedRow &row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::ForegroundRole && index.column() == Fate && row.fate == RowFate::Refused)
        return m_theme.color(QStringLiteral("bad"));
    if (role == Qt::ToolTipRole)
        return plainTip(index.column() == Place ? row.file : row.reason.isEmpty() ? row.what : row.reason);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Place:
        // The number first: the file is the part that may be cut.
        return row.line > 0 ? tr("line %1 · %2").arg(row.line).arg(QFileInfo(row.file).fileName())
                            : tr("row %1 · %2").arg(row.row).arg(QFileInfo(row.file).fileName());
    case Fate:
        return fateText(row.fate);
    case What:
        return row.candidate.isEmpty() ? row.what : row.candidate + QStringLiteral(" · ") + row.what;
    default:
        return row.reason;
    }
}

QVariant ImportRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return QStringList{tr("Where"), tr("What happens"), tr("Item"), tr("Why")}.value(section);
}

} // namespace plumbline
