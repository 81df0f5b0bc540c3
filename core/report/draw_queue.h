// SPDX-License-Identifier: GPL-3.0-or-later
// Draws an audit queue of any kind, "most useful next" among them, which needs the planner. Pure; stores nothing.
#pragma once

#include "core/audit/queue_builder.h"

namespace plumbline {

struct DrawInput
{
    const CaseTable &table; ///< with the points of the judge
    const CheckTable &checks;
    const std::vector<ModelSpec> &candidates;
    const std::vector<AuditQueue> &queues; ///< those there are
    QString judge;                         ///< name
};

/// As buildQueue(). MostUseful adds to the sample that `spec.extends` names (empty: the newest) and takes over its
/// strata; BadInput where there is none. Where the planner has no interval to go by yet, it draws proportionally.
[[nodiscard]] Result<AuditQueue> drawQueue(const DrawInput &input, const QString &name, QueueSpec spec, qint64 nowMs);

} // namespace plumbline
