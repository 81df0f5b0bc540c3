// SPDX-License-Identifier: GPL-3.0-or-later
// "no more than", "between 2 and 3", "or fewer", "about": the comparison around a number.
#include "core/checks/comparisons.h"
#include "core/checks/extract_families.h"

#include <QJsonArray>

#include <cmath>

namespace plumbline::checks {

namespace {

/// The first number of "two to three", "2-3", "between 2 and 3", "one or two" whose second number is at `number`.
std::optional<int> rangeStart(const Tokens &t, int number, const Quantity &q)
{
    const Token &one = t.at(number - 1);
    if (one.isNumber() && one.glued && !t.at(number).is(u"single"))
        return number - 1;
    const bool aUnit = t.at(number - 2).isNumber();
    if (!aUnit || t.at(number - 2).number > q.low)
        return std::nullopt;
    if (one.isAnyOf({u"to", u"-", u"through", u"\u2014"}))
        return number - 2;
    if (one.is(u"and") && t.is(number - 3, u"between"))
        return number - 2;
    if (one.is(u"or") && t.at(number - 2).number + 1 >= q.low)
        return number - 2;
    return std::nullopt;
}

} // namespace

bool endsClause(const Token &token)
{
    if (!token.isPunct())
        return false;
    static const QString marks = QStringLiteral(",;.:!?()\u2014");
    return token.text.isEmpty() || marks.contains(token.text);
}

QJsonValue Quantity::value() const
{
    if (op == ConstraintOp::Between)
        return QJsonArray{low, high};
    return low;
}

Quantity readQuantity(const Tokens &t, int number, int noun, const Tokens &before)
{
    Quantity q;
    q.low = t.at(number).isNumber() ? t.at(number).number : 1;
    q.high = q.low;
    q.article = !t.at(number).isNumber();
    q.first = number;
    if (const auto start = rangeStart(t, number, q)) {
        q.op = ConstraintOp::Between;
        q.low = t.at(*start).number;
        const bool spelled = !t.at(*start).raw.at(0).isDigit() && !t.at(number).raw.at(0).isDigit();
        for (const int scale : {1000, 100}) // "between one and two hundred words"
            if (spelled && q.low < 10 && q.high >= scale && q.high % scale == 0) {
                q.low *= scale;
                break;
            }
        q.first = *start;
        if (t.isAny(q.first - 1, {u"between", u"from"}))
            --q.first;
        return q;
    }
    int last = q.first - 1;
    if (t.isAny(last, {u"a", u"an"}) && !q.article) // "no more than a two-sentence answer", "at most a single sentence"
        if (const auto bound = comparisonBefore(t, last - 1); bound && bound->op != ConstraintOp::Eq &&
                                                              !t.is(last - 1, u"within") &&
                                                              (!t.is(last - 1, u"to") || limitedTo(t, last - 1)))
            --last;
    const Tokens *around = &t;
    if (last < 0 && before.size() > 0) { // the component begins with its number
        around = &before;
        last = before.size() - 1;
    }
    bool exactly = false;
    while (around->isAny(last, {u"exactly", u"precisely", u"strictly", u"just", u"only", u"solely"})) {
        exactly = exactly || !around->isAny(last, {u"just", u"only"});
        q.stated = true;
        --last;
        if (around == &t)
            q.first = last + 1;
    }
    if (t.isAny(last, {u".", u":"}) && t.isAny(last - 1, {u"max", u"maximum", u"min", u"minimum", u"limit", u"approx"}))
        --last; // "Max. 25 words", "limit: 3 sentences"
    const int rough = around == &t ? roughBefore(t, q.first) : -1;
    if (approximateWord(*around, last) || rough >= 0 || (!q.stated && roughBehind(t, noun))) {
        q.approximate = true;
        q.op = ConstraintOp::Between;
        const int slack = q.low < 10 ? 1 : int(std::floor(q.low * 0.1));
        q.high = q.low + slack;
        q.low = std::max(q.low - slack, 0);
        if (around == &t && (rough >= 0 || approximateWord(t, last)))
            q.first = rough >= 0 ? rough : last;
        return q;
    }
    if (!exactly) {
        const auto found = comparisonBefore(*around, last);
        const bool withinOne = q.article && around->is(last, u"within"); // "within a paragraph" is one paragraph
        if (found && !withinOne) {
            q.op = found->op;
            q.stated = true;
            if (around == &t)
                q.first = found->first;
        }
    }
    // "not be longer than 3 lines or shorter than 2"
    if ((q.op == ConstraintOp::Le || q.op == ConstraintOp::Ge) && t.isAny(noun + 1, {u"or", u"nor"}) &&
        t.is(noun + 3, u"than") && t.at(noun + 4).isNumber() && !t.at(noun + 5).isNumber()) {
        const bool shorter = t.isAny(noun + 2, {u"shorter", u"fewer", u"less"});
        const bool longer = t.isAny(noun + 2, {u"longer", u"more"});
        if (q.op == ConstraintOp::Le ? shorter : longer) {
            const int other = t.at(noun + 4).number;
            q.low = std::min(q.low, other);
            q.high = std::max(q.high, other);
            q.op = ConstraintOp::Between;
            return q;
        }
    }
    // "anything over forty words is too long"
    if ((q.op == ConstraintOp::Gt || q.op == ConstraintOp::Lt) && t.is(q.first - 1, u"anything") &&
        t.isAny(noun + 1, {u"is", u"will", u"gets", u"counts", u"fails"})) {
        q.op = q.op == ConstraintOp::Gt ? ConstraintOp::Le : ConstraintOp::Ge;
        --q.first;
        return q;
    }
    // "no fewer than 4 and no more than 6 sentences", "more than 20 but fewer than 40 words"
    const bool upper = q.op == ConstraintOp::Le || q.op == ConstraintOp::Lt;
    if (upper && t.isAny(q.first - 1, {u"and", u"but", u","}) && t.at(q.first - 2).isNumber()) {
        const auto lower = comparisonBefore(t, q.first - 3);
        if (lower && (lower->op == ConstraintOp::Ge || lower->op == ConstraintOp::Gt)) {
            q.high = q.op == ConstraintOp::Le ? q.low : q.low - 1;
            q.low = t.at(q.first - 2).number + (lower->op == ConstraintOp::Gt ? 1 : 0);
            q.op = ConstraintOp::Between;
            q.first = lower->first;
        }
    }
    const bool lower = q.op == ConstraintOp::Ge || q.op == ConstraintOp::Gt; // "no more than 6 and no fewer than 4"
    if (lower && t.isAny(q.first - 1, {u"and", u"but"}) && t.at(q.first - 2).isNumber()) {
        const auto bound = comparisonBefore(t, q.first - 3);
        if (bound && (bound->op == ConstraintOp::Le || bound->op == ConstraintOp::Lt)) {
            q.high = t.at(q.first - 2).number - (bound->op == ConstraintOp::Lt ? 1 : 0);
            q.low = q.low + (q.op == ConstraintOp::Gt ? 1 : 0);
            q.op = ConstraintOp::Between;
            q.first = bound->first;
        }
    }
    if (q.op == ConstraintOp::Eq && !exactly) {
        if (const auto refused = refusalBehind(t, noun)) {
            q.op = *refused;
            q.stated = true;
        } else if (const auto behind = comparisonBehind(t, noun)) {
            q.op = *behind;
            q.stated = true;
        } else if (t.is(number + 1, u"+")) {
            q.op = ConstraintOp::Ge;
            q.stated = true;
        } else if (t.is(number + 1, u"or") && t.isAny(number + 2, {u"fewer", u"less"})) { // "50 or fewer words"
            q.op = ConstraintOp::Le;
            q.stated = true;
        } else if (t.is(number + 1, u"or") && t.is(number + 2, u"more")) {
            q.op = ConstraintOp::Ge;
            q.stated = true;
        }
    }
    return q;
}

bool isNegationIdiom(const Tokens &t, int i)
{
    return t.is(i, u"no") && t.isAny(i + 1, {u"account", u"circumstances", u"circumstance", u"means", u"way", u"point",
                                             u"time", u"case", u"event"});
}

Constraint countConstraint(ConstraintKind kind, const Quantity &quantity)
{
    Constraint constraint;
    constraint.kind = kind;
    constraint.op = quantity.op;
    constraint.value = quantity.value();
    if (quantity.approximate)
        constraint.scope = ConstraintScope::Approximate;
    return constraint;
}

} // namespace plumbline::checks
