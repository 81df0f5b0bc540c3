// SPDX-License-Identifier: GPL-3.0-or-later
// Score values in words: "two and a half", "full marks", "the full 3 points", "nothing".
#include "core/scoring/reply_values.h"

namespace plumbline::reply {

std::optional<ValueReader::Number> ValueReader::readWordNumber(int i) const
{
    const Token *t = at(i);
    if (!t || !t->isWord() || !t->is(WCardinal))
        return std::nullopt;
    Number number{static_cast<double>(t->number), 0, i + 1, true};
    const Token *conjunction = at(i + 1);
    const Token *article = at(i + 2);
    const Token *half = at(i + 3);
    if (half && conjunction->is(WAnd) && article->isWord() && article->end - article->begin == 1 && half->is(WHalf)) {
        number.value += 0.5;
        number.decimals = 1;
        number.end = i + 4;
    }
    return number;
}

/// "full marks", "half credit", "no points".
std::optional<Value> ValueReader::readMarks(int i) const
{
    const Token *t = at(i);
    if (!t || !t->isWord() || !t->is(WFull | WHalf | WNumberSign))
        return std::nullopt;
    if (t->is(WNumberSign) && t->end - t->begin != 2) // "no"
        return std::nullopt;
    if (t->is(WNumberSign) && adjacent(i + 1))
        return std::nullopt;
    int k = i + 1;
    if (at(k) && at(k)->isWord() && at(k)->is(WOf | WConnector | WPossible) && !at(k)->is(WUnit) &&
        t->is(WHalf | WFull)) {
        ++k; // "half of the points", "maximum possible score"
        if (at(k) && at(k)->isWord() && at(k)->end - at(k)->begin == 3 && !at(k)->is(WUnit))
            ++k;
    }
    const Token *unit = at(k);
    if (t->is(WFull) && k == i + 1 && unit && unit->integral && at(k + 1) && at(k + 1)->isWord() &&
        at(k + 1)->is(WUnit)) {
        Value value; // "the full 3 points"
        value.number = unit->value;
        value.unit = value.full = true;
        value.begin = i;
        value.end = k + 2;
        return value;
    }
    if (!unit || !unit->isWord() || !unit->is(WUnit) || (t->is(WNumberSign) && unit->is(WVerb))) // "no score" is none
        return std::nullopt;
    for (int n = 1; n <= 4;
         ++n) { // "full marks of 4", "no points were deducted", "maximum score: 4" say something else
        const Token *after = at(k + n);
        if (!after || after->isNewline() || after->isPunct(u',') || after->isPunct(u'.') || after->isPunct(u';'))
            break;
        if (after->is(WDeduct) ||
            (n == 1 && (after->is(WOf) || after->isPunct(u':') || after->isPunct(u'=') || after->is(WPossible)) &&
             !t->is(WHalf)))
            return std::nullopt;
    }
    Value value;
    value.kind = t->is(WFull) ? ValueKind::Full : t->is(WHalf) ? ValueKind::Half : ValueKind::Bare;
    value.unit = true;
    value.words = true;
    value.begin = i;
    value.end = k + 1;
    return value;
}

/// "component 3 gets nothing": no points, where a verb that gives stands before it and the clause ends behind it.
std::optional<Value> ValueReader::readNothing(int i) const
{
    const Token *before = at(i - 1);
    const Token *after = at(i + 1);
    const bool ends = !after || after->isNewline() || after->kind == TokenKind::Punct || after->is(WBecause);
    const bool handed = after && after->is(WFor) && at(i + 2) && at(i + 2)->is(WLabel) && // ", none to component 2"
                        (!before || before->kind == TokenKind::Punct || before->isNewline() || before->is(WAnd));
    if (!handed && (!before || !before->isWord() || !before->is(WVerb) || !ends))
        return std::nullopt;
    Value value;
    value.unit = true;
    value.words = true;
    value.begin = i;
    value.end = i + 1;
    return value;
}

} // namespace plumbline::reply
