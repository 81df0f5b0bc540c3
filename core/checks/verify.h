// SPDX-License-Identifier: GPL-3.0-or-later
// The families of verification rules, each from one constraint and one measured response to a result. Internal to
// core/checks; component_check.cpp calls them.
#pragma once

#include "core/checks/component_check.h"

namespace plumbline::checks {

[[nodiscard]] CheckResult verifyCount(const Constraint &constraint,
                                      const TextMetrics &text); ///< sentences … characters
[[nodiscard]] CheckResult verifyPerUnit(const Constraint &constraint,
                                        const TextMetrics &text); ///< words_per_…, lines_per_stanza
[[nodiscard]] CheckResult verifyVocabulary(const Constraint &constraint,
                                           const TextMetrics &text); ///< forbidden, required
[[nodiscard]] CheckResult verifyEdges(const Constraint &constraint,
                                      const TextMetrics &text); ///< starts_with, ends_with
[[nodiscard]] CheckResult verifyInitials(const Constraint &constraint, const TextMetrics &text); ///< initials, acrostic
[[nodiscard]] CheckResult verifySurface(const Constraint &constraint,
                                        const TextMetrics &text); ///< case, parity, digits; the rest
[[nodiscard]] CheckResult verifyMarks(const Constraint &constraint,
                                      const TextMetrics &text); ///< questions, exclamations
[[nodiscard]] CheckResult verifyFormat(const Constraint &constraint,
                                       const TextMetrics &text); ///< bullets, numbered, percent, json
[[nodiscard]] CheckResult verifyRhyme(const Constraint &constraint, const TextMetrics &text);

} // namespace plumbline::checks
