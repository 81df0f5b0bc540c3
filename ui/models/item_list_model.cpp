// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/item_list_model.h"

#include "ui/models/counted.h"

#include <algorithm>

namespace plumbline {

namespace {

/// "1 error, 2 warnings"; remarks are too many to name in a list.
QString problemText(const std::vector<Finding> &findings)
{
    const auto count = [&](Severity severity) {
        return static_cast<int>(std::count_if(findings.begin(), findings.end(), [&](const Finding &f) {
            return f.severity == severity && f.accepted.isEmpty();
        }));
    };
    QStringList parts;
    if (const int n = count(Severity::Error); n > 0)
        parts.append(counted(n, ItemListModel::tr("error"), ItemListModel::tr("errors")));
    if (const int n = count(Severity::Warning); n > 0)
        parts.append(counted(n, ItemListModel::tr("warning"), ItemListModel::tr("warnings")));
    return parts.join(QStringLiteral(", "));
}

} // namespace

ItemListModel::ItemListModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_snapshot(std::make_shared<ProjectSnapshot>())
    , m_lint(std::make_shared<LintResult>())
{
}

void ItemListModel::setSnapshot(SnapshotPtr snapshot)
{
    // Most readings change no item: then the view keeps its selection and its place.
    if (m_snapshot->table.items == snapshot->table.items) {
        const bool sameReviews = m_snapshot->reviews == snapshot->reviews;
        m_snapshot = std::move(snapshot);
        if (!sameReviews && rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0), {ProblemRole});
        return;
    }
    beginResetModel();
    m_snapshot = std::move(snapshot);
    endResetModel();
}

void ItemListModel::setFindings(LintPtr lint)
{
    m_lint = std::move(lint);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0), {ProblemRole, IsBadRole});
}

std::vector<Finding> ItemListModel::findingsOf(int row) const
{
    const Item *item = itemAt(row);
    return item ? m_lint->of(item->id) : std::vector<Finding>();
}

ReviewState ItemListModel::reviewStateOf(int row) const
{
    const Item *item = itemAt(row);
    return item ? m_snapshot->reviews.stateOf(*item) : ReviewState::NotAsked;
}

int ItemListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_snapshot->table.items.size());
}

const Item *ItemListModel::itemAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_snapshot->table.items[static_cast<std::size_t>(row)] : nullptr;
}

int ItemListModel::rowOf(const QString &itemId) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (itemAt(row)->id == itemId)
            return row;
    }
    return -1;
}

QVariant ItemListModel::data(const QModelIndex &index, int role) const
{
    const Item *item = itemAt(index.row());
    if (!item || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return item->instruction.simplified();
    case ItemIdRole:
        return item->id;
    case PositionRole:
        return item->position;
    case LevelRole:
        return item->level;
    case CategoriesRole: {
        QStringList ids;
        for (const Component &c : item->components)
            ids.append(categoryId(c.category()));
        return ids;
    }
    case ImageRole:
        return item->image;
    case ImageBaseRole:
        return item->imageBase;
    case ProblemRole:
        if (item->components.empty())
            return tr("Draft: no components yet");
        switch (reviewStateOf(index.row())) {
        case ReviewState::Waiting:
            return tr("To review");
        case ReviewState::Returned:
            return tr("Returned");
        default:
            return problemText(findingsOf(index.row()));
        }
    case IsBadRole: {
        const std::vector<Finding> findings = findingsOf(index.row());
        return std::any_of(findings.begin(), findings.end(),
                           [](const Finding &f) { return f.severity == Severity::Error && f.accepted.isEmpty(); });
    }
    default:
        return {};
    }
}

} // namespace plumbline
