// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown tables as lines "component 1: 4/4", which the scanner reads like any other text. Internal to core/scoring.
#pragma once

#include "core/scoring/reply_labels.h"

#include <string>

namespace plumbline::reply {

/// `text` with each table (a row, a line of dashes, rows) replaced by one line per score.
[[nodiscard]] std::u16string tablesAsLines(std::u16string text, const std::vector<double> &weights);

} // namespace plumbline::reply
