// SPDX-License-Identifier: GPL-3.0-or-later
// What the Results page is made of. What it does: results_page.cpp.
#include "core/base/ids.h"
#include "core/scoring/scorer_profiles.h"
#include "ui/decor/leaderboard_delegate.h"
#include "ui/pages/results/chart_card.h"
#include "ui/pages/results/choice_bar.h"
#include "ui/pages/results/compare_card.h"
#include "ui/pages/results/profile_card.h"
#include "ui/pages/results/reported_card.h"
#include "ui/pages/results/result_acts.h"
#include "ui/pages/results/results_page.h"
#include "ui/pages/results/what_if_card.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QSettings>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace plumbline {

namespace {

constexpr int kRowHeight = 32;

} // namespace

ResultsPage::ResultsPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_work(new ResultsWork(this))
    , m_model(new LeaderboardModel(this))
    , m_proxy(new LeaderboardProxy(this))
{
    const QStringList pinned = QSettings().value(QStringLiteral("results/pinned")).toStringList();
    m_pinned = QSet<QString>(pinned.begin(), pinned.end());
    const QStringList hidden = QSettings().value(QStringLiteral("results/hidden")).toStringList();
    m_hidden = QSet<QString>(hidden.begin(), hidden.end());
    auto *content = new QWidget;
    auto *stack = new QVBoxLayout(content);
    stack->setContentsMargins(24, 16, 24, 24);
    stack->setSpacing(16);
    m_choices = new ChoiceBar(content);
    connect(m_choices, &ChoiceBar::changed, this, &ResultsPage::recompute);
    stack->addWidget(m_choices);
    stack->addWidget(buildTable());
    m_chart = new ChartCard(context.theme, content);
    stack->addWidget(m_chart);
    m_compare = new CompareCard(context.theme, content);
    stack->addWidget(m_compare);
    m_whatIf = new WhatIfCard(context.theme, content);
    stack->addWidget(m_whatIf);
    m_profiles = new ProfileCard(content);
    stack->addWidget(m_profiles);
    m_reported = new ReportedCard(context.theme, content);
    stack->addWidget(m_reported);
    stack->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    auto *empty = new EmptyState(tr("No results yet"),
                                 tr("Mean scores per candidate and category appear here as soon as responses are "
                                    "judged: import results of another "
                                    "harness (Ctrl+I), or ask candidates and judges on the Runs page."),
                                 {}, this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(empty);
    m_stack->addWidget(scroll);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    buildToolbar();
    connectCards();
    addKeys();
    connect(&context.view, &ProjectView::reloaded, this, &ResultsPage::refresh);
    connect(&context.view, &ProjectView::revisionRead, this, [this](const SnapshotPtr &older) {
        m_older = older;
        recompute();
    });
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
    connect(m_judge, &QComboBox::activated, this, [this](int i) {
        const QString id = m_judge->itemData(i).toString();
        if (id.isEmpty() || id == m_context.view.judgeId() || id == m_context.view.snapshot()->judgeId)
            recompute(); // the mean of all, or back from it
        else
            m_context.view.setJudge(id);
    });
    row->addWidget(m_judge);
    row->addWidget(makeLabel(tr("Missing scores"), QStringLiteral("muted"), m_toolbar));
    m_policy = new QComboBox(m_toolbar);
    m_policy->setObjectName(QStringLiteral("missingPolicy"));
    m_policy->setAccessibleName(tr("What a missing score counts as"));
    m_policy->addItem(tr("left out"), missingPolicyId(MissingPolicy::Exclude));
    m_policy->addItem(tr("count as 0"), missingPolicyId(MissingPolicy::Zero));
    m_policy->addItem(tr("as bounds"), missingPolicyId(MissingPolicy::Bounds));
    connect(m_policy, &QComboBox::currentIndexChanged, this, &ResultsPage::recompute);
    row->addWidget(m_policy);
    auto *exporting = makeButton(tr("Export"), {}, QStringLiteral("exportResults"), m_toolbar);
    auto *menu = new QMenu(exporting);
    connect(menu->addAction(tr("Report (HTML, PDF, Markdown, JSON)…")), &QAction::triggered, this,
            &ResultsPage::writeReport);
    connect(menu->addAction(tr("Leaderboard (CSV, LaTeX, Markdown)…")), &QAction::triggered, this,
            &ResultsPage::exportTable);
    menu->addSeparator();
    connect(menu->addAction(tr("Reference tables…")), &QAction::triggered, this, &ResultsPage::manageReferences);
    exporting->setMenu(menu);
    row->addWidget(exporting);
    auto *present = makeButton(tr("Present"), {}, QStringLiteral("present"), m_toolbar);
    present->setProperty("role", QStringLiteral("primary"));
    present->setToolTip(tr("Full screen, slide by slide (F5)"));
    connect(present, &QPushButton::clicked, this, &ResultsPage::presentRequested);
    row->addWidget(present);
}

QWidget *ResultsPage::buildTable()
{
    auto *card = new QFrame(this);
    card->setObjectName(QStringLiteral("card"));
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(12, 12, 12, 12);
    m_proxy->setSourceModel(m_model);
    m_names = new QLineEdit(card);
    m_names->setObjectName(QStringLiteral("resultsNames"));
    m_names->setPlaceholderText(tr("Find a candidate or group"));
    m_names->setClearButtonEnabled(true);
    connect(m_names, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_proxy->setWords(words);
        fitTable();
    });
    auto *columns = makeButton(tr("Columns"), {}, QStringLiteral("columnsMenu"), card);
    auto *menu = new QMenu(columns);
    columns->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { buildColumnMenu(menu); });
    m_names->setMaximumWidth(280);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(6, 0, 6, 0);
    head->setSpacing(8);
    head->addWidget(makeLabel(tr("Leaderboard"), QStringLiteral("title"), card));
    head->addStretch();
    head->addWidget(m_names, 1);
    head->addWidget(columns);
    layout->addLayout(head);
    m_table = new QTableView(card);
    m_table->setObjectName(QStringLiteral("leaderboard"));
    m_table->setAccessibleName(tr("Leaderboard"));
    m_table->setModel(m_proxy);
    m_table->setItemDelegate(new LeaderboardDelegate(m_context.theme, m_table));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(LeaderboardModel::TotalColumn, Qt::DescendingOrder);
    m_table->setShowGrid(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setMinimumSectionSize(40);
    header->setTextElideMode(Qt::ElideRight);
    header->setSectionResizeMode(QHeaderView::Interactive);
    m_table->installEventFilter(this);
    const QStringList shown = QSettings().value(QStringLiteral("results/columns")).toStringList();
    m_table->setColumnHidden(LeaderboardModel::GroupColumn, !shown.contains(QStringLiteral("group")));
    m_table->setColumnHidden(LeaderboardModel::CorrectedColumn, !shown.contains(QStringLiteral("corrected")));
    for (std::size_t p = 0; p < profiles().size(); ++p)
        m_table->setColumnHidden(LeaderboardModel::FirstProfileColumn + static_cast<int>(p),
                                 !shown.contains(profiles()[p].id));
    m_table->setCursor(Qt::PointingHandCursor);
    connect(m_table, &QTableView::clicked, this, &ResultsPage::openBehind);
    connect(m_table, &QTableView::customContextMenuRequested, this, &ResultsPage::rowMenu);
    layout->addWidget(m_table);
    m_settings = makeLabel({}, QStringLiteral("muted"), card);
    m_settings->setObjectName(QStringLiteral("resultsSettings"));
    m_settings->setWordWrap(true);
    m_missing = makeLabel({}, QStringLiteral("muted"), card);
    m_missing->setObjectName(QStringLiteral("missingNote"));
    m_missing->setWordWrap(true);
    m_hiddenNote = makeLabel({}, QStringLiteral("warn"), card);
    m_hiddenNote->setObjectName(QStringLiteral("hiddenNote"));
    for (QLabel *label : {m_settings, m_missing, m_hiddenNote})
        layout->addWidget(label);
    return card;
}

void ResultsPage::buildColumnMenu(QMenu *menu)
{
    menu->clear();
    const auto add = [&](int column, const QString &id, const QString &text) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(!m_table->isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column, id](bool shows) {
            m_table->setColumnHidden(column, !shows);
            fitTable();
            QStringList shown = QSettings().value(QStringLiteral("results/columns")).toStringList();
            shown.removeAll(id);
            if (shows)
                shown.append(id);
            QSettings().setValue(QStringLiteral("results/columns"), shown);
        });
    };
    add(LeaderboardModel::GroupColumn, QStringLiteral("group"), tr("Group"));
    add(LeaderboardModel::CorrectedColumn, QStringLiteral("corrected"), tr("Corrected by the audited sample"));
    for (std::size_t p = 0; p < profiles().size(); ++p)
        add(LeaderboardModel::FirstProfileColumn + static_cast<int>(p), profiles()[p].id,
            tr("As %1 scores it").arg(profiles()[p].id));
    menu->addSeparator();
    QAction *references = menu->addAction(tr("Published rows"));
    references->setCheckable(true);
    references->setChecked(QSettings().value(QStringLiteral("results/references"), true).toBool());
    connect(references, &QAction::toggled, this, [this](bool shows) {
        QSettings().setValue(QStringLiteral("results/references"), shows);
        m_proxy->setShowsReferences(shows);
        fitTable();
    });
    if (!m_hidden.isEmpty()) {
        connect(menu->addAction(tr("Show the hidden candidates")), &QAction::triggered, this, [this] {
            m_hidden.clear();
            QSettings().remove(QStringLiteral("results/hidden"));
            recompute();
        });
    }
}

void ResultsPage::connectCards()
{
    const auto audit = [this](const QStringList &responses, const QString &what) { openResponses(responses, what); };
    connect(m_chart, &ChartCard::responsesRequested, this, audit);
    connect(m_chart, &ChartCard::said, this, &Page::said);
    connect(m_chart, &ChartCard::failed, this, &Page::failed);
    connect(m_chart, &ChartCard::slideRequested, this, [this](const QString &chart, const QString &title) {
        toSlide({newId(), Slide::Kind::Chart, title, {}, chart, {}, {}, {}});
    });
    connect(m_compare, &CompareCard::responsesRequested, this, audit);
    connect(m_compare, &CompareCard::failed, this, &Page::failed);
    connect(m_compare, &CompareCard::comparisonRequested, m_work, &ResultsWork::compare);
    connect(m_compare, &CompareCard::claimMade, this,
            [this](const Claim &claim) { addClaim(m_context, *this, claim); });
    connect(m_compare, &CompareCard::claimRemoved, this,
            [this](const QString &id) { removeClaim(m_context, *this, id); });
    connect(m_compare, &CompareCard::claimRenewed, this, [this](const CheckedClaim &checked) {
        replaceClaim(m_context, *this, renewed(checked.claim, checked.check));
    });
    connect(m_compare, &CompareCard::slideRequested, this, [this](const QString &claim, const QString &sentence) {
        toSlide({newId(), Slide::Kind::Claim, sentence, {}, {}, claim, {}, {}});
    });
    connect(m_profiles, &ProfileCard::responseRequested, this,
            [this](const QString &response, const QString &what) { openResponses({response}, what); });
    connect(m_reported, &ReportedCard::responsesRequested, this, audit);
    connect(m_work, &ResultsWork::ready, this, &ResultsPage::show);
    connect(m_work, &ResultsWork::compared, m_compare, &CompareCard::showComparison);
    connect(m_work, &ResultsWork::claimsChecked, m_compare, &CompareCard::showClaims);
    connect(m_work, &ResultsWork::failed, this, &Page::failed);
}

void ResultsPage::addKeys()
{
    addKey(QStringLiteral("openBehind"), tr("Open the responses behind the number"), {Qt::Key_Return, Qt::Key_Enter},
           [this] { openBehind(m_table->currentIndex()); });
    addKey(QStringLiteral("pinRow"), tr("Pin the candidate to the top, or let it go"), {Qt::Key_P}, [this] {
        const QModelIndex index = m_table->currentIndex();
        if (index.isValid())
            setPinned(index.data(LeaderboardModel::KeyRole).toString(),
                      !index.data(LeaderboardModel::PinnedRole).toBool());
    });
    addKey(QStringLiteral("hideRow"), tr("Hide the candidate"), {Qt::Key_H}, [this] {
        const QString id = m_table->currentIndex().data(LeaderboardModel::CandidateIdRole).toString();
        if (!id.isEmpty())
            setHidden(id, true);
    });
    addKey(QStringLiteral("present"), tr("Present the slides"), {Qt::Key_F5}, [this] { Q_EMIT presentRequested(); });
    addKey(QStringLiteral("writeReport"), tr("Write a report"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)},
           [this] { writeReport(); });
}

} // namespace plumbline
