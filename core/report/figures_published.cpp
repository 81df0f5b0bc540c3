// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of a published table alone.
#include "core/report/figures.h"

#include <algorithm>
#include <cmath>

namespace plumbline {

namespace {

QString shortName(const PublishedColumn &column)
{
    QString name = column.name;
    if (name.endsWith(QLatin1String("_score"), Qt::CaseInsensitive))
        name.chop(6);
    return name;
}

/// An axis that holds all values with a little room; ours are percents or whatever the benchmark counts.
void fitAxis(Figure &figure)
{
    figure.most = 0;
    for (const FigureMark &m : figure.marks)
        figure.most = std::max(figure.most, m.y);
    if (figure.most > 50 && figure.most <= 100)
        figure.most = 100;
    else
        figure.most *= 1.05;
}

} // namespace

Figure publishedRanksFigure(const PublishedTable &table)
{
    Figure figure;
    figure.kind = Figure::Kind::Lines;
    figure.title = QStringLiteral("Ranks in %1").arg(table.name);
    figure.yTitle = QStringLiteral("rank");
    figure.reversed = true;
    figure.least = 1;
    figure.most = std::max<double>(2, static_cast<double>(table.rows()));
    figure.series = table.models;
    const PublishedAnalysis analysis = analysePublished(table);
    std::vector<qsizetype> columns = table.scoreColumns();
    if (const qsizetype total = table.find(PublishedColumn::Total); total >= 0 && !columns.empty())
        columns.push_back(total);
    std::optional<double> lowest;
    for (const PublishedCorrelation &c : analysis.correlations) {
        if (c.numbers.tauB.value)
            lowest = std::min(*c.numbers.tauB.value, lowest.value_or(1));
    }
    for (std::size_t g = 0; g < columns.size(); ++g) {
        const PublishedColumn &column = table.columns[static_cast<std::size_t>(columns[g])];
        figure.groups.append(shortName(column));
        const std::vector<int> &ranks = analysis.ranks[static_cast<std::size_t>(columns[g])];
        for (std::size_t r = 0; r < ranks.size(); ++r) {
            if (ranks[r] < 1)
                continue;
            FigureMark mark;
            mark.group = static_cast<int>(g);
            mark.series = static_cast<int>(r);
            mark.y = ranks[r];
            mark.tip = QStringLiteral("%1, %2: rank %3 (%4)")
                           .arg(table.models[static_cast<qsizetype>(r)], shortName(column), QString::number(ranks[r]),
                                column.cells[static_cast<qsizetype>(r)]);
            figure.marks.push_back(std::move(mark));
        }
    }
    QStringList said;
    if (lowest)
        said.append(QStringLiteral("lowest Kendall τ-b %1").arg(*lowest, 0, 'f', 2));
    if (analysis.hasMetaRanking) {
        said.append(QStringLiteral("meta-ranking: %1").arg(metaRankingText(table, analysis)));
    }
    said.append(QStringLiteral("recomputed from the printed scores"));
    figure.subtitle = said.join(QStringLiteral(" · "));
    if (columns.size() < 2) {
        figure.marks.clear();
        figure.emptyText =
            QStringLiteral("“%1” has no two columns of judges or benchmarks to rank by.").arg(table.name);
    }
    return figure;
}

Figure publishedPairFigure(const PublishedTable &table, qsizetype x, qsizetype y)
{
    Figure figure;
    figure.kind = Figure::Kind::Points;
    const PublishedColumn &left = table.columns[static_cast<std::size_t>(x)];
    const PublishedColumn &right = table.columns[static_cast<std::size_t>(y)];
    figure.title = QStringLiteral("%1 against %2").arg(shortName(right), shortName(left));
    figure.xTitle = shortName(left);
    figure.yTitle = shortName(right);
    for (qsizetype r = 0; r < table.rows(); ++r) {
        FigureMark mark;
        mark.x = left.numbers[static_cast<std::size_t>(r)];
        mark.y = right.numbers[static_cast<std::size_t>(r)];
        if (std::isnan(mark.x) || std::isnan(mark.y))
            continue;
        mark.label = table.models[r];
        mark.tip = QStringLiteral("%1: %2 %3, %4 %5")
                       .arg(mark.label, figure.xTitle, left.cells[r], figure.yTitle, right.cells[r]);
        figure.marks.push_back(std::move(mark));
    }
    const RankStability s = rankStability(left.numbers, right.numbers);
    const auto number = [](const Estimate &e) {
        return e.value ? QString::number(*e.value, 'f', 2) : QStringLiteral("undefined");
    };
    figure.subtitle = QStringLiteral("Kendall τ-b %1, Spearman ρ %2, n = %3 · %4")
                          .arg(number(s.tauB), number(s.rho))
                          .arg(s.tauB.n)
                          .arg(table.name);
    return figure;
}

Figure publishedDeltaFigure(const PublishedTable &table)
{
    Figure figure;
    figure.title = QStringLiteral("Before and after: %1").arg(table.name);
    figure.yTitle = QStringLiteral("as printed");
    const PublishedAnalysis analysis = analysePublished(table);
    if (analysis.deltas.empty()) {
        figure.emptyText =
            QStringLiteral("“%1” has no rows that begin with “+” after the model they started from.").arg(table.name);
        return figure;
    }
    figure.series = table.models;
    QStringList said;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const PublishedColumn &column = table.columns[c];
        if (column.role == PublishedColumn::Rank)
            continue;
        const int group = static_cast<int>(figure.groups.size());
        figure.groups.append(column.category ? categoryName(*column.category) : column.name);
        for (qsizetype r = 0; r < table.rows(); ++r) {
            if (std::isnan(column.numbers[static_cast<std::size_t>(r)]))
                continue;
            FigureMark mark;
            mark.group = group;
            mark.series = static_cast<int>(r);
            mark.y = column.numbers[static_cast<std::size_t>(r)];
            mark.tip = QStringLiteral("%1, %2: %3").arg(table.models[r], column.name, column.cells[r]);
            for (const PublishedDelta &delta : analysis.deltas) {
                if (delta.model == table.models[r] && !std::isnan(delta.differences[c])) {
                    mark.tip += QStringLiteral(" (%1%2 against %3)")
                                    .arg(delta.differences[c] > 0 ? QStringLiteral("+") : QString(),
                                         QString::number(delta.differences[c], 'f', column.decimals), delta.base);
                }
            }
            figure.marks.push_back(std::move(mark));
        }
    }
    const qsizetype total = table.find(PublishedColumn::Total);
    for (const PublishedDelta &delta : analysis.deltas) {
        if (total >= 0)
            said.append(
                QStringLiteral("%1: %2 %3%4")
                    .arg(delta.model, table.columns[static_cast<std::size_t>(total)].name,
                         delta.differences[static_cast<std::size_t>(total)] > 0 ? QStringLiteral("+") : QString(),
                         QString::number(delta.differences[static_cast<std::size_t>(total)], 'f', 2)));
    }
    figure.subtitle = said.join(QStringLiteral(" · "));
    fitAxis(figure);
    return figure;
}

} // namespace plumbline
