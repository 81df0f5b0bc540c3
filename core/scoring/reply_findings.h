// SPDX-License-Identifier: GPL-3.0-or-later
// What the readers of a reply (text, tables, JSON) hand to the resolution: who was given what, as written.
// Internal to core/scoring.
#pragma once

#include "core/scoring/reply_labels.h"
#include "core/scoring/reply_values.h"

#include <vector>

namespace plumbline::reply {

struct Mention
{
    int index = 0; ///< as written; 1-based unless the judge counts from 0
    Value value;
    LabelClass cls = LabelClass::Component;
    bool weak = false;   ///< counts only where nothing better is said of the component
    bool later = false;  ///< stands behind words like "correction" or "final scores"
    bool unsure = false; ///< counts only where the total confirms all points together
};

struct TotalMention
{
    Value value;
    bool weak = false;
    bool later = false; ///< as of a mention
    bool scale = false; ///< "10 points in total" ahead of all scores: what there is to earn, unless it is the sum
};

struct Findings
{
    std::vector<Mention> mentions;
    std::vector<TotalMention> totals;
    /// Lists without labels, one entry per list: values in order.
    std::vector<std::vector<Value>> lists;
    bool malformedJson = false;
    bool replaced = false; ///< the first scores are called a draft and later ones final
};

[[nodiscard]] inline bool near(double a, double b)
{
    const double d = a - b;
    return d < 1e-6 && d > -1e-6;
}

} // namespace plumbline::reply
