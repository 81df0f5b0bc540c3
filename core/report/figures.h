// SPDX-License-Identifier: GPL-3.0-or-later
// Figure: what a chart shows, as values: marks with their numbers, intervals, words for hovering and the responses
// behind them. The window draws it (ui/charts), exports write its CSV. Builders are pure, any thread.
#pragma once

#include "core/domain/account.h"
#include "core/report/leaderboard.h"
#include "core/report/published_table.h"

#include <QByteArray>

namespace plumbline {

struct FigureMark
{
    int group = 0;  ///< index into Figure::groups (bars, lines, heat map column)
    int series = 0; ///< index into Figure::series (heat map: row)
    double x = 0;   ///< points only
    double y = 0;
    std::optional<Interval> xInterval{};
    std::optional<Interval> yInterval{};
    QString label;      ///< drawn beside a point; may be empty
    QString tip;        ///< the numbers in words
    QStringList behind; ///< response ids; empty: nothing to open
};

struct Figure
{
    enum class Kind {
        Bars,    ///< grouped bars from 0
        Radar,   ///< groups around, a line per series
        Points,  ///< x, y with labels
        Lines,   ///< groups from left to right, a line per series
        HeatMap, ///< groups across, series down
    };
    Kind kind = Kind::Bars;
    QString title;    ///< the claim, or what it is
    QString subtitle; ///< settings and what is left out
    QStringList groups;
    QStringList groupNotes; ///< "n = 210" under a group; as many as groups, or none
    QStringList series;
    std::vector<FigureMark> marks;
    QString xTitle;
    QString yTitle;
    double least = 0;        ///< of the value axis
    double most = 100;       ///< likewise
    bool reversed = false;   ///< ranks: 1 is up
    bool diagonal = false;   ///< points: draw y = x
    bool byCategory = false; ///< bars: groups are categories, in their colours; `categories` says which
    std::vector<Category> categories{};
    QString emptyText; ///< what to do where there is nothing to show; then marks is empty
};

/// A row per mark, columns by kind; the title and subtitle are comments in front ("# …").
[[nodiscard]] QByteArray figureCsv(const Figure &figure);

/// Results as one figure needs them. `order`: rows of the board to show, in this order.
struct FigureInput
{
    const ScoreSheet &sheet;
    const ChosenScores &chosen;
    const Leaderboard &board;
    std::vector<std::size_t> order;
    QString settings; ///< goes into every subtitle
};

/// Mean component score by category, a bar per candidate. Radar: the same around a circle (at least three categories).
[[nodiscard]] Figure categoryFigure(const FigureInput &in, bool radar);
/// Share of the scored items by score in ten bins, a bar per candidate.
[[nodiscard]] Figure distributionFigure(const FigureInput &in);
/// Total by the trait of who wrote the items, a bar per candidate.
[[nodiscard]] Figure annotatorFigure(const FigureInput &in, AnnotatorTrait trait);
/// Item × candidate; items from the hardest to the easiest.
[[nodiscard]] Figure heatMapFigure(const FigureInput &in);
/// Total by judge a against total by judge b, a point per candidate; people's points left out.
[[nodiscard]] Figure judgePairFigure(const FigureInput &in, std::size_t a, std::size_t b);
/// Rank by every judge alone, a line per candidate.
[[nodiscard]] Figure judgeRanksFigure(const FigureInput &in);
/// Total against a column of a published table, over the models that both have.
[[nodiscard]] Figure benchmarkFigure(const FigureInput &in, const PublishedTable &table, qsizetype column);
/// Total against the mean latency (seconds) or, with prices, the mean cost of an answer.
[[nodiscard]] Figure speedFigure(const FigureInput &in);
[[nodiscard]] Figure costFigure(const FigureInput &in, const std::vector<ModelPrice> &prices, const QString &currency);

/// Of a table alone: ranks of its judges or benchmarks (Table 3); one score column against its total with the
/// meta-ranking in words (Table 2); every column before and after (Tables 4 and 5); categories per model (Table 1).
[[nodiscard]] Figure publishedRanksFigure(const PublishedTable &table);
[[nodiscard]] Figure publishedPairFigure(const PublishedTable &table, qsizetype x, qsizetype y);
[[nodiscard]] Figure publishedDeltaFigure(const PublishedTable &table);

/// What the items are: components per category, items per level, frequent verb-noun pairs (paper, Figures 4 and 5).
[[nodiscard]] Figure itemCategoryFigure(const ScoreSheet &sheet, const ChosenScores &chosen);
[[nodiscard]] Figure itemLevelFigure(const ScoreSheet &sheet, const ChosenScores &chosen);
[[nodiscard]] Figure verbNounFigure(const ScoreSheet &sheet, const ChosenScores &chosen, int most = 20);
/// The verb that a sentence begins with and the noun that it is about, lower case, read by rule (no tagger): "Describe
/// the small dog in …" gives describe, dog. Empty where the sentence does not begin with an order.
[[nodiscard]] std::pair<QString, QString> verbNounOf(const QString &sentence);

} // namespace plumbline
