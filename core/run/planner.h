// SPDX-License-Identifier: GPL-3.0-or-later
// Planner: turns "ask this candidate" and "have this judge grade" into questions that are still missing. Runs inside a
// write job; asks nobody.
#pragma once

#include "core/base/result.h"
#include "core/domain/model_spec.h"
#include "core/domain/run.h"
#include "core/store/api/access.h"

#include <QStringList>

namespace plumbline {

struct Plan
{
    Run run;
    int added = 0; ///< questions that were not there before
};

/// Which items a run is about.
struct ItemScope
{
    ItemScope(int firstItems = 0) // NOLINT(google-explicit-constructor): "the first 10" is a scope
        : first(firstItems)
    {
    }
    int first = 0;     ///< at most so many, by position; 0: all
    QStringList ids{}; ///< only these; empty: all
};

/// With a prompt of generation_prompt.h in `settings.promptVersion`: the images, or the instructions, of the pool.
/// Else every current item of the scope times the repeats of the settings. The same model and settings give the same
/// run again, so that planning twice adds nothing.
[[nodiscard]] Result<Plan> planAsk(WriteAccess &access, const ModelSpec &candidate, const RunSettings &settings,
                                   const ItemScope &scope, qint64 nowMs);

/// Every response in force of the candidates (ids; empty: all) that has text to grade, on the items of the scope.
/// With `settings.controls` the control questions instead, with `settings.probe` the answers to probes. Empty and
/// failed responses are not sent to a judge: they are missing, and counted as such.
[[nodiscard]] Result<Plan> planJudge(WriteAccess &access, const ModelSpec &judge, const RunSettings &settings,
                                     const QStringList &candidateIds, const ItemScope &scope, qint64 nowMs);

} // namespace plumbline
