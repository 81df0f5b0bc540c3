// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of a project's results. Of published tables: figures_published.cpp; of items: figures_items.cpp.
#include "core/report/figures.h"

#include "core/base/csv_text.h"
#include "core/report/figure_parts.h"
#include "core/report/rank_moves.h"
#include "core/report/score_tables.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plumbline {

namespace {

constexpr int kBins = 10;

QString stabilityText(const RankStability &s)
{
    const auto number = [](const Estimate &e) {
        return e.value ? QString::number(*e.value, 'f', 2) : QStringLiteral("undefined");
    };
    return QStringLiteral("Kendall τ-b %1, Spearman ρ %2, n = %3").arg(number(s.tauB), number(s.rho)).arg(s.tauB.n);
}

/// Points whose x is a mean over answers of something that is measured per answer.
template <class Measure>
Figure againstAnswers(const FigureInput &in, const QString &what, const QString &unit, const Measure &measure)
{
    Figure figure;
    figure.kind = Figure::Kind::Points;
    figure.title = QStringLiteral("Score against %1").arg(what);
    figure.subtitle = in.settings;
    figure.xTitle = QStringLiteral("mean %1 per answer, %2").arg(what, unit);
    figure.yTitle = QStringLiteral("total, %");
    for (const std::size_t i : in.order) {
        const LeaderboardRow &row = in.board.rows[i];
        const std::size_t candidate = in.chosen.candidates[i].candidate;
        double sum = 0;
        int n = 0;
        for (const std::size_t item : in.chosen.items) {
            const std::size_t cell = item * in.sheet.candidates.size() + candidate;
            const std::optional<double> value =
                in.sheet.responses[cell].isEmpty() ? std::nullopt : measure(candidate, in.sheet.answers[cell]);
            if (value) {
                sum += *value;
                ++n;
            }
        }
        if (n == 0 || !row.total.mean.value)
            continue;
        FigureMark mark;
        mark.x = sum / n;
        mark.y = 100 * *row.total.mean.value;
        mark.yInterval = inPercent(row.total.mean.interval);
        mark.label = row.candidate;
        mark.tip = meanTip(row.candidate, QStringLiteral("total"), row.total) +
                   QStringLiteral("; %1 %2 %3 over %4 answers").arg(what, QString::number(mark.x, 'g', 4), unit).arg(n);
        mark.behind = scoredResponses(in.chosen.candidates[i].total);
        figure.marks.push_back(std::move(mark));
    }
    return figure;
}

} // namespace

QByteArray figureCsv(const Figure &figure)
{
    QByteArray csv;
    for (const QString &line : {figure.title, figure.subtitle})
        csv += "# " + QString(line).replace(u'\n', u' ').toUtf8() + '\n';
    const bool points = figure.kind == Figure::Kind::Points;
    csv +=
        points
            ? csvRow({QStringLiteral("label"), QStringLiteral("x"), QStringLiteral("x_low"), QStringLiteral("x_high"),
                      QStringLiteral("y"), QStringLiteral("y_low"), QStringLiteral("y_high")})
            : csvRow({QStringLiteral("series"), QStringLiteral("group"), QStringLiteral("value"), QStringLiteral("low"),
                      QStringLiteral("high")});
    const auto end = [](const std::optional<Interval> &i, bool high) {
        return i ? QString::number(high ? i->high : i->low, 'g', 8) : QString();
    };
    for (const FigureMark &m : figure.marks) {
        QStringList cells;
        if (points) {
            cells = {safeForSpreadsheets(m.label), QString::number(m.x, 'g', 8), end(m.xInterval, false),
                     end(m.xInterval, true)};
        } else {
            cells = {safeForSpreadsheets(figure.series.value(m.series)),
                     safeForSpreadsheets(figure.groups.value(m.group))};
        }
        cells.append({QString::number(m.y, 'g', 8), end(m.yInterval, false), end(m.yInterval, true)});
        csv += csvRow(cells);
    }
    return csv;
}

Figure categoryFigure(const FigureInput &in, bool radar)
{
    Figure figure;
    figure.kind = radar ? Figure::Kind::Radar : Figure::Kind::Bars;
    figure.title = QStringLiteral("Score by category");
    figure.subtitle = QStringLiteral("Mean component score, %, with 95 % interval · ") + in.settings;
    figure.yTitle = QStringLiteral("%");
    figure.byCategory = true;
    figure.categories = categoriesOf(in.board);
    figure.series = namesOf(in);
    for (std::size_t g = 0; g < figure.categories.size(); ++g) {
        const Category category = figure.categories[g];
        figure.groups.append(categoryName(category));
        qsizetype least = std::numeric_limits<qsizetype>::max();
        qsizetype most = 0;
        for (std::size_t s = 0; s < in.order.size(); ++s) {
            const LeaderboardRow &row = in.board.rows[in.order[s]];
            const ScoreMean *m = meanOn(row, category);
            if (!m)
                continue;
            least = std::min(least, m->mean.n);
            most = std::max(most, m->mean.n);
            if (!m->mean.value)
                continue;
            FigureMark mark;
            mark.group = static_cast<int>(g);
            mark.series = static_cast<int>(s);
            mark.y = 100 * *m->mean.value;
            mark.yInterval = inPercent(m->mean.interval);
            mark.tip = meanTip(row.candidate, categoryName(category), *m);
            mark.behind = scoredResponses(in.chosen.candidates[in.order[s]].categories.at(category));
            figure.marks.push_back(std::move(mark));
        }
        figure.groupNotes.append(rangeText(std::min(least, most), most));
    }
    if (radar && figure.groups.size() < 3) {
        figure.marks.clear();
        figure.emptyText = QStringLiteral("A radar chart needs at least three categories; take the bars.");
    }
    return figure;
}

Figure distributionFigure(const FigureInput &in)
{
    Figure figure;
    figure.title = QStringLiteral("Distribution of item scores");
    figure.subtitle = QStringLiteral("Share of the scored items, %, by item score · ") + in.settings;
    figure.yTitle = QStringLiteral("% of items");
    figure.xTitle = QStringLiteral("item score, %");
    figure.series = namesOf(in);
    for (int b = 0; b < kBins; ++b)
        figure.groups.append(QStringLiteral("%1–%2").arg(10 * b).arg(10 * b + 10));
    double highest = 0;
    for (std::size_t s = 0; s < in.order.size(); ++s) {
        const ScoreColumn &column = in.chosen.candidates[in.order[s]].total;
        std::vector<QStringList> bins(kBins);
        int scored = 0;
        for (std::size_t k = 0; k < column.scores.size(); ++k) {
            if (std::isnan(column.scores[k]))
                continue;
            // A score of 0.7 may be 0.7 less a rounding error, and belongs to 70–80.
            const int bin = std::clamp(static_cast<int>(std::floor(column.scores[k] * kBins + 1e-9)), 0, kBins - 1);
            bins[static_cast<std::size_t>(bin)].append(column.responses[k]);
            ++scored;
        }
        for (int b = 0; b < kBins && scored > 0; ++b) {
            const QStringList &behind = bins[static_cast<std::size_t>(b)];
            FigureMark mark;
            mark.group = b;
            mark.series = static_cast<int>(s);
            mark.y = 100.0 * static_cast<double>(behind.size()) / scored;
            mark.tip = QStringLiteral("%1: %2 of %3 scored items lie in %4 %")
                           .arg(figure.series[static_cast<qsizetype>(s)], QString::number(behind.size()),
                                QString::number(scored), figure.groups[b]);
            mark.behind = behind;
            highest = std::max(highest, mark.y);
            figure.marks.push_back(std::move(mark));
        }
    }
    figure.most = std::min(100.0, std::max(10.0, 10 * std::ceil(highest / 10 + 0.2)));
    return figure;
}

Figure heatMapFigure(const FigureInput &in)
{
    Figure figure;
    figure.kind = Figure::Kind::HeatMap;
    figure.title = QStringLiteral("Items and candidates");
    figure.subtitle = QStringLiteral("Item score, %; items from the hardest to the easiest · ") + in.settings;
    figure.series = namesOf(in);
    const ScoreTable totals = in.chosen.totals();
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < in.chosen.items.size(); ++i) {
        double sum = 0;
        int n = 0;
        for (const double x : totals.unit(static_cast<qsizetype>(i))) {
            if (!std::isnan(x)) {
                sum += x;
                ++n;
            }
        }
        order.emplace_back(n > 0 ? sum / n : 2.0, i);
    }
    std::stable_sort(order.begin(), order.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    for (std::size_t g = 0; g < order.size(); ++g) {
        const std::size_t at = order[g].second;
        const Item &item = in.sheet.items[in.chosen.items[at]];
        figure.groups.append(QString::number(item.position));
        for (std::size_t s = 0; s < in.order.size(); ++s) {
            const double score = totals.at(static_cast<qsizetype>(at), static_cast<qsizetype>(in.order[s]));
            const QString &response = in.sheet.responses[in.chosen.items[at] * in.sheet.candidates.size() +
                                                         in.chosen.candidates[in.order[s]].candidate];
            FigureMark mark;
            mark.group = static_cast<int>(g);
            mark.series = static_cast<int>(s);
            mark.y = 100 * score; // NaN: drawn as missing
            mark.tip = QStringLiteral("Item %1, %2: %3")
                           .arg(QString::number(item.position), figure.series[static_cast<qsizetype>(s)],
                                std::isnan(score) ? QStringLiteral("no score") : percentText(score));
            if (!response.isEmpty())
                mark.behind = {response};
            figure.marks.push_back(std::move(mark));
        }
    }
    return figure;
}

Figure judgePairFigure(const FigureInput &in, std::size_t a, std::size_t b)
{
    Figure figure;
    figure.kind = Figure::Kind::Points;
    figure.diagonal = true;
    if (in.sheet.judges.size() < 2) {
        figure.title = QStringLiteral("Judge against judge");
        figure.emptyText =
            QStringLiteral("This needs a second judge: run one on the Runs page, or import its judgements.");
        return figure;
    }
    const QString &first = in.sheet.judges[a].name;
    const QString &second = in.sheet.judges[b].name;
    const ScoreTable totals = totalsByJudge(in.sheet, in.chosen.choice);
    std::vector<double> x;
    std::vector<double> y;
    for (const std::size_t i : in.order) {
        const double left = totals.at(static_cast<qsizetype>(i), static_cast<qsizetype>(a));
        const double right = totals.at(static_cast<qsizetype>(i), static_cast<qsizetype>(b));
        x.push_back(left);
        y.push_back(right);
        if (std::isnan(left) || std::isnan(right))
            continue;
        FigureMark mark;
        mark.x = 100 * left;
        mark.y = 100 * right;
        mark.label = in.board.rows[i].candidate;
        mark.tip = QStringLiteral("%1: %2 by %3, %4 by %5")
                       .arg(mark.label, percentText(left), first, percentText(right), second);
        mark.behind = scoredResponses(in.chosen.candidates[i].total);
        figure.marks.push_back(std::move(mark));
    }
    const RankStability stability = rankStability(x, y);
    figure.title = QStringLiteral("%1 against %2").arg(first, second);
    figure.subtitle =
        QStringLiteral("Totals, %, by each judge alone · %1 · %2").arg(stabilityText(stability), in.settings);
    figure.xTitle = first;
    figure.yTitle = second;
    return figure;
}

Figure judgeRanksFigure(const FigureInput &in)
{
    Figure figure;
    figure.kind = Figure::Kind::Lines;
    figure.title = QStringLiteral("Ranks by judge");
    figure.yTitle = QStringLiteral("rank");
    figure.reversed = true;
    figure.least = 1;
    figure.most = std::max<double>(2, static_cast<double>(in.order.size()));
    if (in.sheet.judges.size() < 2) {
        figure.emptyText =
            QStringLiteral("This needs a second judge: run one on the Runs page, or import its judgements.");
        return figure;
    }
    figure.series = namesOf(in);
    const ScoreTable totals = totalsByJudge(in.sheet, in.chosen.choice);
    std::optional<double> lowest;
    const std::vector<RankStability> stability = rankStability(totals);
    const std::size_t judges = in.sheet.judges.size();
    for (std::size_t j = 0; j < judges; ++j) {
        figure.groups.append(in.sheet.judges[j].name);
        std::vector<double> column;
        for (const std::size_t i : in.order)
            column.push_back(totals.at(static_cast<qsizetype>(i), static_cast<qsizetype>(j)));
        const std::vector<int> ranks = competitionRanks(column, kSameScore);
        for (std::size_t s = 0; s < in.order.size(); ++s) {
            if (ranks[s] < 1)
                continue;
            FigureMark mark;
            mark.group = static_cast<int>(j);
            mark.series = static_cast<int>(s);
            mark.y = ranks[s];
            mark.tip = QStringLiteral("%1 by %2: rank %3, %4")
                           .arg(figure.series[static_cast<qsizetype>(s)], in.sheet.judges[j].name,
                                QString::number(ranks[s]), percentText(column[s]));
            mark.behind = scoredResponses(in.chosen.candidates[in.order[s]].total);
            figure.marks.push_back(std::move(mark));
        }
        for (std::size_t other = j + 1; other < judges; ++other) {
            const std::optional<double> tau = stability[j * judges + other].tauB.value;
            if (tau)
                lowest = std::min(*tau, lowest.value_or(1));
        }
    }
    figure.subtitle = QStringLiteral("Ranks of the totals by each judge alone · lowest Kendall τ-b %1 · %2")
                          .arg(lowest ? QString::number(*lowest, 'f', 2) : QStringLiteral("undefined"), in.settings);
    return figure;
}

Figure benchmarkFigure(const FigureInput &in, const PublishedTable &table, qsizetype column)
{
    Figure figure;
    figure.kind = Figure::Kind::Points;
    const QString &name = table.columns[static_cast<std::size_t>(column)].name;
    figure.title = QStringLiteral("Total against %1").arg(name);
    figure.xTitle = QStringLiteral("%1 (%2)").arg(name, table.name);
    figure.yTitle = QStringLiteral("total, %");
    for (const BenchmarkCorrelation &c : correlateWith(in.board, table)) {
        if (c.column != name)
            continue;
        figure.subtitle = stabilityText(c.numbers) + QStringLiteral(" · ") + in.settings;
        for (const BenchmarkPair &pair : c.pairs) {
            FigureMark mark;
            mark.x = pair.theirs;
            mark.y = 100 * pair.ours;
            mark.label = pair.model;
            mark.tip = QStringLiteral("%1: total %2, %3 %4")
                           .arg(pair.model, percentText(pair.ours), name, QString::number(pair.theirs));
            for (std::size_t i = 0; i < in.board.rows.size(); ++i) {
                if (in.board.rows[i].candidate != pair.model)
                    continue;
                mark.yInterval = inPercent(in.board.rows[i].total.mean.interval);
                mark.behind = scoredResponses(in.chosen.candidates[i].total);
            }
            figure.marks.push_back(std::move(mark));
        }
    }
    if (figure.marks.empty())
        figure.emptyText =
            QStringLiteral("No candidate of the project has the name of a model in “%1”.").arg(table.name);
    return figure;
}

Figure speedFigure(const FigureInput &in)
{
    Figure figure = againstAnswers(
        in, QStringLiteral("latency"), QStringLiteral("seconds"), [](std::size_t, const AnswerMeta &answer) {
            return answer.latencyMs > 0 ? std::optional(answer.latencyMs / 1000.0) : std::nullopt;
        });
    if (figure.marks.empty())
        figure.emptyText =
            QStringLiteral("No answer says how long it took: only runs of Plumbline and some imports do.");
    return figure;
}

Figure costFigure(const FigureInput &in, const std::vector<ModelPrice> &prices, const QString &currency)
{
    Figure figure = againstAnswers(in, QStringLiteral("cost"), currency,
                                   [&](std::size_t candidate, const AnswerMeta &answer) -> std::optional<double> {
                                       const QString &model = in.sheet.candidates[candidate].endpoint.model;
                                       const auto price =
                                           std::find_if(prices.begin(), prices.end(),
                                                        [&](const ModelPrice &p) { return p.model == model; });
                                       if (price == prices.end() || answer.inputTokens + answer.outputTokens == 0)
                                           return {};
                                       return price->cost(answer.inputTokens, answer.outputTokens);
                                   });
    if (figure.marks.empty())
        figure.emptyText = QStringLiteral("This needs prices (Runs page) and answers that say their tokens.");
    return figure;
}

} // namespace plumbline
