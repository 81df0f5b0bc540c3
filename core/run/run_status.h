// SPDX-License-Identifier: GPL-3.0-or-later
// RunStatus: what a page or a terminal shows of a run. A plain value.
#pragma once

#include "core/domain/run.h"

#include <QMetaType>

namespace plumbline {

enum class RunState {
    Idle, ///< not started in this process
    Running,
    Pausing, ///< nothing new is asked; waiting for what is in flight
    Paused,
    Done,   ///< nothing left to ask; some may have failed
    Failed, ///< stopped by an error that asking again would not cure (key, quota, disk)
    Cancelled,
    Capped, ///< the next question might have cost more than the cap leaves
};

[[nodiscard]] inline bool isTerminal(RunState state)
{
    return state >= RunState::Done;
}

struct RunStatus
{
    QString runId;
    RunState state = RunState::Idle;
    RunProgress progress;
    int inFlight = 0;
    int retried = 0;      ///< attempts beyond the first, since the start
    double perSecond = 0; ///< answers a second over the last ten seconds
    qint64 etaMs = -1;    ///< -1 while unknown
    qint64 etaLowMs = -1; ///< the range is about 95 %
    qint64 etaHighMs = -1;
    std::optional<double> spent; ///< by this run, over all its sessions; unset where its model has no price
    std::optional<double> cap;
    int allowed = 0; ///< most in flight that the endpoint bears now
    QString message; ///< why it stopped or waits, for people
};

} // namespace plumbline

Q_DECLARE_METATYPE(plumbline::RunStatus)
