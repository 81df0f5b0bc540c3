// SPDX-License-Identifier: GPL-3.0-or-later
// CorrectedScores: what the scores are worth: for each candidate the judge's mean beside the mean that people would
// have given, estimated from all judge scores and the audited random sample; and how many more audits would halve its
// interval. Valid only for responses drawn at random: what was audited because it looked wrong does not enter. Pure.
#pragma once

#include "core/analysis/corrected.h"
#include "core/audit/queue_progress.h"
#include "core/audit/rating_table.h"

#include <QJsonObject>
#include <QMap>

namespace plumbline {

struct CorrectedRow
{
    QString candidateId;
    QString candidate;
    std::optional<Category> category; ///< nothing: item totals
    Corrected numbers;
    Estimate effective; ///< mean under the policy "gold, else people, else the judge", n = rows
};

struct CandidatePlan
{
    QString candidateId;
    std::optional<AuditPlan> plan; ///< nothing where there is no interval to plan from yet
    QString why;                   ///< then: why not
    QMap<int, QString> strata;     ///< names of the strata in the plan
};

struct CorrectedScores
{
    QString queue; ///< name of the sample; empty where there is none
    QString judge;
    int drawn = 0;                  ///< responses in the sample and its extensions
    int audited = 0;                ///< of these, decided by people
    std::vector<CorrectedRow> rows; ///< per candidate: total, then categories
    std::vector<CandidatePlan> plans;
    double factor = 0.5; ///< the half width that plans aim at, as a share of the present one
};

/// The sample to correct from: the one of that name, or the newest; its extensions belong to it. Null where there is
/// none.
[[nodiscard]] const AuditQueue *sampleQueue(const std::vector<AuditQueue> &queues, const QString &name);

/// `table` with the points of the judge; the people's points count however they came about: a correction wants what
/// people think in the end. Where a queue was drawn by strata, they are kept apart. `drawnBy`: the table of the judge
/// that the sample was drawn by (same cases), where it is another one.
[[nodiscard]] Result<CorrectedScores> buildCorrected(const CaseTable &table, const std::vector<ModelSpec> &candidates,
                                                     const std::vector<AuditQueue> &queues, const QString &queue,
                                                     const CorrectedOptions &options, double factor = 0.5,
                                                     const CaseTable *drawnBy = nullptr);

/// How many more of each stratum (as QueueEntry names it) the plans ask for, all candidates together.
[[nodiscard]] QMap<QString, int> wantedByStratum(const CorrectedScores &scores);

[[nodiscard]] QJsonObject correctedToJson(const CorrectedScores &scores);

} // namespace plumbline
