// SPDX-License-Identifier: GPL-3.0-or-later
// The three ways in which the public harnesses read a judge's reply. Internal to core/scoring.
#pragma once

#include "core/scoring/scorer_profiles.h"

namespace plumbline::profile {

/// What the first-sentence reader took: ratios in order of the parts, the last one being the "total".
struct FirstSentence
{
    std::vector<double> ratios;
    double total = 0;
};

/// Text before the first '.', cut at ','; of each part what follows the first ':' without its first character, as two
/// whole numbers around '/'. The last part is the total. nullopt where that fails (the harness raises an exception):
/// also with no ',' at all, a denominator 0, or more parts than components.
[[nodiscard]] std::optional<FirstSentence> readFirstSentence(const QString &reply, std::size_t components);

struct PatternScore
{
    int component = 0; ///< 1-based
    double ratio = 0;  ///< clamped to 1
    bool clamped = false;
};

struct PatternScores
{
    std::vector<PatternScore> components; ///< every match, in the order of the text
    std::optional<double> total;          ///< clamped to 1
    bool totalClamped = false;
};

/// "component N: a/b" and "total score: a/b" anywhere, whole numbers only, any case, blanks free.
[[nodiscard]] PatternScores readPatterns(const QString &reply);

struct ContractScores
{
    std::vector<double> points; ///< one per component; empty when excluded
    QString rule;               ///< why it was excluded
    QString why;
};

/// Exactly one JSON object with "reasoning" and component_1 … component_n as numbers (or number texts) in 0..weight.
[[nodiscard]] ContractScores readContract(const QString &reply, const std::vector<ComponentHint> &components);

} // namespace plumbline::profile
