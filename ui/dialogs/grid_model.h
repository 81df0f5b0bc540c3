// SPDX-License-Identifier: GPL-3.0-or-later
// GridModel: items as a table that is edited before anything is stored; undo over every step. GUI thread.
#pragma once

#include "core/authoring/item_grid.h"

#include <QAbstractTableModel>
#include <QUndoStack>

namespace plumbline {

class GridModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    /// Columns: the item's number, then kGridFields.
    explicit GridModel(std::vector<Item> items, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

    /// One value in many cells, as one step; cells that cannot have it stay, and refused() tells.
    void setAll(const QModelIndexList &cells, const QString &value);
    /// Texts from the clipboard, rows and columns, from a cell on; a single one goes into all of `cells`.
    void paste(const QModelIndexList &cells, const QString &table);
    /// Every occurrence of the words in the instructions and facts of the cells; how many cells changed.
    int replaceAll(const QModelIndexList &cells, const QString &what, const QString &with);

    [[nodiscard]] QUndoStack &undoStack() { return m_undo; }
    [[nodiscard]] std::vector<Item> changed() const;
    /// The question is another one: a new revision.
    [[nodiscard]] bool isNewRevision(int row) const;

Q_SIGNALS:
    void refused(const QString &why);
    void edited();

private:
    friend class GridCommand;
    struct Edit
    {
        int row = 0;
        Item before;
        Item after;
    };
    void put(int row, const Item &item);
    /// What the cells become, as one step of undo.
    int apply(const QString &text, const std::vector<std::pair<QModelIndex, QString>> &values);

    std::vector<Item> m_before;
    std::vector<Item> m_items;
    QUndoStack m_undo;
};

} // namespace plumbline
