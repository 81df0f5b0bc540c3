// SPDX-License-Identifier: GPL-3.0-or-later
// What a JSON value says about scores, whatever its shape. Internal to core/scoring.
#pragma once

#include "core/scoring/reply_findings.h"
#include "core/scoring/reply_json.h"

namespace plumbline::reply {

/// Adds mentions, totals and lists. True when the value says anything about scores.
bool readJsonScores(const JsonValue &json, const std::vector<double> &weights, const HintTexts &hints,
                    Findings &findings, int component = 0);

/// The texts of a JSON value that holds a reply in words, one per line; explanations left out.
[[nodiscard]] std::u16string jsonTexts(const JsonValue &json);

} // namespace plumbline::reply
