// SPDX-License-Identifier: GPL-3.0-or-later
// GridDialog: many items edited as a table. GUI thread.
#pragma once

#include "core/authoring/item_grid.h"

#include <QDialog>
#include <QModelIndexList>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace plumbline {

class GridModel;

class GridDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit GridDialog(std::vector<Item> items, QWidget *parent = nullptr);
    ~GridDialog() override;
    /// After exec(): what is to be stored (storeGrid()).
    [[nodiscard]] std::vector<Item> changed() const;
    /// Asks first where something was changed.
    void reject() override;

private:
    void addKeys();
    void setSelected();
    void copy();
    void replace();
    void showState();
    [[nodiscard]] QModelIndexList selected() const;

    GridModel *m_model;
    QTableView *m_table;
    QLineEdit *m_value;
    QLineEdit *m_find;
    QLineEdit *m_with;
    QLabel *m_problem;
    QLabel *m_state;
    QPushButton *m_save;
};

} // namespace plumbline
