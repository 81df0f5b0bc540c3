// SPDX-License-Identifier: GPL-3.0-or-later
// ReportedTable: what a harness reported about imported results beside what its rules and Plumbline's make of the same
// replies, row by row with the reason for each difference. Pure, any thread.
#pragma once

#include "core/audit/case_table.h"
#include "core/store/api/reported_store.h"

#include <QJsonObject>

#include <functional>

namespace plumbline {

/// One response. All totals are ratios, 0..1 as a rule; empty where there is none or it is left out.
struct ReportedRow
{
    QString responseId;
    int item = 0; ///< position
    std::optional<double> reported;
    std::optional<double> profile; ///< recomputed by the harness' rules, where the judge's text is there
    std::optional<double> plumbline;
    bool differs = false; ///< Plumbline's number is not what the harness made of it
    QString rule;         ///< of the profile
    QString why;
};

struct ReportedMean
{
    std::optional<double> mean;
    std::optional<int> n;
};

struct ReportedComparison
{
    QString harness; ///< scorer profile
    QString candidate;
    QString judge;
    QStringList sources;
    std::vector<ReportedScore> means; ///< all that the harness reported over the run
    ReportedMean reported;            ///< its headline number
    ReportedMean profile;
    ReportedMean plumbline;
    std::vector<ReportedRow> rows;
    QString note;
};

/// The numbers of one harness, candidate and judge; `judge` may be empty where the report does not name it.
struct ReportedGroup
{
    QString harness;
    QString candidateId;
    QString judge;
    std::vector<ReportedScore> scores;
    bool superseded = false; ///< another harness' results of the same candidate and judge were imported later
};
/// Groups by harness, candidate and judge; numbers without a judge join the only group that has one.
[[nodiscard]] std::vector<ReportedGroup> groupReported(const std::vector<ReportedScore> &scores);

/// `table`: with the points of the group's judge.
[[nodiscard]] ReportedComparison compareReported(const ReportedGroup &group, const CaseTable &table,
                                                 const QString &candidate);

/// Every group of the project. `tableOf` gives the table with the points of a judge (id; empty: unknown), and is asked
/// once for each: a table holds every response.
[[nodiscard]] Result<std::vector<ReportedComparison>>
compareAllReported(const std::vector<ReportedScore> &scores, const std::vector<ModelSpec> &models,
                   const std::function<Result<CaseTable>(const QString &judgeId)> &tableOf);

[[nodiscard]] QJsonObject reportedToJson(const std::vector<ReportedComparison> &comparisons);

} // namespace plumbline
