// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/results/reported_card.h"

#include "ui/models/counted.h"
#include "ui/widgets/fact_table.h"
#include "ui/widgets/parts.h"

#include <QHeaderView>
#include <QMap>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace plumbline {

namespace {

constexpr int kRowHeight = 44;
constexpr int kReasons = 4;
constexpr double kSame = 0.00005; ///< two means that print alike

QString percent(const std::optional<double> &ratio)
{
    return ratio ? QString::number(100 * *ratio, 'f', 2) : QStringLiteral("–");
}

QString countOf(const ReportedMean &mean)
{
    return mean.n ? ReportedCard::tr("n = %1").arg(*mean.n) : QString();
}

Tone toneOf(const ReportedMean &mean, const ReportedMean &plumbline)
{
    const bool differs = mean.mean && plumbline.mean && std::abs(*mean.mean - *plumbline.mean) > kSame;
    return differs ? Tone::Warn : Tone::Plain;
}

/// The reasons for differing rows, most frequent first.
QString reasonsOf(const ReportedComparison &c)
{
    QMap<QString, int> times;
    for (const ReportedRow &row : c.rows) {
        if (row.differs)
            ++times[row.why];
    }
    std::vector<std::pair<int, QString>> sorted;
    for (auto it = times.cbegin(); it != times.cend(); ++it)
        sorted.emplace_back(it.value(), it.key());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    QStringList lines;
    for (std::size_t i = 0; i < sorted.size() && i < kReasons; ++i)
        lines.append(QStringLiteral("%1 × %2").arg(sorted[i].first).arg(sorted[i].second));
    if (sorted.size() > kReasons)
        lines.append(ReportedCard::tr("and %1 other reasons").arg(sorted.size() - kReasons));
    if (!c.note.isEmpty())
        lines.append(c.note);
    return lines.join(u'\n');
}

FactTableModel::Row rowOf(const ReportedComparison &c)
{
    QStringList differing;
    for (const ReportedRow &row : c.rows) {
        if (row.differs && !row.responseId.isEmpty())
            differing.append(row.responseId);
    }
    const QString judge = c.judge.isEmpty() ? ReportedCard::tr("judge not named") : c.judge;
    const QString reasons = reasonsOf(c);
    const auto mean = [&](const ReportedMean &m, Tone tone) {
        return FactCell{percent(m.mean), reasons, tone, {}, differing, countOf(m)};
    };
    const QString differ = differing.isEmpty()
                               ? ReportedCard::tr("none")
                               : counted(differing.size(), ReportedCard::tr("response"), ReportedCard::tr("responses"));
    return {{c.candidate, c.sources.join(QStringLiteral(", ")), Tone::Plain, {}, differing, judge},
            {c.harness, {}, Tone::Muted, {}, differing, {}},
            mean(c.reported, toneOf(c.reported, c.plumbline)),
            mean(c.profile, toneOf(c.profile, c.plumbline)),
            mean(c.plumbline, Tone::Plain),
            {differ, reasons, differing.isEmpty() ? Tone::Muted : Tone::Warn, {}, differing, {}}};
}

} // namespace

ReportedCard::ReportedCard(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_model(new FactTableModel(this))
    , m_view(makeFactTable(m_model, theme, QStringLiteral("reportedNumbers"), tr("What other harnesses reported"),
                           kRowHeight, this))
{
    setObjectName(QStringLiteral("card"));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *note = makeLabel(tr("Imported results came with numbers of their own. Beside them: what that harness' rules "
                              "make of the same replies, and what Plumbline reads. Enter or a double-click opens the "
                              "responses that make the difference."),
                           QStringLiteral("muted"), this);
    note->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 14);
    layout->setSpacing(4);
    layout->addWidget(makeLabel(tr("What other harnesses reported"), QStringLiteral("title"), this));
    layout->addWidget(note);
    layout->addWidget(m_view);
    connect(m_view, &QTableView::activated, this, [this](const QModelIndex &index) {
        const QStringList responses = index.data(FactTableModel::BehindRole).toStringList();
        if (!responses.isEmpty())
            Q_EMIT responsesRequested(responses, tr("%1, read otherwise by %2")
                                                     .arg(index.siblingAtColumn(0).data().toString(),
                                                          index.siblingAtColumn(1).data().toString()));
    });
    hide();
}

void ReportedCard::setReported(const std::vector<ReportedComparison> &reported)
{
    std::vector<FactTableModel::Row> rows;
    for (const ReportedComparison &c : reported)
        rows.push_back(rowOf(c));
    const bool any = !rows.empty();
    m_model->setFacts({tr("Candidate"), tr("Harness"), tr("Reported, %"), tr("By its rules, %"), tr("Plumbline, %"),
                       tr("Read otherwise")},
                      std::move(rows));
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    fitFactTable(*m_view);
    setVisible(any);
}

} // namespace plumbline
