// SPDX-License-Identifier: GPL-3.0-or-later
// One line of replies.jsonl to one line of out.jsonl.
#include "core/scoring/parse_json_lines.h"

#include "core/scoring/judge_reply_parser.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <cmath>

namespace plumbline {

namespace {

constexpr qsizetype kMaxWeights = 1000;

/// Any JSON value as compact text: QJsonDocument writes only arrays and objects.
QByteArray jsonText(const QJsonValue &value)
{
    const QByteArray wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return wrapped.mid(1, wrapped.size() - 2);
}

QByteArray optionalNumber(const std::optional<double> &value)
{
    return value ? jsonNumber(*value) : QByteArrayLiteral("null");
}

Result<std::vector<ComponentHint>> readComponents(const QJsonObject &object)
{
    const QJsonValue weights = object.value(QLatin1String("weights"));
    if (!weights.isArray())
        return failure(ErrorKind::BadInput, QStringLiteral("\"weights\" is not a list of numbers."));
    const QJsonArray list = weights.toArray();
    if (list.isEmpty() || list.size() > kMaxWeights)
        return failure(
            ErrorKind::BadInput,
            QStringLiteral("\"weights\" has %1 entries; 1 to %2 are possible.").arg(list.size()).arg(kMaxWeights));
    const QJsonArray texts = object.value(QLatin1String("components")).toArray();
    const QJsonArray types = object.value(QLatin1String("component_types")).toArray();
    std::vector<ComponentHint> components;
    for (qsizetype i = 0; i < list.size(); ++i) {
        const double weight = list.at(i).toDouble(-1);
        if (!(weight > 0) || !std::isfinite(weight))
            return failure(ErrorKind::BadInput, QStringLiteral("Weight %1 is not a number above 0.").arg(i + 1));
        ComponentHint hint;
        hint.weight = weight;
        if (texts.size() == list.size())
            hint.text = texts.at(i).toString();
        if (types.size() == list.size())
            hint.type = types.at(i).toString();
        components.push_back(std::move(hint));
    }
    return components;
}

} // namespace

QByteArray jsonNumber(double value)
{
    if (!std::isfinite(value))
        return QByteArrayLiteral("null");
    if (value == 0)
        return QByteArrayLiteral("0"); // not -0
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

Result<QByteArray> parseJsonLine(const QByteArray &line)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(line, &problem);
    if (problem.error != QJsonParseError::NoError)
        return failure(ErrorKind::BadInput,
                       QStringLiteral("Not JSON: %1 at byte %2.").arg(problem.errorString()).arg(problem.offset));
    if (!document.isObject())
        return failure(ErrorKind::BadInput, QStringLiteral("Not a JSON object."));
    const QJsonObject object = document.object();
    const auto components = readComponents(object);
    if (!components)
        return tl::unexpected<Error>(components.error());
    const QJsonValue reply = object.value(QLatin1String("reply"));
    if (!reply.isString() && !reply.isNull())
        return failure(ErrorKind::BadInput, QStringLiteral("\"reply\" is not a text."));

    const ParsedReply parsed = parseJudgeReply(reply.toString(), *components);
    QByteArray points;
    for (const auto &p : parsed.points)
        points += (points.isEmpty() ? QByteArray() : QByteArrayLiteral(",")) + optionalNumber(p);
    QByteArray flags;
    for (const ParseFlag flag : parsed.flags)
        flags += (flags.isEmpty() ? QByteArray() : QByteArrayLiteral(",")) + '"' + parseFlagId(flag).toLatin1() + '"';
    const QJsonValue id = object.value(QLatin1String("id"));
    return QByteArrayLiteral("{\"id\":") + (id.isUndefined() ? QByteArrayLiteral("null") : jsonText(id)) +
           QByteArrayLiteral(",\"state\":\"") + parseStateId(parsed.state).toLatin1() +
           QByteArrayLiteral("\",\"points\":[") + points + QByteArrayLiteral("],\"stated_total\":") +
           optionalNumber(parsed.statedTotal) + QByteArrayLiteral(",\"computed_total\":") +
           optionalNumber(parsed.computedTotal) + QByteArrayLiteral(",\"flags\":[") + flags + QByteArrayLiteral("]}");
}

} // namespace plumbline
