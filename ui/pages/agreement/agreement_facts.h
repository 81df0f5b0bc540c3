// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the Agreement page as finished cells, from an AgreementResult. Pure; GUI thread for tr() alone.
#pragma once

#include "ui/models/agreement_work.h"
#include "ui/models/fact_table_model.h"

namespace plumbline {

struct FactTable
{
    QStringList headers;
    std::vector<FactTableModel::Row> rows;
};

/// The measures that the trust matrix can show, in the order offered.
[[nodiscard]] const std::vector<PairMeasure> &trustMeasures();
[[nodiscard]] QString measureName(PairMeasure measure);
/// What the measure says and where it is from, one sentence.
[[nodiscard]] QString measureTip(PairMeasure measure);

/// What can stand as the reference of the matrix: people, gold, persons, judges; only those that something is compared
/// with. Indices into the raters.
[[nodiscard]] std::vector<std::size_t> referencesOf(const AgreementReport &report);

/// Categories × those compared with the reference. Cells below 30 items are muted; `behind` is {second, category or
/// -1}.
[[nodiscard]] FactTable trustFacts(const AgreementReport &report, std::size_t reference, PairMeasure measure);
/// All measures of one cell.
[[nodiscard]] FactTable measureFacts(const AgreementCell &cell);
/// Rows the reference, columns the other; `behind` is {row verdict, column verdict}.
[[nodiscard]] FactTable confusionFacts(const AgreementReport &report, const AgreementCell &cell);
/// `behind`: candidate id and category.
[[nodiscard]] FactTable correctedFacts(const CorrectedScores &scores);
[[nodiscard]] QString plannerText(const CorrectedScores &scores);
[[nodiscard]] FactTable controlFacts(const std::vector<ControlRow> &rows);
/// Repeats, anchoring, hidden checks: subject, what, figure, n.
[[nodiscard]] FactTable behaviourFacts(const AgreementReport &report);

} // namespace plumbline
