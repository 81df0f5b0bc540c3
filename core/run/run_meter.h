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
    /// Asking begins, or goes on after a pause. From here on time counts, so that a first wave of answers which arrives
    /// together, seconds later, is not taken for the pace.
    void started(qint64 nowMs);
    void answered(qint64 nowMs);
    /// Answers a second over the last ten seconds, or since the start; 0 before the second answer.
    [[nodiscard]] double perSecond(qint64 nowMs) const;
    /// For `open` more answers, from the pace of the last minute or since the start. The range is about 95 %: answers
    /// taken as a Poisson process, its rate bounded by (√n ± 1)² / T.
    [[nodiscard]] Eta eta(int open, qint64 nowMs) const;

private:
    struct Pace
    {
        double answers = 0;
        double overMs = 1;
    };
    [[nodiscard]] Pace paceOf(qint64 windowMs, qint64 nowMs) const;

    qint64 m_startedMs = 0;
    std::deque<qint64> m_times; ///< of the last minute
};

} // namespace plumbline
