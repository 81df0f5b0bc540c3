// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/evaluation.h"

#include "core/base/deliver.h"
#include "core/report/probe_report.h"

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

Result<PlannedStep> planStep(WriteAccess &access, const EvaluationStep &step, const RunOptions &options, qint64 nowMs)
{
    const Result<ModelSpec> model = access.models().upsert(step.model, nowMs);
    if (!model)
        return tl::unexpected<Error>(model.error());
    ItemScope scope = step.limit;
    scope.ids = step.items;
    Result<Plan> plan = failure(ErrorKind::Internal, QString());
    if (model->role == ModelRole::Candidate) {
        plan = planAsk(access, *model, step.settings, scope, nowMs);
    } else {
        const Result<QStringList> candidates = idsOf(access, step.candidates);
        if (!candidates)
            return tl::unexpected<Error>(candidates.error());
        plan = planJudge(access, *model, step.settings, *candidates, scope, nowMs);
    }
    if (!plan)
        return tl::unexpected<Error>(plan.error());
    const QString run = plan->run.id;
    if (step.retry) {
        if (const Result<int> requeued = access.runs().requeueFailed(run, *step.retry); !requeued)
            return tl::unexpected<Error>(requeued.error());
    }
    const Result<RunOptions> earlier = recalledRunOptions(access.settings(), run, options);
    if (!earlier)
        return tl::unexpected<Error>(earlier.error());
    RunOptions now = options;
    now.firstItems = step.limit;
    if (now.requestsPerMinute == 0)
        now.requestsPerMinute = earlier->requestsPerMinute;
    if (now.tokensPerMinute == 0)
        now.tokensPerMinute = earlier->tokensPerMinute;
    if (!now.cap && !step.dropsCap)
        now.cap = earlier->cap;
    if (const Status ok = rememberRunOptions(access.settings(), run, now); !ok)
        return tl::unexpected<Error>(ok.error());
    return PlannedStep{*plan, now};
}

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
    deliver(
        m_session.store().write<PlannedStep>(Change::Runs | Change::Models,
                                             [step, options = m_options, now = m_session.clock().nowMs()](
                                                 WriteAccess &access) { return planStep(access, step, options, now); }),
        this, [this, step](const Result<PlannedStep> &planned) {
            if (m_cancelled)
                fail({ErrorKind::Cancelled, tr("Cancelled."), {}, {}});
            else if (planned)
                begin(step, planned->plan, planned->options);
            else
                fail(planned.error());
        });
}

QString Evaluation::stepName(const EvaluationStep &step)
{
    const QString &probe = step.settings.probe;
    if (step.model.role == ModelRole::Judge)
        return (probe.isEmpty() ? tr("Judging with %1") : tr("Judging answers to probes with %1")).arg(step.model.name);
    if (probe.isEmpty())
        return tr("Asking %1").arg(step.model.name);
    return tr("Asking %1 %2").arg(step.model.name, probeConditionText(probe));
}

void Evaluation::begin(const EvaluationStep &step, const Plan &plan, RunOptions options)
{
    m_runId = plan.run.id;
    Q_EMIT stepStarted(m_runId, stepName(step));
    m_session.engine().start(m_runId, options);
}

} // namespace plumbline
