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

QString namesOf(const QStringList &categoryIds)
{
    QStringList names;
    for (const QString &id : categoryIds)
        names.append(categoryName(categoryFromSpelling(id)).toLower());
    names.removeDuplicates();
    return names.join(QStringLiteral(", "));
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
        const CaseContradictions found = contradictionsOf(c, item, m_snapshot->checks);
        if (!found.any())
            continue;
        Contradiction &all = m_contradictions[c.response->id];
        all.ids = found.check + found.judges;
        QStringList why;
        if (!found.check.isEmpty())
            why.append(tr("Rule check and judge disagree: %1.").arg(namesOf(found.check)));
        if (!found.judges.isEmpty())
            why.append(tr("Two judges differ by half the points or more: %1.").arg(namesOf(found.judges)));
        if (found.total) {
            all.ids.append(QStringLiteral("total"));
            why.append(tr("The judge's total is not the sum of its points."));
        }
        all.why = why.join(u' ');
    }
}

void CaseListModel::setReviewer(const QString &reviewer, bool blind)
{
    if (m_reviewer == reviewer && m_blind == blind)
        return;
    m_reviewer = reviewer;
    m_blind = blind;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void CaseListModel::setHiddenGold(const QSet<QString> &responseIds)
{
    if (m_hiddenGold == responseIds)
        return;
    m_hiddenGold = responseIds;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

bool CaseListModel::isHidden(const Case &c) const
{
    const bool blind = m_blind || (c.response && m_hiddenGold.contains(c.response->id));
    return blind && !hasSeen(m_snapshot->table.decisions, c, m_reviewer);
}

std::optional<Case> CaseListModel::shownCase(int row) const
{
    const Case *c = caseAt(row);
    if (!c)
        return std::nullopt;
    return isHidden(*c) ? blindCase(*c, m_reviewer) : *c;
}

QString CaseListModel::shownName(const Case &c) const
{
    return isHidden(c) ? letterOf(c) : m_names.value(c.candidateId);
}

QString CaseListModel::letterOf(const Case &c) const
{
    // Letters in the order of a hash that differs from item to item.
    const QString &item = m_snapshot->table.items[c.item].id;
    int place = 0;
    const size_t own = qHash(item + c.candidateId, 17);
    for (const ModelSpec &model : m_snapshot->candidates)
        place += qHash(item + model.id, 17) < own ? 1 : 0;
    return place < 26 ? QString(QChar(u'A' + place)) : QString::number(place + 1);
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
    if (m_reviewer.isEmpty() ? c.isDecided() : c.isDecidedBy(m_reviewer))
        return CaseState::Decided;
    if (isHidden(c))
        return CaseState::Undecided;
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
        return tr("Item %1, %2: %3").arg(item.position).arg(shownName(*c), item.instruction.simplified());
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
        return shownName(*c);
    case JudgePointsRole:
        return isHidden(*c) ? QVariant() : numberOrNothing(c->judgePoints());
    case HumanPointsRole: {
        const Case shown = isHidden(*c) ? blindCase(*c, m_reviewer) : *c;
        return shown.isDecided() ? numberOrNothing(shown.effectivePoints()) : QVariant();
    }
    case DisputedRole:
        return !isHidden(*c) && c->isDisputed();
    case LetterRole:
        return letterOf(*c);
    case HiddenRole:
        return isHidden(*c);
    case FlaggedRole:
        return c->isFlagged();
    case ContradictionsRole:
        return isHidden(*c) ? QStringList() : m_contradictions.value(c->response->id).ids;
    case Qt::ToolTipRole:
        return isHidden(*c) ? QString() : m_contradictions.value(c->response->id).why;
    case ImageRole:
        return item.image;
    case ImageBaseRole:
        return item.imageBase;
    default:
        return {};
    }
}

} // namespace plumbline
