// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/item_filter_proxy.h"

#include "ui/models/item_list_model.h"

namespace plumbline {

void ItemFilterProxy::setText(const QString &text)
{
    m_words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

void ItemFilterProxy::setLevel(const QString &level)
{
    m_level = level;
    invalidateFilter();
}

void ItemFilterProxy::setCategory(const QString &category)
{
    m_category = category;
    invalidateFilter();
}

void ItemFilterProxy::setFindings(const FindingFilter &filter)
{
    m_findings = filter;
    invalidateFilter();
}

void ItemFilterProxy::setReview(std::optional<ReviewState> state)
{
    m_review = state;
    invalidateFilter();
}

void ItemFilterProxy::setOnly(const std::optional<QSet<QString>> &items)
{
    m_only = items;
    invalidateFilter();
}

bool ItemFilterProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (!m_level.isEmpty() &&
        index.data(ItemListModel::LevelRole).toString().compare(m_level, Qt::CaseInsensitive) != 0)
        return false;
    if (!m_category.isEmpty() && !index.data(ItemListModel::CategoriesRole).toStringList().contains(m_category))
        return false;
    const auto *items = static_cast<const ItemListModel *>(sourceModel());
    if (m_review && items->reviewStateOf(row) != *m_review)
        return false;
    if (m_only && !m_only->contains(items->itemAt(row)->id))
        return false;
    if (m_findings.kind != FindingFilter::Kind::All && !m_findings.passes(items->findingsOf(row)))
        return false;
    const QString instruction = index.data(Qt::DisplayRole).toString();
    const QString number = u'#' + QString::number(index.data(ItemListModel::PositionRole).toInt());
    for (const QString &word : m_words) {
        if (word != number && !instruction.contains(word, Qt::CaseInsensitive))
            return false;
    }
    return true;
}

} // namespace plumbline
