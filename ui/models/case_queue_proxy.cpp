// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/case_queue_proxy.h"

#include "ui/models/case_list_model.h"

namespace plumbline {

CaseQueueProxy::CaseQueueProxy(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setDynamicSortFilter(true);
    sort(0);
}

void CaseQueueProxy::setKind(QueueKind kind)
{
    m_kind = kind;
    m_kept.clear();
    invalidate();
}

void CaseQueueProxy::setText(const QString &text)
{
    m_words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

void CaseQueueProxy::setOnly(const QSet<QString> &responseIds)
{
    m_only = responseIds;
    invalidateFilter();
}

void CaseQueueProxy::setSaved(const QStringList &responseIds)
{
    m_saved.clear();
    m_hasSaved = !responseIds.isEmpty();
    for (int i = 0; i < responseIds.size(); ++i)
        m_saved.insert(responseIds.at(i), i);
    m_kept.clear();
    invalidate();
}

void CaseQueueProxy::setByLetter(bool byLetter)
{
    m_byLetter = byLetter;
    invalidate();
}

void CaseQueueProxy::keepVisible(const QString &responseId)
{
    m_kept.insert(responseId);
}

bool CaseQueueProxy::belongs(const QModelIndex &index, QueueKind kind)
{
    const auto state = static_cast<CaseState>(index.data(CaseListModel::StateRole).toInt());
    switch (kind) {
    case QueueKind::All:
        return true;
    case QueueKind::Undecided:
        return state != CaseState::Decided;
    case QueueKind::Contradictions:
        return !index.data(CaseListModel::ContradictionsRole).toStringList().isEmpty();
    case QueueKind::Disagreements:
        return index.data(CaseListModel::DisputedRole).toBool();
    case QueueKind::Unparsed:
        return state == CaseState::Unparsed;
    case QueueKind::Flagged:
        return index.data(CaseListModel::FlaggedRole).toBool();
    }
    return true;
}

bool CaseQueueProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const QString response = index.data(CaseListModel::ResponseIdRole).toString();
    if (!m_only.isEmpty() && !m_only.contains(response))
        return false;
    if (m_hasSaved && !m_saved.contains(response))
        return false;
    if (!m_kept.contains(response) && !belongs(index, m_kind))
        return false;
    const QString text =
        index.data(Qt::DisplayRole).toString() + u' ' + index.data(CaseListModel::CandidateRole).toString();
    const QString number = u'#' + QString::number(index.data(CaseListModel::PositionRole).toInt());
    for (const QString &word : m_words) {
        if (word != number && !text.contains(word, Qt::CaseInsensitive))
            return false;
    }
    return true;
}

bool CaseQueueProxy::lessThan(const QModelIndex &a, const QModelIndex &b) const
{
    if (m_hasSaved) {
        return m_saved.value(a.data(CaseListModel::ResponseIdRole).toString()) <
               m_saved.value(b.data(CaseListModel::ResponseIdRole).toString());
    }
    if (m_byLetter) {
        const int first = a.data(CaseListModel::PositionRole).toInt();
        const int second = b.data(CaseListModel::PositionRole).toInt();
        return first != second
                   ? first < second
                   : a.data(CaseListModel::LetterRole).toString() < b.data(CaseListModel::LetterRole).toString();
    }
    // Contradictions first, decided or not, so that a row does not jump away when it is decided.
    const bool first = !a.data(CaseListModel::ContradictionsRole).toStringList().isEmpty();
    const bool second = !b.data(CaseListModel::ContradictionsRole).toStringList().isEmpty();
    if (first != second)
        return first;
    return a.row() < b.row();
}

} // namespace plumbline
