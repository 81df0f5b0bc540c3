// SPDX-License-Identifier: GPL-3.0-or-later
// ProjectStore: an open project. Readers belong to the thread that asks for them; all writing happens in order on one
// writer thread, each job in a transaction of its own or nested in one shared with its neighbours, committed before its
// future finishes. Lives on the thread that opened it; `write` may be called from any thread.
#pragma once

#include "core/store/api/access.h"
#include "core/store/api/changes.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <functional>
#include <memory>

namespace plumbline {

class ProjectStore : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual QString path() const = 0;
    /// A connection for the calling thread, which must also destroy it.
    [[nodiscard]] virtual Result<std::unique_ptr<ReadAccess>> openReader() const = 0;

    /// Runs `job` on the writer thread. A job that returns an error, or throws nothing but an error, is rolled back
    /// whole; the others are not touched. `changes` is signalled after the commit.
    template <class T>
    QFuture<Result<T>> write(Changes changes, std::function<Result<T>(WriteAccess &)> job)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        auto outcome = std::make_shared<Result<T>>(failure(ErrorKind::Cancelled, tr("The project was closed.")));
        promise->start();
        QFuture<Result<T>> future = promise->future();
        enqueue(
            changes,
            [job = std::move(job), outcome](WriteAccess &access) -> Status {
                *outcome = job(access);
                if (!*outcome)
                    return tl::unexpected<Error>(outcome->error());
                return {};
            },
            [promise, outcome](const Status &committed) {
                if (committed)
                    promise->addResult(*outcome);
                else
                    promise->addResult(Result<T>(tl::unexpected<Error>(committed.error())));
                promise->finish();
            });
        return future;
    }

Q_SIGNALS:
    /// After a commit of this process, or (Elsewhere) when another process wrote. Emitted on the writer thread.
    void changed(plumbline::Changes changes);

protected:
    virtual void enqueue(Changes changes, std::function<Status(WriteAccess &)> job,
                         std::function<void(const Status &)> done) = 0;
};

} // namespace plumbline
