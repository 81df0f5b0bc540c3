// SPDX-License-Identifier: GPL-3.0-or-later
// Backoff and Throttle: how long to wait after a failure, and how many requests an endpoint bears. Plain values without
// a clock of their own; times are milliseconds.
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

/// How many may be in flight now: additive increase, multiplicative decrease, as TCP does it. Starts at the most.
class Throttle
{
public:
    explicit Throttle(int most)
        : m_most(std::max(1, most))
        , m_allowed(m_most)
    {
    }
    [[nodiscard]] int allowed() const { return std::max(1, static_cast<int>(m_allowed)); }
    void succeeded() { m_allowed = std::min<double>(m_most, m_allowed + 1.0 / m_allowed); }
    /// The endpoint said "slow down". Many refusals of the same burst count once: at most one cut per second.
    void refused(qint64 nowMs)
    {
        if (nowMs - m_lastCutMs < 1000)
            return;
        m_lastCutMs = nowMs;
        m_allowed = std::max(1.0, m_allowed / 2);
    }

private:
    int m_most;
    double m_allowed;
    qint64 m_lastCutMs = -1'000'000;
};

} // namespace plumbline
