// SPDX-License-Identifier: GPL-3.0-or-later
// An AgreementReport as JSON.
#include "core/report/agreement_report.h"

#include <QJsonArray>

namespace plumbline {

namespace {

QJsonObject raterToJson(const Rater &rater)
{
    return {{QStringLiteral("kind"), raterKindId(rater.kind)}, {QStringLiteral("name"), rater.name}};
}

QString categoryText(const std::optional<Category> &category)
{
    return category ? categoryId(*category) : QStringLiteral("all");
}

QJsonObject cellToJson(const AgreementCell &cell, const RatingTable &table)
{
    QJsonObject measures;
    for (int m = 0; m < kPairMeasures; ++m) {
        const auto measure = static_cast<PairMeasure>(m);
        measures.insert(measureId(measure), estimateToJson(cell.numbers.at(measure)));
    }
    QJsonArray confusion;
    for (int row = 0; row < kVerdicts; ++row) {
        QJsonArray counts;
        for (int column = 0; column < kVerdicts; ++column)
            counts.append(cell.numbers.table.at(row, column));
        confusion.append(counts);
    }
    return {{QStringLiteral("first"), raterToJson(table.raters[cell.first])},
            {QStringLiteral("second"), raterToJson(table.raters[cell.second])},
            {QStringLiteral("category"), categoryText(cell.category)},
            {QStringLiteral("n"), cell.numbers.pairs},
            {QStringLiteral("items"), cell.numbers.items},
            {QStringLiteral("incomplete"), cell.numbers.incomplete},
            {QStringLiteral("measures"), measures},
            {QStringLiteral("confusion"), confusion}};
}

QJsonObject groupToJson(const GroupCell &cell)
{
    const GroupAgreement &g = cell.numbers;
    return {{QStringLiteral("raters"), QString(raterKindId(cell.kind) + QLatin1Char('s'))},
            {QStringLiteral("category"), categoryText(cell.category)},
            {QStringLiteral("n_raters"), g.raters},
            {QStringLiteral("items"), g.items},
            {QStringLiteral("missing"), g.missing},
            {QStringLiteral("measures"),
             QJsonObject{{QStringLiteral("percent_agreement"), estimateToJson(g.percent)},
                         {QStringLiteral("fleiss_kappa"), estimateToJson(g.fleissKappa)},
                         {QStringLiteral("gwet_ac1"), estimateToJson(g.gwetAc1)},
                         {QStringLiteral("gwet_ac2"), estimateToJson(g.gwetAc2)},
                         {QStringLiteral("brennan_prediger"), estimateToJson(g.brennanPrediger)},
                         {QStringLiteral("alpha_nominal"), estimateToJson(g.alphaNominal)},
                         {QStringLiteral("alpha_ordinal"), estimateToJson(g.alphaOrdinal)},
                         {QStringLiteral("alpha_interval"), estimateToJson(g.alphaInterval)},
                         {QStringLiteral("icc_2_1"), estimateToJson(g.icc21)}}}};
}

QJsonArray anchoringToJson(const AgreementReport &report)
{
    QJsonArray list;
    for (const Anchoring &a : report.anchoring) {
        list.append(
            QJsonObject{{QStringLiteral("reviewer"), a.reviewer},
                        {QStringLiteral("revealed"), a.revealed},
                        {QStringLiteral("changed"), a.changed},
                        {QStringLiteral("towards_judge"), a.towardsJudge},
                        {QStringLiteral("away_from_judge"), a.awayFromJudge},
                        {QStringLiteral("mean_shift"), a.changed > 0 ? QJsonValue(a.meanShift) : QJsonValue()}});
    }
    return list;
}

QJsonArray altTestsToJson(const AgreementReport &report)
{
    const auto number = [](const std::optional<double> &v) { return v ? QJsonValue(*v) : QJsonValue(); };
    QJsonArray list;
    for (const JudgeAltTest &t : report.altTests) {
        list.append(QJsonObject{
            {QStringLiteral("judge"), report.table.raters[t.judge].name},
            {QStringLiteral("winning_rate"), number(t.numbers.winningRate)},
            {QStringLiteral("advantage_probability"), number(t.numbers.advantageProbability)},
            {QStringLiteral("persons"), static_cast<int>(t.numbers.humans.size())},
            {QStringLiteral("left_out"), t.numbers.leftOut},
            {QStringLiteral("n"), t.numbers.units},
            {QStringLiteral("passes"), t.numbers.winningRate ? QJsonValue(t.numbers.passes()) : QJsonValue()}});
    }
    return list;
}

QJsonArray goldChecksToJson(const AgreementReport &report)
{
    QJsonArray list;
    for (const GoldCheck &g : report.goldChecks) {
        list.append(QJsonObject{{QStringLiteral("reviewer"), g.reviewer},
                                {QStringLiteral("compared"), g.compared},
                                {QStringLiteral("exact"), g.exact},
                                {QStringLiteral("mean_absolute_error"), g.meanAbsolute},
                                {QStringLiteral("bias"), g.bias}});
    }
    return list;
}

} // namespace

QJsonObject estimateToJson(const Estimate &e)
{
    return {{QStringLiteral("value"), e.value ? QJsonValue(*e.value) : QJsonValue()},
            {QStringLiteral("interval"),
             e.interval ? QJsonValue(QJsonArray{e.interval->low, e.interval->high}) : QJsonValue()},
            {QStringLiteral("n"), e.n}};
}

QJsonObject agreementToJson(const AgreementReport &report)
{
    QJsonArray raters;
    for (const Rater &rater : report.table.raters)
        raters.append(raterToJson(rater));
    QJsonArray pairs;
    for (const AgreementCell &cell : report.cells)
        pairs.append(cellToJson(cell, report.table));
    QJsonArray groups;
    for (const GroupCell &cell : report.groups)
        groups.append(groupToJson(cell));
    QJsonArray repeats;
    for (const JudgeRepeats &r : report.repeats) {
        repeats.append(QJsonObject{{QStringLiteral("judge"), report.table.raters[r.judge].name},
                                   {QStringLiteral("within_sd"), estimateToJson(r.numbers.withinSd)},
                                   {QStringLiteral("flip_rate"), estimateToJson(r.numbers.flipRate)},
                                   {QStringLiteral("items_flipped"), estimateToJson(r.numbers.itemsFlipped)},
                                   {QStringLiteral("scores"), r.numbers.repeats}});
    }
    return {{QStringLiteral("basis"),
             report.table.basis == RatingBasis::Blind ? QStringLiteral("blind") : QStringLiteral("all")},
            {QStringLiteral("left_out"), QJsonObject{{QStringLiteral("judge_in_view"), report.table.openLeftOut},
                                                     {QStringLiteral("after_reveal"), report.table.revealedLeftOut}}},
            {QStringLiteral("replicates"), report.replicates},
            {QStringLiteral("seed"), static_cast<qint64>(report.seed)},
            {QStringLiteral("raters"), raters},
            {QStringLiteral("pairs"), pairs},
            {QStringLiteral("groups"), groups},
            {QStringLiteral("repeats"), repeats},
            {QStringLiteral("alt_tests"), altTestsToJson(report)},
            {QStringLiteral("anchoring"), anchoringToJson(report)},
            {QStringLiteral("gold_checks"), goldChecksToJson(report)}};
}

} // namespace plumbline
