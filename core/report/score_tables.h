// SPDX-License-Identifier: GPL-3.0-or-later
// The leaderboard as a table for other programs and for papers: CSV, Markdown, LaTeX (booktabs). Every mean with its
// interval and denominator; published rows are told apart. Pure, any thread.
#pragma once

#include "core/report/leaderboard.h"
#include "core/report/published_table.h"

#include <QByteArray>

namespace plumbline {

/// What the tables say beside the numbers.
struct ScoreTableContext
{
    QString judge;                            ///< names, with commas; empty for none
    std::vector<PublishedTable> references{}; ///< rows below the project's own
};

/// A row per candidate × (total and categories): candidate, source (project or the table's name), on, mean, low, high
/// (percent, four decimals), n, scored, refused, unparsed, failed, not_run, by_people, rank, rank_low, rank_high,
/// judge, policy, interval. Safe for spreadsheets.
[[nodiscard]] QByteArray leaderboardCsv(const Leaderboard &board, const ScoreTableContext &context);
/// A row per candidate: rank interval, candidate, total with interval, n, missing, categories; a line of settings
/// below.
[[nodiscard]] QString leaderboardMarkdown(const Leaderboard &board, const ScoreTableContext &context);
/// The same as a tabular in booktabs style with caption and label; the best of each column in bold, and every candidate
/// that is not separable from the best total.
[[nodiscard]] QString leaderboardLatex(const Leaderboard &board, const ScoreTableContext &context);

/// "judge J2 · missing scores excluded · intervals: 95 %, bootstrap over items, B = 10000, seed 1 · 400 items".
[[nodiscard]] QString settingsLine(const Leaderboard &board, const QString &judge);
/// The same without the intervals: "judge J2 · missing scores excluded · 400 items".
[[nodiscard]] QString countsLine(const Leaderboard &board, const QString &judge);
/// "1", "1–2", "" for no rank: the rank interval, or the rank where there is none.
[[nodiscard]] QString rankText(const Standing &standing);
/// A ratio as percent with one decimal; "–" for none.
[[nodiscard]] QString percentText(const std::optional<double> &ratio);
/// Best mean per category (and total: nothing) among the rows; ties all count.
[[nodiscard]] bool isBest(const Leaderboard &board, std::size_t row, std::optional<Category> category);
/// Mean of a row: the total, or a category's; null where the row has none.
[[nodiscard]] const ScoreMean *meanOn(const LeaderboardRow &row, std::optional<Category> category);
/// Categories that any row has, in the paper's order, "other" last.
[[nodiscard]] std::vector<Category> categoriesOf(const Leaderboard &board);
/// Rows by total, best first; without scores last.
[[nodiscard]] std::vector<std::size_t> byTotal(const Leaderboard &board);

} // namespace plumbline
