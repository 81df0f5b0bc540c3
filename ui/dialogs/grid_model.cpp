// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/grid_model.h"

#include <QFont>
#include <QHash>
#include <QUndoCommand>

#include <algorithm>

namespace plumbline {

class GridCommand final : public QUndoCommand
{
public:
    GridCommand(GridModel &model, const QString &text, std::vector<GridModel::Edit> edits)
        : QUndoCommand(text)
        , m_model(model)
        , m_edits(std::move(edits))
    {
    }
    void undo() override
    {
        for (auto edit = m_edits.rbegin(); edit != m_edits.rend(); ++edit)
            m_model.put(edit->row, edit->before);
        Q_EMIT m_model.edited();
    }
    void redo() override
    {
        for (const GridModel::Edit &edit : m_edits)
            m_model.put(edit.row, edit.after);
        Q_EMIT m_model.edited(); // once a step: who listens looks at every item
    }

private:
    GridModel &m_model;
    std::vector<GridModel::Edit> m_edits;
};

namespace {

std::optional<GridField> fieldOf(int column)
{
    if (column < 1 || column > static_cast<int>(kGridFields.size()))
        return {};
    return kGridFields[static_cast<std::size_t>(column - 1)];
}

QString titleOf(GridField field)
{
    switch (field) {
    case GridField::Level:
        return GridModel::tr("Level");
    case GridField::Instruction:
        return GridModel::tr("Instruction");
    case GridField::Weights:
        return GridModel::tr("Weights");
    case GridField::Categories:
        return GridModel::tr("Categories");
    case GridField::Content:
        return GridModel::tr("Image shows");
    case GridField::License:
        return GridModel::tr("Image licence");
    case GridField::ImageSource:
        return GridModel::tr("Image source");
    case GridField::Reference:
        break;
    }
    return GridModel::tr("Reference answer");
}

} // namespace

GridModel::GridModel(std::vector<Item> items, QObject *parent)
    : QAbstractTableModel(parent)
    , m_before(items)
    , m_items(std::move(items))
{
}

int GridModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int GridModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(kGridFields.size()) + 1;
}

QVariant GridModel::data(const QModelIndex &index, int role) const
{
    const auto row = static_cast<std::size_t>(index.row());
    const std::optional<GridField> field = fieldOf(index.column());
    if (!field) {
        if (role == Qt::DisplayRole)
            return QStringLiteral("#%1").arg(m_items[row].position);
        if (role == Qt::ToolTipRole && isNewRevision(index.row()))
            return tr("A new revision: the question is another one");
        return {};
    }
    const QString now = gridValue(m_items[row], *field);
    const QString before = gridValue(m_before[row], *field);
    switch (role) {
    case Qt::DisplayRole:
        return now.simplified();
    case Qt::EditRole:
        return now;
    case Qt::ToolTipRole:
        return now == before ? now : tr("%1\n\nbefore: %2").arg(now, before.isEmpty() ? tr("(nothing)") : before);
    case Qt::FontRole: {
        QFont font;
        font.setBold(now != before);
        return now == before ? QVariant() : QVariant(font);
    }
    default:
        return {};
    }
}

QVariant GridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const std::optional<GridField> field = fieldOf(section);
    return field ? titleOf(*field) : tr("Item");
}

Qt::ItemFlags GridModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return fieldOf(index.column()) ? flags | Qt::ItemIsEditable : flags;
}

bool GridModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    return role == Qt::EditRole && apply(tr("edit"), {{index, value.toString()}}) > 0;
}

void GridModel::setAll(const QModelIndexList &cells, const QString &value)
{
    std::vector<std::pair<QModelIndex, QString>> values;
    for (const QModelIndex &cell : cells)
        values.emplace_back(cell, value);
    apply(tr("edit of %1 cells").arg(cells.size()), values);
}

void GridModel::paste(const QModelIndexList &cells, const QString &table)
{
    if (cells.isEmpty())
        return;
    QStringList rows = table.split(u'\n');
    if (rows.size() > 1 && rows.last().isEmpty())
        rows.removeLast();
    if (rows.size() == 1 && !table.contains(u'\t')) {
        setAll(cells, rows.front());
        return;
    }
    const auto first = std::min_element(cells.begin(), cells.end(), [](const QModelIndex &a, const QModelIndex &b) {
        return std::pair(a.row(), a.column()) < std::pair(b.row(), b.column());
    });
    std::vector<std::pair<QModelIndex, QString>> values;
    for (int r = 0; r < rows.size(); ++r) {
        const QStringList parts = rows[r].split(u'\t');
        for (int c = 0; c < parts.size(); ++c) {
            const QModelIndex cell = index(first->row() + r, first->column() + c);
            if (cell.isValid())
                values.emplace_back(cell, parts[c].trimmed());
        }
    }
    apply(tr("paste"), values);
}

int GridModel::replaceAll(const QModelIndexList &cells, const QString &what, const QString &with)
{
    if (what.isEmpty())
        return 0;
    std::vector<std::pair<QModelIndex, QString>> values;
    for (const QModelIndex &cell : cells) {
        QString text = data(cell, Qt::EditRole).toString();
        if (text.contains(what))
            values.emplace_back(cell, text.replace(what, with));
    }
    return apply(tr("replacement of “%1”").arg(what), values);
}

int GridModel::apply(const QString &text, const std::vector<std::pair<QModelIndex, QString>> &values)
{
    std::vector<Edit> edits;
    QHash<int, Item> now;
    QStringList problems;
    int cells = 0;
    for (const auto &[cell, value] : values) {
        const std::optional<GridField> field = fieldOf(cell.column());
        if (!field)
            continue;
        const Item before = now.value(cell.row(), m_items[static_cast<std::size_t>(cell.row())]);
        const Result<Item> after = withGridValue(before, *field, value);
        if (!after) {
            problems.append(tr("#%1: %2").arg(before.position).arg(after.error().text()));
            continue;
        }
        if (*after == before)
            continue;
        ++cells;
        now.insert(cell.row(), *after);
        edits.push_back({cell.row(), before, *after});
    }
    if (!edits.empty())
        m_undo.push(new GridCommand(*this, text, std::move(edits)));
    constexpr qsizetype kShown = 3;
    if (!problems.isEmpty()) {
        const qsizetype more = problems.size() - kShown;
        Q_EMIT refused(problems.mid(0, kShown).join(u'\n') + (more > 0 ? tr("\nand %1 more").arg(more) : QString()));
    }
    return cells;
}

void GridModel::put(int row, const Item &item)
{
    m_items[static_cast<std::size_t>(row)] = item;
    Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
}

std::vector<Item> GridModel::changed() const
{
    std::vector<Item> all;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (m_items[i] != m_before[i])
            all.push_back(m_items[i]);
    }
    return all;
}

bool GridModel::isNewRevision(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    return m_items[at] != m_before[at] && itemContentHash(m_items[at]) != itemContentHash(m_before[at]);
}

} // namespace plumbline
