// SPDX-License-Identifier: GPL-3.0-or-later
// Points from scores that a harness computed and wrote without the judge's text (lmms-eval). Pure, any thread.
#pragma once

#include "core/domain/answer.h"
#include "core/scoring/judge_reply_parser.h"

namespace plumbline {

[[nodiscard]] inline bool holdsReportedRatios(const Judgement &judgement)
{
    return judgement.promptVersion.startsWith(kReportedRatios);
}

/// `reply`: a JSON object of ratios by component text or component_<n>_<type>, with "total_score" or "judge_score".
/// lmms-eval writes what it found in the judge's reply, then the total, then 0 for what it did not find: a 0 behind the
/// total is therefore no score. Ratios above 1 are out of range. Flags as for a judge's reply.
[[nodiscard]] ParsedReply readReportedRatios(const QString &reply, const std::vector<ComponentHint> &components);

} // namespace plumbline
