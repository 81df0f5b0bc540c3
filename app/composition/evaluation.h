// SPDX-License-Identifier: GPL-3.0-or-later
// Evaluation: asks candidates, then has judges grade what came, one run after the other, resuming what is there. Lives
// on the main thread; the runs themselves are the engine's.
#pragma once

#include "app/composition/session.h"
#include "core/domain/model_spec.h"
#include "core/run/planner.h"

#include <QObject>

#include <deque>
#include <optional>
#include <vector>

namespace plumbline {

/// Plans a step inside a write job: model, questions, those to retry, and the options that its run is to have (paces
/// and cap that are not given are the run's earlier ones).
struct EvaluationStep;
struct PlannedStep
{
    Plan plan;
    RunOptions options;
};
[[nodiscard]] Result<PlannedStep> planStep(WriteAccess &access, const EvaluationStep &step, const RunOptions &options,
                                           qint64 nowMs);

struct EvaluationStep
{
    ModelSpec model; ///< its role says whether it is asked or judges
    RunSettings settings;
    int limit = 0;                ///< items; 0: all
    QStringList items{};          ///< ids; empty: all
    QStringList candidates;       ///< judges: names of those whose responses are graded; empty: all
    std::optional<QString> retry; ///< failed questions of this kind are asked again; empty text: of every kind
    bool dropsCap = false;        ///< an earlier cap of the run is taken away; else it holds unless a new one is given
};

class Evaluation final : public QObject
{
    Q_OBJECT
public:
    Evaluation(Session &session, std::vector<EvaluationStep> steps, RunOptions options, QObject *parent = nullptr);
    void start();
    /// Ends after the run under way was cancelled.
    void cancel();

    [[nodiscard]] const std::vector<RunStatus> &outcomes() const { return m_outcomes; }
    [[nodiscard]] const Error &error() const { return m_error; }

Q_SIGNALS:
    void stepStarted(const QString &runId, const QString &what);
    void progressed(const plumbline::RunStatus &status);
    /// Once. `ok`: every step was planned and none was stopped by an error or cancelled.
    void finished(bool ok);

private:
    [[nodiscard]] static QString stepName(const EvaluationStep &step);
    void next();
    void begin(const EvaluationStep &step, const Plan &plan, RunOptions options);
    void fail(const Error &error);

    Session &m_session;
    std::deque<EvaluationStep> m_steps;
    RunOptions m_options;
    QString m_runId;
    std::vector<RunStatus> m_outcomes;
    Error m_error;
    bool m_cancelled = false;
};

} // namespace plumbline
