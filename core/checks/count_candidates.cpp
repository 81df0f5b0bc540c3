// SPDX-License-Identifier: GPL-3.0-or-later
// Counted nouns with their numbers or articles.
#include "core/checks/count_candidates.h"

#include "core/checks/count_neighbours.h"

namespace plumbline::checks {

namespace {

constexpr int kFarthestNumber = 7; ///< tokens between a number and its noun

/// A word that may describe a sentence, paragraph or stanza though no list knows it: "two vivid, atmospheric
/// sentences". Function words, plurals and participles of the present may not.
bool describesUnit(ConstraintKind kind, const Token &token)
{
    if (isNeutralAdjective(kind, token))
        return true;
    if (kind != ConstraintKind::Sentences && kind != ConstraintKind::Paragraphs && kind != ConstraintKind::Stanzas)
        return false;
    if (token.type != Token::Type::Word || token.text.size() < 4 || token.glued)
        return false;
    const bool plural = token.text.endsWith(u's') && !token.text.endsWith(u"ss") && !token.text.endsWith(u"ous");
    return !plural && !token.text.endsWith(u"ing") &&
           !token.isAnyOf({u"that",    u"which",     u"with",    u"from",    u"into",       u"than",    u"then",
                           u"this",    u"these",     u"those",   u"their",   u"your",       u"each",    u"every",
                           u"both",    u"other",     u"about",   u"people",  u"person",     u"first",   u"second",
                           u"third",   u"fourth",    u"last",    u"final",   u"next",       u"per",     u"while",
                           u"where",   u"when",      u"using",   u"without", u"within",     u"between", u"word",
                           u"line",    u"paragraph", u"page",    u"write",   u"topic",      u"point",   u"image",
                           u"picture", u"photo",     u"woman",   u"child",   u"minute",     u"must",    u"should",
                           u"example", u"thesis",    u"opening", u"closing", u"concluding", u"same"});
}

/// Index of the number (or article) that counts the noun at `noun`, or -1.
int numberBefore(const Tokens &t, int noun, ConstraintKind kind)
{
    if (t.at(noun - 1).glued) {
        if (t.at(noun - 1).isNumber())
            return noun - 1;
        if (!isNeutralAdjective(kind, t.at(noun - 1)))
            return -1;
    }
    for (int i = noun - 1; i >= 0 && i >= noun - kFarthestNumber; --i) {
        const Token &token = t.at(i);
        if (token.isNumber()) {
            if (token.glued && !t.at(i + 1).isNumber() && i + 1 != noun)
                continue; // "a five-sentence paragraph": counts another noun
            return i;
        }
        if (token.isAnyOf({u"a", u"an"}))
            return i;
        if (t.at(i - 1).isNumber() && t.at(i - 1).glued && token.type == Token::Type::Word && i - 1 > 0) {
            --i; // "two four-line stanzas"
            continue;
        }
        if (token.is(u")") && t.at(i - 1).isNumber() && t.is(i - 2, u"(") && t.at(i - 3).isNumber())
            return i - 3; // "2 (two) sentences"
        const bool orFewer = token.isAnyOf({u"fewer", u"less", u"more", u"or", u"+"});
        const bool joins = token.is(u"and") && describesUnit(kind, t.at(i - 1)) && describesUnit(kind, t.at(i + 1)) &&
                           !t.at(i - 1).isNumber();
        if (!orFewer && !joins && !token.is(u",") && !describesUnit(kind, token))
            return -1;
    }
    return -1;
}

/// "word count of 50", "word limit: 50": the number behind the noun.
std::optional<Quantity> quantityBehind(const Tokens &t, const CountNoun &noun)
{
    const Token &measure = t.at(noun.end);
    if (!measure.isAnyOf({u"limit", u"count", u"cap", u"maximum", u"max", u"minimum", u"min", u"length"}))
        return std::nullopt;
    for (int i = noun.end + 1; i <= noun.end + 8 && i < t.size(); ++i) {
        if (t.isAny(i, {u".", u";", u","}))
            return std::nullopt;
        if (!t.at(i).isNumber())
            continue;
        const bool range = t.at(i + 2).isNumber() && t.isAny(i + 1, {u"and", u"to"});
        Quantity q = readQuantity(t, range ? i + 2 : i, range ? i + 2 : i, {});
        if (!q.stated && q.op == ConstraintOp::Eq) {
            const bool most =
                measure.isAnyOf({u"limit", u"cap", u"maximum", u"max"}) || t.isAny(noun.end - 2, {u"maximum", u"max"});
            const bool least = measure.isAnyOf({u"minimum", u"min"}) || t.isAny(noun.end - 2, {u"minimum", u"min"});
            q.op = most ? ConstraintOp::Le : least ? ConstraintOp::Ge : ConstraintOp::Eq;
        }
        return q;
    }
    return std::nullopt;
}

/// Story characters are not letters: only a size or a limit makes them countable.
bool looksLikeTextCharacters(const Tokens &t, const CountNoun &noun, const Quantity &q)
{
    const int larger = std::max(q.low, q.high);
    const bool limit = t.isAny(noun.end, {u"limit", u"maximum", u"max", u"long", u"total", u"including", u"with"}) ||
                       t.matches(noun.end, {u"in", u"length"}) || t.matches(noun.end, {u"or", u"less"}) ||
                       t.matches(noun.end, {u"or", u"fewer"});
    const bool bound = q.op == ConstraintOp::Le || q.op == ConstraintOp::Lt; // "at most 20 characters"
    return larger >= 30 || (limit && larger >= 10) ||
           (bound && larger >= 12 && (noun.end >= t.size() || endsClause(t.at(noun.end))));
}

/// An article counts only in "in a sentence", "write a paragraph", "in a word".
bool articleCounts(const Tokens &t, const CountNoun &noun, int article)
{
    if (noun.plural)
        return false;
    const Token &governor = t.at(article - 1);
    const bool preposition = governor.isAnyOf({u"in", u"within", u"into", u"as"});
    const bool creates = governor.isAnyOf({u"write", u"craft", u"construct", u"compose", u"create", u"form", u"make",
                                           u"produce", u"generate", u"writing", u"formulate"});
    if (noun.kind == ConstraintKind::Stanzas) // "a four-line stanza" counts its lines
        for (int k = article + 1; k < noun.end; ++k)
            if (t.at(k).isNumber())
                return false;
    switch (noun.kind) {
    case ConstraintKind::Sentences:
    case ConstraintKind::Paragraphs:
    case ConstraintKind::Stanzas:
        return (preposition || creates || (governor.is(u"of") && t.isAny(article - 2, {u"form", u"consisting"}))) &&
               !t.isAny(noun.end, {u"form", u"format", u"style", u"or", u"each", u"per", u"for"}) &&
               !t.isAny(noun.end, {u"from", u"and", u"followed"});
    case ConstraintKind::Words:
        return governor.is(u"in") && (noun.end >= t.size() || endsClause(t.at(noun.end)));
    default:
        return false;
    }
}

} // namespace

std::vector<CountCandidate> countCandidates(const ComponentText &component)
{
    const Tokens &t = component.tokens;
    std::vector<CountCandidate> found;
    for (int i = 0; i < t.size(); ++i) {
        const auto noun = countNounAt(t, i);
        if (!noun || describesNextNoun(t, *noun))
            continue;
        CountCandidate candidate;
        candidate.noun = *noun;
        candidate.nounAt = i;
        const int number = numberBefore(t, i, noun->kind);
        const bool orTwo =
            number >= 0 && !t.at(number).isNumber() && t.is(noun->end, u"or") && t.is(noun->end + 1, u"two");
        if (number >= 0 &&
            (t.at(number).isNumber() || orTwo || articleCounts(t, *noun, number) || boundsArticle(t, *noun, number))) {
            candidate.number = number;
            candidate.quantity = readQuantity(t, number, noun->end - 1, component.before);
            if (orTwo) {
                const bool most = candidate.quantity.op == ConstraintOp::Le; // "no more than a sentence or two"
                candidate.quantity.op = most ? ConstraintOp::Le : ConstraintOp::Between;
                candidate.quantity.low = most ? 2 : 1;
                candidate.quantity.high = 2;
            }
        } else if (const auto behind = quantityBehind(t, *noun)) {
            candidate.quantity = *behind;
            candidate.number = i;
            candidate.quantity.first = i;
        } else {
            continue;
        }
        if (!found.empty())
            shareBound(t, found.back(), candidate);
        if (noun->kind == ConstraintKind::Characters && !looksLikeTextCharacters(t, *noun, candidate.quantity))
            continue;
        found.push_back(candidate);
        i = noun->end - 1;
    }
    return found;
}

} // namespace plumbline::checks
