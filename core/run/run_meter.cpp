// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run_meter.h"

#include <algorithm>
#include <cmath>

namespace plumbline {

namespace {
constexpr qint64 kSpeedWindowMs = 10'000;
constexpr qint64 kEtaWindowMs = 60'000;
} // namespace

void RunMeter::forget(qint64 nowMs)
{
    while (!m_times.empty() && nowMs - m_times.front() > kEtaWindowMs)
        m_times.pop_front();
}

void RunMeter::answered(qint64 nowMs)
{
    m_times.push_back(nowMs);
    forget(nowMs);
}

double RunMeter::perSecond(qint64 nowMs)
{
    forget(nowMs);
    const auto first = std::lower_bound(m_times.begin(), m_times.end(), nowMs - kSpeedWindowMs);
    const auto n = m_times.end() - first;
    if (n < 2)
        return 0;
    return 1000.0 * static_cast<double>(n) / static_cast<double>(std::max<qint64>(1, nowMs - *first));
}

Eta RunMeter::eta(int open, qint64 nowMs)
{
    forget(nowMs);
    if (open <= 0 || m_times.size() < 2)
        return {};
    const double n = static_cast<double>(m_times.size());
    const double span = static_cast<double>(std::max<qint64>(1, nowMs - m_times.front()));
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
