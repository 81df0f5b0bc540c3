// SPDX-License-Identifier: GPL-3.0-or-later
// ImportRowsModel: the rows of one or all sources of an import plan, those that want looking at first. GUI thread.
#pragma once

#include "core/exchange/import_plan.h"

#include <QAbstractTableModel>

namespace plumbline {

class Theme;

class ImportRowsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Place, Fate, What, Why, ColumnCount };

    ImportRowsModel(std::vector<PlannedRow> rows, const Theme &theme, QObject *parent);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<PlannedRow> m_rows;
    const Theme &m_theme;
};

} // namespace plumbline
