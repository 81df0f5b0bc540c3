// SPDX-License-Identifier: GPL-3.0-or-later
// Tells the desktop that a run has ended, by the freedesktop.org notification service; where there is none, the
// window's entry in the task bar asks for attention and that is all. Free function, GUI thread.
#pragma once

#include <QString>

class QWidget;

namespace plumbline {

/// Says nothing where `window` is what the person looks at.
void notifyDesktop(QWidget *window, const QString &title, const QString &text);

} // namespace plumbline
