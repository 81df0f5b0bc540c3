// SPDX-License-Identifier: GPL-3.0-or-later
// How far a queue is, for each reviewer: follows from the decisions, so that it is resumed wherever it was left. Pure.
#pragma once

#include "core/audit/case_table.h"
#include "core/domain/audit_queue.h"

namespace plumbline {

struct ReviewerProgress
{
    QString reviewer;
    int assigned = 0;
    int decided = 0;
    std::optional<qint64> medianMs; ///< time per response: time in view where known, else between commits
};

struct QueueProgress
{
    int entries = 0;
    int gone = 0;                            ///< entries whose item or response is no longer there
    int decided = 0;                         ///< by anybody it is assigned to
    int settled = 0;                         ///< with points by people for every component
    int adhering = 0;                        ///< of those, with full points for every component
    int bySeveral = 0;                       ///< decided by two reviewers or more
    std::vector<ReviewerProgress> reviewers; ///< those it is assigned to; else everybody who decided something in it
};

/// The case an entry names; null where there is none with a response.
class CaseFinder
{
public:
    explicit CaseFinder(const CaseTable &table);
    [[nodiscard]] const Case *find(const QueueEntry &entry) const;

private:
    QHash<QString, const Case *> m_cases; ///< item id / candidate id
};

/// An entry that `reviewer` is to decide.
[[nodiscard]] inline bool isFor(const QueueEntry &entry, const QString &reviewer)
{
    return entry.reviewers.isEmpty() || entry.reviewers.contains(reviewer);
}

[[nodiscard]] QueueProgress queueProgress(const AuditQueue &queue, const CaseTable &table);

} // namespace plumbline
