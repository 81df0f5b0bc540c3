// SPDX-License-Identifier: GPL-3.0-or-later
// Reading what results, comparisons and reports are made of. Blocking calls on the caller's thread, which must not be
// the writer's.
#pragma once

#include "app/composition/session.h"
#include "core/report/item_filter.h"
#include "core/report/report_input.h"

namespace plumbline {

/// What the command line and the report dialog choose. Names, as people know them.
struct ResultRequest
{
    QStringList judges{};     ///< whose points count, their mean where several; empty: the first
    QStringList candidates{}; ///< empty: all
    bool people = true;       ///< people's points come before the judges'
    MissingPolicy policy = MissingPolicy::Exclude;
    WeightRule weights{};
    std::optional<int> revision{}; ///< items as they were at this revision number, 1-based; nothing: as they are now
    ItemFilter filter{};
};

struct ScoredProject
{
    ScoreSheet sheet;
    ScoreChoice choice;
    QString judge;                 ///< names of the chosen judges, with commas; empty where the project has none
    QMap<QString, QString> groups; ///< of candidates, by name
};

/// NotFound for an unknown judge, candidate or revision, and for a filter that no item passes. Reads unread judgements
/// first.
[[nodiscard]] Result<ScoredProject> readScored(ProjectStore &store, const ResultRequest &request);

struct ReportRequest
{
    ResultRequest results{};
    QString title{};
    ReportItems items = ReportItems::All;
    bool replies = true;     ///< judges' raw replies beside the responses
    bool thumbnails = false; ///< images, at most 320 pixels
    qsizetype replicates = 10000;
    quint64 seed = 1;
    std::vector<PublishedTable> references{}; ///< beside those that the project keeps
    std::stop_token stop{};
};

/// Everything a report says. Costs one bootstrap for the leaderboard and one for every pair.
[[nodiscard]] Result<ReportInput> readReport(Session &session, const ReportRequest &request);

} // namespace plumbline
