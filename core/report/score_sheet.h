// SPDX-License-Identifier: GPL-3.0-or-later
// ScoreSheet: all component scores of a project as plain numbers, of every judge and of people; and ChosenScores: those
// that count under one choice of judges, items, candidates, weights and missing-score policy. Every figure of the
// results is summed from a ChosenScores. Plain values, built from rows; any thread.
#pragma once

#include "core/analysis/ranks.h"
#include "core/audit/case_table.h"
#include "core/domain/annotator.h"
#include "core/scoring/denominator_ledger.h"

#include <limits>
#include <map>

namespace plumbline {

/// Shapes: I items, C candidates, J judges, K components over all items.
struct ScoreSheet
{
    std::vector<Item> items;                 ///< I
    std::vector<ModelSpec> candidates;       ///< C
    std::vector<ModelSpec> judges;           ///< J
    std::vector<std::size_t> firstComponent; ///< I + 1: where the components of an item begin among the K
    std::vector<QString> responses;          ///< I × C: id of the response that counts; empty without one
    std::vector<AnswerMeta> answers;         ///< I × C: its tokens and latency
    std::vector<double> human;               ///< K × C: people's points ÷ weight, 0..1; NaN = none
    std::vector<double> judged;              ///< K × C × J: judges' points ÷ weight, 0..1; NaN = none
    std::vector<Missing> missing;            ///< K × C × J: why there are none
    std::optional<int> revision;             ///< items as they were at this revision number; nothing: as they are now
    std::vector<Annotator> annotators;       ///< I, or none: who wrote each item

    [[nodiscard]] std::size_t cell(std::size_t row, std::size_t candidate) const
    {
        return row * candidates.size() + candidate;
    }
};

/// `table` was built with the points of `judgeId`; the other judges' points are taken from `judgements` (first
/// repeats). Without any judge in `judges` the sheet has one nameless judge: the table's.
[[nodiscard]] ScoreSheet buildScoreSheet(const CaseTable &table, const std::vector<ModelSpec> &candidates,
                                         const std::vector<ModelSpec> &judges = {}, const QString &judgeId = {},
                                         const std::vector<ScoredJudgement> &judgements = {});

/// What an item's total is made of.
struct WeightRule
{
    bool equal = false;                   ///< every component counts the same, whatever its weight
    std::map<Category, double> factors{}; ///< weight × factor (>= 0) for components of a category; absent = 1
    bool operator==(const WeightRule &) const = default;
};

/// What counts. Lists are indexes into the sheet, in the order wanted; empty = all (judges: the first).
struct ScoreChoice
{
    std::vector<std::size_t> judges{}; ///< several: the mean of those that gave points
    std::vector<std::size_t> items{};
    QString only{}; ///< in words, which items `items` are ("level basic"); goes into every line of settings
    std::vector<std::size_t> candidates{};
    bool people = true; ///< people's points come before the judges'
    MissingPolicy policy = MissingPolicy::Exclude;
    WeightRule weights{};
};

/// Scores that one mean is taken of. Missing ones are NaN under every policy; see filled().
struct ScoreColumn
{
    std::vector<double> scores;        ///< 0..1
    std::vector<qsizetype> items;      ///< item of each score: index into ChosenScores::items
    std::vector<QString> responses;    ///< response of each score; empty where there is none
    std::vector<LedgerRow> ledgerRows; ///< likewise
    int byPeople = 0;                  ///< of the scores, given by people

    /// The scores under the policy: Zero puts 0 for the missing ones, else they stay NaN and do not enter.
    [[nodiscard]] std::vector<double> filled(MissingPolicy policy) const;
};

struct ChosenCandidate
{
    std::size_t candidate = 0;                  ///< index into the sheet's
    ScoreColumn total;                          ///< one per item that has components
    std::map<Category, ScoreColumn> categories; ///< one per component; only categories that occur
};

struct ChosenScores
{
    ScoreChoice choice;
    std::vector<std::size_t> items; ///< indexes into the sheet's, of those with components
    std::vector<ChosenCandidate> candidates;

    /// Item totals, items × candidates, the policy applied.
    [[nodiscard]] ScoreTable totals() const;
    /// Mean score of the item's components of a category (NaN where an item has none, or none scored), likewise.
    [[nodiscard]] ScoreTable categoryScores(Category category) const;
};

enum class ScoreDetail {
    All,
    Totals, ///< without categories: a fraction of the work, for what only compares totals
};
[[nodiscard]] ChosenScores chooseScores(const ScoreSheet &sheet, const ScoreChoice &choice,
                                        ScoreDetail detail = ScoreDetail::All);

} // namespace plumbline
