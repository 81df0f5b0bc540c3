// SPDX-License-Identifier: GPL-3.0-or-later
// ComponentCheck: what rules say about one component and one response: constraints read, verdicts, evidence. Knows no
// judge and no score. Pure functions, any thread, linear time in component plus response.
#pragma once

#include "core/checks/constraint.h"
#include "core/checks/text_metrics.h"

#include <optional>
#include <vector>

namespace plumbline {

enum class Verdict {
    Met,
    Unmet,
    Abstain, ///< two reasonable readings of the text disagree, or no rule can tell
};

/// "met", "unmet", "abstain".
[[nodiscard]] QString verdictId(Verdict verdict);

struct CheckResult
{
    Constraint constraint;
    QString measured; ///< what was found, for a person: "3 sentences", "\"bird\" 2 times"
    Verdict verdict = Verdict::Abstain;
    QString why; ///< one plain sentence
    std::vector<TextRange>
        ranges; ///< evidence in the response, ascending, not overlapping; the window numbers or marks them
};

struct ComponentCheck
{
    std::vector<Constraint> constraints;
    std::optional<Verdict> verdict;  ///< unmet if any check is, else abstain if any does, else met; none without checks
    std::vector<CheckResult> checks; ///< one per constraint, same order; empty without a response
};

/// Verdict on one constraint. Where two reasonable readings give different verdicts: Abstain, and `why` says which.
[[nodiscard]] CheckResult checkConstraint(const Constraint &constraint, const TextMetrics &response);

/// Constraints read earlier against one response that was measured once: the fast path for many components and
/// responses.
[[nodiscard]] ComponentCheck checkConstraints(const std::vector<Constraint> &constraints, const TextMetrics &response);

/// Extracts and checks.
[[nodiscard]] ComponentCheck checkComponent(const QString &component, const QString &category,
                                            const QString &instruction, const QString &response);

} // namespace plumbline
