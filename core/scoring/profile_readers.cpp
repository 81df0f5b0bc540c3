// SPDX-License-Identifier: GPL-3.0-or-later
// How the public harnesses read replies, defects included; written from the description of their behaviour.
#include "core/scoring/profile_readers.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

#include <cmath>

namespace plumbline::profile {

namespace {

/// A whole number with blanks around it, as Python's int() takes it.
std::optional<double> wholeNumber(QStringView text)
{
    bool ok = false;
    const QStringView trimmed = text.trimmed();
    const qlonglong value = trimmed.toLongLong(&ok);
    return ok ? std::optional(static_cast<double>(value)) : std::nullopt;
}

/// "Name: 3/4" to 0.75: behind the first ':' one character is skipped unseen, so "1:10/10" reads 0/10.
std::optional<double> partRatio(QStringView part)
{
    const qsizetype colon = part.indexOf(u':');
    if (colon < 0)
        return std::nullopt;
    QStringView value = part.sliced(colon + 1);
    if (const qsizetype next = value.indexOf(u':'); next >= 0)
        value = value.first(next);
    if (!value.isEmpty())
        value = value.sliced(1);
    const qsizetype slash = value.indexOf(u'/');
    if (slash < 0)
        return std::nullopt;
    QStringView denominator = value.sliced(slash + 1);
    if (const qsizetype next = denominator.indexOf(u'/'); next >= 0)
        denominator = denominator.first(next);
    const auto a = wholeNumber(value.first(slash));
    const auto b = wholeNumber(denominator);
    if (!a || !b || *b == 0)
        return std::nullopt;
    return *a / *b;
}

qsizetype skipSpace(const QString &text, qsizetype i)
{
    while (i < text.size() && text[i].isSpace())
        ++i;
    return i;
}

/// Digits at `i`; moves `i` past them.
std::optional<double> digits(const QString &text, qsizetype &i)
{
    const qsizetype begin = i;
    double value = 0;
    while (i < text.size() && text[i].isDigit())
        value = value * 10 + text[i++].digitValue();
    return i > begin ? std::optional(value) : std::nullopt;
}

/// ":  a / b" at `i`, whole numbers; nullopt otherwise or with b = 0.
std::optional<double> colonRatio(const QString &text, qsizetype i)
{
    i = skipSpace(text, i);
    if (i >= text.size() || text[i] != u':')
        return std::nullopt;
    i = skipSpace(text, i + 1);
    const auto a = digits(text, i);
    i = skipSpace(text, i);
    if (!a || i >= text.size() || text[i] != u'/')
        return std::nullopt;
    i = skipSpace(text, i + 1);
    const auto b = digits(text, i);
    if (!b || *b == 0)
        return std::nullopt;
    return *a / *b;
}

/// Places of top-level {…} pairs, quotation marks respected from the beginning of the text.
std::vector<std::pair<qsizetype, qsizetype>> topLevelObjects(const QString &text)
{
    std::vector<std::pair<qsizetype, qsizetype>> found;
    bool inString = false;
    int depth = 0;
    qsizetype begin = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (inString) {
            if (c == u'\\')
                ++i;
            else if (c == u'"')
                inString = false;
        } else if (c == u'"') {
            inString = true;
        } else if (c == u'{') {
            if (depth++ == 0)
                begin = i;
        } else if (c == u'}' && depth > 0) {
            if (--depth == 0)
                found.emplace_back(begin, i + 1 - begin);
        }
    }
    if (depth > 0)
        found.emplace_back(begin, text.size() - begin);
    return found;
}

ContractScores excluded(QString rule, QString why)
{
    return {{}, std::move(rule), std::move(why)};
}

std::optional<double> contractNumber(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toDouble();
    bool ok = false;
    const double number = value.isString() ? value.toString().trimmed().toDouble(&ok) : 0;
    return ok && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

} // namespace

std::optional<FirstSentence> readFirstSentence(const QString &reply, std::size_t components)
{
    const qsizetype dot = reply.indexOf(u'.');
    const QStringView sentence = QStringView(reply).first(dot < 0 ? reply.size() : dot);
    const QList<QStringView> parts = sentence.split(u',');
    const auto scored = static_cast<std::size_t>(parts.size() - 1);
    if (scored == 0 || scored > components)
        return std::nullopt;
    FirstSentence result;
    for (const QStringView part : parts) {
        const auto ratio = partRatio(part);
        if (!ratio)
            return std::nullopt;
        result.ratios.push_back(*ratio);
    }
    result.total = result.ratios.back();
    result.ratios.pop_back();
    return result;
}

PatternScores readPatterns(const QString &reply)
{
    PatternScores scores;
    const auto clamp = [](double ratio, bool *clamped) {
        *clamped = ratio > 1;
        return *clamped ? 1.0 : ratio;
    };
    const QString component = QStringLiteral("component");
    for (qsizetype at = reply.indexOf(component, 0, Qt::CaseInsensitive); at >= 0;
         at = reply.indexOf(component, at + 1, Qt::CaseInsensitive)) {
        qsizetype i = skipSpace(reply, at + component.size());
        const auto number = digits(reply, i);
        const auto ratio = number ? colonRatio(reply, i) : std::nullopt;
        if (!ratio || *number > 1000)
            continue;
        PatternScore score;
        score.component = static_cast<int>(*number);
        score.ratio = clamp(*ratio, &score.clamped);
        scores.components.push_back(score);
    }
    const QString total = QStringLiteral("total");
    const QString noun = QStringLiteral("score");
    for (qsizetype at = reply.indexOf(total, 0, Qt::CaseInsensitive); at >= 0 && !scores.total;
         at = reply.indexOf(total, at + 1, Qt::CaseInsensitive)) {
        const qsizetype i = skipSpace(reply, at + total.size());
        if (QStringView(reply).sliced(i).startsWith(noun, Qt::CaseInsensitive)) {
            if (const auto ratio = colonRatio(reply, i + noun.size()))
                scores.total = clamp(*ratio, &scores.totalClamped);
        }
    }
    return scores;
}

ContractScores readContract(const QString &reply, const std::vector<ComponentHint> &components)
{
    const auto objects = topLevelObjects(reply);
    if (objects.empty())
        return excluded(QStringLiteral("excluded_no_json"),
                        QStringLiteral("No JSON object was found in the reply, so the item is left out."));
    if (objects.size() > 1)
        return excluded(QStringLiteral("excluded_several_objects"),
                        QStringLiteral("More than one pair of braces is in the reply, so the item is left out."));
    const QJsonDocument document = QJsonDocument::fromJson(reply.mid(objects[0].first, objects[0].second).toUtf8());
    if (!document.isObject())
        return excluded(QStringLiteral("excluded_bad_json"),
                        QStringLiteral("The JSON object cannot be read, so the item is left out."));
    const QJsonObject object = document.object();
    if (!object.value(QLatin1String("reasoning")).isString())
        return excluded(QStringLiteral("excluded_missing_key"),
                        QStringLiteral("The key \"reasoning\" is missing, so the item is left out."));
    ContractScores scores;
    for (std::size_t i = 0; i < components.size(); ++i) {
        const QString key = QStringLiteral("component_%1").arg(i + 1);
        const auto points = contractNumber(object.value(key));
        if (!points)
            return excluded(QStringLiteral("excluded_missing_key"),
                            QStringLiteral("\"%1\" is missing or no number, so the item is left out.").arg(key));
        if (*points < 0 || *points > components[i].weight)
            return excluded(QStringLiteral("excluded_out_of_range"),
                            QStringLiteral("\"%1\" is outside 0 to its weight, so the item is left out.").arg(key));
        scores.points.push_back(*points);
    }
    return scores;
}

} // namespace plumbline::profile
