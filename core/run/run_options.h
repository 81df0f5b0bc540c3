// SPDX-License-Identifier: GPL-3.0-or-later
// RunOptions: how a run goes about it, as opposed to what it asks. What a person chose for a run is remembered in the
// project, so that going on later keeps to it.
#pragma once

#include "core/llm/endpoint_gate.h"
#include "core/run/backoff.h"
#include "core/store/api/settings_store.h"

#include <optional>

namespace plumbline {

struct RunOptions
{
    int firstItems = 0;        ///< ask only about that many first items; 0: all
    int concurrency = 8;       ///< most requests in flight, 1..256, over all runs that ask the same endpoint
    int requestsPerMinute = 0; ///< 0: unlimited
    int tokensPerMinute = 0;   ///< 0: unlimited
    std::optional<double> cap; ///< most that the run may cost over all its sessions, in the project's currency
    int mostAttempts = 6;      ///< per question, for passing errors other than "slow down"
    int mostRefusals = 60;     ///< per question, for "slow down"
    Backoff backoff;
    qint64 leaseMs = 60'000; ///< renewed every third of it
    int patienceMs = 600'000; ///< how long answers wait for a project file that cannot be written

    [[nodiscard]] GateLimits limits() const { return {concurrency, requestsPerMinute, tokensPerMinute}; }
};

/// Remembers concurrency, paces and cap of a run.
[[nodiscard]] Status rememberRunOptions(SettingsWriter &settings, const QString &runId, const RunOptions &options);
/// What was remembered, over `defaults`.
[[nodiscard]] Result<RunOptions> recalledRunOptions(const SettingsReader &settings, const QString &runId,
                                                    const RunOptions &defaults);

/// Most that the project may cost; unset: no cap. In the project's currency ("USD" unless set).
[[nodiscard]] Result<std::optional<double>> projectCap(const SettingsReader &settings);
[[nodiscard]] Status setProjectCap(SettingsWriter &settings, std::optional<double> cap);
[[nodiscard]] Status setProjectCurrency(SettingsWriter &settings, const QString &currency);
[[nodiscard]] Result<QString> projectCurrency(const SettingsReader &settings);

} // namespace plumbline
