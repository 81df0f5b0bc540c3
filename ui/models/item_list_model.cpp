// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/item_list_model.h"

namespace plumbline {

ItemListModel::ItemListModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_snapshot(std::make_shared<ProjectSnapshot>())
{
}

void ItemListModel::setSnapshot(SnapshotPtr snapshot)
{
    // Most readings change no item: then the view keeps its selection and its place.
    if (m_snapshot->table.items == snapshot->table.items) {
        m_snapshot = std::move(snapshot);
        return;
    }
    beginResetModel();
    m_snapshot = std::move(snapshot);
    endResetModel();
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
        return item->weightSum() == 10 ? QString() : tr("Weights sum to %1").arg(item->weightSum());
    default:
        return {};
    }
}

} // namespace plumbline
