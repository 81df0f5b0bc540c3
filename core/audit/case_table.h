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
};

/// Rows as the store gives them.
struct CaseInput
{
    std::vector<Item> items;
    std::vector<ModelSpec> candidates;
    std::vector<Response> responses;
    std::vector<ScoredJudgement> judgements;
    std::vector<Decision> decisions;
    QSet<QString> failedAsks;       ///< candidate id + '/' + revision id, of questions that failed for good
    QSet<QString> failedJudgements; ///< judge id + '/' + response id
};

struct CaseTable
{
    std::vector<Item> items;
    std::vector<Case> cases; ///< by item position, then candidate
    DecisionIndex decisions;
};

/// `judgeId`: whose points count; empty for none. Of repeated answers, the first repeat.
[[nodiscard]] CaseTable buildCaseTable(CaseInput input, const QString &judgeId);

/// Events that record a reviewer's points for a case: confirm where they equal the judge's, override where not.
/// Components without points, and those to which the reviewer gave the same points with no new reason, are left alone.
/// `judgeInView`: false in blind mode.
[[nodiscard]] std::vector<Decision> decideEvents(const DecisionIndex &index, const Case &c,
                                                 const std::vector<std::optional<double>> &points,
                                                 const QString &reason, const QString &reviewer, bool judgeInView,
                                                 qint64 nowMs);
/// Events that flag every component of a case, or take a standing flag back.
[[nodiscard]] std::vector<Decision> toggleFlagEvents(const DecisionIndex &index, const Case &c, const QString &reviewer,
                                                     qint64 nowMs);

} // namespace plumbline
