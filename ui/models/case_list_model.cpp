// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/case_list_model.h"

namespace plumbline {

namespace {

QVariant numberOrNothing(const std::optional<double> &number)
{
    return number ? QVariant(*number) : QVariant();
}

/// The cases that somebody can look at: those with a response.
std::vector<std::size_t> rowsOf(const CaseTable &table)
{
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < table.cases.size(); ++i) {
        if (table.cases[i].response)
            rows.push_back(i);
    }
    return rows;
}

} // namespace

CaseListModel::CaseListModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_snapshot(std::make_shared<ProjectSnapshot>())
{
}

void CaseListModel::setSnapshot(SnapshotPtr snapshot)
{
    std::vector<std::size_t> rows = rowsOf(snapshot->table);
    bool same = rows.size() == m_rows.size();
    for (std::size_t i = 0; same && i < rows.size(); ++i)
        same = snapshot->table.cases[rows[i]].response->id == m_snapshot->table.cases[m_rows[i]].response->id;
    if (!same)
        beginResetModel();
    m_snapshot = std::move(snapshot);
    m_rows = std::move(rows);
    findContradictions();
    m_names.clear();
    for (const ModelSpec &model : m_snapshot->candidates)
        m_names.insert(model.id, model.name);
    if (!same)
        endResetModel();
    else if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void CaseListModel::findContradictions()
{
    m_contradictions.clear();
    for (const std::size_t row : m_rows) {
        const Case &c = m_snapshot->table.cases[row];
        const Item &item = m_snapshot->table.items[c.item];
        for (std::size_t i = 0; i < c.components.size(); ++i) {
            const auto check = m_snapshot->checks.constFind(c.components[i].contentKey);
            if (check != m_snapshot->checks.constEnd() &&
                contradicts(*check, c.components[i].judge, item.components[i].weight))
                m_contradictions[c.response->id].append(categoryId(item.components[i].category()));
        }
    }
}

int CaseListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

const Case *CaseListModel::caseAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    return &m_snapshot->table.cases[m_rows[static_cast<std::size_t>(row)]];
}

CaseState CaseListModel::stateOf(const Case &c) const
{
    if (c.isDecided())
        return CaseState::Decided;
    if (m_contradictions.contains(c.response->id))
        return CaseState::Contradiction;
    if (!c.judgement)
        return CaseState::Missing;
    return c.judgePoints() ? CaseState::Undecided : CaseState::Unparsed;
}

QVariant CaseListModel::data(const QModelIndex &index, int role) const
{
    const Case *c = caseAt(index.row());
    if (!c || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Item &item = m_snapshot->table.items[c->item];
    switch (role) {
    case Qt::DisplayRole:
        return item.instruction.simplified();
    case Qt::AccessibleTextRole:
        return tr("Item %1, %2: %3")
            .arg(item.position)
            .arg(m_names.value(c->candidateId), item.instruction.simplified());
    case StateRole:
        return static_cast<int>(stateOf(*c));
    case ResponseIdRole:
        return c->response->id;
    case ItemIdRole:
        return item.id;
    case PositionRole:
        return item.position;
    case CandidateIdRole:
        return c->candidateId;
    case CandidateRole:
        return m_names.value(c->candidateId);
    case JudgePointsRole:
        return numberOrNothing(c->judgePoints());
    case HumanPointsRole:
        return c->isDecided() ? numberOrNothing(c->effectivePoints()) : QVariant();
    case FlaggedRole:
        return c->isFlagged();
    case ContradictionsRole:
        return m_contradictions.value(c->response->id);
    case ImageRole:
        return item.image;
    case ImageBaseRole:
        return item.imageBase;
    default:
        return {};
    }
}

} // namespace plumbline
