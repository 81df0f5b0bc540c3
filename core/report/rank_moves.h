// SPDX-License-Identifier: GPL-3.0-or-later
// How ranks hold: under other choices (weights, judges, missing scores), from judge to judge, and against other
// benchmarks. Pure, any thread.
#pragma once

#include "core/report/leaderboard.h"
#include "core/report/published_table.h"

#include <QJsonArray>

namespace plumbline {

/// One choice beside the default one.
struct WhatIf
{
    QString name;            ///< "every component counts the same", "without judge X", …
    Leaderboard board;       ///< same candidates in the same order as the default's
    std::vector<int> moves;  ///< rank here less rank by default; 0 where either has none
    RankStability toDefault; ///< Kendall's tau-b and Spearman's rho of the totals with the default's
    ScoreChoice choice;
};

[[nodiscard]] WhatIf whatIf(const ScoreSheet &sheet, const Leaderboard &byDefault, const QString &name,
                            const ScoreChoice &choice);
/// The usual questions: equal weights, each category left out, the other missing-score policies, every judge alone, all
/// judges together and without each of them, without people's points. Those that cannot differ (one judge, no people,
/// nothing missing) are left out.
[[nodiscard]] std::vector<WhatIf> usualWhatIfs(const ScoreSheet &sheet, const ScoreChoice &byDefault);

/// Candidates × judges: totals by each judge alone (people's points left out), 0..1; NaN = none.
[[nodiscard]] ScoreTable totalsByJudge(const ScoreSheet &sheet, const ScoreChoice &choice);

struct BenchmarkPair
{
    QString model;
    double ours = 0;   ///< total of the project, 0..1
    double theirs = 0; ///< as printed
};

/// Our totals against one score column of a table, over the models that both have (modelKey()).
struct BenchmarkCorrelation
{
    QString table;
    QString column;
    std::vector<BenchmarkPair> pairs;
    RankStability numbers;
};
[[nodiscard]] std::vector<BenchmarkCorrelation> correlateWith(const Leaderboard &board, const PublishedTable &table);

[[nodiscard]] QJsonObject whatIfsToJson(const Leaderboard &byDefault, const std::vector<WhatIf> &scenarios);
/// {"judges": [names], "candidates": [{"candidate", "scores": {judge: score}, "ranks": {judge: rank}}], "pairs": […]}.
[[nodiscard]] QJsonObject judgeStabilityToJson(const ScoreSheet &sheet, const ScoreChoice &choice);
[[nodiscard]] QJsonArray benchmarkCorrelationsToJson(const std::vector<BenchmarkCorrelation> &correlations);

} // namespace plumbline
