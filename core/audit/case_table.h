// SPDX-License-Identifier: GPL-3.0-or-later
// CaseTable: every item × candidate of a project with the judge's points, the people's points and the effective score.
// What the audit page lists and what results are summed from. Plain values, built from rows; any thread.
#pragma once

#include "core/audit/decision_index.h"
#include "core/domain/answer.h"
#include "core/domain/item.h"
#include "core/domain/model_spec.h"

#include <QSet>

#include <optional>
#include <vector>

namespace plumbline {

/// Why a component has no effective score.
enum class Missing {
    None,
    Refused,  ///< the candidate or the judge refused
    Unparsed, ///< the judge's reply does not say this component's points
    Failed,   ///< no answer could be had, or it was empty
    NotRun,   ///< not asked or not judged yet
};

struct CaseComponent
{
    QString contentKey;          ///< judgedContentKey(); empty without a response
    std::optional<double> judge; ///< points, 0..weight
    HumanView human;
    Missing missing = Missing::None;
    bool judgesDiffer = false; ///< two judges are at least half the weight apart

    /// Points in force: people's, else the judge's.
    [[nodiscard]] std::optional<double> effective() const { return human.points ? human.points : judge; }
};

struct Case
{
    std::size_t item = 0; ///< index into CaseTable::items
    QString candidateId;
    std::optional<Response> response;
    std::optional<ScoredJudgement> judgement; ///< of the chosen judge
    std::vector<CaseComponent> components;    ///< as many as the item has

    /// Σ effective points; nothing while one is missing.
    [[nodiscard]] std::optional<double> effectivePoints() const;
    [[nodiscard]] std::optional<double> judgePoints() const;
    /// Every component has points given by a person.
    [[nodiscard]] bool isDecided() const;
    [[nodiscard]] bool isFlagged() const;
    /// Reviewers differ about a component, and nobody has settled it.
    [[nodiscard]] bool isDisputed() const;
    /// Every component has adjudicated points.
    [[nodiscard]] bool isGold() const;
    /// This reviewer gave points for every component.
    [[nodiscard]] bool isDecidedBy(const QString &reviewer) const;
};

/// Rows as the store gives them.
struct CaseInput
{
    std::vector<Item> items;
    std::vector<ModelSpec> candidates;
    std::vector<Response> responses;
    std::vector<ScoredJudgement> judgements;
    std::vector<Decision> decisions;
    std::vector<Response> earlier;  ///< superseded responses that decisions were made on
    QSet<QString> failedAsks;       ///< candidate id + '/' + revision id, of questions that failed for good
    QSet<QString> failedJudgements; ///< judge id + '/' + response id
};

struct CaseTable
{
    std::vector<Item> items;
    std::vector<Case> cases;       ///< by item position, then candidate
    std::vector<Response> earlier; ///< superseded responses that decisions were made on
    DecisionIndex decisions;
};

/// `judgeId`: whose points count; empty for none. Of repeated answers, the first repeat.
[[nodiscard]] CaseTable buildCaseTable(CaseInput input, const QString &judgeId);

/// What a reviewer may see of a case before the reveal: no judge, nobody else's points, comments or pins, no gold.
[[nodiscard]] Case blindCase(Case c, const QString &reviewer);
/// The reviewer has seen the judge's points for every component of the case.
[[nodiscard]] bool hasSeen(const DecisionIndex &decisions, const Case &c, const QString &reviewer);

} // namespace plumbline
