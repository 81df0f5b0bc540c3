// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing saved audit queues. A queue is drawn once; its entries are never changed, only the queue as a
// whole is removed. Progress follows from the decisions.
#pragma once

#include "core/base/result.h"
#include "core/domain/audit_queue.h"

#include <vector>

namespace plumbline {

class QueueReader
{
public:
    virtual ~QueueReader() = default;
    /// All queues with their entries, oldest first.
    [[nodiscard]] virtual Result<std::vector<AuditQueue>> queues() const = 0;
};

class QueueWriter : public virtual QueueReader
{
public:
    /// BadInput where the name is taken.
    [[nodiscard]] virtual Status insert(const AuditQueue &queue) = 0;
    /// NotFound where there is none of that name. Decisions made in it stay.
    [[nodiscard]] virtual Status remove(const QString &name) = 0;
};

} // namespace plumbline
