// SPDX-License-Identifier: GPL-3.0-or-later
// What the project file says about a run before it starts: who is asked, what it has cost so far. Any thread that owns
// the reader.
#pragma once

#include "core/domain/account.h"
#include "core/domain/model_spec.h"
#include "core/domain/run.h"
#include "core/llm/chat.h"
#include "core/store/api/access.h"

#include <optional>

namespace plumbline {

struct RunFacts
{
    Run run;
    ModelSpec model;
};
/// NotFound where there is no such run.
[[nodiscard]] Result<RunFacts> readRunFacts(const ReadAccess &reader, const QString &runId);

struct SpendingFacts
{
    std::optional<ModelPrice> price; ///< of the run's model
    double runSpent = 0;             ///< 0 without a price
    double projectSpent = 0;         ///< over all runs whose models have a price
    std::optional<double> projectCap;
};
[[nodiscard]] Result<SpendingFacts> readSpending(const ReadAccess &reader, const QString &runId);

/// A request with a run's settings and no content, to see whether an API takes them.
[[nodiscard]] ChatRequest sampleRequest(const RunSettings &settings);

} // namespace plumbline
