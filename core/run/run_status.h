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
    QString message;      ///< why it stopped or waits, for people
};

} // namespace plumbline

Q_DECLARE_METATYPE(plumbline::RunStatus)
