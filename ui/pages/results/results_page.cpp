// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/results_page.h"

#include "ui/charts/category_chart.h"
#include "ui/models/counted.h"
#include "ui/pages/results/profile_card.h"
#include "ui/widgets/judge_choice.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QHeaderView>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace plumbline {

ResultsPage::ResultsPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_model(new LeaderboardModel(this))
{
    auto *content = new QWidget;
    auto *stack = new QVBoxLayout(content);
    stack->setContentsMargins(24, 20, 24, 24);
    stack->setSpacing(20);
    stack->addWidget(buildTable());
    stack->addWidget(buildChart(), 1);
    m_profiles = new ProfileCard(content);
    stack->addWidget(m_profiles);
    connect(m_profiles, &ProfileCard::responseRequested, this,
            [this](const QString &response, const QString &what) { Q_EMIT auditRequested({response}, what); });
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    auto *empty = new EmptyState(
        tr("No results yet"), tr("Mean scores per candidate and category appear here as soon as responses are judged."),
        {}, this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(empty);
    m_stack->addWidget(scroll);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    buildToolbar();
    addKey(QStringLiteral("openBehind"), tr("Open the responses behind the number"), {Qt::Key_Return, Qt::Key_Enter},
           [this] {
               const QModelIndex index = m_table->currentIndex();
               if (!index.isValid())
                   return;
               const int category = index.data(LeaderboardModel::CategoryRole).toInt();
               openBehind(index.data(LeaderboardModel::CandidateIdRole).toString(),
                          category < 0 ? std::nullopt : std::optional(static_cast<Category>(category)));
           });
    connect(&context.view, &ProjectView::reloaded, this, &ResultsPage::refresh);
    refresh();
}

void ResultsPage::buildToolbar()
{
    m_toolbar = new QWidget(this);
    auto *row = new QHBoxLayout(m_toolbar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addStretch();
    row->addWidget(makeLabel(tr("Judge"), QStringLiteral("muted"), m_toolbar));
    m_judge = new QComboBox(m_toolbar);
    m_judge->setObjectName(QStringLiteral("resultsJudge"));
    m_judge->setAccessibleName(tr("Judge whose points count where no person decided"));
    connect(m_judge, &QComboBox::activated, this,
            [this](int i) { m_context.view.setJudge(m_judge->itemData(i).toString()); });
    row->addWidget(m_judge);
    row->addWidget(makeLabel(tr("Missing scores"), QStringLiteral("muted"), m_toolbar));
    m_policy = new QComboBox(m_toolbar);
    m_policy->setObjectName(QStringLiteral("missingPolicy"));
    m_policy->setAccessibleName(tr("What a missing score counts as"));
    m_policy->addItem(tr("left out"), missingPolicyId(MissingPolicy::Exclude));
    m_policy->addItem(tr("count as 0"), missingPolicyId(MissingPolicy::Zero));
    m_policy->addItem(tr("as bounds"), missingPolicyId(MissingPolicy::Bounds));
    connect(m_policy, &QComboBox::currentIndexChanged, this, &ResultsPage::refresh);
    row->addWidget(m_policy);
}

QWidget *ResultsPage::buildTable()
{
    auto *card = new QFrame(this);
    card->setObjectName(QStringLiteral("card"));
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(12, 8, 12, 12);
    auto *sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(m_model);
    sorted->setSortRole(LeaderboardModel::SortRole);
    m_table = new QTableView(card);
    m_table->setObjectName(QStringLiteral("leaderboard"));
    m_table->setAccessibleName(tr("Leaderboard"));
    m_table->setModel(sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(LeaderboardModel::TotalColumn, Qt::DescendingOrder);
    m_table->setShowGrid(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(34);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->horizontalHeader()->setHighlightSections(false);
    QHeaderView *header = m_table->horizontalHeader();
    header->setMinimumSectionSize(48);
    header->setTextElideMode(Qt::ElideRight);
    header->setSectionResizeMode(QHeaderView::Stretch);
    const std::pair<int, int> widths[] = {{LeaderboardModel::CandidateColumn, 190},
                                          {LeaderboardModel::IntervalColumn, 140},
                                          {LeaderboardModel::NColumn, 64},
                                          {LeaderboardModel::MissingColumn, 84}};
    for (const auto &[column, width] : widths) {
        header->setSectionResizeMode(column, QHeaderView::Fixed);
        header->resizeSection(column, width);
    }
    m_table->setCursor(Qt::PointingHandCursor);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex &index) {
        const int category = index.data(LeaderboardModel::CategoryRole).toInt();
        openBehind(index.data(LeaderboardModel::CandidateIdRole).toString(),
                   category < 0 ? std::nullopt : std::optional(static_cast<Category>(category)));
    });
    layout->addWidget(m_table);
    m_missing = makeLabel({}, QStringLiteral("muted"), card);
    m_missing->setObjectName(QStringLiteral("missingNote"));
    m_missing->setWordWrap(true);
    layout->addWidget(m_missing);
    return card;
}

QWidget *ResultsPage::buildChart()
{
    auto *card = new QFrame(this);
    card->setObjectName(QStringLiteral("card"));
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(18, 14, 18, 14);
    layout->setSpacing(2);
    layout->addWidget(makeLabel(tr("Score by category"), QStringLiteral("title"), card));
    m_subtitle = makeLabel({}, QStringLiteral("muted"), card);
    m_subtitle->setWordWrap(true);
    layout->addWidget(m_subtitle);
    m_chart = new CategoryChart(m_context.theme, card);
    m_chart->setMinimumHeight(320);
    layout->addWidget(m_chart, 1);
    connect(m_chart, &CategoryChart::barClicked, this,
            [this](const QString &candidate, Category category) { openBehind(candidate, category); });
    return card;
}

void ResultsPage::activate()
{
    if (m_stale)
        refresh();
    m_table->setFocus();
    if (!m_table->currentIndex().isValid() && m_table->model()->rowCount() > 0)
        m_table->setCurrentIndex(m_table->model()->index(0, LeaderboardModel::TotalColumn));
}

MissingPolicy ResultsPage::policy() const
{
    return missingPolicyFromId(m_policy->currentData().toString()).value_or(MissingPolicy::Exclude);
}

void ResultsPage::refresh()
{
    m_stale = !isVisible(); // summing thousands of replies for nobody would be felt on the other pages
    if (m_stale)
        return;
    const SnapshotPtr &snapshot = m_context.view.snapshot();
    fillJudges(*m_judge, *snapshot);
    m_stack->setCurrentIndex(snapshot->candidates.empty() || snapshot->table.items.empty() ? 0 : 1);
    const Leaderboard board = buildLeaderboard(snapshot->table, snapshot->candidates, policy());
    const QModelIndex before = m_table->currentIndex();
    m_model->setLeaderboard(board);
    if (before.isValid())
        m_table->setCurrentIndex(m_table->model()->index(before.row(), before.column()));
    const int rows = m_model->rowCount();
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + 34 * std::max(1, rows) + 14);
    QStringList missing;
    int byPeople = 0;
    for (const LeaderboardRow &row : board.rows) {
        if (row.total.ledger.missing() > 0)
            missing.append(tr("%1: %2").arg(row.candidate, missingText(row.total)));
        byPeople += row.total.byPeople;
    }
    m_missing->setText(missing.isEmpty()
                           ? tr("No score is missing.")
                           : tr("Missing (%1): %2").arg(m_policy->currentText(), missing.join(QStringLiteral("; "))));
    const QString judge =
        m_judge->currentText().isEmpty() ? tr("no judge") : tr("judge %1").arg(m_judge->currentText());
    m_subtitle->setText(
        QStringList{tr("Mean component score in %, with 95 % interval"),
                    counted(static_cast<qsizetype>(snapshot->table.items.size()), tr("item"), tr("items")), judge,
                    tr("%1 decided by people").arg(counted(byPeople, tr("response"), tr("responses"))),
                    tr("missing scores %1").arg(m_policy->currentText())}
            .join(QStringLiteral(" · ")));
    m_chart->setLeaderboard(board);
    m_profiles->setTable(snapshot->table, snapshot->candidates, judge);
    m_profiles->setVisible(!snapshot->judges.empty());
}

void ResultsPage::openBehind(const QString &candidateId, std::optional<Category> category)
{
    QStringList responses;
    const CaseTable &table = m_context.view.snapshot()->table;
    for (const Case &c : table.cases) {
        if (c.candidateId != candidateId || !c.response)
            continue;
        const std::vector<Component> &components = table.items[c.item].components;
        const bool has = !category || std::any_of(components.begin(), components.end(),
                                                  [&](const Component &x) { return x.category() == *category; });
        if (has)
            responses.append(c.response->id);
    }
    const QString who = m_context.view.candidateName(candidateId);
    if (responses.isEmpty())
        Q_EMIT said(tr("There is no response of %1 behind this number.").arg(who));
    else
        Q_EMIT auditRequested(responses, category ? tr("%1, %2").arg(who, categoryName(*category)) : who);
}

} // namespace plumbline
