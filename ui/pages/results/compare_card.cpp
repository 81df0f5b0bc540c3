// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/compare_card.h"

#include "core/report/score_tables.h"
#include "ui/models/counted.h"
#include "ui/widgets/fact_table.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QDateTime>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace plumbline {

namespace {

constexpr int kRowHeight = 30;

QString points(double ratio)
{
    return QStringLiteral("%1%2").arg(ratio > 0 ? QStringLiteral("+") : QString(),
                                      QString::number(100 * ratio, 'f', 1));
}

QString pText(const std::optional<double> &p)
{
    if (!p)
        return QStringLiteral("–");
    return *p < 0.001 ? QStringLiteral("< 0.001") : QString::number(*p, 'f', 3);
}

FactTableModel::Row rowOf(const ComparisonTable &table, const ComparisonRow &row)
{
    const PairedComparison &n = row.numbers;
    const int verdict = row.verdict();
    const QString tip = comparisonSentence(table, row);
    const QVariant behind = row.better + row.worse;
    const auto cell = [&](const QString &text, Tone tone = Tone::Plain) {
        return FactCell{text, tip, tone, {}, behind};
    };
    const QString winner = table.names.value(static_cast<qsizetype>(verdict > 0 ? row.a : row.b));
    return {cell(row.category ? categoryName(*row.category) : CompareCard::tr("Total")),
            cell(n.difference.value ? points(*n.difference.value) : QStringLiteral("–")),
            cell(n.difference.interval
                     ? CompareCard::tr("%1 to %2")
                           .arg(points(n.difference.interval->low), points(n.difference.interval->high))
                     : CompareCard::tr("undefined")),
            cell(QString::number(n.difference.n)),
            cell(QString::number(n.aHigher)),
            cell(QString::number(n.bHigher)),
            cell(pText(n.test.pValue)),
            cell(pText(row.holm)),
            verdict == 0 ? cell(CompareCard::tr("not separable"), Tone::Muted)
                         : cell(CompareCard::tr("%1 is higher").arg(winner), Tone::Good)};
}

} // namespace

CompareCard::CompareCard(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_a(new QComboBox(this))
    , m_b(new QComboBox(this))
    , m_subtitle(makeLabel({}, QStringLiteral("muted"), this))
    , m_claim(makeButton(tr("Make a claim of it"), {}, QStringLiteral("makeClaim"), this))
    , m_model(new FactTableModel(this))
    , m_view(makeFactTable(m_model, theme, QStringLiteral("comparison"), tr("Comparison of two candidates"), kRowHeight,
                           this))
    , m_claimsTitle(makeLabel(tr("Claims"), QStringLiteral("title"), this))
    , m_claims(new QVBoxLayout)
{
    setObjectName(QStringLiteral("card"));
    m_a->setObjectName(QStringLiteral("compareA"));
    m_b->setObjectName(QStringLiteral("compareB"));
    m_a->setAccessibleName(tr("First candidate"));
    m_b->setAccessibleName(tr("Second candidate"));
    for (QComboBox *box : {m_a, m_b}) {
        box->setMinimumWidth(150);
        connect(box, &QComboBox::activated, this, &CompareCard::ask);
    }
    m_subtitle->setWordWrap(true);
    m_subtitle->setObjectName(QStringLiteral("compareSubtitle"));
    m_claim->setToolTip(tr("Keeps the sentence of the chosen row; it is checked again whenever the data change"));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const auto openRow = [this](const QModelIndex &index) {
        const QStringList behind = index.data(FactTableModel::BehindRole).toStringList();
        if (!behind.isEmpty())
            Q_EMIT responsesRequested(behind, index.data(Qt::ToolTipRole).toString());
    };
    connect(m_view, &QTableView::doubleClicked, this, openRow);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
        const auto row = static_cast<std::size_t>(index.row());
        m_claim->setEnabled(index.isValid() && row < m_table.rows.size() && m_table.rows[row].verdict() != 0);
    });
    connect(m_claim, &QPushButton::clicked, this, &CompareCard::makeClaimOfCurrent);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(makeLabel(tr("Is one better?"), QStringLiteral("title"), this), 1);
    head->addWidget(m_a);
    head->addWidget(makeLabel(tr("against"), QStringLiteral("muted"), this));
    head->addWidget(m_b);
    head->addWidget(m_claim);
    m_claims->setSpacing(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 14);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_subtitle);
    layout->addWidget(m_view);
    layout->addSpacing(12);
    layout->addWidget(m_claimsTitle);
    layout->addLayout(m_claims);
    m_claim->setEnabled(false);
    m_claimsTitle->hide();
}

void CompareCard::fillCandidates()
{
    QStringList names;
    for (const LeaderboardRow &row : m_numbers->board.rows)
        names.append(row.candidate);
    QStringList have;
    for (int i = 0; i < m_a->count(); ++i)
        have.append(m_a->itemText(i));
    if (names == have)
        return;
    const QString a = m_a->currentText();
    const QString b = m_b->currentText();
    for (QComboBox *box : {m_a, m_b}) {
        box->clear();
        box->addItems(names);
    }
    const std::vector<std::size_t> best = byTotal(m_numbers->board);
    m_a->setCurrentIndex(names.contains(a) ? static_cast<int>(names.indexOf(a))
                         : best.empty()    ? -1
                                           : static_cast<int>(best[0]));
    m_b->setCurrentIndex(names.contains(b) ? static_cast<int>(names.indexOf(b))
                         : best.size() < 2 ? -1
                                           : static_cast<int>(best[1]));
}

void CompareCard::setNumbers(const ResultsPtr &numbers)
{
    m_numbers = numbers;
    setVisible(numbers->board.rows.size() > 1 || !numbers->snapshot->claims.empty());
    fillCandidates();
    if (numbers->isBootstrapped && !numbers->isComplete) // once per choice
        ask();
}

void CompareCard::ask()
{
    const int a = m_a->currentIndex();
    const int b = m_b->currentIndex();
    if (a < 0 || b < 0)
        return;
    if (a == b) {
        m_table = {};
        m_model->setFacts({}, {});
        m_view->setFixedHeight(0);
        m_subtitle->setText(tr("Choose two different candidates."));
        m_claim->setEnabled(false);
        return;
    }
    Q_EMIT comparisonRequested(m_numbers, static_cast<std::size_t>(a), static_cast<std::size_t>(b));
}

void CompareCard::showComparison(const ResultsPtr &numbers, const ComparisonTable &table)
{
    const int before = std::max(0, m_view->currentIndex().row());
    m_compared = numbers;
    m_table = table;
    std::vector<FactTableModel::Row> rows;
    for (const ComparisonRow &row : table.rows)
        rows.push_back(rowOf(table, row));
    const int count = static_cast<int>(rows.size());
    m_model->setFacts({tr("On"), tr("Difference"), tr("95 % interval"), tr("n items"), tr("first higher"),
                       tr("second higher"), tr("p"), tr("p after Holm"), tr("Verdict")},
                      std::move(rows));
    fitFactTable(*m_view);
    m_subtitle->setText(
        tr("Paired over common items, points of 100; permutation p, Holm over the %1 rows; B = %2 · %3. "
           "Double-click a row for the responses.")
            .arg(count)
            .arg(table.replicates)
            .arg(numbers->counts));
    m_view->selectRow(std::min(before, count - 1));
}

void CompareCard::makeClaimOfCurrent()
{
    const auto row = static_cast<std::size_t>(m_view->currentIndex().row());
    if (!m_compared || row >= m_table.rows.size())
        return;
    const Result<Claim> claim = makeClaim(*m_compared->sheet, m_compared->chosen, m_table, m_table.rows[row],
                                          QDateTime::currentMSecsSinceEpoch());
    if (claim)
        Q_EMIT claimMade(*claim);
    else
        Q_EMIT failed(claim.error().text());
}

QWidget *CompareCard::claimRow(const CheckedClaim &claim)
{
    auto *row = new QWidget(this);
    row->setObjectName(QStringLiteral("claim"));
    const ClaimState state = claim.check.state;
    const bool good = state == ClaimState::Same || state == ClaimState::Holds;
    const QString said = state == ClaimState::Same    ? tr("✓ holds")
                         : state == ClaimState::Holds ? tr("✓ holds, other numbers")
                         : state == ClaimState::Fails ? tr("✕ no longer holds")
                                                      : tr("? cannot be checked");
    auto *sign = makeLabel(said, good ? QStringLiteral("good") : QStringLiteral("bad"), row);
    sign->setObjectName(QStringLiteral("claimState"));
    sign->setFixedWidth(170);
    QString words = claim.claim.sentence + u'.';
    if (state == ClaimState::Holds)
        words += u'\n' + tr("Now: %1.").arg(claim.check.now);
    else if (!good)
        words += u'\n' + claim.check.problem + u'.';
    auto *sentence = makeLabel(words, {}, row);
    sentence->setWordWrap(true);
    sentence->setToolTip(tr("Judges: %1. Data hash %2, now %3.")
                             .arg(claim.claim.judges.join(QStringLiteral(", ")), claim.claim.dataHash.left(12),
                                  claim.check.dataHash.left(12)));
    auto *evidence = makeButton(tr("Evidence"), {}, QStringLiteral("claimEvidence"), row);
    evidence->setEnabled(!claim.check.evidence.isEmpty());
    evidence->setToolTip(tr("The responses behind it, on the audit page"));
    auto *slide = makeButton(tr("To a slide"), {}, QStringLiteral("claimToSlide"), row);
    auto *remove = makeButton(tr("Remove"), {}, QStringLiteral("removeClaim"), row);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 6, 0, 6);
    layout->setSpacing(8);
    layout->addWidget(sign, 0, Qt::AlignTop);
    layout->addWidget(sentence, 1);
    if (state == ClaimState::Holds) {
        auto *renew = makeButton(tr("Take the new numbers"), {}, QStringLiteral("renewClaim"), row);
        layout->addWidget(renew, 0, Qt::AlignTop);
        connect(renew, &QPushButton::clicked, this, [this, claim] { Q_EMIT claimRenewed(claim); });
    }
    for (QPushButton *button : {evidence, slide, remove}) {
        button->setProperty("role", QStringLiteral("quiet"));
        layout->addWidget(button, 0, Qt::AlignTop);
    }
    connect(evidence, &QPushButton::clicked, this,
            [this, claim] { Q_EMIT responsesRequested(claim.check.evidence, claim.claim.sentence); });
    connect(slide, &QPushButton::clicked, this,
            [this, claim] { Q_EMIT slideRequested(claim.claim.id, claim.claim.sentence); });
    connect(remove, &QPushButton::clicked, this, [this, id = claim.claim.id] { Q_EMIT claimRemoved(id); });
    return row;
}

void CompareCard::showClaims(const CheckedClaims &claims)
{
    while (QLayoutItem *item = m_claims->takeAt(0)) {
        if (QWidget *widget = item->widget())
            widget->deleteLater();
        delete item;
    }
    m_claimsTitle->setVisible(!claims->empty());
    for (const CheckedClaim &claim : *claims)
        m_claims->addWidget(claimRow(claim));
}

} // namespace plumbline
