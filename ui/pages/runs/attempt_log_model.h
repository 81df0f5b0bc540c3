// SPDX-License-Identifier: GPL-3.0-or-later
// AttemptLogModel: the requests of a run, newest first, a page at a time. GUI thread; rows are read in the background.
#pragma once

#include "core/store/api/project_store.h"

#include <QAbstractTableModel>
#include <QThreadPool>

#include <vector>

namespace plumbline {

class AttemptLogModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    AttemptLogModel(ProjectStore &store, QString runId, QObject *parent = nullptr);
    ~AttemptLogModel() override;
    /// Only this outcome; empty: all.
    void setOutcome(const QString &outcome);
    void reload();
    [[nodiscard]] const Attempt &attempt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void failed(const QString &error);

private:
    void read(qint64 beforeId);

    ProjectStore &m_store;
    QString m_runId;
    QString m_outcome;
    std::vector<Attempt> m_rows;
    bool m_isReading = false;
    bool m_atEnd = false;
    int m_generation = 0;
    QThreadPool m_pool;
};

} // namespace plumbline
