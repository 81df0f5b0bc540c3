// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/evaluation.h"

#include "core/base/deliver.h"

namespace plumbline {

namespace {

Result<QStringList> idsOf(WriteAccess &access, const QStringList &candidates)
{
    QStringList ids;
    for (const QString &name : candidates) {
        const Result<std::optional<ModelSpec>> model = access.models().modelByName(ModelRole::Candidate, name);
        if (!model)
            return tl::unexpected<Error>(model.error());
        if (!*model)
            return failure(ErrorKind::NotFound, QStringLiteral("There is no candidate “%1”.").arg(name));
        ids.append((*model)->id);
    }
    return ids;
}

} // namespace

Evaluation::Evaluation(Session &session, std::vector<EvaluationStep> steps, RunOptions options, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_steps(steps.begin(), steps.end())
    , m_options(options)
{
    connect(&m_session.engine(), &RunEngine::changed, this, [this](const RunStatus &status) {
        if (status.runId == m_runId)
            Q_EMIT progressed(status);
    });
    connect(&m_session.engine(), &RunEngine::ended, this, [this](const RunStatus &status) {
        if (status.runId != m_runId)
            return;
        m_outcomes.push_back(status);
        if (status.state == RunState::Done && !m_cancelled)
            next();
        else
            fail({status.state == RunState::Cancelled ? ErrorKind::Cancelled : ErrorKind::Network,
                  status.message,
                  {},
                  {}});
    });
}

void Evaluation::start()
{
    next();
}

void Evaluation::cancel()
{
    m_cancelled = true;
    m_session.engine().cancel(m_runId);
}

void Evaluation::fail(const Error &error)
{
    m_error = error;
    m_runId.clear();
    Q_EMIT finished(false);
}

void Evaluation::next()
{
    if (m_steps.empty()) {
        m_runId.clear();
        Q_EMIT finished(true);
        return;
    }
    const EvaluationStep step = m_steps.front();
    m_steps.pop_front();
    deliver(m_session.store().write<Plan>(Change::Runs | Change::Models,
                                          [step, now = m_session.clock().nowMs()](WriteAccess &access) -> Result<Plan> {
                                              const Result<ModelSpec> model = access.models().upsert(step.model, now);
                                              if (!model)
                                                  return tl::unexpected<Error>(model.error());
                                              if (model->role == ModelRole::Candidate)
                                                  return planAsk(access, *model, step.settings, step.limit, now);
                                              const Result<QStringList> candidates = idsOf(access, step.candidates);
                                              if (!candidates)
                                                  return tl::unexpected<Error>(candidates.error());
                                              return planJudge(access, *model, step.settings, *candidates, step.limit,
                                                               now);
                                          }),
            this, [this, step](const Result<Plan> &plan) {
                if (m_cancelled)
                    fail({ErrorKind::Cancelled, tr("Cancelled."), {}, {}});
                else if (plan)
                    begin(step, *plan);
                else
                    fail(plan.error());
            });
}

void Evaluation::begin(const EvaluationStep &step, const Plan &plan)
{
    m_runId = plan.run.id;
    Q_EMIT stepStarted(
        m_runId,
        (step.model.role == ModelRole::Candidate ? tr("Asking %1") : tr("Judging with %1")).arg(step.model.name));
    RunOptions options = m_options;
    options.firstItems = step.limit;
    m_session.engine().start(m_runId, options);
}

} // namespace plumbline
