// SPDX-License-Identifier: GPL-3.0-or-later
// CarryOver: a re-run often answers with nearly the same text. Equal texts inherit decisions by their content key; for
// nearly equal ones the earlier points are offered, and a person says whether they still hold. Pure, any thread.
#pragma once

#include "core/audit/case_table.h"

namespace plumbline {

struct CarryOver
{
    QString fromResponse;
    double similarity = 0; ///< 0..1, of words in order
    QString reviewer;      ///< who decided on the earlier text last
    std::vector<std::optional<double>> points;
};

/// Share of the words that two texts have in common in the same order: 1 - edit distance in words / the longer one's
/// words. Case, punctuation and blanks do not count. 1 for two texts without words. Time: the product of their lengths;
/// texts of more than 4000 words are compared only for equality.
[[nodiscard]] double textSimilarity(const QString &a, const QString &b);

/// The decided text of the same item that is most like this undecided one, if at least `threshold` alike; nothing for a
/// case that somebody has decided.
[[nodiscard]] std::optional<CarryOver> carryOverFor(const CaseTable &table, const Case &c, double threshold = 0.9);

} // namespace plumbline
