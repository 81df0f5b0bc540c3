// SPDX-License-Identifier: GPL-3.0-or-later
// ItemListModel: the items of a snapshot as rows. Facts through roles; looks are the delegate's. GUI thread.
#pragma once

#include "ui/models/lint_work.h"

#include <QAbstractListModel>

namespace plumbline {

class ItemListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Roles {
        ItemIdRole = Qt::UserRole + 1,
        PositionRole,   ///< int, 0-based
        LevelRole,      ///< QString as the file spelled it
        CategoriesRole, ///< QStringList of category ids, in order, repeated where repeated
        ImageRole,      ///< QString, address
        ImageBaseRole,  ///< QString
        ProblemRole,    ///< QString, empty where there is none: a draft, or how many open findings
        IsBadRole,      ///< bool: an error is among them
    };

    explicit ItemListModel(QObject *parent = nullptr);
    void setSnapshot(SnapshotPtr snapshot);
    void setFindings(LintPtr lint);
    /// Of the row's item, open ones first.
    [[nodiscard]] std::vector<Finding> findingsOf(int row) const;
    [[nodiscard]] ReviewState reviewStateOf(int row) const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] int rowOf(const QString &itemId) const;
    [[nodiscard]] const Item *itemAt(int row) const;

private:
    SnapshotPtr m_snapshot;
    LintPtr m_lint;
};

} // namespace plumbline
