// SPDX-License-Identifier: GPL-3.0-or-later
// Draws an audit queue by its spec: which responses, in which order, for whom. The same spec on the same cases gives
// the same queue. Pure, any thread; stores nothing.
#pragma once

#include "core/audit/case_checks.h"
#include "core/base/result.h"
#include "core/domain/audit_queue.h"

#include <QMap>

namespace plumbline {

struct QueueInput
{
    const CaseTable &table; ///< with the points of the judge the queue is drawn by
    const CheckTable &checks;
    const std::vector<ModelSpec> &candidates;
    const AuditQueue *extends = nullptr; ///< the sample that is added to: its entries are not drawn again
    QMap<QString, int> wanted; ///< MostUseful: how many more each stratum should get (stratum as in QueueEntry)
};

/// What a response is drawn from: the values of `strata` joined with '|': the category of the heaviest component, the
/// candidate's name, the level, and the judge's total as low (< 50 %), middle, full, or none.
[[nodiscard]] QString stratumOf(const QueueInput &input, const Case &c, const QStringList &strata);

/// Sample: proportional to the strata (largest remainder), at least two of each where the size
/// allows it, so that its variance can be estimated; then in random order, so that any beginning of it is a random
/// sample too. Only responses with text to grade and, for Sample and MostUseful, with all points of the judge. BadInput
/// where nothing fits, or a share is outside 0..1, or a stratum name is unknown.
[[nodiscard]] Result<AuditQueue> buildQueue(const QueueInput &input, const QString &name, const QueueSpec &spec,
                                            qint64 nowMs);

} // namespace plumbline
