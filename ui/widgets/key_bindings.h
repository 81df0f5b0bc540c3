// SPDX-License-Identifier: GPL-3.0-or-later
// KeyBindings: the keys of actions as the person wants them: defaults of ours, changes in the settings. A key that is
// taken is refused when it is assigned. GUI thread.
#pragma once

#include <QKeySequence>
#include <QList>

class QAction;

namespace plumbline {

/// Gives an action its keys: those the person chose for it (by `place` and object name), else the defaults, which it
/// remembers.
void bindKeys(QAction &action, const QString &place, const QList<QKeySequence> &defaults);

/// The action among `all` that has this key already, or whose key it begins with; null where it is free.
[[nodiscard]] const QAction *actionWithKey(const QKeySequence &key, const QAction &except, const QList<QAction *> &all);

/// Makes this the action's one key and remembers it. False, and nothing is changed, where another of `all` has it or
/// the key is empty.
[[nodiscard]] bool assignKey(QAction &action, const QKeySequence &key, const QList<QAction *> &all);

/// Back to the defaults; false where one of them is another action's by now.
[[nodiscard]] bool resetKeys(QAction &action, const QList<QAction *> &all);

} // namespace plumbline
