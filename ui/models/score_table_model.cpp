// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/score_table_model.h"

#include "ui/models/plain_tip.h"

#include <QLocale>

namespace plumbline {

namespace {

QString pointsText(double points)
{
    return QString::number(points, 'g', 4);
}

} // namespace

ScoreTableModel::ScoreTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ScoreTableModel::setCase(const Item &item, const Case &c, const CheckTable &checks, const Points &own,
                              const Points &draft)
{
    beginResetModel();
    m_item = item;
    m_components = c.components;
    m_isJudged = c.judgement.has_value();
    m_checks.clear();
    for (const CaseComponent &component : m_components)
        m_checks.push_back(checks.value(component.contentKey));
    m_stored = own;
    m_stored.resize(m_components.size());
    m_points = draft.size() == m_stored.size() ? draft : m_stored;
    endResetModel();
}

void ScoreTableModel::clear()
{
    setCase({}, {}, {}, {}, {});
}

bool ScoreTableModel::setPoints(int component, std::optional<double> points)
{
    if (component < 0 || component >= componentCount())
        return false;
    if (points && (*points < 0 || *points > weight(component)))
        return false;
    m_points[static_cast<std::size_t>(component)] = points;
    Q_EMIT dataChanged(index(component, YouColumn), index(component, YouColumn));
    Q_EMIT pointsChanged();
    return true;
}

double ScoreTableModel::weight(int component) const
{
    return m_item.components[static_cast<std::size_t>(component)].weight;
}

std::optional<double> ScoreTableModel::judgePoints(int component) const
{
    return m_components[static_cast<std::size_t>(component)].judge;
}

const ComponentCheck *ScoreTableModel::check(int component) const
{
    if (component < 0 || component >= componentCount())
        return nullptr;
    const ComponentCheck &found = m_checks[static_cast<std::size_t>(component)];
    return found.constraints.empty() ? nullptr : &found;
}

int ScoreTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : componentCount();
}

int ScoreTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool ScoreTableModel::isContradicted(std::size_t row) const
{
    return contradicts(m_checks[row], m_components[row].judge, m_item.components[row].weight);
}

QString ScoreTableModel::note(std::size_t row) const
{
    QStringList parts;
    for (const CheckResult &result : m_checks[row].checks) {
        // What led to the verdict, and against a judge who sees it otherwise also what was counted for it.
        if (result.verdict != m_checks[row].verdict || (result.verdict == Verdict::Met && !isContradicted(row)))
            continue;
        parts.append(result.verdict == Verdict::Abstain ? result.why : tr("counted: %1").arg(result.measured));
    }
    if (m_components[row].judgesDiffer)
        parts.append(tr("two judges differ by half the points or more"));
    return parts.join(QStringLiteral("; "));
}

QVariant ScoreTableModel::text(std::size_t row, int column) const
{
    switch (column) {
    case NumberColumn:
        return static_cast<int>(row) + 1;
    case ComponentColumn:
        return m_item.components[row].text.trimmed();
    case WeightColumn:
        return pointsText(m_item.components[row].weight);
    case JudgeColumn:
        if (m_components[row].judge)
            return pointsText(*m_components[row].judge);
        return m_isJudged ? QStringLiteral("?") : QStringLiteral("–");
    case CheckColumn:
        if (!m_checks[row].verdict)
            return {};
        switch (*m_checks[row].verdict) {
        case Verdict::Met:
            return tr("met");
        case Verdict::Unmet:
            return tr("unmet");
        case Verdict::Abstain:
            return tr("abstains");
        }
        return {};
    case YouColumn:
        return m_points[row] ? QVariant(pointsText(*m_points[row])) : QVariant();
    default:
        return {};
    }
}

QVariant ScoreTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == ComponentColumn || index.column() == CheckColumn
                   ? QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter)
                   : QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return plainTip(index.column() == CheckColumn ? note(row) : m_item.components[row].text.trimmed());
    case CategoryRole:
        return static_cast<int>(m_item.components[row].category());
    case NoteRole:
        return note(row);
    case VerdictRole:
        return m_checks[row].verdict ? QVariant(static_cast<int>(*m_checks[row].verdict)) : QVariant();
    case ContradictsRole:
        return isContradicted(row);
    case DraftRole:
        return m_points[row] != m_stored[row];
    default:
        return {};
    }
}

QVariant ScoreTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        return section == ComponentColumn || section == CheckColumn
                   ? QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter)
                   : QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ComponentColumn:
        return tr("Component");
    case WeightColumn:
        return tr("of");
    case JudgeColumn:
        return tr("judge");
    case CheckColumn:
        return tr("check");
    case YouColumn:
        return tr("you");
    default:
        return {};
    }
}

} // namespace plumbline
