// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fact_table.h"

#include "ui/decor/fact_delegate.h"
#include "ui/models/fact_table_model.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace plumbline {

QTableView *makeFactTable(FactTableModel *model, const Theme &theme, const QString &name, const QString &spoken,
                          int rowHeight, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setObjectName(name);
    table->setAccessibleName(spoken);
    table->setModel(model);
    table->setItemDelegate(new FactDelegate(theme, table));
    table->setShowGrid(false);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(rowHeight);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    return table;
}

void fitFactTable(QTableView &table, int atMost)
{
    const int all = table.model()->rowCount();
    const int rows = atMost > 0 ? std::min(atMost, all) : all;
    table.setFixedHeight(table.horizontalHeader()->sizeHint().height() +
                         table.verticalHeader()->defaultSectionSize() * rows + 4);
}

} // namespace plumbline
