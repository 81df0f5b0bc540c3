// SPDX-License-Identifier: GPL-3.0-or-later
// PublishedTable: a table of scores that somebody printed (a leaderboard, judges' scores, other benchmarks, before and
// after a fine-tuning), read from CSV; and what can be recomputed from it. Pure, any thread.
#pragma once

#include "core/analysis/published.h"
#include "core/analysis/ranks.h"
#include "core/base/result.h"
#include "core/domain/category.h"

#include <QJsonObject>
#include <QStringList>

namespace plumbline {

struct PublishedColumn
{
    enum Role {
        Score,         ///< higher is better
        Total,         ///< the score of this benchmark over all categories: total, MIA, MIA-Bench
        CategoryScore, ///< one of the eight categories
        Rank,          ///< a printed rank; `of` says of which column
    };
    QString name;
    Role role = Score;
    std::optional<Category> category{}; ///< of a CategoryScore
    qsizetype of = -1;                  ///< Rank: index of the column that it ranks; -1: the meta-ranking
    int decimals = 0;                   ///< most decimals printed in a cell
    std::vector<double> numbers;        ///< as publishedNumber(); NaN = empty
    QStringList cells;                  ///< as printed
};

struct PublishedTable
{
    QString name;   ///< file name without folder and ending
    QString sha256; ///< of the file's bytes, hex
    QStringList models;
    QStringList groups; ///< of the models, from a column "group"; empty without one
    std::vector<PublishedColumn> columns;

    [[nodiscard]] qsizetype rows() const { return models.size(); }
    /// First column of a role; -1 for none.
    [[nodiscard]] qsizetype find(PublishedColumn::Role role) const;
    [[nodiscard]] qsizetype find(Category category) const;
    [[nodiscard]] qsizetype find(const QString &column) const;
    /// Score columns beside the total: judges of Table 3, benchmarks of Tables 2 and 5.
    [[nodiscard]] std::vector<qsizetype> scoreColumns() const;
    /// What a cell of a total or category column is divided by to lie in 0..1: 1 where all of them lie there, else 100.
    [[nodiscard]] double scale() const;
};

/// First column = names of models, header row first. BadInput naming the file (and row) where there is no header, no
/// model, a row of another length, a model twice, or no column of numbers. Files above 8 MiB are refused.
[[nodiscard]] Result<PublishedTable> readPublishedTable(const QString &path);
[[nodiscard]] Result<PublishedTable> parsePublishedTable(const QByteArray &csv, const QString &fileName);

/// Where a table, or two of them, do not agree with themselves.
struct PublishedFinding
{
    QString table;
    QString model;
    QString column;
    QString what; ///< a sentence
};

/// A row less the row it started from: in tables of fine-tuning the rows after a base model begin with "+".
struct PublishedDelta
{
    QString model;
    QString base;
    std::vector<double> differences; ///< per column, as precise as printed; NaN for ranks and empty cells
};

/// How alike two score columns order the models.
struct PublishedCorrelation
{
    QString first;
    QString second;
    RankStability numbers;
};

/// Everything that can be recomputed from one table.
struct PublishedAnalysis
{
    std::vector<std::vector<int>> ranks; ///< per column, competition ranks; empty for rank columns
    bool hasMetaRanking = false;         ///< there are score columns beside the total, and they are no judges
    std::vector<MetaRank> meta;          ///< over the score columns beside the total
    std::vector<PublishedDelta> deltas;
    std::vector<PublishedCorrelation> correlations; ///< total and meta-ranking with every score column; all judges
    std::vector<PublishedFinding> findings;
};

[[nodiscard]] PublishedAnalysis analysePublished(const PublishedTable &table);
/// "1 GPT, 2 Other*, 2 Third*": places of the meta-ranking, ties with *, first places first.
[[nodiscard]] QString metaRankingText(const PublishedTable &table, const PublishedAnalysis &analysis);
/// Contradictions between tables: a model that has two values of one quantity (total, category, a judge's score) by
/// more than the rounding of the coarser print, or another name in the same place.
[[nodiscard]] std::vector<PublishedFinding> compareTables(const std::vector<PublishedTable> &tables);

/// As `plumbline-cli published --json` gives it: docs/cli.md.
[[nodiscard]] QJsonObject publishedToJson(const std::vector<PublishedTable> &tables);

/// Names of models are compared without case, blanks and punctuation.
[[nodiscard]] QString modelKey(const QString &name);

} // namespace plumbline
