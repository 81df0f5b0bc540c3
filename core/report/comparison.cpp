// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparison.h"

#include "core/report/json_numbers.h"

#include <QJsonArray>

#include <cmath>

namespace plumbline {

namespace {

std::vector<double> columnOf(const ScoreTable &table, std::size_t candidate)
{
    std::vector<double> values;
    for (qsizetype i = 0; i < table.units(); ++i)
        values.push_back(table.at(i, static_cast<qsizetype>(candidate)));
    return values;
}

Result<ComparisonRow> compareOn(const ScoreTable &scores, const ScoreSheet &sheet, const ChosenScores &chosen,
                                std::size_t a, std::size_t b, std::optional<Category> category,
                                const BootstrapOptions &options)
{
    const std::vector<double> first = columnOf(scores, a);
    const std::vector<double> second = columnOf(scores, b);
    Result<PairedComparison> numbers = comparePaired(first, second, options);
    if (!numbers)
        return tl::unexpected<Error>(numbers.error());
    ComparisonRow row{a, b, category, std::move(*numbers), {}, {}, {}};
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (std::isnan(first[i]) || std::isnan(second[i]) || std::abs(first[i] - second[i]) < 1e-12)
            continue;
        const QString &response =
            sheet.responses[chosen.items[i] * sheet.candidates.size() + chosen.candidates[a].candidate];
        (first[i] > second[i] ? row.better : row.worse).append(response);
    }
    return row;
}

ComparisonTable tableFor(const ScoreSheet &sheet, const ChosenScores &chosen, const BootstrapOptions &options)
{
    ComparisonTable table;
    table.replicates = options.replicates;
    table.seed = options.seed;
    table.level = options.level;
    for (const ChosenCandidate &candidate : chosen.candidates)
        table.names.append(sheet.candidates[candidate.candidate].name);
    return table;
}

void adjust(ComparisonTable &table)
{
    table.family = static_cast<qsizetype>(table.rows.size());
    std::vector<std::optional<double>> p;
    for (const ComparisonRow &row : table.rows)
        p.push_back(row.numbers.test.pValue);
    const std::vector<std::optional<double>> adjusted = holm(p);
    for (std::size_t i = 0; i < adjusted.size(); ++i)
        table.rows[i].holm = adjusted[i];
}

QString pText(std::optional<double> p)
{
    if (!p)
        return QStringLiteral("no p");
    return *p < 0.001 ? QStringLiteral("p < 0.001") : QStringLiteral("p = %1").arg(*p, 0, 'f', 3);
}

} // namespace

int ComparisonRow::verdict(double alpha) const
{
    if (!holm || *holm >= alpha || !numbers.difference.value)
        return 0;
    return *numbers.difference.value > 0 ? 1 : -1;
}

Result<ComparisonTable> compareCandidates(const ScoreSheet &sheet, const ChosenScores &chosen, std::size_t a,
                                          std::size_t b, const BootstrapOptions &options)
{
    ComparisonTable table = tableFor(sheet, chosen, options);
    Result<ComparisonRow> total = compareOn(chosen.totals(), sheet, chosen, a, b, {}, options);
    if (!total)
        return tl::unexpected<Error>(total.error());
    table.rows.push_back(std::move(*total));
    for (const auto &[category, column] : chosen.candidates[a].categories) {
        if (chosen.candidates[b].categories.count(category) == 0)
            continue;
        Result<ComparisonRow> row = compareOn(chosen.categoryScores(category), sheet, chosen, a, b, category, options);
        if (!row)
            return tl::unexpected<Error>(row.error());
        table.rows.push_back(std::move(*row));
    }
    adjust(table);
    return table;
}

Result<ComparisonTable> compareAll(const ScoreSheet &sheet, const ChosenScores &chosen, const BootstrapOptions &options)
{
    ComparisonTable table = tableFor(sheet, chosen, options);
    const ScoreTable totals = chosen.totals();
    for (std::size_t a = 0; a < chosen.candidates.size(); ++a) {
        for (std::size_t b = a + 1; b < chosen.candidates.size(); ++b) {
            Result<ComparisonRow> row = compareOn(totals, sheet, chosen, a, b, {}, options);
            if (!row)
                return tl::unexpected<Error>(row.error());
            table.rows.push_back(std::move(*row));
        }
    }
    adjust(table);
    return table;
}

QJsonObject comparisonToJson(const ComparisonTable &table)
{
    QJsonArray rows;
    for (const ComparisonRow &row : table.rows) {
        const PairedComparison &n = row.numbers;
        const int verdict = row.verdict();
        rows.append(QJsonObject{
            {QStringLiteral("a"), table.names.value(static_cast<qsizetype>(row.a))},
            {QStringLiteral("b"), table.names.value(static_cast<qsizetype>(row.b))},
            {QStringLiteral("on"), row.category ? categoryId(*row.category) : QStringLiteral("total")},
            {QStringLiteral("difference"), numberOrNull(n.difference.value)},
            {QStringLiteral("interval"),
             n.difference.interval ? QJsonValue(QJsonArray{n.difference.interval->low, n.difference.interval->high})
                                   : QJsonValue()},
            {QStringLiteral("n"), static_cast<int>(n.difference.n)},
            {QStringLiteral("a_higher"), static_cast<int>(n.aHigher)},
            {QStringLiteral("b_higher"), static_cast<int>(n.bHigher)},
            {QStringLiteral("only_a"), static_cast<int>(n.onlyA)},
            {QStringLiteral("only_b"), static_cast<int>(n.onlyB)},
            {QStringLiteral("p"), numberOrNull(n.test.pValue)},
            {QStringLiteral("p_holm"), numberOrNull(row.holm)},
            {QStringLiteral("exact"), n.test.exact},
            {QStringLiteral("verdict"), verdict > 0   ? QStringLiteral("a_higher")
                                        : verdict < 0 ? QStringLiteral("b_higher")
                                                      : QStringLiteral("not_separable")},
            {QStringLiteral("sentence"), comparisonSentence(table, row)},
        });
    }
    return {{QStringLiteral("rows"), rows},
            {QStringLiteral("replicates"), static_cast<int>(table.replicates)},
            {QStringLiteral("seed"), QString::number(table.seed)},
            {QStringLiteral("level"), table.level},
            {QStringLiteral("alpha"), 0.05}};
}

QString comparisonSentence(const ComparisonTable &table, const ComparisonRow &row)
{
    QString a = table.names.value(static_cast<qsizetype>(row.a));
    QString b = table.names.value(static_cast<qsizetype>(row.b));
    const QString on = row.category ? categoryName(*row.category).toLower() : QStringLiteral("the total");
    const Estimate &d = row.numbers.difference;
    if (!d.value)
        return QStringLiteral("%1 and %2 cannot be compared on %3: they have no scored item in common").arg(a, b, on);
    const int verdict = row.verdict();
    const bool turned = verdict < 0;
    if (turned)
        std::swap(a, b);
    const double sign = turned ? -1 : 1;
    QStringList facts;
    if (d.interval) {
        facts.append(QStringLiteral("%1 % interval %2 to %3")
                         .arg(100 * table.level, 0, 'g', 4)
                         .arg(100 * (turned ? -d.interval->high : d.interval->low), 0, 'f', 1)
                         .arg(100 * (turned ? -d.interval->low : d.interval->high), 0, 'f', 1));
    }
    facts.append(QStringLiteral("n = %1 %2").arg(d.n).arg(d.n == 1 ? QStringLiteral("item") : QStringLiteral("items")));
    facts.append(pText(row.holm) + (table.family > 1 ? QStringLiteral(" after Holm") : QString()));
    const QString brackets = facts.join(QStringLiteral(", "));
    if (verdict == 0) {
        return QStringLiteral("%1 and %2 are not separable on %3 (difference %4 points, %5)")
            .arg(a, b, on, QString::number(100 * *d.value, 'f', 1), brackets);
    }
    return QStringLiteral("%1 is higher than %2 on %3 by %4 points (%5)")
        .arg(a, b, on, QString::number(100 * sign * *d.value, 'f', 1), brackets);
}

} // namespace plumbline
