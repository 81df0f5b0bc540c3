// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs/runs_page.h"

#include "ui/pages/runs/run_card.h"
#include "ui/widgets/parts.h"

#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace plumbline {

namespace {
constexpr int kWidest = 920; // a card is read, not scanned: no wider than a page of text
}

RunsPage::RunsPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
{
    m_pool.setMaxThreadCount(1);
    buildToolbar();
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
    addKeys();
    connect(m_form, &RunForm::closed, this, [this] {
        closeForm();
        refresh();
    });
    connect(m_form, &RunForm::submitted, this, &RunsPage::create);
    connect(m_form, &RunForm::estimateWanted, this, &RunsPage::estimate);
    connect(m_form, &RunForm::testWanted, this, &RunsPage::test);
    connect(m_form, &RunForm::storeKeyWanted, this, &RunsPage::storeKey);
    connect(&context.engine, &RunEngine::changed, this, [this](const RunStatus &status) {
        m_statuses.insert(status.runId, status);
        refresh();
    });
    connect(&context.engine, &RunEngine::ended, this, &RunsPage::tellEnd);
    connect(&context.view, &ProjectView::reloaded, this, &RunsPage::refresh);
    refresh();
}

RunsPage::~RunsPage()
{
    m_pool.waitForDone();
}

void RunsPage::buildToolbar()
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
}

void RunsPage::addKeys()
{
    addKey(QStringLiteral("newRun"), tr("New candidate run"), {QKeySequence(Qt::CTRL | Qt::Key_N)},
           [this] { showForm(ModelRole::Candidate); });
    addKey(QStringLiteral("newJudgeRun"), tr("New judge run"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)},
           [this] { showForm(ModelRole::Judge); });
    addKey(QStringLiteral("closeForm"), tr("Close the form"), {Qt::Key_Escape}, [this] {
        closeForm();
        refresh();
    });
}

void RunsPage::activate()
{
    m_stack->setFocus();
}

RunCard *RunsPage::makeCard()
{
    auto *card = new RunCard(m_form->parentWidget());
    m_cardsLayout->insertWidget(1, card); // newest first, below the form
    connect(card, &RunCard::startRequested, this, [this](const QString &run) { m_context.engine.goOn(run); });
    connect(card, &RunCard::pauseRequested, this, [this](const QString &run) { m_context.engine.pause(run); });
    connect(card, &RunCard::cancelRequested, this, [this](const QString &run) { m_context.engine.cancel(run); });
    connect(card, &RunCard::retryRequested, this, &RunsPage::retry);
    connect(card, &RunCard::logRequested, this, &RunsPage::showLog);
    connect(card, &RunCard::changeRequested, this, &RunsPage::change);
    connect(card, &RunCard::byHandRequested, this, &RunsPage::answerByHand);
    connect(card, &RunCard::batchRequested, this, &RunsPage::showBatches);
    return card;
}

void RunsPage::closeForm()
{
    m_form->hide();
    if (isVisible())
        activate(); // else the focus leaves the page, and its keys are dead
}

void RunsPage::refresh()
{
    const SnapshotPtr &snapshot = m_context.view.snapshot();
    m_stack->setCurrentIndex(snapshot->runs.empty() && m_form->isHidden() ? 0 : 1);
    for (const RunRow &run : snapshot->runs) {
        RunCard *&card = m_cards[run.run.id];
        if (!card)
            card = makeCard();
        card->show(run, m_statuses.value(run.run.id));
    }
}

const RunRow *RunsPage::row(const QString &runId) const
{
    const std::vector<RunRow> &runs = m_context.view.snapshot()->runs;
    const auto found = std::find_if(runs.begin(), runs.end(), [&](const RunRow &r) { return r.run.id == runId; });
    return found == runs.end() ? nullptr : &*found;
}

} // namespace plumbline
