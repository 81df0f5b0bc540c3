// SPDX-License-Identifier: GPL-3.0-or-later
// RatingTable: every component of every response with what each judge and each person gave it, as scores in 0..1: the
// rows that agreement is computed from. Plain values built from rows; any thread.
#pragma once

#include "core/audit/case_table.h"

#include <limits>

namespace plumbline {

/// Which decisions of people count as ratings.
enum class RatingBasis {
    Blind, ///< points given before any reveal (the default: later ones are anchored to the judge)
    All,   ///< everybody's latest points, however they came about
};

enum class RaterKind {
    Judge,
    Person,
    People, ///< gold where there is, else the mean of the persons that count
    Gold,   ///< adjudicated points alone
};
[[nodiscard]] QString raterKindId(RaterKind kind);

struct Rater
{
    RaterKind kind = RaterKind::Judge;
    QString id;   ///< judges: model id; persons: their name
    QString name; ///< to be shown

    bool operator==(const Rater &) const = default;
};

inline constexpr double kNoScore = std::numeric_limits<double>::quiet_NaN();

/// One component of one response.
struct RatingRow
{
    std::size_t item = 0;      ///< index into the items
    std::size_t caseIndex = 0; ///< index into CaseTable::cases built from the same input
    int component = 0;
    Category category = Category::Other;
    QString candidateId;
    QString responseId;
    double weight = 0;
    std::vector<double> scores;               ///< per rater, points / weight; NaN: none
    std::vector<std::vector<double>> repeats; ///< per judge (in the order of the judges among the raters)
};

struct RatingTable
{
    std::vector<Rater> raters; ///< judges, persons by name, then People, then Gold
    std::vector<RatingRow> rows;
    RatingBasis basis = RatingBasis::Blind;
    // People's points that do not count as ratings, over all rows:
    int openLeftOut = 0;     ///< given with the judge in view from the start
    int revealedLeftOut = 0; ///< given after the reveal

    [[nodiscard]] std::optional<std::size_t> raterIndex(RaterKind kind, const QString &nameOrId = {}) const;
    [[nodiscard]] std::size_t judgeCount() const;
};

/// Rows of cases that have a response; first repeats give the scores. `judges` in the order wanted.
[[nodiscard]] RatingTable buildRatingTable(const CaseInput &input, const std::vector<ModelSpec> &judges,
                                           RatingBasis basis);

} // namespace plumbline
