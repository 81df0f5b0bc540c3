// SPDX-License-Identifier: GPL-3.0-or-later
// ComparisonTable: is candidate A better than B, in all and by category? Paired over the items that both have a score
// on, with interval, permutation p and Holm's adjustment over the whole table. Pure, any thread.
#pragma once

#include "core/analysis/paired.h"
#include "core/report/score_sheet.h"

#include <QJsonObject>
#include <QStringList>

namespace plumbline {

struct ComparisonRow
{
    std::size_t a = 0; ///< index into ChosenScores::candidates
    std::size_t b = 0;
    std::optional<Category> category; ///< nothing: item totals; else item means of the category's components
    PairedComparison numbers;         ///< difference a - b of scores in 0..1
    std::optional<double> holm;       ///< p adjusted over all rows of the table
    QStringList better;               ///< responses of a on the items where a is higher: the evidence
    QStringList worse;                ///< of a where b is higher

    /// +1 a is higher, -1 b is higher, 0 not separable: where the adjusted p is at least `alpha`, or there is none.
    [[nodiscard]] int verdict(double alpha = 0.05) const;
};

struct ComparisonTable
{
    std::vector<ComparisonRow> rows;
    QStringList names;    ///< of ChosenScores::candidates
    qsizetype family = 0; ///< rows that Holm's adjustment was made over, also where only some are kept
    qsizetype replicates = 0;
    quint64 seed = 0;
    double level = 0.95;
};

/// A against B: the total, then every category that both have, one Holm family. Fails with Cancelled.
[[nodiscard]] Result<ComparisonTable> compareCandidates(const ScoreSheet &sheet, const ChosenScores &chosen,
                                                        std::size_t a, std::size_t b, const BootstrapOptions &options);
/// All pairs on the total, one Holm family.
[[nodiscard]] Result<ComparisonTable> compareAll(const ScoreSheet &sheet, const ChosenScores &chosen,
                                                 const BootstrapOptions &options);

/// As `plumbline-cli compare --json` gives it: docs/cli.md.
[[nodiscard]] QJsonObject comparisonToJson(const ComparisonTable &table);
/// "A is higher than B on length limit by 4.1 points (95 % interval 1.2 to 7.0, n = 210 items, p = 0.013)", or "… are
/// not separable …". Points are of 100.
[[nodiscard]] QString comparisonSentence(const ComparisonTable &table, const ComparisonRow &row);

} // namespace plumbline
