// SPDX-License-Identifier: GPL-3.0-or-later
// deliver(): hands a future's result to an object on its own thread, or to nobody when that object is gone by then. In
// place of QFuture::then(context, …), which in Qt 6.4 does not notice that the context died.
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace plumbline {

/// Call on `context`'s thread. `receive(result)` is called at most once, later, there.
template <class T, class Receive>
void deliver(const QFuture<T> &future, QObject *context, Receive receive)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, receive = std::move(receive)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             receive(watcher->result());
                     });
    watcher->setFuture(future);
}

} // namespace plumbline
