// SPDX-License-Identifier: GPL-3.0-or-later
// Repeatability: does one judge give the same answer when asked again? Within-item spread of the scores and flips of
// the verdict. Plain functions, any thread.
#pragma once

#include "core/analysis/interval.h"

#include <span>
#include <vector>

namespace plumbline {

struct Repeatability
{
    /// Pooled SD within items, √(Σ_i Σ_j (x_ij - x̄_i)² / Σ_i (k_i - 1)): units of the scores (Bland & Altman 1996, BMJ
    /// 313:744).
    Estimate withinSd;
    /// Chance that two of the repeats of an item differ in verdict: mean over items of (pairs that differ / pairs),
    /// 0..1, with t interval over items.
    Estimate flipRate;
    /// Share of items whose repeats are not all of one verdict, 0..1, with Wilson interval. Grows with the number of
    /// repeats.
    Estimate itemsFlipped;
    qsizetype repeats = 0; ///< all scores that entered
};

/// `scoresOfItem[i]` are the repeated scores in [0, 1] of one component or item by one judge, NaN = missing; those with
/// fewer than two do not enter; n = those that did. Undefined where none did. All are one cluster each: give one
/// component per item, or item totals.
[[nodiscard]] Repeatability repeatability(std::span<const std::vector<double>> scoresOfItem, double level = 0.95);

} // namespace plumbline
