// SPDX-License-Identifier: GPL-3.0-or-later
// Progress: a run's progress on stderr: a bar that redraws itself on a terminal, a plain line now and then otherwise,
// one JSON object a line with --json.
#pragma once

#include "core/run/run_status.h"

#include <QElapsedTimer>
#include <QJsonObject>

namespace plumbline::cli {

class Progress
{
public:
    explicit Progress(bool json);
    void begin(const QString &runId, const QString &what);
    void show(const RunStatus &status);
    void end(const RunStatus &status);

private:
    void event(const char *name, const RunStatus &status) const;

    bool m_json;
    bool m_terminal;
    QString m_what;
    QElapsedTimer m_sinceLine;
};

/// "done", "failed", "cancelled", "capped", "running".
[[nodiscard]] QString runStateId(RunState state);
/// A run's outcome, as `ask`, `judge` and `eval` report it.
[[nodiscard]] QJsonObject statusToJson(const RunStatus &status, const QString &what);

} // namespace plumbline::cli
