// SPDX-License-Identifier: GPL-3.0-or-later
// Judge reply parser: from a judge's raw text and the weights to points per component, stated total, state and flags.
// Pure functions, any thread, linear time, no exception. It never guesses: what is not clearly said stays empty.
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace plumbline {

/// None: no component has points. Complete: all have. Partial: some have.
enum class ParseState { None, Partial, Complete };

enum class ParseFlag {
    TotalMismatch,       ///< complete, a total is stated, and it is not the sum of the points
    OutOfRange,          ///< a score below 0 or above its maximum was given; that component has no points
    DenominatorMismatch, ///< a score was given out of something else than the weight (75 % counts: out of 100)
    ConflictingScores,   ///< different values for one component (no points) or different totals (no stated total)
    MissingComponent, ///< for at least one component the reply gives no score at all (cut-offs and empty replies too)
    ExtraComponent,   ///< a score for a component that the item does not have
    MalformedJson,    ///< a JSON object was begun and cannot be read to its end
    Refusal,          ///< no points, and the judge says that it will or can not grade; stands for MissingComponent
};

struct ParsedReply
{
    ParseState state = ParseState::None;
    std::vector<std::optional<double>> points; ///< one per component, weight units, 0..weight
    std::optional<double> statedTotal;         ///< the numerator as stated ("8/10" gives 8, "80 %" gives 80)
    std::optional<double> computedTotal;       ///< sum of the points; set only when the state is Complete
    std::vector<ParseFlag> flags;              ///< unique, in the order of the enumeration

    bool operator==(const ParsedReply &) const = default;
    [[nodiscard]] bool has(ParseFlag flag) const;
};

/// What is known of one component. Texts may be empty; only the weight is needed.
struct ComponentHint
{
    QString text;
    QString type; ///< category in any spelling; helps to read "Length limit: 3/3" when no other component has it
    double weight = 0;
};

/// Reads `reply` for an item whose components have these weights (> 0, in order; 1 to 20 is usual).
///
/// What counts: a score written for a component (by number, ordinal, list position in JSON, table row); without any
/// labels, a list of fractions whose count and denominators are those of the weights in order. What never counts:
/// reasoning blocks, quotations and self-gradings of the response, placeholders, maxima, deductions, hypotheses,
/// numbers of explanations. Same value twice is fine; different values give none and ConflictingScores, unless the
/// judge announces a correction ("Wait, …", "Final scores: …") and its total is the sum of the corrected points only.
/// A bare number is points. A fraction or percentage out of d gives ratio × weight, and DenominatorMismatch when d is
/// not the weight. Totals agree when the stated numerator equals the sum of the points, at the number of decimals
/// stated, or, where the judge's total is out of something else than the weight sum, when the ratios agree.
[[nodiscard]] ParsedReply parseJudgeReply(const QString &reply, const std::vector<double> &weights);
/// The same, and component texts and categories are understood as labels and JSON keys.
[[nodiscard]] ParsedReply parseJudgeReply(const QString &reply, const std::vector<ComponentHint> &components);

/// Raised whenever any reply may parse differently; stored beside the points.
inline constexpr int kJudgeReplyParserVersion = 7;

/// Ids of the command line contract: none, partial, complete; total_mismatch, out_of_range, …
[[nodiscard]] QString parseStateId(ParseState state);
[[nodiscard]] QString parseFlagId(ParseFlag flag);
[[nodiscard]] std::optional<ParseState> parseStateFromId(QStringView id);
[[nodiscard]] std::optional<ParseFlag> parseFlagFromId(QStringView id);

} // namespace plumbline
