// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/author/component_rows.h"

#include "ui/decor/theme.h"
#include "ui/models/plain_tip.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>

#include <algorithm>

namespace plumbline {

namespace {

constexpr int kRowHeight = 74;
constexpr int kCategoryWidth = 128;

} // namespace

ComponentRows::ComponentRows(const Theme &theme, QWidget *parent)
    : QListWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("componentRows"));
    setAccessibleName(tr("Components"));
    setDragDropMode(QAbstractItemView::InternalMove);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setSpacing(0);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setToolTip(tr("Drag a row, or Alt+Up and Alt+Down, to reorder"));
    connect(this, &QListWidget::currentRowChanged, this, &ComponentRows::currentChosen);
}

QSize ComponentRows::sizeHint() const
{
    return {300, std::max(1, count()) * kRowHeight + 4};
}

QSize ComponentRows::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

void ComponentRows::show(const Draft &draft)
{
    const int wanted = static_cast<int>(draft.components.size());
    const int current = currentRow();
    const QSignalBlocker quiet(this);
    while (count() > wanted)
        delete takeItem(count() - 1);
    for (int c = 0; c < wanted; ++c) {
        if (c < count()) {
            update(*itemWidget(item(c)), draft, c);
            continue;
        }
        auto *row = new QListWidgetItem(this);
        row->setSizeHint({200, kRowHeight});
        setItemWidget(row, makeRow(draft, c));
    }
    setCurrentRow(std::min(current, wanted - 1));
    updateGeometry();
}

QWidget *ComponentRows::makeRow(const Draft &draft, int component)
{
    auto *row = new QWidget(this);
    auto *category = new QComboBox(row);
    category->setObjectName(QStringLiteral("componentCategory"));
    category->setFixedWidth(kCategoryWidth);
    category->setToolTip(tr("Suggested from the words until you choose"));
    for (const Category known : kCategories)
        category->addItem(categoryName(known), categoryFileCode(known));
    auto *weight = new QDoubleSpinBox(row);
    weight->setObjectName(QStringLiteral("componentWeight"));
    weight->setRange(0, 100);
    weight->setDecimals(1);
    weight->setSingleStep(1);
    weight->setFixedWidth(76);
    auto *remove = makeButton(QStringLiteral("×"), {}, QStringLiteral("removeComponent"), row);
    remove->setProperty("role", QStringLiteral("quiet"));
    remove->setFixedWidth(32);
    remove->setToolTip(tr("No component any more; its words stay in the instruction (Delete)"));
    QLabel *text = makeLabel({}, {}, row);
    text->setObjectName(QStringLiteral("componentText"));
    auto *top = new QHBoxLayout;
    top->setSpacing(6);
    top->addWidget(category);
    top->addWidget(weight);
    top->addStretch();
    top->addWidget(remove);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(10, 6, 6, 6);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(text);
    // A row that was taken away lives until the event loop has time: what it still says is of nothing.
    const auto tell = [this, row](auto say) {
        for (int r = 0; r < count(); ++r) {
            if (itemWidget(item(r)) == row)
                say(r);
        }
    };
    connect(category, &QComboBox::activated, this, [this, category, tell] {
        tell([&](int r) { Q_EMIT categoryChosen(r, category->currentData().toString()); });
    });
    connect(weight, &QDoubleSpinBox::valueChanged, this,
            [this, tell](double value) { tell([&](int r) { Q_EMIT weightChosen(r, value); }); });
    connect(remove, &QPushButton::clicked, this, [this, tell] { tell([&](int r) { Q_EMIT removed(r); }); });
    update(*row, draft, component);
    return row;
}

void ComponentRows::update(QWidget &row, const Draft &draft, int component)
{
    const auto at = static_cast<std::size_t>(component);
    const DraftComponent &c = draft.components[at];
    auto *category = row.findChild<QComboBox *>(QStringLiteral("componentCategory"));
    auto *weight = row.findChild<QDoubleSpinBox *>(QStringLiteral("componentWeight"));
    auto *text = row.findChild<QLabel *>(QStringLiteral("componentText"));
    const QSignalBlocker quiet(weight);
    int index = -1;
    for (int i = 0; i < static_cast<int>(kCategories.size()); ++i) {
        if (kCategories[static_cast<std::size_t>(i)] == categoryFromSpelling(c.type))
            index = i;
    }
    if (index < 0) { // a category of one's own stays as it is spelled
        index = category->findText(c.type);
        if (index < 0) {
            category->addItem(c.type, c.type);
            index = category->count() - 1;
        }
    }
    category->setCurrentIndex(index);
    category->setAccessibleName(tr("Category of component %1").arg(component + 1));
    weight->setAccessibleName(tr("Weight of component %1").arg(component + 1));
    if (weight->value() != c.weight)
        weight->setValue(c.weight);
    const QString words = componentText(draft, at).simplified();
    text->setText(text->fontMetrics().elidedText(QStringLiteral("%1. %2").arg(component + 1).arg(words), Qt::ElideRight,
                                                 std::max(160, viewport()->width() - 30)));
    text->setToolTip(plainTip(words));
    row.setAccessibleName(words);
}

void ComponentRows::dropEvent(QDropEvent *event)
{
    // The model is not Qt's to reorder: the draft is, and it comes back through show().
    const int from = currentRow();
    const QModelIndex over = indexAt(event->position().toPoint());
    int to = over.isValid() ? over.row() : count() - 1;
    if (dropIndicatorPosition() == QAbstractItemView::BelowItem && to < from)
        ++to;
    if (dropIndicatorPosition() == QAbstractItemView::AboveItem && to > from)
        --to;
    event->setDropAction(Qt::IgnoreAction);
    event->accept();
    if (from >= 0 && to != from) {
        Q_EMIT moved(from, to);
        setCurrentRow(to);
    }
}

void ComponentRows::keyPressEvent(QKeyEvent *event)
{
    const int row = currentRow();
    const int by = event->key() == Qt::Key_Up ? -1 : event->key() == Qt::Key_Down ? 1 : 0;
    if (event->modifiers() == Qt::AltModifier && by != 0) {
        if (row >= 0 && row + by >= 0 && row + by < count()) {
            Q_EMIT moved(row, row + by);
            setCurrentRow(row + by);
        }
        return;
    }
    if (event->key() == Qt::Key_Delete && row >= 0) {
        Q_EMIT removed(row);
        return;
    }
    QListWidget::keyPressEvent(event);
}

} // namespace plumbline
