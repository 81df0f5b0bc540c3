// SPDX-License-Identifier: GPL-3.0-or-later
// Progress: a run's progress on stderr: a bar that redraws itself on a terminal, a plain line now and then otherwise.
#pragma once

#include "core/run/run_status.h"

#include <QElapsedTimer>

namespace plumbline::cli {

class Progress
{
public:
    Progress();
    void begin(const QString &what);
    void show(const RunStatus &status);
    void end(const RunStatus &status);

private:
    bool m_terminal;
    QString m_what;
    QElapsedTimer m_sinceLine;
};

} // namespace plumbline::cli
