// SPDX-License-Identifier: GPL-3.0-or-later
// What of the whole response a count constraint counts, with the other ways to count it. Judges nothing. Internal to
// core/checks.
#pragma once

#include "core/checks/readings.h"

namespace plumbline::checks {

/// Sentences, words, lines and so on of one response, >= 0.
struct Count
{
    qsizetype base = 0; ///< as counted first
    std::vector<Reading> readings;
    std::vector<TextRange> ranges;
    QString measured;
    qsizetype least = 0; ///< no reading counts fewer
};

/// The count that the constraint's kind asks for; kinds that are no count of the whole give characters.
[[nodiscard]] Count countOf(const Constraint &constraint, const TextMetrics &text);

} // namespace plumbline::checks
