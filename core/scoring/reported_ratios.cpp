// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/reported_ratios.h"

#include <QRegularExpression>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace plumbline {

namespace {

using Ordered = nlohmann::ordered_json;

std::optional<std::size_t> componentOf(const QString &key, const std::vector<ComponentHint> &components)
{
    for (std::size_t i = 0; i < components.size(); ++i) {
        if (components[i].text == key)
            return i;
    }
    static const QRegularExpression numbered(QStringLiteral("^component_(\\d+)(?:_|$)"));
    const int number = numbered.match(key).captured(1).toInt();
    if (number >= 1 && static_cast<std::size_t>(number) <= components.size())
        return static_cast<std::size_t>(number) - 1;
    return std::nullopt;
}

void finishReading(ParsedReply &read)
{
    const auto known =
        std::count_if(read.points.begin(), read.points.end(), [](const auto &p) { return p.has_value(); });
    if (known < static_cast<qsizetype>(read.points.size()))
        read.flags.push_back(ParseFlag::MissingComponent);
    read.state = known == 0                                            ? ParseState::None
                 : known == static_cast<qsizetype>(read.points.size()) ? ParseState::Complete
                                                                       : ParseState::Partial;
    if (read.state == ParseState::Complete) {
        double sum = 0;
        for (const std::optional<double> &p : read.points)
            sum += *p;
        read.computedTotal = sum;
    }
    std::sort(read.flags.begin(), read.flags.end());
    read.flags.erase(std::unique(read.flags.begin(), read.flags.end()), read.flags.end());
}

} // namespace

ParsedReply readReportedRatios(const QString &reply, const std::vector<ComponentHint> &components)
{
    ParsedReply read;
    read.points.resize(components.size());
    const Ordered scores = Ordered::parse(reply.toStdString(), nullptr, false);
    if (!scores.is_object()) {
        read.flags.push_back(ParseFlag::MalformedJson);
        finishReading(read);
        return read;
    }
    const bool isOrdered = scores.contains("total_score"); // EvalScope's values are in no telling order
    double weights = 0;
    for (const ComponentHint &c : components)
        weights += c.weight;
    bool behindTotal = false;
    for (const auto &[name, value] : scores.items()) {
        const QString key = QString::fromStdString(name);
        if (!value.is_number() || !std::isfinite(value.get<double>()))
            continue;
        const double ratio = value.get<double>();
        if (key == QLatin1String("total_score") || key == QLatin1String("judge_score")) {
            read.statedTotal = ratio * weights;
            behindTotal = isOrdered;
            continue;
        }
        const auto component = componentOf(key, components);
        if (!component)
            read.flags.push_back(ParseFlag::ExtraComponent);
        else if (ratio < 0 || ratio > 1)
            read.flags.push_back(ParseFlag::OutOfRange);
        else if (!(behindTotal && ratio == 0))
            read.points[*component] = ratio * components[*component].weight;
    }
    finishReading(read);
    if (read.computedTotal && read.statedTotal && std::abs(*read.computedTotal - *read.statedTotal) > 0.05)
        read.flags.insert(read.flags.begin(), ParseFlag::TotalMismatch);
    return read;
}

} // namespace plumbline
