// SPDX-License-Identifier: GPL-3.0-or-later
// Anchoring: what the sight of the judge did to people: how many blind points were changed after the reveal, and in
// which direction. Pure, any thread.
#pragma once

#include "core/audit/rating_table.h"

namespace plumbline {

struct Anchoring
{
    QString reviewer;
    int revealed = 0;     ///< components decided blind and then revealed, with the judge's points known
    int changed = 0;      ///< of these, those with other points after the reveal
    int towardsJudge = 0; ///< of the changed ones, those that came nearer to the judge
    int awayFromJudge = 0;
    double meanShift = 0; ///< mean over `changed` of the move towards the judge, as a share of the weight; < 0: away
};

/// One entry per reviewer who revealed anything, by name. The judge is the one the case table was built with.
[[nodiscard]] std::vector<Anchoring> anchoringOf(const CaseTable &table);

/// How a reviewer does on gold that was settled without them and before they decided: hidden checks of the reviewer.
struct GoldCheck
{
    QString reviewer;
    int compared = 0;        ///< component scores with gold made by others and earlier
    int exact = 0;           ///< the same points
    double meanAbsolute = 0; ///< mean |points - gold| / weight, 0..1
    double bias = 0;         ///< mean (points - gold) / weight; > 0: lenient
};
[[nodiscard]] std::vector<GoldCheck> goldChecksOf(const CaseTable &table);

} // namespace plumbline
