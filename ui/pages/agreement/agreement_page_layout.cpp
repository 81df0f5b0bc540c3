// SPDX-License-Identifier: GPL-3.0-or-later
// What the Agreement page is made of: toolbar, cards and tables. What they show is in agreement_page.cpp.
#include "ui/charts/point_chart.h"
#include "ui/pages/agreement/agreement_facts.h"
#include "ui/pages/agreement/agreement_page.h"
#include "ui/pages/agreement/agreement_points.h"
#include "ui/widgets/fact_table.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QHeaderView>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace plumbline {

namespace {

constexpr int kTallRow = 44; ///< two lines
constexpr int kRow = 30;

QFrame *makeCard(const QString &title, QWidget *parent, QVBoxLayout **layout)
{
    auto *card = new QFrame(parent);
    card->setObjectName(QStringLiteral("card"));
    *layout = new QVBoxLayout(card);
    (*layout)->setContentsMargins(18, 14, 18, 14);
    (*layout)->setSpacing(8);
    if (!title.isEmpty())
        (*layout)->addWidget(makeLabel(title, QStringLiteral("title"), card));
    return card;
}

} // namespace

AgreementPage::AgreementPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_work(new AgreementWork(this))
{
    buildToolbar();
    auto *content = new QWidget;
    auto *stack = new QVBoxLayout(content);
    stack->setContentsMargins(24, 20, 24, 24);
    stack->setSpacing(16);
    for (QWidget *card : {buildTrust(), buildDetails(), buildCorrected(), buildControls(), buildBehaviour()})
        stack->addWidget(card);
    stack->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    auto *empty = new EmptyState(
        tr("Nothing to compare yet"),
        tr("Once a judge has graded responses, and people have decided some of them, this page says how far the\n"
           "judge can be believed, by category, and what the scores are worth."),
        {}, this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(empty);
    m_stack->addWidget(new EmptyState(
        tr("Comparing…"), tr("Thousands of resamplings of the items give every figure its interval."), {}, this));
    m_stack->addWidget(scroll);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    addKey(QStringLiteral("openTrustCell"), tr("Show the figures of this cell"), {Qt::Key_Return, Qt::Key_Enter},
           [this] { openTrustCell(m_trust.table->currentIndex()); });
    addKey(QStringLiteral("newSample"), tr("Draw a random sample"), {QKeySequence(Qt::CTRL | Qt::Key_N)},
           [this] { newQueue(QueueSource::Sample); });
    connect(m_work, &AgreementWork::done, this, &AgreementPage::show);
    connect(m_work, &AgreementWork::failed, this, &Page::failed);
    connect(&context.view, &ProjectView::reloaded, this, &AgreementPage::refresh);
    refresh();
}

void AgreementPage::buildToolbar()
{
    m_toolbar = new QWidget(this);
    auto *row = new QHBoxLayout(m_toolbar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_busy = makeLabel({}, QStringLiteral("muted"), m_toolbar);
    m_busy->setObjectName(QStringLiteral("agreementBusy"));
    row->addWidget(m_busy);
    row->addStretch();
    row->addWidget(makeLabel(tr("Decisions"), QStringLiteral("muted"), m_toolbar));
    m_basis = new QComboBox(m_toolbar);
    m_basis->setObjectName(QStringLiteral("agreementBasis"));
    m_basis->setAccessibleName(tr("Which decisions of people count"));
    m_basis->addItem(tr("blind only"), static_cast<int>(RatingBasis::Blind));
    m_basis->addItem(tr("all"), static_cast<int>(RatingBasis::All));
    connect(m_basis, &QComboBox::currentIndexChanged, this, &AgreementPage::refresh);
    row->addWidget(m_basis);
    row->addWidget(makeLabel(tr("Judge"), QStringLiteral("muted"), m_toolbar));
    m_judge = new QComboBox(m_toolbar);
    m_judge->setObjectName(QStringLiteral("agreementJudge"));
    m_judge->setAccessibleName(tr("Judge whose scores are corrected and who is asked control questions"));
    connect(m_judge, &QComboBox::activated, this,
            [this](int i) { m_context.view.setJudge(m_judge->itemData(i).toString()); });
    row->addWidget(m_judge);
}

AgreementPage::Facts AgreementPage::makeFacts(const QString &name, const QString &spoken, int rowHeight,
                                              QWidget *parent)
{
    auto *model = new FactTableModel(this);
    Facts facts{model, makeFactTable(model, m_context.theme, name, spoken, rowHeight, parent)};
    facts.table->horizontalHeader()->setMinimumSectionSize(90);
    return facts;
}

void AgreementPage::fit(const Facts &facts, int atMost)
{
    fitFactTable(*facts.table, atMost);
}

QWidget *AgreementPage::buildTrust()
{
    QVBoxLayout *layout = nullptr;
    QFrame *card = makeCard({}, this, &layout);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(makeLabel(tr("Where can the judge be believed?"), QStringLiteral("title"), card));
    row->addStretch();
    row->addWidget(makeLabel(tr("Compared with"), QStringLiteral("muted"), card));
    m_reference = new QComboBox(card);
    m_reference->setObjectName(QStringLiteral("agreementReference"));
    m_reference->setAccessibleName(tr("Whom the others are compared with"));
    m_reference->setMinimumWidth(120);
    connect(m_reference, &QComboBox::currentIndexChanged, this, &AgreementPage::showTrust);
    row->addWidget(m_reference);
    m_measure = new QComboBox(card);
    m_measure->setObjectName(QStringLiteral("agreementMeasure"));
    m_measure->setAccessibleName(tr("Measure"));
    for (const PairMeasure measure : trustMeasures())
        m_measure->addItem(measureName(measure), static_cast<int>(measure));
    connect(m_measure, &QComboBox::currentIndexChanged, this, &AgreementPage::showTrust);
    row->addWidget(m_measure);
    layout->addLayout(row);
    m_trust = makeFacts(QStringLiteral("trustMatrix"), tr("Trust matrix"), kTallRow, card);
    m_trust.table->setCursor(Qt::PointingHandCursor);
    connect(m_trust.table, &QTableView::clicked, this, &AgreementPage::openTrustCell);
    connect(m_trust.table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) { openTrustCell(index); });
    layout->addWidget(m_trust.table);
    m_note = makeLabel({}, QStringLiteral("muted"), card);
    m_note->setObjectName(QStringLiteral("agreementNote"));
    m_note->setWordWrap(true);
    layout->addWidget(m_note);
    return card;
}

QWidget *AgreementPage::buildDetails()
{
    QVBoxLayout *layout = nullptr;
    QFrame *card = makeCard({}, this, &layout);
    m_detailTitle = makeLabel({}, QStringLiteral("title"), card);
    m_detailTitle->setObjectName(QStringLiteral("agreementDetail"));
    layout->addWidget(m_detailTitle);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(24);
    m_measures = makeFacts(QStringLiteral("measureTable"), tr("Measures of agreement"), kRow, card);
    m_measures.table->horizontalHeader()->setMinimumSectionSize(50);
    // The names are what is read first; the figures need little room.
    m_measures.table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_measures.table->horizontalHeader()->setStretchLastSection(false);
    m_measures.model->setFacts(measureFacts({}).headers, {});
    m_measures.table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    const std::pair<int, int> widths[] = {{1, 80}, {2, 130}, {3, 60}};
    for (const auto &[column, width] : widths) {
        m_measures.table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Fixed);
        m_measures.table->horizontalHeader()->resizeSection(column, width);
    }
    m_measures.table->setMinimumHeight(520);
    columns->addWidget(m_measures.table, 5);
    auto *right = new QVBoxLayout;
    right->setSpacing(10);
    m_confusion = makeFacts(QStringLiteral("confusionMatrix"), tr("Confusion matrix"), kRow, card);
    m_confusion.table->horizontalHeader()->setMinimumSectionSize(60);
    m_confusion.table->setCursor(Qt::PointingHandCursor);
    connect(m_confusion.table, &QTableView::clicked, this, [this](const QModelIndex &index) {
        const QVariantList behind = index.data(FactTableModel::BehindRole).toList();
        const AgreementCell *cell = currentCell();
        if (behind.size() != 2 || !cell)
            return;
        const QStringList responses =
            responsesBehind(m_result->report, *cell, behind.at(0).toInt(), behind.at(1).toInt());
        if (!responses.isEmpty())
            Q_EMIT auditRequested(responses, index.data(Qt::ToolTipRole).toString().section(u':', 0, 0));
    });
    right->addWidget(m_confusion.table);
    auto *charts = new QHBoxLayout;
    charts->setSpacing(16);
    m_scatter = new PointChart(m_context.theme, QStringLiteral("scatterChart"), card);
    m_differences = new PointChart(m_context.theme, QStringLiteral("blandAltmanChart"), card);
    for (PointChart *chart : {m_scatter, m_differences}) {
        charts->addWidget(chart);
        connect(chart, &PointChart::pointClicked, this, [this](QStringList responses, const QString &what) {
            responses.removeDuplicates();
            Q_EMIT auditRequested(responses, what);
        });
    }
    right->addLayout(charts, 1);
    columns->addLayout(right, 6);
    layout->addLayout(columns);
    return card;
}

QWidget *AgreementPage::buildCorrected()
{
    QVBoxLayout *layout = nullptr;
    QFrame *card = makeCard({}, this, &layout);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(makeLabel(tr("What the scores are worth"), QStringLiteral("title"), card));
    row->addStretch();
    auto *useful = makeButton(tr("Add the most useful…"), {}, QStringLiteral("newUseful"), card);
    auto *sample = makeButton(tr("Draw a random sample…"), {}, QStringLiteral("newSampleButton"), card);
    connect(useful, &QPushButton::clicked, this, [this] { newQueue(QueueSource::MostUseful); });
    connect(sample, &QPushButton::clicked, this, [this] { newQueue(QueueSource::Sample); });
    row->addWidget(useful);
    row->addWidget(sample);
    layout->addLayout(row);
    m_corrected = makeFacts(QStringLiteral("correctedTable"), tr("Corrected scores in percent"), kTallRow, card);
    layout->addWidget(m_corrected.table);
    m_planner = makeLabel({}, QStringLiteral("muted"), card);
    m_planner->setObjectName(QStringLiteral("auditPlanner"));
    m_planner->setWordWrap(true);
    layout->addWidget(m_planner);
    return card;
}

QWidget *AgreementPage::buildControls()
{
    QVBoxLayout *layout = nullptr;
    QFrame *card = makeCard({}, this, &layout);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(makeLabel(tr("Control questions: does the judge look?"), QStringLiteral("title"), card));
    row->addStretch();
    auto *make = makeButton(tr("Make control questions"), {}, QStringLiteral("makeControls"), card);
    auto *ask = makeButton(tr("Ask the judge"), {}, QStringLiteral("askControls"), card);
    connect(make, &QPushButton::clicked, this, &AgreementPage::makeControlQuestions);
    connect(ask, &QPushButton::clicked, this, &AgreementPage::askControlQuestions);
    row->addWidget(make);
    row->addWidget(ask);
    layout->addLayout(row);
    m_controlNote = makeLabel({}, QStringLiteral("muted"), card);
    m_controlNote->setWordWrap(true);
    layout->addWidget(m_controlNote);
    m_controls = makeFacts(QStringLiteral("controlTable"), tr("Control questions"), kTallRow, card);
    layout->addWidget(m_controls.table);
    return card;
}

QWidget *AgreementPage::buildBehaviour()
{
    QVBoxLayout *layout = nullptr;
    QFrame *card = makeCard(tr("Repeats, anchoring, hidden gold"), this, &layout);
    m_behaviour = makeFacts(QStringLiteral("behaviourTable"), tr("Repeats, anchoring, hidden gold"), kRow, card);
    layout->addWidget(m_behaviour.table);
    m_behaviourCard = card;
    card->hide();
    return card;
}

} // namespace plumbline
