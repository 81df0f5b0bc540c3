// SPDX-License-Identifier: GPL-3.0-or-later
// An act of a page on the project: one write in the background, then a word to the status bar. GUI thread.
#pragma once

#include "core/base/deliver.h"
#include "ui/pages/page.h"

#include <functional>

namespace plumbline {

/// `done`: what to say when it is stored; may be empty. Errors come through the page's `failed`.
inline void writeAct(const PageContext &context, Page &page, Changes changes, const QString &done,
                     std::function<Status(WriteAccess &)> job)
{
    deliver(context.store.write<bool>(changes,
                                      [job = std::move(job)](WriteAccess &access) -> Result<bool> {
                                          return job(access).map([] { return true; });
                                      }),
            &page, [&page, done](const Result<bool> &written) {
                if (!written)
                    Q_EMIT page.failed(written.error().text());
                else if (!done.isEmpty())
                    Q_EMIT page.said(done);
            });
}

} // namespace plumbline
