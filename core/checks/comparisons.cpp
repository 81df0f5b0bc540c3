// SPDX-License-Identifier: GPL-3.0-or-later
// Comparison words before and behind a number.
#include "core/checks/comparisons.h"

#include "core/checks/extract_families.h"

namespace plumbline::checks {

namespace {

bool isLimitVerb(const Tokens &t, int i)
{
    return t.isAny(i,
                   {u"limit", u"limited", u"limiting", u"restrict", u"restricted", u"restricting", u"keep", u"keeping",
                    u"confine", u"confined", u"cap", u"capped", u"shorten", u"reduce", u"condense", u"trim", u"kept"});
}

/// One of the verbs at most five tokens before `at` in the same clause: "fit the whole story into".
bool verbBefore(const Tokens &t, int at, std::initializer_list<const char16_t *> verbs)
{
    for (int i = at - 1; i >= 0 && i >= at - 5 && !endsClause(t.at(i)); --i)
        if (t.isAny(i, verbs))
            return true;
    return false;
}

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

} // namespace

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

int roughBefore(const Tokens &t, int number)
{
    if (t.is(number - 1, u"of") && t.is(number - 3, u"the") &&
        t.isAny(number - 2, {u"region", u"neighborhood", u"neighbourhood", u"vicinity", u"order"}))
        return number - 4;
    if (t.matches(number - 3, {u"more", u"or", u"less"}) || t.matches(number - 3, {u"give", u"or", u"take"}))
        return number - 3;
    if (t.matches(number - 2, {u"something", u"like"}) || t.matches(number - 2, {u"close", u"to"}))
        return number - 2;
    return -1;
}

bool roughBehind(const Tokens &t, int noun)
{
    const int i = t.is(noun + 1, u",") ? noun + 2 : noun + 1;
    return t.matches(i, {u"or", u"so"}) || t.matches(i, {u"or", u"thereabouts"}) ||
           t.matches(i, {u"give", u"or", u"take"}) || t.matches(i, {u"more", u"or", u"less"});
}

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

} // namespace plumbline::checks
