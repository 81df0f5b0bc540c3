// SPDX-License-Identifier: GPL-3.0-or-later
// From findings to points: which mention counts, what is out of range, what contradicts. Internal to core/scoring.
#pragma once

#include "core/scoring/reply_findings.h"

namespace plumbline::reply {

/// Points per component and flags; `refuses` says that the text reads like a refusal.
[[nodiscard]] ParsedReply resolve(Findings findings, const std::vector<double> &weights, bool refuses);

/// Does the text say that the judge will or can not grade?
[[nodiscard]] bool readsAsRefusal(const std::u16string &text);

/// Lists without labels: adds a list when its count and denominators are those of the weights.
void useUnlabelled(const Tokens &tokens, const std::vector<double> &weights, Findings &findings);
/// "8/10" on a line of its own, "Score: 8/10" before everything else: a total when no better one is stated.
void addWeakTotals(const Tokens &tokens, const std::vector<double> &weights, Findings &findings);

} // namespace plumbline::reply
