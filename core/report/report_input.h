// SPDX-License-Identifier: GPL-3.0-or-later
// ReportInput: everything that a report says, as values; and what makes it reproducible: settings, versions, hashes.
#pragma once

#include "core/domain/run.h"
#include "core/report/comparison.h"
#include "core/report/rank_moves.h"
#include "core/report/score_tables.h"

#include <QHash>

namespace plumbline {

/// A run that made answers or judgements which the report sums.
struct ReportRun
{
    QString model;
    QString role; ///< candidate, judge
    QString name; ///< of the model as it is sent
    QString wire;
    RunSettings settings;
    qint64 createdMs = 0;
};

/// A judge's prompt as a template with its placeholders filled by words.
struct ReportPrompt
{
    QString version;
    QString text;
};

enum class ReportItems {
    None,  ///< figures only
    Worst, ///< the 20 items with the lowest mean
    All,
};

struct ReportInput
{
    QString title;
    qint64 createdMs = 0;
    QString version; ///< of Plumbline
    int parserVersion = 0;
    QString dataHash; ///< of what was summed: dataHashOf()
    QString judge;    ///< names, with commas
    ScoreSheet sheet;
    ChosenScores chosen;
    Leaderboard board;
    ComparisonTable pairs;
    std::vector<WhatIf> whatIfs;
    std::vector<PublishedTable> references;
    std::vector<ReportRun> runs;
    std::vector<ReportPrompt> prompts;
    std::vector<std::pair<QString, QString>> claims{}; ///< sentence, and why it does not hold (empty: it holds)
    ReportItems items = ReportItems::All;
    QHash<QString, QString> responseTexts; ///< response id to text
    QHash<QString, QString> judgeReplies;  ///< response id to the first chosen judge's reply
    QHash<QString, QString> thumbnails;    ///< item id to a data: address; empty where none are wanted
};

/// SHA-256 (hex) over what the results rest on: the chosen items' contents, every response's id and score, judges'
/// names, policy and weights. Equal data and settings give equal hashes, whatever the order of reading.
[[nodiscard]] QString dataHashOf(const ScoreSheet &sheet, const ChosenScores &chosen);

/// One self-contained page: no script, no request, keyboard accessible, light and dark.
[[nodiscard]] QByteArray htmlReport(const ReportInput &input);
[[nodiscard]] QString markdownReport(const ReportInput &input);
/// Leaderboard, comparisons, what-ifs, judges, settings, runs, hashes.
[[nodiscard]] QJsonObject reportToJson(const ReportInput &input);

} // namespace plumbline
