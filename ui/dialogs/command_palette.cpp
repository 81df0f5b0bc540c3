// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/command_palette.h"

#include "ui/widgets/parts.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace plumbline {

namespace {

QString keysOf(const QAction &action)
{
    QStringList keys;
    for (const QKeySequence &key : action.shortcuts())
        keys.append(key.toString(QKeySequence::NativeText));
    return keys.join(QStringLiteral("   "));
}

} // namespace

CommandPalette::CommandPalette(const QList<QAction *> &actions, bool searching, QWidget *parent)
    : QDialog(parent)
    , m_actions(actions)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("palette"));
    setWindowTitle(searching ? tr("Commands") : tr("Keys"));
    resize(520, 480);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    m_search->setObjectName(QStringLiteral("paletteSearch"));
    m_search->setPlaceholderText(tr("Type what you want to do"));
    m_search->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("paletteList"));
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    connect(m_search, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_search, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
    connect(m_list, &QListWidget::itemActivated, this, &CommandPalette::runCurrent);
    filter({});
    m_search->setFocus();
}

void CommandPalette::filter(const QString &text)
{
    m_list->clear();
    for (qsizetype i = 0; i < m_actions.size(); ++i) {
        const QAction &action = *m_actions.at(i);
        const QString name = action.text().remove(u'&');
        if (!name.contains(text, Qt::CaseInsensitive))
            continue;
        auto *item = new QListWidgetItem(m_list);
        item->setData(Qt::UserRole, i);
        item->setSizeHint({100, 32});
        item->setData(Qt::AccessibleTextRole, QString(name + u' ' + keysOf(action)));
        auto *row = new QWidget(m_list);
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins(8, 0, 8, 0);
        layout->addWidget(makeLabel(name, QString(), row));
        layout->addStretch();
        const QString keys = keysOf(action);
        for (const QString &key : keys.split(QStringLiteral("   "), Qt::SkipEmptyParts))
            layout->addWidget(makeKeycap(key, row));
        m_list->setItemWidget(item, row);
    }
    if (m_list->count() > 0)
        m_list->setCurrentRow(0);
}

void CommandPalette::runCurrent()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    QAction *action = m_actions.at(item->data(Qt::UserRole).toLongLong());
    accept();
    // After this dialog is gone: the action may open another one or move the focus.
    QTimer::singleShot(0, action, [action] { action->trigger(); });
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int row = m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
            if (row >= 0 && row < m_list->count())
                m_list->setCurrentRow(row);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace plumbline
