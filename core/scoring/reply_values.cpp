// SPDX-License-Identifier: GPL-3.0-or-later
// Score values out of tokens.
#include "core/scoring/reply_values.h"

#include <cmath>

namespace plumbline::reply {

bool ValueReader::adjacent(int i) const
{
    const Token *t = at(i);
    return t && !t->blankBefore;
}

/// A number glued to a letter ("GPT4", "v2"), to a slash or to a decimal point is no value of its own.
bool ValueReader::mayStart(int i) const
{
    const Token *before = at(i - 1);
    if (!before)
        return true;
    if (before->isPunct(u'/'))
        return false;
    if (before->isPunct(u'-') && adjacent(i) && adjacent(i - 1) && at(i - 2) && at(i - 2)->isWord()) // "PG-13"
        return false;
    if (!adjacent(i))
        return true;
    return (before->kind != TokenKind::Word || before->cjk) && !before->isPunct(u'#') &&
           !(before->isPunct(u'.') && adjacent(i - 1));
}

/// "1,5/3" and "3,5" have a decimal comma; "4,3,1", "1: 3,2: 4" and "4, 3" a list comma.
bool ValueReader::decimalComma(int i) const
{
    const Token *whole = at(i);
    const Token *fraction = at(i + 2);
    if (!whole || !whole->integral || !adjacent(i + 1) || !adjacent(i + 2) || !at(i + 1)->isPunct(u',') ||
        !fraction->isNumber() || !fraction->integral || fraction->end - fraction->begin > 2 ||
        whole->end - whole->begin > 3)
        return false;
    const Token *before = at(i - 1);
    if (before && before->isPunct(u',') && adjacent(i))
        return false;
    const Token *after = at(i + 3);
    if (!after)
        return true;
    if (after->isPunct(u':') || after->isPunct(u'='))
        return false;
    return !(after->isPunct(u',') && adjacent(i + 3) && at(i + 4) && at(i + 4)->isNumber() && adjacent(i + 4));
}

/// "2 1/2" and "2 and 1/2"-like: a whole number and a proper fraction of halves, thirds, quarters or eighths.
std::optional<ValueReader::Number> ValueReader::readMixed(int i, const Number &whole) const
{
    const Token *numerator = at(i);
    const Token *slash = at(i + 1);
    const Token *denominator = at(i + 2);
    if (!denominator || !numerator->isNumber() || !numerator->integral || !numerator->blankBefore ||
        !slash->isPunct(u'/') || !denominator->isNumber() || !denominator->integral || slash->blankBefore ||
        denominator->blankBefore)
        return std::nullopt;
    const double d = denominator->value;
    if ((d != 2 && d != 3 && d != 4 && d != 8) || numerator->value >= d || numerator->value < 1)
        return std::nullopt;
    return Number{whole.value + numerator->value / d, 3, i + 3, false};
}

std::optional<ValueReader::Number> ValueReader::readNumber(int i, bool denominator) const
{
    const Token *t = at(i);
    if (!t)
        return std::nullopt;
    if (t->isWord())
        return readWordNumber(i);
    if (!t->isNumber())
        return std::nullopt;
    Number number{t->value, t->decimals, i + 1, false};
    if (denominator)
        return number;
    if (decimalComma(i)) {
        const Token *fraction = at(i + 2);
        const int digits = fraction->end - fraction->begin;
        return Number{t->value + fraction->value / std::pow(10.0, digits), digits, i + 3, false};
    }
    if (t->integral) {
        const Token *sign = at(i + 1); // "2 ½"
        if (sign && sign->isNumber() && !sign->integral && sign->end - sign->begin == 1 && sign->value < 1)
            return Number{t->value + sign->value, sign->decimals, i + 2, false};
        if (const auto mixed = readMixed(i + 1, number))
            return mixed;
    }
    return number;
}

int ValueReader::skipUnit(int i) const
{
    const Token *t = at(i);
    const Token *of = at(i + 1); // "1/4 Score of component 2: …" begins anew
    const bool heading = t && t->capital && of && of->isWord() && of->is(WOf | WFor);
    return t && t->isWord() && t->is(WUnit) && !heading ? i + 1 : i;
}

int ValueReader::denominatorAt(int i, bool *slash) const
{
    const Token *t = at(i);
    if (!t)
        return -1;
    *slash = false;
    int k = i;
    if (t->isPunct(u'/')) {
        *slash = true;
        return k + 1;
    }
    if (t->isPunct(u'(') || t->isPunct(u'[') || t->isPunct(u',')) { // "3 (out of 4)", "3, out of 4"
        if (!at(i + 1) || !at(i + 1)->is(WOut))
            return -1;
        ++k;
    }
    if (!at(k))
        return -1;
    if (at(k)->is(WOut)) {
        if (!at(k + 1) || !at(k + 1)->is(WOf))
            return -1;
        k += 2;
    } else if (at(k)->isWord() && at(k)->is(WOf)) {
        ++k;
    } else {
        return -1;
    }
    // "out of a possible 4", "out of the maximum of 4", "out of a total of 10"
    for (int skipped = 0; skipped < 5 && at(k) && at(k)->isWord() && !at(k)->is(WCardinal); ++skipped, ++k) {
        const Token &word = *at(k);
        const bool article = word.end - word.begin <= 3 && word.is(WConnector);
        if (!article && !word.is(WMax | WTotal | WOf | WNoun | WUnit))
            return -1;
    }
    return k;
}

std::optional<Value> ValueReader::withDenominator(Value value, int denominatorBegin, int *skipTo) const
{
    const auto denominator = readNumber(denominatorBegin, true);
    const bool negative = !denominator && at(denominatorBegin) && at(denominatorBegin)->isPunct(u'-');
    if (!denominator || negative)
        return std::nullopt;
    value.kind = ValueKind::Fraction;
    value.denominator = denominator->value;
    int end = denominator->end;
    const Token *after = at(end);
    if (after && after->isPunct(u'/') && after->blankBefore && at(end + 3) && at(end + 1)->isNumber() &&
        at(end + 2)->isPunct(u'/') && at(end + 3)->isNumber()) { // "2/3 / 3/3"
        value.kind = ValueKind::Ambiguous;
        value.end = end + 4;
        return value;
    }
    // 1/1/1, 12/10/2024, 3/4th: not a score.
    if (after && after->isPunct(u'/') && at(end + 1) && (at(end + 1)->isNumber())) {
        while (at(end) && (at(end)->isNumber() || at(end)->isPunct(u'/')))
            ++end;
        if (skipTo)
            *skipTo = end;
        return std::nullopt;
    }
    const int afterUnit = skipUnit(end);
    if (afterUnit != end)
        value.unit = true;
    value.end = afterUnit;
    return value;
}

/// "3-4/4", "3 to 4": the judge did not decide. End of the range when one goes on at `i`, else -1.
int ValueReader::rangeEnd(int i) const
{
    const Token *sign = at(i);
    const Token *next = at(i + 1);
    if (!sign || !next || !next->isNumber())
        return -1;
    const bool dash = sign->isPunct(u'-') && adjacent(i) && adjacent(i + 1);
    const bool to = sign->isWord() && sign->is(WThrough) && sign->end - sign->begin == 2;
    const bool between = sign->is(WAnd) && at(i - 2) && at(i - 2)->is(WBetween);         // "between 1 and 2 out of 3"
    const bool either = sign->isWord() && sign->is(WOr) && sign->end - sign->begin == 2; // "4 or 5 out of 6"
    if (!dash && !to && !between && !either)
        return -1;
    const int end = skipUnit(i + 2);
    bool slash = false;
    const int d = denominatorAt(end, &slash);
    if (either && d < 0)
        return -1;
    return d >= 0 && at(d) && at(d)->isNumber() ? d + 1 : end;
}

std::optional<Value> ValueReader::readSimple(int i, int *skipTo) const
{
    const Token *first = at(i);
    if (!first || !mayBegin(*first))
        return std::nullopt;
    if (first->isWord() && first->is(WNothing))
        return readNothing(i);
    if (first->is(WFull | WHalf | WNumberSign))
        return readMarks(i);
    int begin = i;
    bool negative = false;
    if (first->isPunct(u'-') && adjacent(i + 1) && at(i + 1)->isNumber()) {
        const Token *before = at(i - 1);
        const bool apart = first->blankBefore; // "gets -1/3", "- -1/2"; "Total -7/10" is a dash
        const bool said = before && apart && ((before->isWord() && before->is(WVerb)) || before->isPunct(u'-'));
        if (before && !said && !before->isPunct(u':') && !before->isPunct(u'=') && !before->isPunct(u'('))
            return std::nullopt;
        negative = true;
        ++begin;
    } else if (!mayStart(i)) {
        return std::nullopt;
    }
    const auto number = readNumber(begin, false);
    if (!number)
        return std::nullopt;
    Value value;
    value.number = negative ? -number->value : number->value;
    value.decimals = number->decimals;
    value.words = number->words;
    value.begin = i;
    value.end = number->end;
    const Token *after = at(value.end);
    if (after && after->isPunct(u'%')) {
        value.kind = ValueKind::Fraction;
        value.percent = true;
        value.denominator = 100;
        ++value.end;
        return value;
    }
    const Token *minutes = at(value.end + 1);
    if (number->end == begin + 1 && at(value.end) && at(value.end)->isPunct(u':') && adjacent(value.end) && minutes &&
        minutes->integral && adjacent(value.end + 1) && minutes->end - minutes->begin == 2 &&
        !(at(value.end + 2) && at(value.end + 2)->isPunct(u'/'))) { // "7:30"
        if (skipTo)
            *skipTo = value.end + 2;
        return std::nullopt;
    }
    const Token *plus = at(value.end); // "5+", "5+/6"
    const Token *behindPlus = at(value.end + 1);
    if (plus && plus->isPunct(u'+') && adjacent(value.end) &&
        (!behindPlus || behindPlus->isNewline() || behindPlus->isPunct(u'/') || behindPlus->is(WUnit))) {
        value.kind = ValueKind::Ambiguous;
        value.end +=
            behindPlus && behindPlus->isPunct(u'/') && at(value.end + 2) && at(value.end + 2)->isNumber() ? 3 : 1;
        return value;
    }
    if (const int end = rangeEnd(value.end); end > 0) {
        value.kind = ValueKind::Ambiguous;
        value.end = end;
        return value;
    }
    return bareOrFraction(value, skipTo);
}

/// "between 4/6 and 5/6": one undecided value.
std::optional<Value> ValueReader::between(const Value &lower) const
{
    const Token *before = at(lower.begin - 1);
    const Token *sign = at(lower.end);
    const int numerator = lower.end + 1;
    const Token *slash = at(numerator + 1);
    const Token *denominator = at(numerator + 2);
    if (!before || !before->is(WBetween) || !sign->is(WAnd) || !denominator || !at(numerator)->isNumber() ||
        !slash->isPunct(u'/') || !denominator->isNumber())
        return std::nullopt;
    Value both = lower;
    both.kind = ValueKind::Ambiguous;
    both.end = skipUnit(numerator + 3);
    return both;
}

/// What stands behind the number: a denominator, a unit, nothing.
std::optional<Value> ValueReader::bareOrFraction(Value value, int *skipTo) const
{
    const int i = value.begin;
    const Token *after = at(value.end);
    const int afterUnit = skipUnit(value.end);
    bool slash = false;
    const int d = denominatorAt(afterUnit, &slash);
    if (d >= 0) {
        value.slash = slash;
        for (int k = afterUnit; k < d; ++k)
            value.ofTotal = value.ofTotal || (at(k)->isWord() && at(k)->is(WTotal));
        if (auto fraction = withDenominator(value, d, skipTo)) {
            const Token &first = *at(i); // "½ of 5 points" is 2.5 of 5, where "½ out of 5" is 0.5 of 5
            if (first.isNumber() && !first.integral && first.end - first.begin == 1 && value.end == i + 1 &&
                at(afterUnit)->isWord() && at(afterUnit)->is(WOf))
                fraction->number *= fraction->denominator;
            return between(*fraction).value_or(*fraction);
        }
        if (slash) { // "3/x", "2/ten points of view": a placeholder or no score at all
            if (skipTo && *skipTo <= i)
                *skipTo = d;
            return std::nullopt;
        }
    }
    if (after && afterUnit == value.end && adjacent(value.end) && after->isWord() && !after->cjk)
        return std::nullopt; // "3D", "4th"
    value.unit = afterUnit != value.end;
    value.end = afterUnit;
    return value;
}

/// The ')' of a short remark that begins at `i`; else -1.
int ValueReader::remarkEnd(int i) const
{
    constexpr int kReach = 24;
    for (int k = i + 1; at(k) && k < i + kReach && !at(k)->isNewline() && !at(k)->isPunct(u'('); ++k) {
        if (at(k)->isPunct(u')'))
            return k;
    }
    return -1;
}

std::optional<Value> ValueReader::read(int i, int *skipTo) const
{
    auto value = readSimple(i, skipTo);
    if (!value || value->words || i < m_chainEnd)
        return value;
    // An arithmetic chain counts for what stands after its last '='.
    int k = value->end;
    bool arithmetic = false;
    bool added = false;
    constexpr int kMaxTerms = 64;
    for (int terms = 0; terms < kMaxTerms; ++terms) {
        const Token *op = at(k);
        if (!op)
            break;
        const bool sign = op->isPunct(u'+') || op->isPunct(u'-') || op->isPunct(u'x') || op->isPunct(0x00D7);
        const bool equals = op->isPunct(u'=');
        if (op->isPunct(u')') && arithmetic) { // "(4 + 3 + 1) = 8"
            ++k;
            if (at(k) && at(k)->isPunct(u'/') && at(k + 1) && at(k + 1)->isNumber()) // "(5 + 2)/10 = 7/10"
                k += 2;
            continue;
        }
        if (op->isPunct(u'(') && arithmetic) { // "4 points - 1 point (wrong colour) = 3 points"
            const int close = remarkEnd(k);
            if (close < 0 || !at(close + 1) || !at(close + 1)->isPunct(u'='))
                break;
            k = close + 1;
            continue;
        }
        if (!sign && !(equals && arithmetic))
            break;
        const auto next = readSimple(k + 1);
        if (!next || next->kind == ValueKind::Ambiguous)
            break;
        if (equals) {
            Value result = *next;
            result.begin = value->begin;
            return result;
        }
        arithmetic = true;
        added = added || op->isPunct(u'+');
        k = next->end;
    }
    m_chainEnd = arithmetic ? k : m_chainEnd;
    if (added) { // a sum that the judge did not work out
        value->kind = ValueKind::Ambiguous;
        value->end = k;
    }
    return value;
}

} // namespace plumbline::reply
