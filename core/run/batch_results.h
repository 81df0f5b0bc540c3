// SPDX-License-Identifier: GPL-3.0-or-later
// Taking the output and error files of batches into a project: answers are stored, rows that were never worked on go
// back to the queue, refused ones are failed. A file may be taken twice: what is answered stays as it is.
#pragma once

#include "core/base/clock.h"
#include "core/llm/batch_api.h"
#include "core/store/api/project_store.h"

namespace plumbline {

struct BatchCounts
{
    int answered = 0;
    int again = 0;   ///< back in the queue: expired, cancelled, a passing error
    int failed = 0;  ///< refused for good
    int known = 0;   ///< answered before
    int foreign = 0; ///< not of this project, or not readable
    QString problem; ///< first row that could not be used, for people

    BatchCounts &operator+=(const BatchCounts &other);
};

/// Blocks on the writer; not for the GUI thread.
[[nodiscard]] Result<BatchCounts> takeBatchFile(ProjectStore &store, const Clock &clock, const QByteArray &file);
/// Likewise of files that were fetched by hand, in their order; batches of which no row is open any more have ended
/// then. Io where a file cannot be read: what stood before it is kept.
[[nodiscard]] Result<BatchCounts> takeBatchFiles(ProjectStore &store, const Clock &clock, const QStringList &paths);
/// Once a batch has ended and its files are taken: what is left of it goes back to the queue. Returns how many.
[[nodiscard]] Result<int> finishBatch(ProjectStore &store, const Clock &clock, const Batch &batch, const QString &state,
                                      const QString &problem);

} // namespace plumbline
