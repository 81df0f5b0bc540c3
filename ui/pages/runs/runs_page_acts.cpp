// SPDX-License-Identifier: GPL-3.0-or-later
// What the page does when its buttons are pressed: planning, estimating, testing, logs.
#include "core/base/deliver.h"
#include "core/llm/endpoint_probe.h"
#include "core/llm/providers.h"
#include "core/run/planner.h"
#include "core/run/run_estimate.h"
#include "ui/models/counted.h"
#include "ui/pages/runs/batch_dialog.h"
#include "ui/pages/runs/key_dialog.h"
#include "ui/pages/runs/manual_dialog.h"
#include "ui/pages/runs/run_log_dialog.h"
#include "ui/pages/runs/run_notifier.h"
#include "ui/pages/runs/runs_page.h"

#include <QStackedWidget>
#include <QtConcurrentRun>

namespace plumbline {

namespace {

QString rounded(double n)
{
    if (n >= 1e6)
        return RunsPage::tr("%1 M").arg(n / 1e6, 0, 'f', n >= 1e7 ? 0 : 1);
    return n >= 1e4 ? RunsPage::tr("%1 k").arg(n / 1e3, 0, 'f', 0) : QString::number(n, 'f', 0);
}

QString money(double amount)
{
    return QString::number(amount, 'f', amount < 0.1 ? 4 : 2);
}

QString estimateText(const RunEstimate &e)
{
    if (e.questions == 0)
        return RunsPage::tr("Nothing is left to ask with these settings.");
    QString text = RunsPage::tr("%1 questions: %2 to %3 input tokens, %4 to %5 output tokens")
                       .arg(e.questions)
                       .arg(rounded(e.input.low), rounded(e.input.high), rounded(e.output.low), rounded(e.output.high));
    text += e.pastReplies > 0 ? RunsPage::tr(", from %1 past replies.").arg(e.pastReplies)
                              : RunsPage::tr(", from prompts and image sizes.");
    text += e.cost ? RunsPage::tr(" It will cost %1 to %2 %3.").arg(money(e.cost->low), money(e.cost->high), e.currency)
                   : RunsPage::tr(" With a price you see here what that costs.");
    return text;
}

/// Plans a run, remembers its options and its model's price; returns its id and how many questions are new.
Result<Plan> planOrder(WriteAccess &access, const RunOrder &order, qint64 nowMs)
{
    const Result<ModelSpec> stored = access.models().upsert(order.model, nowMs);
    if (!stored)
        return tl::unexpected<Error>(stored.error());
    const int limit = order.options.firstItems;
    Result<Plan> plan = stored->role == ModelRole::Candidate
                            ? planAsk(access, *stored, order.settings, limit, nowMs)
                            : planJudge(access, *stored, order.settings, {}, limit, nowMs);
    if (!plan)
        return plan;
    if (order.price) {
        if (Status ok = access.account().setPrice(*order.price); !ok)
            return tl::unexpected<Error>(ok.error());
    }
    if (Status ok = rememberRunOptions(access.settings(), plan->run.id, order.options); !ok)
        return tl::unexpected<Error>(ok.error());
    return plan;
}

} // namespace

RunFormOffer RunsPage::offer(ModelRole role) const
{
    const SnapshotPtr &snapshot = m_context.view.snapshot();
    return {role == ModelRole::Candidate ? snapshot->candidates : snapshot->judges, snapshot->prices,
            snapshot->currency.isEmpty() ? QStringLiteral("USD") : snapshot->currency, m_context.keys.names()};
}

void RunsPage::showForm(ModelRole role)
{
    m_form->open(role, offer(role));
    m_stack->setCurrentIndex(1);
}

void RunsPage::change(const QString &runId)
{
    const RunRow *found = row(runId);
    if (!found)
        return;
    RunOptions options;
    if (const Result<std::unique_ptr<ReadAccess>> reader = m_context.store.openReader()) {
        if (const Result<RunOptions> recalled = recalledRunOptions((*reader)->settings(), runId, options))
            options = *recalled;
    }
    m_form->openFor(found->model, found->run, options, offer(found->model.role));
    m_stack->setCurrentIndex(1);
}

void RunsPage::create(const RunOrder &order)
{
    deliver(m_context.store.write<Plan>(
                Change::Runs | Change::Models | Change::Settings,
                [order, now = m_context.clock.nowMs()](WriteAccess &access) { return planOrder(access, order, now); }),
            this, [this, order](const Result<Plan> &plan) {
                if (!plan) {
                    Q_EMIT failed(plan.error().text());
                    return;
                }
                closeForm();
                if (order.model.endpoint.wire == QLatin1String("manual")) {
                    refresh();
                    return; // its card offers "By hand…"
                }
                if (!order.startsNow) {
                    refresh();
                    Q_EMIT said(tr("The questions wait: start them, or send them as a batch."));
                    return;
                }
                if (plan->added == 0)
                    Q_EMIT said(tr("These questions were planned before; only what is missing is asked."));
                m_context.engine.setOptions(plan->run.id, order.options);
                m_context.engine.start(plan->run.id, order.options);
            });
}

void RunsPage::estimate(const RunOrder &order)
{
    const int number = ++m_estimateNumber;
    EstimateRequest request;
    request.model = order.model;
    request.settings = order.settings;
    request.limit = order.options.firstItems;
    deliver(QtConcurrent::run(
                &m_pool, [this, request] { return estimateRun(m_context.store, m_context.images.library(), request); }),
            this, [this, number, price = order.price](Result<RunEstimate> estimate) {
                if (number != m_estimateNumber)
                    return;
                if (!estimate) {
                    m_form->showEstimate(estimate.error().text(), true);
                    return;
                }
                // The price in the form is not stored before the start.
                if (price) {
                    estimate->cost = TokenRange{price->cost(estimate->input.low, estimate->output.low),
                                                price->cost(estimate->input.high, estimate->output.high)};
                }
                m_form->showEstimate(estimateText(*estimate), false);
            });
}

void RunsPage::test(const Endpoint &endpoint)
{
    deliver(keyFor(endpoint.keyEnv, m_context.keys), this, [this, endpoint](const Result<QString> &key) {
        std::unique_ptr<WireFormat> format = makeWireFormat(endpoint.wire);
        if (!key || !format) {
            m_form->showTest(key ? tr("This is not asked over a network.") : key.error().text(), QStringLiteral("bad"));
            return;
        }
        auto *probe = new EndpointProbe(std::move(format), endpoint.url, *key, endpoint.model, HttpLimits{}, this);
        connect(probe, &EndpointProbe::finished, this, [this, probe](const ProbeResult &result) {
            probe->deleteLater();
            QString text = result.models.isEmpty()
                               ? tr("Models: %1").arg(result.modelsProblem)
                               : tr("%1 listed, this one %2.")
                                     .arg(counted(static_cast<int>(result.models.size()), tr("model"), tr("models")))
                                     .arg(result.isListed ? tr("among them") : tr("not among them"));
            if (!result.problem.isEmpty())
                text += u' ' + tr("Asked about a picture: %1").arg(result.problem);
            else
                text += u' ' + tr("Shown %1; it said “%2”.").arg(result.shown, result.reply.left(200).simplified());
            text += u' ' + (result.sawImage ? tr("✓ The image was seen.") : tr("✕ The image was not seen."));
            m_form->showTest(text, result.sawImage ? QStringLiteral("good") : QStringLiteral("bad"));
        });
        probe->start();
    });
}

void RunsPage::storeKey()
{
    auto *dialog = new KeyDialog(m_context.keys, this);
    connect(dialog, &KeyDialog::stored, this, [this](const QString &name) {
        m_form->setKeyNames(m_context.keys.names());
        m_form->chooseKey(kKeyringPrefix + name);
    });
    dialog->open();
}

void RunsPage::retry(const QString &runId, const QString &kind)
{
    deliver(m_context.store.write<int>(
                Change::Runs, [runId, kind](WriteAccess &access) { return access.runs().requeueFailed(runId, kind); }),
            this, [this, runId](const Result<int> &n) {
                if (n)
                    m_context.engine.goOn(runId);
                else
                    Q_EMIT failed(n.error().text());
            });
}

void RunsPage::showLog(const QString &runId)
{
    const RunRow *found = row(runId);
    const QString name = found ? found->model.name : QString();
    auto *dialog = new RunLogDialog(m_context.store, runId, tr("Log of %1").arg(name), this);
    dialog->show();
}

void RunsPage::answerByHand(const QString &runId)
{
    const RunRow *found = row(runId);
    if (!found)
        return;
    auto *dialog = new ManualDialog(m_context.store, m_context.images.library(), m_context.clock, found->run,
                                    found->model.name, this);
    dialog->QWidget::show();
}

void RunsPage::showBatches(const QString &runId)
{
    const RunRow *found = row(runId);
    if (!found)
        return;
    auto *dialog = new BatchDialog(m_context.store, m_context.images.library(), m_context.clock, m_context.keys,
                                   found->run, found->model, this);
    dialog->show();
}

void RunsPage::tellEnd(const RunStatus &status)
{
    const RunRow *found = row(status.runId);
    if (!found || status.state == RunState::Cancelled)
        return;
    const RunProgress &p = status.progress;
    QString text = tr("%1 of %2 answered").arg(p.answered).arg(p.total);
    if (p.failed > 0)
        text += tr(", %1 failed").arg(p.failed);
    if (!status.message.isEmpty())
        text += QStringLiteral(". ") + status.message;
    const bool isDone = status.state == RunState::Done;
    notifyDesktop(window(),
                  isDone ? tr("%1 is done").arg(found->model.name) : tr("%1 has stopped").arg(found->model.name), text);
}

} // namespace plumbline
