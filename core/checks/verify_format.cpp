// SPDX-License-Identifier: GPL-3.0-or-later
// Shape of the whole response: bullet points, numbered list, a percentage, JSON.
#include "core/checks/readings.h"
#include "core/checks/verify.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonParseError>

#include <algorithm>

namespace plumbline::checks {

namespace {

struct Shape
{
    Verdict verdict = Verdict::Unmet;
    QString measured;
    QString why;
    std::vector<TextRange> ranges;
};

Shape shapeOfList(const TextMetrics &text, LineKind kind)
{
    Shape shape;
    qsizetype other = 0;
    for (const TextLine &line : text.lines) {
        if (line.kind == kind)
            shape.ranges.push_back(line.range);
        else if (line.kind == LineKind::Bullet || line.kind == LineKind::Numbered)
            ++other;
    }
    const qsizetype count = qsizetype(shape.ranges.size());
    shape.measured = kind == LineKind::Bullet
                         ? counted(count, QStringLiteral("bullet"), QStringLiteral("bullets"))
                         : counted(count, QStringLiteral("numbered item"), QStringLiteral("numbered items"));
    if (count > 0)
        shape.verdict = Verdict::Met;
    else if (other > 0 && kind == LineKind::Bullet)
        shape.verdict = Verdict::Abstain;
    shape.why = shape.verdict == Verdict::Abstain
                    ? QStringLiteral("A numbered list instead of bullets; readers differ.")
                    : shape.measured + u'.';
    return shape;
}

bool isPercentMark(QChar c)
{
    return c == u'%' || c.unicode() == 0xFF05 || c.unicode() == 0x066A;
}

/// A figure directly in front of a percent sign, and whether anything else is said.
Shape shapeOfPercent(const TextMetrics &text, bool only)
{
    Shape shape;
    const QString &s = text.text;
    bool letters = false;
    for (qsizetype i = 0; i < s.size(); ++i) {
        letters = letters || (s.at(i).isLetter() && !(i > 0 && s.at(i - 1) == u'\\'));
        if (!isPercentMark(s.at(i)))
            continue;
        qsizetype from = i;
        while (from > 0 && from > i - 3 && (s.at(from - 1).isSpace() || s.at(from - 1) == u'\\'))
            --from;
        const qsizetype behind = from;
        while (from > 0 && (s.at(from - 1).isDigit() || s.at(from - 1) == u'.' || s.at(from - 1) == u',') &&
               from > behind - 40)
            --from;
        if (behind > from)
            shape.ranges.push_back({from, i + 1 - from});
    }
    shape.measured =
        counted(qsizetype(shape.ranges.size()), QStringLiteral("percentage"), QStringLiteral("percentages"));
    if (shape.ranges.empty())
        shape.verdict = Verdict::Unmet;
    else
        shape.verdict = only && letters ? Verdict::Unmet : Verdict::Met;
    shape.why = shape.verdict == Verdict::Unmet && !shape.ranges.empty()
                    ? QStringLiteral("There is more than the figure.")
                    : shape.measured + u'.';
    return shape;
}

/// Qt's parser refuses deep nesting itself; it does not run out of stack.
bool parses(QStringView text)
{
    QJsonParseError error{};
    (void)QJsonDocument::fromJson(text.trimmed().toUtf8(), &error);
    return error.error == QJsonParseError::NoError;
}

Shape shapeOfJson(const TextMetrics &text)
{
    Shape shape;
    const QStringView all = QStringView(text.text).trimmed();
    shape.measured = QStringLiteral("no JSON");
    if (parses(all)) {
        shape.verdict = Verdict::Met;
        shape.measured = QStringLiteral("JSON");
        shape.ranges.push_back({all.data() - text.text.constData(), all.size()});
    } else if (const qsizetype fence = all.indexOf(u"```"); fence >= 0) {
        const qsizetype from = all.indexOf(u'\n', fence) + 1;
        const qsizetype to = all.indexOf(u"```", std::max(from, fence + 3));
        if (from > 0 && to > from && parses(all.mid(from, to - from))) {
            const bool alone = fence == 0 && all.mid(to + 3).trimmed().isEmpty();
            shape.verdict = alone ? Verdict::Met : Verdict::Abstain;
            shape.measured = alone ? QStringLiteral("JSON") : QStringLiteral("JSON with text around it");
            shape.ranges.push_back({all.data() - text.text.constData() + from, to - from});
        }
    } else {
        const qsizetype from = all.indexOf(u'{');
        const qsizetype to = all.lastIndexOf(u'}');
        if (from >= 0 && to > from && parses(all.mid(from, to + 1 - from))) {
            shape.verdict = Verdict::Abstain;
            shape.measured = QStringLiteral("JSON with text around it");
            shape.ranges.push_back({all.data() - text.text.constData() + from, to + 1 - from});
        }
    }
    shape.why = shape.verdict == Verdict::Abstain ? QStringLiteral("The JSON is valid, but not all of the response.")
                                                  : shape.measured + u'.';
    return shape;
}

Shape shapeOf(const QString &format, const Constraint &constraint, const TextMetrics &text)
{
    if (format == u"bullets") {
        Shape shape = shapeOfList(text, LineKind::Bullet);
        const bool sentence = std::any_of(shape.ranges.begin(), shape.ranges.end(), [&text](const TextRange &range) {
            return text.view(range).endsWith(u'.') && text.view(range).count(u' ') > 2;
        });
        if (constraint.scope == ConstraintScope::Partly && shape.verdict == Verdict::Met && sentence) {
            shape.verdict = Verdict::Abstain;
            shape.why = QStringLiteral("There are bullets, but some may be full sentences.");
        }
        return shape;
    }
    if (format == u"numbered")
        return shapeOfList(text, LineKind::Numbered);
    if (format == u"percent")
        return shapeOfPercent(text, constraint.scope == ConstraintScope::OnlyThat);
    return shapeOfJson(text);
}

} // namespace

CheckResult verifyFormat(const Constraint &constraint, const TextMetrics &text)
{
    Shape best;
    best.measured = QStringLiteral("none of them");
    best.why = QStringLiteral("None of the formats is there.");
    if (!constraint.value.isArray()) {
        best = shapeOf(constraint.value.toString(), constraint, text);
    } else {
        for (const QJsonValue &format : constraint.value.toArray()) {
            Shape shape = shapeOf(format.toString(), constraint, text);
            if (shape.verdict == Verdict::Met || (shape.verdict == Verdict::Abstain && best.verdict == Verdict::Unmet))
                best = std::move(shape);
            if (best.verdict == Verdict::Met)
                break;
        }
    }
    return {constraint, best.measured, best.verdict, best.why, std::move(best.ranges)};
}

} // namespace plumbline::checks
