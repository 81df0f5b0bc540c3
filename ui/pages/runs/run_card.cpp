// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/run_card.h"

#include "core/base/duration_text.h"
#include "core/domain/made.h"
#include "core/domain/probe.h"
#include "core/report/probe_report.h"
#include "ui/models/counted.h"
#include "ui/widgets/parts.h"

#include <QProgressBar>
#include <QVBoxLayout>

namespace plumbline {

namespace {

QString stateText(RunState state, const RunProgress &p)
{
    switch (state) {
    case RunState::Running:
        return RunCard::tr("running");
    case RunState::Pausing:
        return RunCard::tr("pausing: waiting for what is in flight");
    case RunState::Paused:
        return RunCard::tr("paused");
    case RunState::Failed:
        return RunCard::tr("stopped");
    case RunState::Cancelled:
        return RunCard::tr("cancelled");
    case RunState::Capped:
        return RunCard::tr("stopped by its cap");
    case RunState::Done:
    case RunState::Idle:
        break;
    }
    if (p.open() > 0)
        return counted(p.open(), RunCard::tr("question still to ask"), RunCard::tr("questions still to ask"));
    return p.failed > 0 ? RunCard::tr("done, with failures") : RunCard::tr("done");
}

QString settingsText(const RunRow &row)
{
    const RunSettings &s = row.run.settings;
    QStringList parts;
    if (row.model.endpoint.wire == QLatin1String("recorded"))
        parts.append(RunCard::tr("recorded replies"));
    else if (row.model.endpoint.wire == QLatin1String("manual"))
        parts.append(RunCard::tr("answered by hand"));
    else if (!row.model.endpoint.url.isEmpty())
        parts.append(row.model.endpoint.url);
    if (s.probe == kProbeAnswers)
        parts.append(RunCard::tr("answers to probes"));
    else if (!s.probe.isEmpty())
        parts.append(RunCard::tr("probe %1").arg(probeConditionText(s.probe)));
    if (!s.promptVersion.isEmpty())
        parts.append(RunCard::tr("prompt %1").arg(s.promptVersion));
    if (s.temperature)
        parts.append(RunCard::tr("temperature %1").arg(*s.temperature));
    if (s.seed)
        parts.append(RunCard::tr("seed %1").arg(*s.seed));
    if (s.repeats > 1)
        parts.append(RunCard::tr("%1 repeats").arg(s.repeats));
    parts.append(RunCard::tr("at most %1 tokens").arg(s.maxTokens));
    if (!s.reasoningEffort.isEmpty())
        parts.append(RunCard::tr("reasoning %1").arg(s.reasoningEffort));
    if (!s.imageDetail.isEmpty())
        parts.append(RunCard::tr("image detail %1").arg(s.imageDetail));
    if (!s.systemPrompt.isEmpty())
        parts.append(RunCard::tr("system prompt"));
    return parts.join(QStringLiteral(" · "));
}

QString money(double amount)
{
    return QString::number(amount, 'f', amount < 0.1 ? 4 : 2);
}

} // namespace

RunCard::RunCard(QWidget *parent)
    : QFrame(parent)
    , m_title(makeLabel({}, QStringLiteral("title"), this))
    , m_state(makeLabel({}, QStringLiteral("muted"), this))
    , m_settings(makeLabel({}, QStringLiteral("muted"), this))
    , m_bar(new QProgressBar(this))
    , m_numbers(makeLabel({}, QString(), this))
    , m_message(makeLabel({}, QStringLiteral("warn"), this))
    , m_failures(new QWidget(this))
    , m_start(makeButton(tr("Start"), {}, QStringLiteral("runStart"), this))
    , m_pause(makeButton(tr("Pause"), {}, QStringLiteral("runPause"), this))
    , m_cancel(makeButton(tr("Cancel"), {}, QStringLiteral("runCancel"), this))
    , m_change(makeButton(tr("Change…"), {}, QStringLiteral("runChange"), this))
    , m_log(makeButton(tr("Log"), {}, QStringLiteral("runLog"), this))
    , m_byHand(makeButton(tr("By hand…"), {}, QStringLiteral("runByHand"), this))
    , m_batch(makeButton(tr("Batch…"), {}, QStringLiteral("runBatch"), this))
{
    setObjectName(QStringLiteral("card"));
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the run"));
    m_message->setWordWrap(true);
    m_settings->setWordWrap(true);
    m_failures->hide();
    new QHBoxLayout(m_failures);
    m_failures->layout()->setContentsMargins(0, 0, 0, 0);
    m_pause->setToolTip(tr("Ask nothing new; what is in flight is kept"));
    m_cancel->setToolTip(tr("Break off what is in flight; starting again asks only what is missing"));

    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addSpacing(8);
    head->addWidget(m_state);
    head->addStretch();
    head->addWidget(m_log);
    head->addWidget(m_change);
    head->addWidget(m_byHand);
    head->addWidget(m_batch);
    head->addWidget(m_start);
    head->addWidget(m_pause);
    head->addWidget(m_cancel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 14);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_settings);
    layout->addWidget(m_bar);
    layout->addWidget(m_numbers);
    layout->addWidget(m_message);
    layout->addWidget(m_failures);
    for (QPushButton *quiet : {m_log, m_change, m_batch})
        quiet->setProperty("role", QStringLiteral("quiet"));
    m_log->setToolTip(tr("What was sent and came back, request by request"));
    m_change->setToolTip(tr("Limits, price and cap; other settings make another run"));
    connect(m_log, &QPushButton::clicked, this, [this] { Q_EMIT logRequested(m_runId); });
    connect(m_change, &QPushButton::clicked, this, [this] { Q_EMIT changeRequested(m_runId); });
    m_batch->setToolTip(tr("Its open questions through the provider's Batch API, or by files"));
    connect(m_batch, &QPushButton::clicked, this, [this] { Q_EMIT batchRequested(m_runId); });
    connect(m_byHand, &QPushButton::clicked, this, [this] { Q_EMIT byHandRequested(m_runId); });
    connect(m_start, &QPushButton::clicked, this, [this] { Q_EMIT startRequested(m_runId); });
    connect(m_pause, &QPushButton::clicked, this, [this] { Q_EMIT pauseRequested(m_runId); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { Q_EMIT cancelRequested(m_runId); });
}

void RunCard::show(const RunRow &row, const RunStatus &status)
{
    m_runId = row.run.id;
    const bool here = status.state != RunState::Idle;
    const RunProgress &p = here && !isTerminal(status.state) ? status.progress : row.progress;
    m_title->setText(row.run.kind == RunKind::Ask ? tr("%1 answers").arg(row.model.name)
                                                  : tr("%1 judges").arg(row.model.name));
    m_state->setText(stateText(status.state, p));
    m_settings->setText(settingsText(row));
    m_bar->setMaximum(std::max(1, p.total));
    m_bar->setValue(p.answered + p.failed);
    m_numbers->setText(numbersText(row, status, p));
    m_message->setText(status.message);
    m_message->setVisible(!status.message.isEmpty());
    showFailures(row.failures);
    showButtons(status.state, row, p);
}

QString RunCard::numbersText(const RunRow &row, const RunStatus &status, const RunProgress &p)
{
    QStringList numbers{tr("%1 of %2 answered").arg(p.answered).arg(p.total)};
    if (p.failed > 0)
        numbers.append(counted(p.failed, tr("failed"), tr("failed")));
    if (status.state == RunState::Running) {
        numbers.append(status.allowed > 0 ? tr("%1 of %2 in flight").arg(status.inFlight).arg(status.allowed)
                                          : tr("%1 in flight").arg(status.inFlight));
        if (status.perSecond > 0)
            numbers.append(tr("%1/s").arg(status.perSecond, 0, 'f', 1));
        if (status.etaMs > 0 && p.open() > 0) {
            QString left = tr("%1 left").arg(durationText(status.etaMs));
            if (status.etaHighMs > 0)
                left += tr(" (%1 to %2)").arg(durationText(status.etaLowMs), durationText(status.etaHighMs));
            numbers.append(left);
        }
    }
    if (status.retried > 0)
        numbers.append(counted(status.retried, tr("tried again"), tr("tried again")));
    // While it runs the engine knows better than the last snapshot.
    const std::optional<double> spent = status.spent ? status.spent : row.cost;
    if (spent && *spent > 0)
        numbers.append(tr("%1 %2 spent").arg(money(*spent), row.currency));
    if (status.cap)
        numbers.append(tr("cap %1").arg(money(*status.cap)));
    return numbers.join(QStringLiteral(" · "));
}

void RunCard::showButtons(RunState state, const RunRow &row, const RunProgress &progress)
{
    const bool isManual = row.model.endpoint.wire == QLatin1String("manual");
    const bool running = state == RunState::Running || state == RunState::Pausing;
    m_start->setText(state == RunState::Paused ? tr("Resume") : progress.answered > 0 ? tr("Go on") : tr("Start"));
    m_start->setVisible(!running && progress.open() > 0 && !isManual);
    m_byHand->setVisible(progress.open() > 0 && isManual);
    m_batch->setVisible(!running && progress.open() > 0 && row.model.endpoint.wire.startsWith(QLatin1String("openai")));
    // The form knows ordinary runs alone: sent off for another kind, it would begin one of those.
    const RunSettings &s = row.run.settings;
    const bool isOrdinary = s.probe.isEmpty() && !s.controls && !isAuthorPrompt(s.promptVersion);
    m_change->setVisible(isOrdinary && row.model.endpoint.wire != QLatin1String("recorded"));
    m_pause->setVisible(state == RunState::Running);
    m_cancel->setVisible(running || state == RunState::Paused);
}

void RunCard::showFailures(const QMap<QString, int> &failures)
{
    if (failures == m_shownFailures)
        return; // ten times a second during a run: a pill must not vanish under a click
    m_shownFailures = failures;
    auto *row = static_cast<QHBoxLayout *>(m_failures->layout());
    while (QLayoutItem *old = row->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    for (auto kind = failures.constBegin(); kind != failures.constEnd(); ++kind) {
        QString name = kind.key();
        name.replace(u'_', u' ');
        auto *retry = makePill(tr("%1 %2: ask again").arg(kind.value()).arg(name),
                               QStringLiteral("retry_") + kind.key(), false, m_failures);
        connect(retry, &QPushButton::clicked, this, [this, k = kind.key()] { Q_EMIT retryRequested(m_runId, k); });
        row->addWidget(retry);
    }
    row->addStretch();
    m_failures->setVisible(!failures.isEmpty());
}

} // namespace plumbline
