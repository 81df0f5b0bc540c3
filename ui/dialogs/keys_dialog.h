// SPDX-License-Identifier: GPL-3.0-or-later
// KeysDialog: change the keys of what can be done here. A key that another action has is refused, and named. GUI
// thread.
#pragma once

#include <QDialog>

class QAction;
class QKeySequenceEdit;
class QLabel;
class QTableWidget;

namespace plumbline {

class KeysDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `actions`: those of the page and of the menus, which share one keyboard.
    KeysDialog(const QList<QAction *> &actions, QWidget *parent);

private:
    void fill();
    void assign();
    void reset();
    [[nodiscard]] QAction *current() const;

    QList<QAction *> m_actions;
    QTableWidget *m_table;
    QKeySequenceEdit *m_key;
    QLabel *m_said;
};

} // namespace plumbline
