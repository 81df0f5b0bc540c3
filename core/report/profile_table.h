// SPDX-License-Identifier: GPL-3.0-or-later
// ProfileTable: the judgements of a CaseTable scored as every public harness would, side by side, with the reason for
// every difference. Pure, any thread.
#pragma once

#include "core/audit/case_table.h"
#include "core/scoring/scorer_profiles.h"

#include <QJsonObject>

namespace plumbline {

struct CandidateProfiles
{
    QString candidateId;
    QString candidate;
    std::vector<ProfileReport> reports;         ///< in the order of profiles(); row keys are response ids
    std::vector<ProfileDifference> differences; ///< from Plumbline's reading
};

/// A candidate's responses in the order of the table's cases, each with the judge's reply where there is one.
[[nodiscard]] std::vector<ProfileRow> profileRowsOf(const CaseTable &table, const QString &candidateId);

/// One entry per candidate. Only what a judge was asked about or answered enters; people's decisions do not: a profile
/// is about the judge's raw replies.
[[nodiscard]] std::vector<CandidateProfiles> buildProfileTable(const CaseTable &table,
                                                               const std::vector<ModelSpec> &candidates);

/// As `plumbline-cli scores --profile` gives it: one profile, or all with their differences where `profile` is empty.
[[nodiscard]] QJsonObject profileTableToJson(const std::vector<CandidateProfiles> &candidates, const CaseTable &table,
                                             const QString &profile);

} // namespace plumbline
