// SPDX-License-Identifier: GPL-3.0-or-later
// Backoff: how long to wait after a failure. A plain value without a clock of its own; times are milliseconds.
#pragma once

#include <QtGlobal>

#include <algorithm>

namespace plumbline {

struct Backoff
{
    qint64 firstMs = 500;
    qint64 mostMs = 60'000;

    /// Wait before attempt `attempt` + 1, for attempt >= 1. Doubles each time; `jitter` in 0..1 spreads it over 50 % to
    /// 100 %, so that many workers do not come back at the same moment.
    [[nodiscard]] qint64 delayMs(int attempt, double jitter) const
    {
        const qint64 full = std::min(mostMs, firstMs << std::min(attempt - 1, 20));
        return static_cast<qint64>(static_cast<double>(full) * (0.5 + 0.5 * jitter));
    }
};

} // namespace plumbline
