// SPDX-License-Identifier: GPL-3.0-or-later
// Results by annotator group: the same leaderboard over the items of each group, so that one sees whether who wrote the
// instruction makes a difference. Pure, any thread.
#pragma once

#include "core/report/leaderboard.h"

namespace plumbline {

struct AnnotatorGroup
{
    QString value; ///< as most items spell it; empty: not said
    ChosenScores chosen;
    Leaderboard board; ///< t intervals
};

/// One per value of the trait among the chosen items, most items first, then by name; items without one last. Values
/// that differ in case alone are one group. No groups where no chosen item has a value.
[[nodiscard]] std::vector<AnnotatorGroup> annotatorGroups(const ScoreSheet &sheet, const ChosenScores &chosen,
                                                          AnnotatorTrait trait);
/// Traits that any of the sheet's items has a value of.
[[nodiscard]] std::vector<AnnotatorTrait> traitsInUse(const ScoreSheet &sheet);
/// As `plumbline-cli scores --by TRAIT --json` gives it: docs/cli.md.
[[nodiscard]] QJsonObject annotatorGroupsToJson(AnnotatorTrait trait, const std::vector<AnnotatorGroup> &groups);

} // namespace plumbline
