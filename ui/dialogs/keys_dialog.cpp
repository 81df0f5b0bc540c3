// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/keys_dialog.h"

#include "ui/widgets/key_bindings.h"
#include "ui/widgets/parts.h"

#include <QAction>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QTableWidget>
#include <QVBoxLayout>

namespace plumbline {

namespace {

QString keysText(const QAction &action)
{
    QStringList keys;
    for (const QKeySequence &key : action.shortcuts())
        keys.append(key.toString(QKeySequence::NativeText));
    return keys.join(QStringLiteral(",  "));
}

QString nameOf(const QAction &action)
{
    return action.text().remove(u'&');
}

} // namespace

KeysDialog::KeysDialog(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent)
    , m_actions(actions)
    , m_table(new QTableWidget(this))
    , m_key(new QKeySequenceEdit(this))
    , m_said(makeLabel({}, QStringLiteral("muted"), this))
{
    setObjectName(QStringLiteral("keysDialog"));
    setWindowTitle(tr("Change keys"));
    resize(560, 560);
    m_table->setObjectName(QStringLiteral("keysTable"));
    m_table->setAccessibleName(tr("Actions and their keys"));
    m_table->setColumnCount(2);
    m_table->setHorizontalHeaderLabels({tr("What"), tr("Key")});
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(30);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_key->setObjectName(QStringLiteral("keysEdit"));
    m_key->setAccessibleName(tr("The new key"));
    auto *set = makeButton(tr("Use this key"), {}, QStringLiteral("keysAssign"), this);
    auto *back = makeButton(tr("Default"), {}, QStringLiteral("keysReset"), this);
    auto *done = makeButton(tr("Close"), {}, QStringLiteral("keysClose"), this);
    for (QPushButton *button : {set, back, done})
        button->setAutoDefault(false);
    connect(set, &QPushButton::clicked, this, &KeysDialog::assign);
    connect(back, &QPushButton::clicked, this, &KeysDialog::reset);
    connect(done, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_table, &QTableWidget::currentCellChanged, this, [this] {
        m_key->clear();
        m_said->setText(current() ? tr("Press the new key for “%1”.").arg(nameOf(*current())) : QString());
    });
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(makeLabel(tr("New key"), QStringLiteral("muted"), this));
    row->addWidget(m_key, 1);
    row->addWidget(set);
    row->addWidget(back);
    row->addWidget(done);
    m_said->setObjectName(QStringLiteral("keysSaid"));
    m_said->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(10);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_said);
    layout->addLayout(row);
    fill();
    m_table->setCurrentCell(0, 0);
}

void KeysDialog::fill()
{
    const int before = m_table->currentRow();
    m_table->setRowCount(static_cast<int>(m_actions.size()));
    for (int i = 0; i < m_actions.size(); ++i) {
        m_table->setItem(i, 0, new QTableWidgetItem(nameOf(*m_actions.at(i))));
        m_table->setItem(i, 1, new QTableWidgetItem(keysText(*m_actions.at(i))));
    }
    if (before >= 0)
        m_table->setCurrentCell(before, 0);
}

QAction *KeysDialog::current() const
{
    return m_actions.value(m_table->currentRow());
}

void KeysDialog::assign()
{
    QAction *action = current();
    const QKeySequence key = m_key->keySequence();
    if (!action || key.isEmpty()) {
        m_said->setText(tr("Press a key in the field first."));
        return;
    }
    const QString name = key.toString(QKeySequence::NativeText);
    if (const QAction *taken = actionWithKey(key, *action, m_actions)) {
        m_said->setText(tr("%1 is taken by “%2”. Give that another key first.").arg(name, nameOf(*taken)));
        return;
    }
    const QString what = nameOf(*action);
    const bool done = assignKey(*action, key, m_actions);
    fill();
    m_said->setText(done ? tr("“%1” has the key %2 now.").arg(what, name) : tr("The key could not be assigned."));
}

void KeysDialog::reset()
{
    QAction *action = current();
    if (!action)
        return;
    const QString what = nameOf(*action);
    const bool done = resetKeys(*action, m_actions);
    fill();
    m_said->setText(done ? tr("“%1” has its default key again.").arg(what)
                         : tr("The default key of “%1” is another action's by now. Reset that one first.").arg(what));
}

} // namespace plumbline
