// SPDX-License-Identifier: GPL-3.0-or-later
// What is recomputed from published tables. Reading them: published_table.cpp.
#include "core/report/json_numbers.h"
#include "core/report/published_table.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace plumbline {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Columns of judges are named "<judge>_score".
bool isJudge(const PublishedColumn &column)
{
    return column.role == PublishedColumn::Score && column.name.endsWith(QLatin1String("_score"), Qt::CaseInsensitive);
}

QString number(double value, int decimals)
{
    return QString::number(value, 'f', decimals);
}

void findRanks(const PublishedTable &table, PublishedAnalysis &found)
{
    for (const PublishedColumn &column : table.columns) {
        if (column.role != PublishedColumn::Rank)
            continue;
        std::vector<double> scores;
        QString of;
        if (column.of >= 0) {
            scores = table.columns[std::size_t(column.of)].numbers;
            of = table.columns[std::size_t(column.of)].name;
        } else if (found.hasMetaRanking) {
            for (const MetaRank &m : found.meta)
                scores.push_back(m.meanRank ? -*m.meanRank : kNone); // low mean rank = best
            of = QStringLiteral("the mean of the ranks");
        }
        for (const Contradiction &c : rankContradictions(scores, column.numbers)) {
            found.findings.push_back(
                {table.name, table.models[c.row], column.name,
                 QStringLiteral("is printed as rank %1; %2 gives rank %3").arg(c.printed).arg(of).arg(c.recomputed)});
        }
    }
}

void findTotals(const PublishedTable &table, PublishedAnalysis &found)
{
    const qsizetype total = table.find(PublishedColumn::Total);
    if (total < 0)
        return;
    std::vector<std::vector<double>> categories;
    for (const PublishedColumn &column : table.columns) {
        if (column.role == PublishedColumn::CategoryScore)
            categories.push_back(column.numbers);
    }
    if (categories.size() < 2)
        return;
    const PublishedColumn &column = table.columns[std::size_t(total)];
    const double rounding = 0.5 * std::pow(10.0, -column.decimals);
    for (const Contradiction &c : totalContradictions(column.numbers, categories, rounding)) {
        const bool below = c.printed < c.recomputed;
        found.findings.push_back(
            {table.name, table.models[c.row], column.name,
             QStringLiteral("%1 lies %2 all of its category means (%3 is %4): no weighting of the categories gives it")
                 .arg(number(c.printed, column.decimals), below ? QStringLiteral("below") : QStringLiteral("above"),
                      number(c.recomputed, column.decimals),
                      below ? QStringLiteral("the lowest") : QStringLiteral("the highest"))});
    }
}

void findDeltas(const PublishedTable &table, PublishedAnalysis &found)
{
    qsizetype base = -1;
    for (qsizetype r = 0; r < table.rows(); ++r) {
        if (!table.models[r].startsWith(u'+')) {
            base = r;
            continue;
        }
        if (base < 0)
            continue;
        PublishedDelta delta{table.models[r], table.models[base], {}};
        for (const PublishedColumn &column : table.columns) {
            const double before = column.numbers[std::size_t(base)];
            const double after = column.numbers[std::size_t(r)];
            delta.differences.push_back(
                column.role == PublishedColumn::Rank
                    ? kNone
                    : differences(std::span(&before, 1), std::span(&after, 1), column.decimals).front());
        }
        found.deltas.push_back(std::move(delta));
    }
}

void correlate(const PublishedTable &table, PublishedAnalysis &found)
{
    const std::vector<qsizetype> scores = table.scoreColumns();
    const qsizetype total = table.find(PublishedColumn::Total);
    const auto add = [&](const QString &first, const std::vector<double> &x, qsizetype second) {
        const PublishedColumn &column = table.columns[std::size_t(second)];
        found.correlations.push_back({first, column.name, rankStability(x, column.numbers)});
    };
    if (total >= 0) {
        for (const qsizetype other : scores)
            add(table.columns[std::size_t(total)].name, table.columns[std::size_t(total)].numbers, other);
        if (found.hasMetaRanking) {
            std::vector<double> meta;
            for (const MetaRank &m : found.meta)
                meta.push_back(m.meanRank ? -*m.meanRank : kNone);
            add(QStringLiteral("meta-ranking"), meta, total);
        }
        return;
    }
    for (std::size_t i = 0; i < scores.size(); ++i) {
        for (std::size_t j = i + 1; j < scores.size(); ++j)
            add(table.columns[std::size_t(scores[i])].name, table.columns[std::size_t(scores[i])].numbers, scores[j]);
    }
}

/// A quantity that several tables may print, by the name that they have in common.
struct Printed
{
    const PublishedColumn *column = nullptr;
    double factor = 1; ///< to percent
};

/// "total", a category, or "judge:<name>"; empty for columns that only one table has.
QString quantityOf(const PublishedTable &table, const PublishedColumn &column)
{
    const qsizetype judge = table.name.indexOf(QLatin1String("judge_"), 0, Qt::CaseInsensitive);
    const QString suffix = judge < 0 ? QString() : QStringLiteral(" by ") + modelKey(table.name.mid(judge + 6));
    if (isJudge(column))
        return QStringLiteral("total by ") + modelKey(column.name.chopped(6));
    if (column.role == PublishedColumn::Total)
        return QStringLiteral("total") + suffix;
    if (column.role == PublishedColumn::CategoryScore)
        return categoryId(*column.category) + suffix;
    return {};
}

/// Half of the last place of the coarser print; six decimals times 100 are not exact, hence the rest.
double roundingOf(const Printed &a, const Printed &b)
{
    const double step =
        std::max(std::pow(10.0, -a.column->decimals) * a.factor, std::pow(10.0, -b.column->decimals) * b.factor);
    return 0.502 * step;
}

double valueAt(const Printed &p, qsizetype row)
{
    return p.column->numbers[std::size_t(row)] * p.factor;
}

qsizetype rowOf(const PublishedTable &table, const QString &model)
{
    for (qsizetype r = 0; r < table.rows(); ++r) {
        if (modelKey(table.models[r]) == modelKey(model))
            return r;
    }
    return -1;
}

/// The columns that two tables have in common, side by side.
using Common = std::vector<std::pair<Printed, Printed>>;

void compareValues(const PublishedTable &first, const PublishedTable &second, const Common &common,
                   std::vector<PublishedFinding> &found)
{
    for (qsizetype i = 0; i < first.rows(); ++i) {
        const qsizetype j = rowOf(second, first.models[i]);
        for (const auto &[a, b] : common) {
            if (j < 0 || !(std::abs(valueAt(a, i) - valueAt(b, j)) > roundingOf(a, b)))
                continue; // NaN is no contradiction
            found.push_back({second.name, second.models[j], b.column->name,
                             QStringLiteral("%1 here, %2 in %3")
                                 .arg(number(valueAt(b, j), 2), number(valueAt(a, i), 2), first.name)});
        }
    }
}

/// A model that only one of the tables has, where all its numbers stand beside another name in the other one.
void compareNames(const PublishedTable &first, const PublishedTable &second, const Common &common,
                  std::vector<PublishedFinding> &found)
{
    for (qsizetype i = 0; i < first.rows(); ++i) {
        if (rowOf(second, first.models[i]) >= 0)
            continue;
        std::vector<qsizetype> same;
        for (qsizetype j = 0; j < second.rows(); ++j) {
            const bool all = std::all_of(common.begin(), common.end(), [&](const std::pair<Printed, Printed> &pair) {
                return std::abs(valueAt(pair.first, i) - valueAt(pair.second, j)) <=
                       roundingOf(pair.first, pair.second);
            });
            if (all && rowOf(first, second.models[j]) < 0)
                same.push_back(j);
        }
        if (same.size() != 1)
            continue; // none, or no telling which
        QStringList columns;
        for (const auto &[a, b] : common)
            columns.append(b.column->name);
        found.push_back({second.name, second.models[same.front()], columns.join(QStringLiteral(", ")),
                         QStringLiteral("the same numbers are called “%1” in %2").arg(first.models[i], first.name)});
    }
}

QJsonArray findingsToJson(const std::vector<PublishedFinding> &findings)
{
    QJsonArray json;
    for (const PublishedFinding &f : findings) {
        json.append(QJsonObject{{QStringLiteral("table"), f.table},
                                {QStringLiteral("model"), f.model},
                                {QStringLiteral("column"), f.column},
                                {QStringLiteral("message"), f.what}});
    }
    return json;
}

QJsonObject tableToJson(const PublishedTable &table)
{
    const PublishedAnalysis analysis = analysePublished(table);
    QJsonArray models;
    for (qsizetype r = 0; r < table.rows(); ++r) {
        QJsonObject scores;
        QJsonObject ranks;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const PublishedColumn &column = table.columns[c];
            scores.insert(column.name, numberOrNull(column.numbers[std::size_t(r)]));
            if (!analysis.ranks[c].empty() && analysis.ranks[c][std::size_t(r)] > 0)
                ranks.insert(column.name, analysis.ranks[c][std::size_t(r)]);
        }
        QJsonObject model{{QStringLiteral("model"), table.models[r]},
                          {QStringLiteral("printed"), scores},
                          {QStringLiteral("rank"), ranks}};
        if (!table.groups.isEmpty())
            model.insert(QStringLiteral("group"), table.groups[r]);
        if (analysis.hasMetaRanking) {
            const MetaRank &m = analysis.meta[std::size_t(r)];
            model.insert(QStringLiteral("meta_ranking"),
                         QJsonObject{{QStringLiteral("mean_rank"), numberOrNull(m.meanRank)},
                                     {QStringLiteral("rank"), m.rank > 0 ? QJsonValue(m.rank) : QJsonValue()},
                                     {QStringLiteral("tied"), m.tied}});
        }
        models.append(model);
    }
    QJsonArray deltas;
    for (const PublishedDelta &delta : analysis.deltas) {
        QJsonObject differences;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (!std::isnan(delta.differences[c]))
                differences.insert(table.columns[c].name, delta.differences[c]);
        }
        deltas.append(QJsonObject{{QStringLiteral("model"), delta.model},
                                  {QStringLiteral("base"), delta.base},
                                  {QStringLiteral("differences"), differences}});
    }
    QJsonArray correlations;
    for (const PublishedCorrelation &c : analysis.correlations) {
        correlations.append(QJsonObject{{QStringLiteral("first"), c.first},
                                        {QStringLiteral("second"), c.second},
                                        {QStringLiteral("kendall_tau_b"), numberOrNull(c.numbers.tauB.value)},
                                        {QStringLiteral("spearman_rho"), numberOrNull(c.numbers.rho.value)},
                                        {QStringLiteral("n"), static_cast<int>(c.numbers.tauB.n)}});
    }
    return {{QStringLiteral("table"), table.name},
            {QStringLiteral("sha256"), table.sha256},
            {QStringLiteral("models"), models},
            {QStringLiteral("deltas"), deltas},
            {QStringLiteral("correlations"), correlations},
            {QStringLiteral("contradictions"), findingsToJson(analysis.findings)}};
}

} // namespace

PublishedAnalysis analysePublished(const PublishedTable &table)
{
    PublishedAnalysis found;
    std::vector<qsizetype> benchmarks;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const PublishedColumn &column = table.columns[c];
        found.ranks.push_back(column.role == PublishedColumn::Rank ? std::vector<int>{}
                                                                   : competitionRanks(column.numbers));
        if (column.role == PublishedColumn::Score && !isJudge(column))
            benchmarks.push_back(static_cast<qsizetype>(c));
    }
    found.hasMetaRanking = benchmarks.size() >= 2;
    if (found.hasMetaRanking) {
        ScoreTable scores(table.rows(), static_cast<qsizetype>(benchmarks.size()));
        for (std::size_t b = 0; b < benchmarks.size(); ++b) {
            for (qsizetype r = 0; r < table.rows(); ++r)
                scores.set(r, static_cast<qsizetype>(b),
                           table.columns[std::size_t(benchmarks[b])].numbers[std::size_t(r)]);
        }
        found.meta = metaRanking(scores);
    }
    findRanks(table, found);
    findTotals(table, found);
    findDeltas(table, found);
    correlate(table, found);
    return found;
}

QString metaRankingText(const PublishedTable &table, const PublishedAnalysis &analysis)
{
    std::vector<std::pair<int, QString>> places;
    for (qsizetype r = 0; r < static_cast<qsizetype>(analysis.meta.size()); ++r) {
        const MetaRank &m = analysis.meta[std::size_t(r)];
        if (m.rank > 0)
            places.emplace_back(m.rank, table.models[r] + (m.tied ? QStringLiteral("*") : QString()));
    }
    std::stable_sort(places.begin(), places.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QStringList words;
    for (const auto &[rank, name] : places)
        words.append(QString::number(rank) + u' ' + name);
    return words.join(QStringLiteral(", "));
}

std::vector<PublishedFinding> compareTables(const std::vector<PublishedTable> &tables)
{
    std::vector<std::map<QString, Printed>> quantities;
    for (const PublishedTable &table : tables) {
        std::map<QString, Printed> printed;
        for (const PublishedColumn &column : table.columns) {
            const QString quantity = quantityOf(table, column);
            if (!quantity.isEmpty()) // a judge's column is printed in percent
                printed[quantity] = {&column, column.role == PublishedColumn::Score ? 1.0 : 100.0 / table.scale()};
        }
        quantities.push_back(std::move(printed));
    }
    std::vector<PublishedFinding> found;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        for (std::size_t j = i + 1; j < tables.size(); ++j) {
            Common common;
            for (const auto &[quantity, a] : quantities[i]) {
                const auto b = quantities[j].find(quantity);
                if (b != quantities[j].end())
                    common.emplace_back(a, b->second);
            }
            if (common.empty())
                continue;
            compareValues(tables[i], tables[j], common, found);
            compareNames(tables[i], tables[j], common, found);
        }
    }
    return found;
}

QJsonObject publishedToJson(const std::vector<PublishedTable> &tables)
{
    QJsonArray json;
    for (const PublishedTable &table : tables)
        json.append(tableToJson(table));
    return {{QStringLiteral("tables"), json},
            {QStringLiteral("between_tables"), findingsToJson(compareTables(tables))}};
}

} // namespace plumbline
