// SPDX-License-Identifier: GPL-3.0-or-later
// Where one response differs from another, word by word. Pure, any thread.
#pragma once

#include "core/checks/text_metrics.h"

#include <vector>

namespace plumbline {

/// The places of `text` whose words are not, in the same order, in `base`: a longest common subsequence of words, case
/// and punctuation counting. Neighbouring words make one range. Time: the product of the words; of texts with more than
/// 3000 words nothing is marked.
[[nodiscard]] std::vector<TextRange> differingRanges(const QString &base, const QString &text);

} // namespace plumbline
