// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/grid_dialog.h"

#include "ui/dialogs/grid_model.h"
#include "ui/models/counted.h"
#include "ui/widgets/parts.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QMessageBox>
#include <QSettings>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace plumbline {

namespace {

const QString kHeaderKey = QStringLiteral("items/gridHeader");
constexpr std::array kWidths = {56, 110, 420, 90, 220, 150, 130, 160, 220};

} // namespace

GridDialog::GridDialog(std::vector<Item> items, QWidget *parent)
    : QDialog(parent)
    , m_model(new GridModel(std::move(items), this))
    , m_table(new QTableView(this))
    , m_value(new QLineEdit(this))
    , m_find(new QLineEdit(this))
    , m_with(new QLineEdit(this))
    , m_problem(makeLabel({}, QStringLiteral("bad"), this))
    , m_state(makeLabel({}, QStringLiteral("muted"), this))
    , m_save(makeButton(tr("Save"), {}, QStringLiteral("saveGrid"), this))
{
    setObjectName(QStringLiteral("sheet"));
    setWindowTitle(tr("Edit %1").arg(counted(m_model->rowCount(), tr("item"), tr("items"))));
    m_table->setObjectName(QStringLiteral("itemGrid"));
    m_table->setAccessibleName(tr("Items and their fields"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false); // the style draws a line below each row
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setTabKeyNavigation(false); // Tab leaves the table, arrows move in it
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(30);
    m_table->horizontalHeader()->setHighlightSections(false);
    for (std::size_t c = 0; c < kWidths.size(); ++c)
        m_table->setColumnWidth(static_cast<int>(c), kWidths[c]);
    m_table->horizontalHeader()->restoreState(QSettings().value(kHeaderKey).toByteArray());

    m_value->setObjectName(QStringLiteral("gridValue"));
    m_value->setPlaceholderText(tr("a value for the selected cells"));
    auto *set = makeButton(tr("Set"), {}, QStringLiteral("setGridValue"), this);
    set->setToolTip(tr("In all selected cells. Weights may be the word balanced."));
    m_find->setObjectName(QStringLiteral("gridFind"));
    m_find->setPlaceholderText(tr("find"));
    m_with->setObjectName(QStringLiteral("gridReplace"));
    m_with->setPlaceholderText(tr("replace with"));
    auto *replaceButton = makeButton(tr("Replace"), {}, QStringLiteral("replaceInGrid"), this);
    replaceButton->setToolTip(tr("In the selected cells, or in all where only one is selected; capitals count"));
    for (QLineEdit *edit : {m_value, m_find, m_with})
        edit->setMinimumWidth(120);
    connect(set, &QPushButton::clicked, this, &GridDialog::setSelected);
    connect(m_value, &QLineEdit::returnPressed, this, &GridDialog::setSelected);
    connect(replaceButton, &QPushButton::clicked, this, &GridDialog::replace);
    connect(m_with, &QLineEdit::returnPressed, this, &GridDialog::replace);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(8);
    tools->addWidget(m_value, 2);
    tools->addWidget(set);
    tools->addSpacing(16);
    tools->addWidget(m_find, 1);
    tools->addWidget(m_with, 1);
    tools->addWidget(replaceButton);

    auto *cancel = makeButton(tr("Cancel"), {}, QStringLiteral("cancelGrid"), this);
    m_save->setProperty("role", QStringLiteral("primary"));
    m_save->setToolTip(tr("Ctrl+Enter"));
    for (QPushButton *button : {set, replaceButton, cancel, m_save})
        button->setAutoDefault(false); // Enter belongs to the fields
    connect(cancel, &QPushButton::clicked, this, &GridDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &QDialog::accept);
    m_problem->setObjectName(QStringLiteral("gridProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_state->setObjectName(QStringLiteral("gridState"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_state, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addLayout(tools);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    connect(m_model, &GridModel::edited, this, [this] {
        m_problem->hide();
        showState();
    });
    connect(m_model, &GridModel::refused, this, [this](const QString &why) {
        m_problem->setText(why);
        m_problem->show();
    });
    addKeys();
    showState();
    const QSize room = parent ? parent->window()->size() : QSize(1200, 760);
    resize(std::min(1320, room.width() - 60), std::min(760, room.height() - 60));
    m_table->setCurrentIndex(m_model->index(0, 1));
    m_table->setFocus();
}

GridDialog::~GridDialog()
{
    QSettings().setValue(kHeaderKey, m_table->horizontalHeader()->saveState());
}

void GridDialog::addKeys()
{
    const auto key = [this](const QString &name, const QKeySequence &sequence, auto act) {
        auto *action = new QAction(this);
        action->setObjectName(name);
        action->setShortcut(sequence);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, act);
        m_table->addAction(action);
    };
    key(QStringLiteral("copyCells"), QKeySequence::Copy, [this] { copy(); });
    key(QStringLiteral("pasteCells"), QKeySequence::Paste,
        [this] { m_model->paste(selected(), QApplication::clipboard()->text()); });
    key(QStringLiteral("clearCells"), QKeySequence(Qt::Key_Delete), [this] { m_model->setAll(selected(), {}); });
    key(QStringLiteral("undoGrid"), QKeySequence::Undo, [this] { m_model->undoStack().undo(); });
    key(QStringLiteral("redoGrid"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z),
        [this] { m_model->undoStack().redo(); });
    auto *take = new QAction(this);
    take->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    connect(take, &QAction::triggered, this, [this] {
        if (m_save->isEnabled())
            accept();
    });
    addAction(take);
}

QModelIndexList GridDialog::selected() const
{
    return m_table->selectionModel()->selectedIndexes();
}

void GridDialog::setSelected()
{
    m_model->setAll(selected(), m_value->text());
}

void GridDialog::copy()
{
    QModelIndexList cells = selected();
    std::sort(cells.begin(), cells.end(), [](const QModelIndex &a, const QModelIndex &b) {
        return std::pair(a.row(), a.column()) < std::pair(b.row(), b.column());
    });
    QString text;
    int row = -1;
    for (const QModelIndex &cell : cells) {
        if (row >= 0)
            text += cell.row() == row ? u'\t' : u'\n';
        row = cell.row();
        text += cell.data(Qt::EditRole).toString().simplified();
    }
    QApplication::clipboard()->setText(text);
}

void GridDialog::replace()
{
    QModelIndexList cells = selected();
    if (cells.size() <= 1) {
        cells.clear();
        for (int row = 0; row < m_model->rowCount(); ++row) {
            for (int column = 1; column < m_model->columnCount(); ++column)
                cells.append(m_model->index(row, column));
        }
    }
    m_problem->hide();
    const int changed = m_model->replaceAll(cells, m_find->text(), m_with->text());
    if (changed == 0 && !m_problem->isVisible()) {
        m_problem->setText(tr("“%1” stands in none of the cells.").arg(m_find->text()));
        m_problem->show();
    }
}

void GridDialog::showState()
{
    const auto changed = static_cast<int>(m_model->changed().size());
    int revisions = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        revisions += m_model->isNewRevision(row) ? 1 : 0;
    m_save->setEnabled(changed > 0);
    m_state->setText(
        changed == 0 ? tr("Nothing is changed. F2 edits a cell, the field above sets all that are selected; Ctrl+C, "
                          "Ctrl+V and Ctrl+Z work.")
                     : tr("%1 changed, %2 as new revisions that wait for review")
                           .arg(counted(changed, tr("item"), tr("items")))
                           .arg(revisions));
}

std::vector<Item> GridDialog::changed() const
{
    return m_model->changed();
}

void GridDialog::reject()
{
    if (!m_model->changed().empty() &&
        QMessageBox::question(this, tr("Leave the table?"), tr("What was changed in it is lost then.")) !=
            QMessageBox::Yes)
        return;
    QDialog::reject();
}

} // namespace plumbline
