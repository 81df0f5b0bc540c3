// SPDX-License-Identifier: GPL-3.0-or-later
// Asks how a new audit queue is to be drawn, draws it and stores it. GUI thread.
#pragma once

#include "core/domain/audit_queue.h"
#include "ui/pages/page.h"

namespace plumbline {

/// `stored` is called with the name once it is on disk; nothing is called where the person cancels. Errors go to
/// Page::failed.
void askForQueue(Page &page, const PageContext &context, QueueSource source,
                 std::function<void(const QString &name)> stored);

} // namespace plumbline
