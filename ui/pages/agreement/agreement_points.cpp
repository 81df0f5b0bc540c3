// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/agreement/agreement_points.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace plumbline {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("AgreementFacts", text);
}

struct Pair
{
    const RatingRow *row;
    double first;
    double second;
};

std::vector<Pair> pairsOf(const AgreementReport &report, const AgreementCell &cell)
{
    std::vector<Pair> pairs;
    for (const RatingRow &row : report.table.rows) {
        if (cell.category && row.category != *cell.category)
            continue;
        const double a = row.scores[cell.first];
        const double b = row.scores[cell.second];
        if (!std::isnan(a) && !std::isnan(b))
            pairs.push_back({&row, a, b});
    }
    return pairs;
}

std::vector<ChartPoint> gathered(const std::vector<Pair> &pairs, bool differences)
{
    std::map<std::pair<double, double>, ChartPoint> points;
    for (const Pair &p : pairs) {
        const double x = differences ? (p.first + p.second) / 2 : p.first;
        const double y = differences ? p.second - p.first : p.second;
        const std::pair<double, double> place{std::round(x * 100) / 100, std::round(y * 100) / 100};
        ChartPoint &point = points[place];
        point.x = place.first;
        point.y = place.second;
        point.behind.append(p.row->responseId);
    }
    std::vector<ChartPoint> all;
    for (auto &[place, point] : points)
        all.push_back(std::move(point));
    return all;
}

} // namespace

PointChartData scatterOf(const AgreementReport &report, const AgreementCell &cell)
{
    PointChartData data;
    data.points = gathered(pairsOf(report, cell), false);
    data.diagonal = true;
    data.xTitle = report.table.raters[cell.first].name;
    data.yTitle = report.table.raters[cell.second].name;
    return data;
}

PointChartData blandAltmanOf(const AgreementReport &report, const AgreementCell &cell)
{
    PointChartData data;
    data.points = gathered(pairsOf(report, cell), true);
    data.minY = -1;
    data.xTitle = tr("mean of both");
    data.yTitle = tr("difference");
    const std::pair<PairMeasure, QString> lines[] = {{PairMeasure::Bias, tr("bias")},
                                                     {PairMeasure::LowerLimit, tr("limit")},
                                                     {PairMeasure::UpperLimit, tr("limit")}};
    for (const auto &[measure, label] : lines) {
        const Estimate &e = cell.numbers.at(measure);
        if (e.value)
            data.lines.push_back(
                {*e.value,
                 QStringLiteral("%1 %2").arg(label, QString::number(*e.value, 'f', 2).replace(u'-', QChar(0x2212))),
                 measure != PairMeasure::Bias});
        if (e.value) {
            data.minY = std::min(data.minY, *e.value);
            data.maxY = std::max(data.maxY, *e.value);
        }
    }
    return data;
}

QStringList responsesBehind(const AgreementReport &report, const AgreementCell &cell, int rowVerdict, int columnVerdict)
{
    QStringList responses;
    for (const Pair &p : pairsOf(report, cell)) {
        if (static_cast<int>(verdictOf(p.first)) == rowVerdict &&
            static_cast<int>(verdictOf(p.second)) == columnVerdict)
            responses.append(p.row->responseId);
    }
    responses.removeDuplicates();
    return responses;
}

} // namespace plumbline
