// SPDX-License-Identifier: GPL-3.0-or-later
// From one row to its score, as each harness does it. Internal to core/scoring.
#pragma once

#include "core/scoring/scorer_profiles.h"

namespace plumbline::profile {

[[nodiscard]] ProfileRowScore plumblineScore(const ProfileRow &row);
[[nodiscard]] ProfileRowScore notebookScore(const ProfileRow &row);
[[nodiscard]] ProfileRowScore vlmEvalKitScore(const ProfileRow &row);
[[nodiscard]] ProfileRowScore lmmsOldScore(const ProfileRow &row);
/// lmms-eval from 0.4 on and EvalScope's text judge. `byType`: scores are kept per category, so that components of one
/// category all get the last score read; otherwise per component.
[[nodiscard]] ProfileRowScore patternScore(const ProfileRow &row, bool byType);
[[nodiscard]] ProfileRowScore evalScopeTextScore(const ProfileRow &row);
[[nodiscard]] ProfileRowScore evalScopeJsonScore(const ProfileRow &row);

} // namespace plumbline::profile
