// SPDX-License-Identifier: GPL-3.0-or-later
// The charts that results can be shown as, by id, and the figure of each. An id may carry what it is about:
// "judge_pair:Larch:Mistle", "benchmark:table:column". Pure but for the words of the window; GUI thread.
#pragma once

#include "core/report/figures.h"
#include "ui/models/results_work.h"

namespace plumbline {

struct ChartChoice
{
    QString id;
    QString name;  ///< in the list
    QString group; ///< Candidates, Judges, Other benchmarks, Published tables, Items
};

/// All charts that the project has something for, or that say what they need.
[[nodiscard]] std::vector<ChartChoice> chartChoices(const ProjectSnapshot &snapshot);

/// Rows to draw: pinned ones, then the best, `most` at the most.
[[nodiscard]] std::vector<std::size_t> rowsToDraw(const Leaderboard &board, const QSet<QString> &pinned,
                                                  std::size_t most);

/// An unknown id gives a figure that says so.
[[nodiscard]] Figure figureOf(const QString &chart, const ResultsNumbers &numbers, const QSet<QString> &pinned);

} // namespace plumbline
