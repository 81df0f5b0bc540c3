// SPDX-License-Identifier: GPL-3.0-or-later
// Control questions for a judge: copies of real responses changed so that it is known how the score must move: the
// image taken away or swapped, a plea for points added, a rule broken by a minimal edit. Pure, any thread; asks nobody.
#pragma once

#include "core/audit/case_checks.h"
#include "core/base/result.h"

namespace plumbline {

struct ControlKind
{
    QString id;     ///< blank_image, swapped_image, begging, sentence_added, banned_word, case_changed
    QString name;   ///< for people
    QString expect; ///< what a sound judge does, one sentence
};
[[nodiscard]] const std::vector<ControlKind> &controlKinds();

struct ControlSpec
{
    QStringList kinds; ///< ids; empty: all
    int perKind = 20;  ///< at most so many of each, > 0
    quint64 seed = 1;
};

/// New control responses, drawn at random from the cases with a whole judgement of the table's judge. An edit is made
/// only where our own check finds the rule kept before and broken after, so that the truth is known. What `existing`
/// has already (same kind and base) counts towards `perKind` and is not made again. BadInput for an unknown kind.
[[nodiscard]] Result<std::vector<Response>> makeControls(const CaseTable &table, const CheckTable &checks,
                                                         const std::vector<Response> &existing, const ControlSpec &spec,
                                                         qint64 nowMs);

} // namespace plumbline
