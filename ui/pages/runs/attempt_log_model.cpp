// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/attempt_log_model.h"

#include "core/base/deliver.h"

#include <QDateTime>
#include <QtConcurrentRun>

namespace plumbline {

namespace {
constexpr int kPerPage = 200;
enum Column { Time, ItemColumn, Outcome, Http, Latency, Tokens, Text, Columns };

int alignmentOf(int column)
{
    const bool isNumber = column == ItemColumn || (column >= Http && column <= Tokens);
    return static_cast<int>((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace

AttemptLogModel::AttemptLogModel(ProjectStore &store, QString runId, QObject *parent)
    : QAbstractTableModel(parent)
    , m_store(store)
    , m_runId(std::move(runId))
{
    m_pool.setMaxThreadCount(1);
    reload();
}

AttemptLogModel::~AttemptLogModel()
{
    m_pool.waitForDone();
}

void AttemptLogModel::setOutcome(const QString &outcome)
{
    m_outcome = outcome;
    reload();
}

void AttemptLogModel::reload()
{
    beginResetModel();
    m_rows.clear();
    m_atEnd = false;
    endResetModel();
    ++m_generation;
    read(0);
}

void AttemptLogModel::read(qint64 beforeId)
{
    m_isReading = true;
    const auto job = [&store = m_store, run = m_runId, outcome = m_outcome,
                      beforeId]() -> Result<std::vector<Attempt>> {
        const Result<std::unique_ptr<ReadAccess>> reader = store.openReader();
        if (!reader)
            return tl::unexpected<Error>(reader.error());
        return (*reader)->attempts().attempts(run, outcome, beforeId, kPerPage);
    };
    deliver(QtConcurrent::run(&m_pool, job), this,
            [this, generation = m_generation](const Result<std::vector<Attempt>> &page) {
                if (generation != m_generation)
                    return;
                m_isReading = false;
                if (!page) {
                    Q_EMIT failed(page.error().text());
                    return;
                }
                m_atEnd = page->size() < static_cast<std::size_t>(kPerPage);
                if (page->empty())
                    return;
                const int first = static_cast<int>(m_rows.size());
                beginInsertRows({}, first, first + static_cast<int>(page->size()) - 1);
                m_rows.insert(m_rows.end(), page->begin(), page->end());
                endInsertRows();
            });
}

bool AttemptLogModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_isReading && !m_atEnd && !m_rows.empty();
}

void AttemptLogModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        read(m_rows.back().id);
}

int AttemptLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AttemptLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant AttemptLogModel::data(const QModelIndex &index, int role) const
{
    const Attempt &a = attempt(index.row());
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(column);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Time:
        return QDateTime::fromMSecsSinceEpoch(a.atMs).toString(QStringLiteral("dd.MM. HH:mm:ss"));
    case ItemColumn:
        return a.itemPosition;
    case Outcome:
        return QString(a.outcome).replace(u'_', u' ');
    case Http:
        return a.httpStatus > 0 ? QVariant(a.httpStatus) : QVariant(QStringLiteral("–"));
    case Latency:
        return a.latencyMs > 0 ? tr("%1 s").arg(a.latencyMs / 1000.0, 0, 'f', 1) : QStringLiteral("–");
    case Tokens:
        return a.isEstimate                         ? tr("≈ %1 lost").arg(a.inputTokens)
               : a.inputTokens + a.outputTokens > 0 ? QStringLiteral("%1 + %2").arg(a.inputTokens).arg(a.outputTokens)
                                                    : QStringLiteral("–");
    default:
        return a.text.left(300).simplified();
    }
}

QVariant AttemptLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList names{tr("Time"), tr("Item"), tr("Outcome"), tr("HTTP"), tr("Took"), tr("Tokens"), tr("What")};
    return names.value(section);
}

} // namespace plumbline
