// SPDX-License-Identifier: GPL-3.0-or-later
// "no more than", "between 2 and 3", "or fewer", "about": the comparison around a number.
#include "core/checks/extract_families.h"

#include <QJsonArray>

#include <cmath>

namespace plumbline::checks {

namespace {

bool isLimitVerb(const Tokens &t, int i)
{
    return t.isAny(i,
                   {u"limit", u"limited", u"limiting", u"restrict", u"restricted", u"restricting", u"keep", u"keeping",
                    u"confine", u"confined", u"cap", u"capped", u"shorten", u"reduce", u"condense", u"trim", u"kept"});
}

/// "limit your response to": a limiting verb a few words before the "to" at `to`.
bool limitedTo(const Tokens &t, int to)
{
    for (int i = to - 1; i >= 0 && i >= to - 8; --i) {
        if (endsClause(t.at(i)))
            return false;
        if (isLimitVerb(t, i))
            return true;
    }
    return false;
}

/// One of the verbs at most five tokens before `at` in the same clause: "fit the whole story into".
bool verbBefore(const Tokens &t, int at, std::initializer_list<const char16_t *> verbs)
{
    for (int i = at - 1; i >= 0 && i >= at - 5 && !endsClause(t.at(i)); --i)
        if (t.isAny(i, verbs))
            return true;
    return false;
}

struct Comparison
{
    ConstraintOp op;
    int first;
};

bool negatedBefore(const Tokens &t, int i)
{
    return t.isAny(i, {u"no", u"not", u"nothing", u"never", u"without", u"don't", u"cannot", u"can't", u"doesn't",
                       u"isn't", u"aren't", u"shouldn't", u"mustn't", u"won't"});
}

/// The negation that a verb separates from its comparison: "do not write more than", "should never be any longer than".
/// Index or -1. A "no" is none of them: "no sentence longer than" speaks of each sentence.
int negationAcrossVerb(const Tokens &t, int word)
{
    for (int i = word - 1; i >= 0 && i >= word - 5; --i) {
        if (endsClause(t.at(i)) || t.at(i).isNumber() || t.isAny(i, {u"and", u"but", u"only", u"just", u"that"}))
            return -1;
        if (isNegationIdiom(t, i) || t.isAny(i, {u"avoid", u"avoiding", u"refrain", u"refraining"}) ||
            (negatedBefore(t, i) && !t.is(i, u"no")))
            return i;
    }
    return -1;
}

/// "neither more nor fewer than", "no more and no less than" with its last word before "than" at `word`: index of the
/// first one, or -1.
int bothWays(const Tokens &t, int word)
{
    if (!t.isAny(word, {u"fewer", u"less", u"more"}))
        return -1;
    int i = word - 1;
    while (t.isAny(i, {u"nor", u"no", u"and", u"or", u",", u"not"}) && i > word - 4)
        --i;
    if (i == word - 1 || !t.isAny(i, {u"more", u"fewer", u"less"}) || t.is(i, t.at(word).text))
        return -1;
    return t.isAny(i - 1, {u"neither", u"no", u"not"}) ? i - 1 : -1;
}

/// Comparison words that end at index `last`; nothing when there are none.
std::optional<Comparison> comparisonBefore(const Tokens &t, int last)
{
    int i = last;
    // "a maximum of", "a minimum of", "a limit of", "a total of", "a length of"
    if (t.is(i, u"of")) {
        const int noun = i - 1;
        const int article = t.isAny(noun - 1, {u"a", u"an", u"the"}) ? noun - 1 : noun;
        if (t.isAny(noun, {u"maximum", u"max", u"limit", u"cap", u"ceiling"}))
            return Comparison{ConstraintOp::Le, article};
        if (t.isAny(noun, {u"minimum", u"min"}))
            return Comparison{ConstraintOp::Ge, article};
        if (t.isAny(noun, {u"upwards"}))
            return Comparison{ConstraintOp::Ge, noun};
        if (t.isAny(noun, {u"total", u"length"}))
            return Comparison{ConstraintOp::Eq, article};
        return std::nullopt;
    }
    if (t.isAny(i, {u"than", u"then"})) {
        const int word = i - 1;
        if (const int first = bothWays(t, word); first >= 0)
            return Comparison{ConstraintOp::Eq, first};
        const int across = negatedBefore(t, word - 1) ? word - 1 : negationAcrossVerb(t, word);
        const bool negated = across >= 0;
        const int first = negated ? across : word;
        if (t.isAny(word, {u"more", u"greater", u"longer", u"larger", u"higher"}))
            return Comparison{negated ? ConstraintOp::Le : ConstraintOp::Gt, first};
        if (t.isAny(word, {u"fewer", u"less", u"shorter", u"lower", u"smaller", u"few"}))
            return Comparison{negated ? ConstraintOp::Ge : ConstraintOp::Lt, first};
        return std::nullopt;
    }
    if (t.isAny(i, {u"most", u"maximum", u"max"}))
        return Comparison{ConstraintOp::Le,
                          t.isAny(i - 1, {u"at", u"the", u"a"}) ? (t.is(i - 2, u"at") ? i - 2 : i - 1) : i};
    if (t.isAny(i, {u"least", u"minimum", u"min", u"at-least"}))
        return Comparison{ConstraintOp::Ge, t.isAny(i - 1, {u"at", u"the", u"a", u"very"}) ? i - 1 : i};
    if (t.is(i, u"to")) {
        if (t.is(i - 1, u"up"))
            return Comparison{ConstraintOp::Le, i - 1};
        if (limitedTo(t, i))
            return Comparison{ConstraintOp::Le, i};
        return std::nullopt;
    }
    if (t.is(i, u"at") && verbBefore(t, i, {u"cap", u"capped", u"limit", u"limited", u"stop"})) // "cap it at"
        return Comparison{ConstraintOp::Le, i};
    if (t.isAny(i, {u"in", u"into"}) && t.at(i + 1).number != 1 &&
        verbBefore(t, i, {u"fit", u"fits", u"fitting", u"squeeze", u"squeezed"}))
        return Comparison{ConstraintOp::Le, i};
    if (t.is(i, u"within") || (t.is(i, u"limit") && t.is(i + 1, u":")))
        return Comparison{ConstraintOp::Le, i};
    if (t.is(i, u"=") && t.isAny(i - 1, {u"<", u">"}))
        return Comparison{t.is(i - 1, u"<") ? ConstraintOp::Le : ConstraintOp::Ge, i - 1};
    if (t.isAny(i, {u"is", u"be"}) || (t.is(i, u"have") && t.is(0, u"you") && i == 1)) { // "your limit is", "you have"
        if (t.is(i, u"have") || t.isAny(i - 1, {u"limit", u"maximum", u"max", u"ceiling", u"cap"}))
            return Comparison{ConstraintOp::Le, i};
        if (t.isAny(i - 1, {u"minimum", u"min"}))
            return Comparison{ConstraintOp::Ge, i};
        return std::nullopt;
    }
    if (t.isAny(i, {u"under", u"below"}))
        return Comparison{ConstraintOp::Lt, i};
    if (t.isAny(i, {u"over", u"above", u"beyond", u"past"})) {
        const int across = negatedBefore(t, i - 1) ? i - 1 : negationAcrossVerb(t, i);
        return Comparison{across >= 0 ? ConstraintOp::Le : ConstraintOp::Gt, across >= 0 ? across : i};
    }
    if (t.isAny(i, {u"exceeding", u"exceed", u"exceeds", u"surpassing", u"surpass"})) {
        if (const int across = negationAcrossVerb(t, i); across >= 0)
            return Comparison{ConstraintOp::Le, across};
        return Comparison{ConstraintOp::Gt, i};
    }
    if (t.isAny(i, {u"exactly", u"precisely", u"strictly", u"just", u"only", u"solely", u"specifically"}))
        return Comparison{ConstraintOp::Eq, i};
    if (t.is(i, u"<") || (t.is(i, u"sub") && t.at(i).glued))
        return Comparison{ConstraintOp::Lt, i};
    if (t.is(i, u">"))
        return Comparison{ConstraintOp::Gt, i};
    if (t.is(i, u"\u2264"))
        return Comparison{ConstraintOp::Le, i};
    if (t.is(i, u"\u2265"))
        return Comparison{ConstraintOp::Ge, i};
    return std::nullopt;
}

bool approximateWord(const Tokens &t, int i)
{
    return t.isAny(i, {u"about", u"around", u"approximately", u"roughly", u"nearly", u"almost", u"circa", u"approx",
                       u"~", u"some", u"approximate"});
}

/// "in the region of 60 words": the first of the words that make the number at `number` a rough one, or -1.
int roughBefore(const Tokens &t, int number)
{
    if (t.is(number - 1, u"of") && t.is(number - 3, u"the") &&
        t.isAny(number - 2, {u"region", u"neighborhood", u"neighbourhood", u"vicinity", u"order"}))
        return number - 4;
    if (t.matches(number - 2, {u"something", u"like"}) || t.matches(number - 2, {u"close", u"to"}))
        return number - 2;
    return -1;
}

/// "three sentences or so", "50 words, give or take".
bool roughBehind(const Tokens &t, int noun)
{
    const int i = t.is(noun + 1, u",") ? noun + 2 : noun + 1;
    return t.matches(i, {u"or", u"so"}) || t.matches(i, {u"or", u"thereabouts"}) ||
           t.matches(i, {u"give", u"or", u"take"}) || t.matches(i, {u"more", u"or", u"less"});
}

/// "3 sentences. No more.", "two lines, no fewer": nothing when both are ruled out ("no more and no less").
std::optional<ConstraintOp> refusalBehind(const Tokens &t, int noun)
{
    int i = noun + 1;
    if (t.is(i, u"long"))
        ++i;
    while (t.isAny(i, {u".", u",", u";", u"-", u"\u2014", u"\u2013", u"(", u"and", u"but"}))
        ++i;
    if (!t.isAny(i, {u"no", u"not", u"nothing", u"never"}) || i == noun + 1)
        return std::nullopt;
    int k = i + 1;
    if (t.isAny(k, {u"a", u"one", u"any"}) || (t.at(k).isNumber() && t.at(k).number == 1)) // "and not a word more"
        k += 2;
    const bool more = t.isAny(k, {u"more", u"longer"});
    const bool less = t.isAny(k, {u"less", u"fewer", u"shorter"});
    if (t.is(i - 1, u"and") && k == i + 1) // "write one sentence and no more" asks for the one
        return std::nullopt;
    if ((!more && !less) || (k + 1 < t.size() && !endsClause(t.at(k + 1))))
        return std::nullopt; // "no more than" speaks of another number
    for (int m = k + 1; m <= k + 4; ++m)
        if (t.isAny(m, {u"less", u"fewer", u"more", u"shorter"}))
            return std::nullopt;
    return more ? ConstraintOp::Le : ConstraintOp::Ge;
}

/// "50 words or fewer", "50 words max", "50-word limit": what stands behind the noun.
std::optional<ConstraintOp> comparisonBehind(const Tokens &t, int noun)
{
    int i = noun + 1;
    if (t.isAny(i, {u"long", u"total"}))
        ++i;
    if (t.is(i, u"in") && t.isAny(i + 1, {u"total", u"length"}))
        i += 2;
    if (t.is(i, u"(") || t.is(i, u","))
        ++i;
    const int more = t.is(i, u"and") ? i + 1 : i;
    if (t.isAny(noun, {u"words", u"characters"}) && t.isAny(more, {u"no", u"not"}) && t.is(more + 1, u"more") &&
        !t.is(more + 2, u"than")) { // "twelve words, no more"
        int less = more + 2;
        while (t.isAny(less, {u",", u"and", u"or", u"nor", u"no", u"not"}))
            ++less;
        if (!t.isAny(less, {u"less", u"fewer"}))
            return ConstraintOp::Le;
    }
    if (t.matches(i, {u"at", u"the", u"very", u"most"}))
        return ConstraintOp::Le;
    if (t.matches(i, {u"at", u"the", u"very", u"least"}) || t.matches(i, {u"at", u"the", u"least"}))
        return ConstraintOp::Ge;
    if (t.isAny(i, {u"is", u"are", u"would", u"will"})) { // "thirty words is the limit", "two lines are plenty"
        for (int k = i + 1; k <= i + 3 && !endsClause(t.at(k)); ++k) {
            if (t.isAny(k, {u"limit", u"maximum", u"max", u"ceiling", u"cap", u"plenty", u"enough", u"sufficient"}))
                return ConstraintOp::Le;
            if (t.isAny(k, {u"minimum", u"min"}))
                return ConstraintOp::Ge;
        }
        return std::nullopt;
    }
    if (t.is(i, u"or") && t.isAny(i + 1, {u"less", u"fewer", u"under", u"shorter", u"below"}))
        return ConstraintOp::Le;
    if (t.is(i, u"or") && t.isAny(i + 1, {u"more", u"longer", u"above", u"over"}))
        return ConstraintOp::Ge;
    // "one paragraph, max 60 words" bounds the words
    for (int k = i; k <= i + 3 && !(k > i && endsClause(t.at(k)) && !t.isAny(k, {u".", u":"})); ++k)
        if (t.at(k).isNumber() && t.isAny(i, {u"max", u"maximum", u"min", u"minimum", u"at", u"limit"}))
            return std::nullopt;
    if (t.isAny(i, {u"max", u"maximum", u"limit", u"cap", u"tops"}) || t.matches(i, {u"at", u"most"}) ||
        t.matches(i, {u"at", u"the", u"most"}))
        return ConstraintOp::Le;
    if (t.isAny(i, {u"min", u"minimum"}) || t.matches(i, {u"at", u"least"}) || t.matches(i, {u"and", u"no", u"less"}))
        return ConstraintOp::Ge;
    return std::nullopt;
}

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
