// SPDX-License-Identifier: GPL-3.0-or-later
// CommandPalette: every action by name (Ctrl+K), and the same list as a key sheet (F1). GUI thread.
#pragma once

#include <QDialog>

class QAction;
class QLineEdit;
class QListWidget;

namespace plumbline {

class CommandPalette final : public QDialog
{
    Q_OBJECT
public:
    /// `actions`: what can be done now, in the order to list them. `searching`: type to filter, Enter runs.
    CommandPalette(const QList<QAction *> &actions, bool searching, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &text);
    void runCurrent();

    QList<QAction *> m_actions;
    QLineEdit *m_search;
    QListWidget *m_list;
};

} // namespace plumbline
