// SPDX-License-Identifier: GPL-3.0-or-later
// The alternative annotator test: may the judge stand in for a human? Calderon, Reichart & Dror 2025 (ACL, arXiv
// 2501.10970). Pure functions, any thread.
#pragma once

#include "core/analysis/interval.h"
#include "core/analysis/ratings.h"

#include <optional>
#include <span>
#include <vector>

namespace plumbline {

enum class Alignment {
    Accuracy, ///< share of the other humans who gave the same value (categories)
    NegRmse,  ///< -√ mean (value - other human)² (scores)
};

struct AltTestOptions
{
    Alignment alignment = Alignment::Accuracy;
    double epsilon =
        0.2;         ///< what the judge's lower cost is worth: 0.2 experts, 0.15 skilled, 0.1 crowd (paper, section 3)
    double q = 0.05; ///< false discovery rate of Benjamini & Yekutieli
    qsizetype fewestUnits = 30; ///< humans with fewer common units are left out (t-test)
};

struct AltTestHuman
{
    qsizetype human = 0;          ///< column of the matrix
    qsizetype units = 0;          ///< units compared
    double judgeAdvantage = 0;    ///< ρ^f: share of units on which the judge is at least as near to the others
    double humanAdvantage = 0;    ///< ρ^h
    std::optional<double> pValue; ///< of ρ^f <= ρ^h - ε, paired t-test, one-sided
    bool rejected = false;        ///< the judge wins against this human
};

struct AltTest
{
    std::optional<double> winningRate; ///< ω: share of the humans that the judge wins against; passes at >= 0.5
    std::optional<double> advantageProbability; ///< mean of ρ^f, for comparing judges
    std::vector<AltTestHuman> humans;           ///< those that were compared
    qsizetype leftOut = 0;                      ///< humans with too few units
    qsizetype units = 0;                        ///< units with the judge and at least two humans

    [[nodiscard]] bool passes() const { return winningRate && *winningRate >= 0.5; }
};

/// `humans`: units x humans, gaps allowed; `judge`: one value per unit, NaN = missing. One human at a time is left out
/// and compared with the judge by nearness to the other humans of the unit; a tie counts for both. The authors ask for
/// three or more humans and 50 to 100 units. Undefined when no human has enough units. Where the differences of a human
/// do not vary, p is 0 or 1 by which side of ε they lie on.
[[nodiscard]] AltTest altTest(const Ratings &humans, std::span<const double> judge, const AltTestOptions &options = {});

} // namespace plumbline
