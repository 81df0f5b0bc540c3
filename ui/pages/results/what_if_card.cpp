// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/what_if_card.h"

#include "ui/widgets/fact_table.h"
#include "ui/widgets/parts.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace plumbline {

namespace {

constexpr int kRowHeight = 28;

FactTableModel::Row rowOf(const Leaderboard &board, const WhatIf &scenario)
{
    const auto number = [](const Estimate &e) {
        return e.value ? QString::number(*e.value, 'f', 3) : WhatIfCard::tr("undefined");
    };
    QStringList moves;
    for (std::size_t i = 0; i < scenario.moves.size(); ++i) {
        if (scenario.moves[i] != 0)
            moves.append(WhatIfCard::tr("%1: %2 → %3")
                             .arg(scenario.board.rows[i].candidate, QString::number(board.rows[i].standing.rank),
                                  QString::number(scenario.board.rows[i].standing.rank)));
    }
    const Tone tone = moves.isEmpty() ? Tone::Plain : Tone::Warn;
    const QString who = moves.isEmpty() ? WhatIfCard::tr("nobody") : moves.join(QStringLiteral("; "));
    return {{scenario.name, {}, Tone::Plain, {}, {}},
            {number(scenario.toDefault.tauB), {}, tone, {}, {}},
            {number(scenario.toDefault.rho), {}, tone, {}, {}},
            {who, who, moves.isEmpty() ? Tone::Muted : Tone::Warn, {}, {}}};
}

} // namespace

WhatIfCard::WhatIfCard(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_model(new FactTableModel(this))
    , m_view(
          makeFactTable(m_model, theme, QStringLiteral("whatIfs"), tr("Ranks under other choices"), kRowHeight, this))
{
    setObjectName(QStringLiteral("card"));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *note = makeLabel(
        tr("Each line changes one choice and compares the order of the totals with the leaderboard's; the row "
           "above makes others."),
        QStringLiteral("muted"), this);
    note->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 14);
    layout->setSpacing(4);
    layout->addWidget(makeLabel(tr("Do the ranks hold?"), QStringLiteral("title"), this));
    layout->addWidget(note);
    layout->addWidget(m_view);
    hide();
}

void WhatIfCard::setNumbers(const ResultsPtr &numbers)
{
    if (!numbers->isBootstrapped)
        return; // the lines of before stay until the new ones are there
    std::vector<FactTableModel::Row> rows;
    for (const WhatIf &scenario : numbers->whatIfs)
        rows.push_back(rowOf(numbers->board, scenario));
    const int count = static_cast<int>(rows.size());
    m_model->setFacts({tr("What if"), tr("Kendall τ-b"), tr("Spearman ρ"), tr("Who moves")}, std::move(rows));
    QHeaderView *header = m_view->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->resizeSection(0, 300);
    header->resizeSection(1, 100);
    header->resizeSection(2, 100);
    header->setSectionResizeMode(3, QHeaderView::Stretch);
    fitFactTable(*m_view);
    setVisible(count > 0 && numbers->board.rows.size() > 1);
}

} // namespace plumbline
