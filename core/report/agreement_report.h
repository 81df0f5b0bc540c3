// SPDX-License-Identifier: GPL-3.0-or-later
// AgreementReport: can this judge be believed, and where? Judge against people or gold, judge against judge, person
// against person, overall and by category, each with n and its interval; repeats, anchoring, hidden checks. Pure.
#pragma once

#include "core/analysis/agreement.h"
#include "core/analysis/alttest.h"
#include "core/analysis/repeatability.h"
#include "core/audit/anchoring.h"
#include "core/audit/rating_table.h"

#include <QJsonObject>

namespace plumbline {

/// Two raters over one category (or all): the first is the reference (people before judges).
struct AgreementCell
{
    std::size_t first = 0; ///< index into RatingTable::raters
    std::size_t second = 0;
    std::optional<Category> category; ///< nothing: all
    PairAgreement numbers;
};

/// All persons, or all judges, at once.
struct GroupCell
{
    RaterKind kind = RaterKind::Person;
    std::optional<Category> category;
    GroupAgreement numbers;
};

struct JudgeRepeats
{
    std::size_t judge = 0; ///< index into RatingTable::raters
    Repeatability numbers; ///< over components
};

/// May this judge stand in for a person? (alttest.h)
struct JudgeAltTest
{
    std::size_t judge = 0; ///< index into RatingTable::raters
    AltTest numbers;       ///< on the component scores
};

struct AgreementReport
{
    RatingTable table;
    std::vector<AgreementCell> cells;
    std::vector<GroupCell> groups;
    std::vector<JudgeRepeats> repeats;  ///< of judges that were asked more than once
    std::vector<JudgeAltTest> altTests; ///< where three persons or more rated the same components
    std::vector<Anchoring> anchoring;
    std::vector<GoldCheck> goldChecks;
    qsizetype replicates = 0;
    quint64 seed = 0;

    [[nodiscard]] const AgreementCell *cell(std::size_t first, std::size_t second,
                                            std::optional<Category> category) const;
};

/// `cases`: the table with the points of the judge that anchoring is measured against. Fails with Cancelled.
[[nodiscard]] Result<AgreementReport> buildAgreement(RatingTable table, const CaseTable &cases,
                                                     const BootstrapOptions &options);

/// As `plumbline-cli agreement --json` gives it: docs/cli.md.
[[nodiscard]] QJsonObject agreementToJson(const AgreementReport &report);
/// value, interval, n; null where undefined.
[[nodiscard]] QJsonObject estimateToJson(const Estimate &estimate);

} // namespace plumbline
