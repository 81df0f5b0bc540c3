// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run_meter.h"

#include <algorithm>
#include <cmath>

namespace plumbline {

namespace {
constexpr qint64 kSpeedWindowMs = 10'000;
constexpr qint64 kEtaWindowMs = 60'000;
} // namespace

void RunMeter::started(qint64 nowMs)
{
    m_startedMs = nowMs;
    m_times.clear();
}

void RunMeter::answered(qint64 nowMs)
{
    m_times.push_back(nowMs);
    while (nowMs - m_times.front() > kEtaWindowMs)
        m_times.pop_front();
}

RunMeter::Pace RunMeter::paceOf(qint64 windowMs, qint64 nowMs) const
{
    const qint64 from = std::max(m_startedMs, nowMs - windowMs);
    const auto first = std::lower_bound(m_times.begin(), m_times.end(), from);
    return {static_cast<double>(m_times.end() - first), static_cast<double>(std::max<qint64>(1, nowMs - from))};
}

double RunMeter::perSecond(qint64 nowMs) const
{
    const Pace pace = paceOf(kSpeedWindowMs, nowMs);
    return pace.answers < 2 ? 0 : 1000.0 * pace.answers / pace.overMs;
}

Eta RunMeter::eta(int open, qint64 nowMs) const
{
    const auto [n, span] = paceOf(kEtaWindowMs, nowMs);
    if (open <= 0 || n < 2)
        return {};
    const double root = std::sqrt(n);
    const auto left = [open](double perMs) { return static_cast<qint64>(open / perMs); };
    Eta eta;
    eta.ms = left(n / span);
    eta.lowMs = left((root + 1) * (root + 1) / span);
    if (n >= 4)
        eta.highMs = left((root - 1) * (root - 1) / span);
    return eta;
}

} // namespace plumbline
