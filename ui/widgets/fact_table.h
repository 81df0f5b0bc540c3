// SPDX-License-Identifier: GPL-3.0-or-later
// The table that shows a FactTableModel: no grid, one row height, as tall as its rows where it is asked to fit. Free
// functions, GUI thread.
#pragma once

#include <QString>

class QTableView;
class QWidget;

namespace plumbline {

class FactTableModel;
class Theme;

/// `spoken`: what a screen reader says; `rowHeight` in pixels. Columns share the width evenly.
[[nodiscard]] QTableView *makeFactTable(FactTableModel *model, const Theme &theme, const QString &name,
                                        const QString &spoken, int rowHeight, QWidget *parent);
/// As tall as its rows, or as `atMost` of them where that is more than 0.
void fitFactTable(QTableView &table, int atMost = 0);

} // namespace plumbline
