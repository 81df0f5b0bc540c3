// SPDX-License-Identifier: GPL-3.0-or-later
// RunMeter: how fast answers come and how long the rest will take, with how sure that is. A plain value; times are
// milliseconds.
#pragma once

#include <QtGlobal>

#include <deque>

namespace plumbline {

struct Eta
{
    qint64 ms = -1; ///< -1 while unknown
    qint64 lowMs = -1;
    qint64 highMs = -1; ///< -1: no upper bound can be given yet
};

class RunMeter
{
public:
    void answered(qint64 nowMs);
    /// Answers a second over the last ten seconds.
    [[nodiscard]] double perSecond(qint64 nowMs);
    /// For `open` more answers, from the last minute's pace. The range is about 95 %: answers taken as a Poisson
    /// process, its rate bounded by (√n ± 1)² / T.
    [[nodiscard]] Eta eta(int open, qint64 nowMs);

private:
    void forget(qint64 nowMs);

    std::deque<qint64> m_times;
};

} // namespace plumbline
