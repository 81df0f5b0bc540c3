// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of ScoringPane and how they lie. What they show is in scoring_pane.cpp.
#include "ui/decor/score_delegate.h"
#include "ui/decor/theme.h"
#include "ui/models/counted.h"
#include "ui/pages/audit/discussion_pane.h"
#include "ui/pages/audit/scoring_pane.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/response_view.h"

#include <QCompleter>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QStringListModel>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

namespace plumbline {

namespace {

QWidget *section(QWidget *parent, QVBoxLayout **layout)
{
    auto *widget = new QWidget(parent);
    *layout = new QVBoxLayout(widget);
    (*layout)->setContentsMargins(16, 10, 16, 10);
    (*layout)->setSpacing(6);
    return widget;
}

QHBoxLayout *headingRow(const QString &text, const QString &key, QWidget *parent)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(makeLabel(text, QStringLiteral("heading"), parent));
    if (!key.isEmpty())
        row->addWidget(makeKeycap(key, parent));
    row->addStretch();
    return row;
}

} // namespace

QWidget *ScoringPane::buildResponse(const Theme &theme)
{
    QVBoxLayout *layout = nullptr;
    QWidget *widget = section(this, &layout);
    auto *row = new QHBoxLayout;
    m_who = makeLabel({}, QStringLiteral("heading"), widget);
    m_counts = makeLabel({}, QStringLiteral("heading"), widget);
    m_counts->setObjectName(QStringLiteral("responseCounts"));
    row->addWidget(m_who);
    row->addStretch();
    row->addWidget(m_counts);
    layout->addLayout(row);
    m_state = makeLabel({}, QStringLiteral("warn"), widget);
    m_state->setWordWrap(true);
    layout->addWidget(m_state);
    m_response = new ResponseView(theme, widget);
    layout->addWidget(m_response);
    return widget;
}

QWidget *ScoringPane::buildTable(const Theme &theme)
{
    auto *widget = new QWidget(this);
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(8, 4, 8, 8);
    m_table = new QTableView(widget);
    m_table->setObjectName(QStringLiteral("scoreTable"));
    m_table->setAccessibleName(tr("Components and points"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new ScoreDelegate(theme, m_table));
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(ScoreTableModel::ComponentColumn, QHeaderView::Stretch);
    const std::pair<int, int> widths[] = {{ScoreTableModel::NumberColumn, 26},
                                          {ScoreTableModel::WeightColumn, 40},
                                          {ScoreTableModel::JudgeColumn, 52},
                                          {ScoreTableModel::CheckColumn, 84},
                                          {ScoreTableModel::YouColumn, 56}};
    header->setMinimumSectionSize(20);
    for (const auto &[column, width] : widths)
        header->resizeSection(column, width);
    layout->addWidget(m_table);
    m_totals = makeLabel({}, QStringLiteral("number"), widget);
    m_totals->setObjectName(QStringLiteral("totals"));
    m_totals->setAlignment(Qt::AlignRight);
    m_totals->setContentsMargins(0, 4, 10, 0);
    layout->addWidget(m_totals);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        showEvidence();
        m_discussion->setComponent(currentComponent());
        Q_EMIT componentChanged(currentComponent());
    });
    return widget;
}

QWidget *ScoringPane::buildReason()
{
    QVBoxLayout *layout = nullptr;
    QWidget *widget = section(this, &layout);
    layout->addLayout(headingRow(tr("Reason"), QStringLiteral("E"), widget));
    m_reason = new QLineEdit(widget);
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setPlaceholderText(tr("Why, in a few words (kept with the decision)"));
    m_reason->installEventFilter(this);
    layout->addWidget(m_reason);
    // Reasons come back: what was written before is offered while one types.
    m_snippets = new QStringListModel(this);
    auto *completer = new QCompleter(m_snippets, m_reason);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->setMaxVisibleItems(8);
    m_reason->setCompleter(completer);
    return widget;
}

QWidget *ScoringPane::buildOffer()
{
    m_offerBar = new QWidget(this);
    m_offerBar->setObjectName(QStringLiteral("offerBar"));
    m_offerBar->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(m_offerBar);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(10);
    m_offerText = makeLabel({}, {}, m_offerBar);
    m_offerText->setWordWrap(true);
    row->addWidget(m_offerText, 1);
    auto *take = makeButton(tr("Take them"), QStringLiteral("Y"), QStringLiteral("takeOffer"), m_offerBar);
    take->setFocusPolicy(Qt::TabFocus);
    connect(take, &QPushButton::clicked, this, &ScoringPane::takeOffer);
    row->addWidget(take);
    m_offerBar->hide();
    return m_offerBar;
}

QWidget *ScoringPane::buildReply()
{
    QVBoxLayout *layout = nullptr;
    QWidget *widget = section(this, &layout);
    layout->addLayout(headingRow(tr("What the judge wrote"), QStringLiteral("T"), widget));
    m_parsing = makeLabel({}, QStringLiteral("warn"), widget);
    m_parsing->setObjectName(QStringLiteral("parsing"));
    m_parsing->setWordWrap(true);
    layout->addWidget(m_parsing);
    m_reply = new QPlainTextEdit(widget);
    m_reply->setObjectName(QStringLiteral("rawReply"));
    m_reply->setAccessibleName(tr("The judge's raw reply"));
    m_reply->setReadOnly(true);
    m_reply->setFocusPolicy(Qt::ClickFocus);
    m_reply->setMinimumHeight(110);
    layout->addWidget(m_reply);
    return widget;
}

QWidget *ScoringPane::buildButtons()
{
    auto *widget = new QWidget(this);
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(8);
    m_judge = makeButton(tr("Judge"), QStringLiteral("A"), QStringLiteral("takeJudge"), widget);
    m_judge->setToolTip(tr("Take the judge's points for this component (A), for all (Shift+A)"));
    auto *check = makeButton(tr("Check"), QStringLiteral("C"), QStringLiteral("takeCheck"), widget);
    check->setToolTip(tr("Take the check's verdict for this component (C)"));
    m_flag = makeButton(tr("Flag"), QStringLiteral("F"), QStringLiteral("flag"), widget);
    m_flag->setToolTip(tr("Flag for discussion (F)"));
    m_commit = makeButton(tr("Commit and next"), QStringLiteral("⏎"), QStringLiteral("commit"), widget);
    m_commit->setToolTip(tr("Keep these points and go on (Enter, Ctrl+Enter)"));
    m_commit->setProperty("role", QStringLiteral("primary"));
    m_reveal = makeButton(tr("Reveal"), QStringLiteral("R"), QStringLiteral("reveal"), widget);
    m_reveal->setToolTip(tr("Show the judge and the others; later changes are marked as given after it (R)"));
    m_reveal->hide();
    for (QPushButton *b : {m_judge, check, m_flag, m_reveal, m_commit})
        b->setFocusPolicy(Qt::TabFocus);
    row->addWidget(m_judge);
    row->addWidget(m_reveal);
    row->addWidget(check);
    row->addWidget(m_flag);
    row->addStretch();
    row->addWidget(m_commit);
    connect(m_judge, &QPushButton::clicked, this, &ScoringPane::takeJudge);
    connect(m_reveal, &QPushButton::clicked, this, &ScoringPane::revealRequested);
    connect(check, &QPushButton::clicked, this, &ScoringPane::takeCheck);
    connect(m_flag, &QPushButton::clicked, this, &ScoringPane::flagRequested);
    connect(m_commit, &QPushButton::clicked, this, &ScoringPane::commitRequested);
    return widget;
}

} // namespace plumbline
