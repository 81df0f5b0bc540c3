// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/runs_page.h"

#include "core/base/deliver.h"
#include "ui/pages/runs/run_card.h"
#include "ui/pages/runs/run_form.h"
#include "ui/widgets/parts.h"

#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace plumbline {

namespace {
constexpr int kWidest = 920; // a card is read, not scanned: no wider than a page of text
}

RunsPage::RunsPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
{
    m_toolbar = new QWidget(this);
    auto *bar = new QHBoxLayout(m_toolbar);
    bar->setContentsMargins(0, 0, 0, 0);
    bar->addStretch();
    auto *judge = makeButton(tr("New judge run…"), {}, QStringLiteral("newJudge"), m_toolbar);
    auto *ask = makeButton(tr("New candidate run…"), {}, QStringLiteral("newCandidate"), m_toolbar);
    bar->addWidget(judge);
    bar->addWidget(ask);
    connect(judge, &QPushButton::clicked, this, [this] { showForm(ModelRole::Judge); });
    connect(ask, &QPushButton::clicked, this, [this] { showForm(ModelRole::Candidate); });

    auto *content = new QWidget;
    content->setMaximumWidth(kWidest);
    m_cardsLayout = new QVBoxLayout(content);
    m_cardsLayout->setContentsMargins(24, 20, 24, 24);
    m_cardsLayout->setSpacing(12);
    m_form = new RunForm(content);
    m_form->hide();
    m_cardsLayout->addWidget(m_form);
    m_cardsLayout->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    auto *empty = new EmptyState(
        tr("No runs yet"),
        tr("A run asks a candidate about every item, or has a judge grade every response. It goes on in the\n"
           "background, survives being closed, and asks only what is missing when it is started again."),
        tr("Ask a candidate…"), this);
    connect(empty, &EmptyState::actionRequested, this, [this] { showForm(ModelRole::Candidate); });
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(empty);
    m_stack->addWidget(scroll);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);

    addKey(QStringLiteral("newRun"), tr("New candidate run"), {QKeySequence(Qt::CTRL | Qt::Key_N)},
           [this] { showForm(ModelRole::Candidate); });
    addKey(QStringLiteral("newJudgeRun"), tr("New judge run"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)},
           [this] { showForm(ModelRole::Judge); });
    addKey(QStringLiteral("closeForm"), tr("Close the form"), {Qt::Key_Escape}, [this] {
        m_form->hide();
        refresh();
    });
    connect(m_form, &RunForm::closed, this, [this] {
        m_form->hide();
        refresh();
    });
    connect(m_form, &RunForm::submitted, this, &RunsPage::create);
    connect(&context.engine, &RunEngine::changed, this, [this](const RunStatus &status) {
        m_statuses.insert(status.runId, status);
        refresh();
    });
    connect(&context.view, &ProjectView::reloaded, this, &RunsPage::refresh);
    refresh();
}

void RunsPage::activate()
{
    m_stack->setFocus();
}

void RunsPage::showForm(ModelRole role)
{
    const SnapshotPtr &snapshot = m_context.view.snapshot();
    m_form->open(role, role == ModelRole::Candidate ? snapshot->candidates : snapshot->judges);
    m_stack->setCurrentIndex(1);
}

void RunsPage::refresh()
{
    const SnapshotPtr &snapshot = m_context.view.snapshot();
    m_stack->setCurrentIndex(snapshot->runs.empty() && m_form->isHidden() ? 0 : 1);
    for (const RunRow &row : snapshot->runs) {
        RunCard *&card = m_cards[row.run.id];
        if (!card) {
            card = new RunCard(m_form->parentWidget());
            m_cardsLayout->insertWidget(1, card); // newest first, below the form
            connect(card, &RunCard::startRequested, this, &RunsPage::start);
            connect(card, &RunCard::pauseRequested, this, [this](const QString &run) { m_context.engine.pause(run); });
            connect(card, &RunCard::cancelRequested, this,
                    [this](const QString &run) { m_context.engine.cancel(run); });
            connect(card, &RunCard::retryRequested, this, &RunsPage::retry);
        }
        card->show(row, m_statuses.value(row.run.id));
    }
}

void RunsPage::create(const ModelSpec &model, const RunSettings &settings, int limit, int concurrency)
{
    deliver(m_context.store.write<Plan>(
                Change::Runs | Change::Models,
                [model, settings, limit, now = m_context.clock.nowMs()](WriteAccess &access) -> Result<Plan> {
                    const Result<ModelSpec> stored = access.models().upsert(model, now);
                    if (!stored)
                        return tl::unexpected<Error>(stored.error());
                    return stored->role == ModelRole::Candidate ? planAsk(access, *stored, settings, limit, now)
                                                                : planJudge(access, *stored, settings, {}, limit, now);
                }),
            this, [this, concurrency](const Result<Plan> &plan) {
                if (!plan) {
                    Q_EMIT failed(plan.error().text());
                    return;
                }
                m_form->hide();
                m_concurrency.insert(plan->run.id, concurrency);
                if (plan->added == 0)
                    Q_EMIT said(tr("These questions were planned before; only what is missing is asked."));
                start(plan->run.id);
            });
}

void RunsPage::start(const QString &runId)
{
    RunOptions options;
    options.concurrency = m_concurrency.value(runId, options.concurrency);
    m_context.engine.start(runId, options);
}

void RunsPage::retry(const QString &runId, const QString &kind)
{
    deliver(m_context.store.write<int>(
                Change::Runs, [runId, kind](WriteAccess &access) { return access.runs().requeueFailed(runId, kind); }),
            this, [this, runId](const Result<int> &n) {
                if (n)
                    start(runId);
                else
                    Q_EMIT failed(n.error().text());
            });
}

} // namespace plumbline
