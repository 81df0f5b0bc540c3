// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/new_queue.h"

#include "core/base/deliver.h"
#include "core/report/draw_queue.h"
#include "ui/dialogs/queue_dialog.h"

namespace plumbline {

void askForQueue(Page &page, const PageContext &context, QueueSource source,
                 std::function<void(const QString &name)> stored)
{
    QueueDialog dialog(context.view.snapshot(), source, &page);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const SnapshotPtr snapshot = context.view.snapshot();
    const Result<AuditQueue> queue =
        drawQueue({snapshot->table, snapshot->checks, snapshot->candidates, snapshot->queues, snapshot->judgeName()},
                  dialog.name(), dialog.spec(), context.clock.nowMs());
    if (!queue) {
        Q_EMIT page.failed(queue.error().text());
        return;
    }
    deliver(context.store.write<bool>(Change::Settings,
                                      [queue = *queue](WriteAccess &access) {
                                          return access.queues().insert(queue).map([] { return true; });
                                      }),
            &page, [&page, name = queue->name, stored = std::move(stored)](const Result<bool> &done) {
                if (done)
                    stored(name);
                else
                    Q_EMIT page.failed(done.error().text());
            });
}

} // namespace plumbline
