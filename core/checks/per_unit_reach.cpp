// SPDX-License-Identifier: GPL-3.0-or-later
// "each line", "per stanza", "lines of five words".
#include "core/checks/per_unit_reach.h"

#include "core/checks/count_neighbours.h"

namespace plumbline::checks {

namespace {

std::optional<CountReach> unitReach(const Token &token)
{
    if (token.isAnyOf({u"sentence", u"sentences"}))
        return CountReach::PerSentence;
    if (token.isAnyOf({u"line", u"lines"}))
        return CountReach::PerLine;
    if (token.isAnyOf({u"stanza", u"stanzas", u"verse", u"verses"}))
        return CountReach::PerStanza;
    return std::nullopt;
}

/// The plural unit that "each" alone refers back to ("two stanzas, each with four lines").
CountReach unitReferredTo(const Tokens &t, int from)
{
    for (int i = from; i >= 0; --i) {
        if (const auto unit = unitReach(t.at(i)))
            return *unit;
        if (const auto noun = countNounAt(t, i); noun && noun->plural)
            return CountReach::Elsewhere;
    }
    return CountReach::Elsewhere;
}

/// Index of "each", "every", "no" + unit that governs the phrase at `first`, or -1.
int eachBefore(const Tokens &t, int first)
{
    for (int i = first - 1; i >= 0 && i >= first - 9; --i) {
        if (t.isAny(i, {u".", u";"}))
            return -1;
        const bool quantifier =
            t.isAny(i, {u"each", u"every", u"apiece"}) ||
            (t.isAny(i, {u"all", u"no"}) && unitReach(t.at(i + 1)).has_value()) ||
            (t.isAny(i, {u"both", u"all"}) && t.isAny(i + 1, {u"with", u"of", u"having", u"containing"}) &&
             (t.at(i + 2).isNumber() || i + 2 == first)) ||
            (t.isAny(i, {u"both", u"all"}) && partitiveBehind(t, i) > 0) || distributesOver(t, i);
        if (!quantifier)
            continue;
        const bool known = unitReach(t.at(i + 1)) || unitReach(t.at(i + 2)) || countNounAt(t, i + 1) ||
                           partitiveBehind(t, i) > 0 ||
                           (t.is(i + 1, u"of") && t.isAny(i + 2, {u"the", u"your", u"these", u"its"}));
        if (known || i >= first - 5)
            return i;
    }
    return -1;
}

} // namespace

std::optional<CountReach> perUnitBefore(const Tokens &t, const CountCandidate &c)
{
    if (c.noun.kind == ConstraintKind::Lines && t.is(c.noun.end, u"stanzas")) // "two four-line stanzas"
        return CountReach::PerStanza;
    const int first = c.quantity.first;
    const int each = eachBefore(t, first);
    if (each >= 0) {
        if (const int of = partitiveBehind(t, each); of > 0 && each + of + 1 < first)
            return unitReach(t.at(each + of + 1));
        if (t.is(each + 1, u"of") && t.isAny(each + 2, {u"the", u"your", u"these", u"its"}))
            return CountReach::Elsewhere; // "each of the three paragraphs must have two sentences"
        if (const auto unit = unitReach(t.at(each + 1)))
            return *unit;
        if (const auto unit = unitReach(t.at(each + 2)); unit && !endsClause(t.at(each + 1)) && each + 2 < first)
            return *unit;
        const bool alone =
            t.isAny(each + 1, {u"with",   u"containing", u"of",      u"having",     u"has",   u"under", u"consisting",
                               u"no",     u"at",         u"exactly", u"limited",    u"using", u"in",    u"must",
                               u"should", u"being",      u"one",     u"comprising", u"made",  u"have",  u"contain"}) ||
            each + 1 == first;
        return alone ? unitReferredTo(t, each - 1) : CountReach::Elsewhere;
    }
    // "lines of five words", "stanzas of four lines", "sentences of at most ten words"
    const auto unit = unitReach(t.at(first - 2));
    if (unit && t.at(first - 2).text.endsWith(u's')) {
        const bool eachBehind = isEachWord(t.at(c.noun.end));
        if (t.is(first - 1, u"of") || t.isAny(first - 1, {u"containing", u"having", u"with", u"under"})) {
            if (t.is(first - 1, u"of") || eachBehind ||
                (*unit == CountReach::PerStanza && c.noun.kind == ConstraintKind::Lines))
                return *unit;
        }
    }
    if (t.at(first - 1).is(u"of") && t.isAny(first - 2, {u"paragraphs", u"sections", u"points", u"bullets", u"items"}))
        return CountReach::Elsewhere;
    return std::nullopt;
}

std::optional<CountReach> perUnitBehind(const ComponentText &component, const CountCandidate &c)
{
    const Tokens &t = component.tokens;
    const int next = c.noun.end;
    const auto perAt = [&](const Tokens &in, int i) -> std::optional<CountReach> {
        if (in.is(i, u"per") ||
            (in.isAny(i, {u"for", u"in", u"on", u"about", u"to"}) && in.isAny(i + 1, {u"each", u"every"}))) {
            const int unit = in.is(i, u"per") ? i + 1 : i + 2;
            if (in.is(i, u"in") && &in == &t && (unit >= in.size() || endsClause(in.at(unit)))) // "three lines in each"
                return unitReferredTo(t, c.quantity.first - 1);
            return unitReach(in.at(unit)).value_or(CountReach::Elsewhere);
        }
        if (in.is(i, u"to") && in.isAny(i + 1, {u"a", u"the"}) && unitReach(in.at(i + 2))) // "five words to a line"
            return unitReach(in.at(i + 2));
        if (in.isAny(i, {u"each", u"apiece"})) {
            if (unitReach(in.at(i + 1)) || in.at(i + 1).isAnyOf({u"with", u"containing", u"of", u"under", u"in"}))
                return std::nullopt; // "two stanzas each with four lines" speaks of the next count
            return CountReach::Elsewhere;
        }
        return std::nullopt;
    };
    if (const auto found = perAt(t, next)) {
        if (*found == CountReach::Elsewhere && t.isAny(next, {u"each", u"apiece"}))
            return c.noun.kind == ConstraintKind::Words || c.noun.kind == ConstraintKind::Lines
                       ? unitReferredTo(t, c.quantity.first - 1)
                       : CountReach::Elsewhere;
        return found;
    }
    for (int i = next; i <= next + 5 && !endsClause(t.at(i)); ++i) { // "one sentence of context for each photo"
        if (t.at(i).isNumber() && countNounAt(t, i + 1))
            break; // "four lines with five words per line": the next count
        if (t.is(i, u"per") || (t.isAny(i, {u"for", u"about"}) && t.isAny(i + 1, {u"each", u"every"})) ||
            (t.isAny(i, {u"to"}) && t.isAny(i + 1, {u"each", u"every"}) && // "one sentence dedicated to each season"
             t.isAny(i - 1, {u"dedicated", u"devoted", u"given", u"assigned", u"allotted", u"corresponding"})))
            return CountReach::Elsewhere;
    }
    // "two words to describe each person"; "in two words" would mean the whole
    const bool placed = t.isAny(c.quantity.first - 1, {u"in", u"within", u"using", u"with", u"into", u"of"});
    if (!placed && t.is(next, u"to") && t.isAny(next + 2, {u"each", u"every"}))
        return CountReach::Elsewhere;
    if (next >= t.size())
        return perAt(component.after, 0);
    return std::nullopt;
}

bool noneLonger(const Tokens &t, const CountCandidate &c)
{
    const int each = eachBefore(t, c.quantity.first);
    return each >= 0 && t.is(each, u"no");
}

} // namespace plumbline::checks
