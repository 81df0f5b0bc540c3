// SPDX-License-Identifier: GPL-3.0-or-later
// Counts: "exactly two sentences", "a five-line poem", "between 50 and 80 words". count_reach.h decides whether a count
// is about the whole response.
#include "core/checks/count_neighbours.h"
#include "core/checks/extract_families.h"

#include <algorithm>

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

std::vector<CountCandidate> candidates(const ComponentText &component)
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

void addCount(Constraints &out, Constraint constraint)
{
    for (Constraint &known : out) {
        if (known.kind != constraint.kind)
            continue;
        const bool lowHigh = known.op == ConstraintOp::Ge && constraint.op == ConstraintOp::Le;
        const bool highLow = known.op == ConstraintOp::Le && constraint.op == ConstraintOp::Ge;
        if (lowHigh || highLow) { // "at least 20 and at most 50 words" in two clauses
            const int low = lowHigh ? known.value.toInt() : constraint.value.toInt();
            const int high = lowHigh ? constraint.value.toInt() : known.value.toInt();
            Quantity both;
            both.op = ConstraintOp::Between;
            both.low = low;
            both.high = high;
            known = countConstraint(known.kind, both);
            return;
        }
        const bool bounds = (known.op == ConstraintOp::Gt && constraint.op == ConstraintOp::Lt) ||
                            (known.op == ConstraintOp::Lt && constraint.op == ConstraintOp::Gt);
        if (!bounds)
            return; // the first one stands
    }
    out.push_back(std::move(constraint));
}

/// Parts that add up to the whole: "two sentences for its past, two for its present, and one sentence that…", "three
/// sentences long and the answer … in a separate single sentence". 0 when they are no such parts.
int sumOfParts(const Tokens &t, const std::vector<CountCandidate> &found)
{
    std::vector<const CountCandidate *> parts;
    for (const CountCandidate &candidate : found)
        if (candidate.noun.kind == ConstraintKind::Sentences && candidate.quantity.op == ConstraintOp::Eq &&
            !candidate.quantity.article)
            parts.push_back(&candidate);
    if (parts.empty())
        return 0;
    bool separate = false;
    for (int i = parts.back()->quantity.first - 1; i <= parts.back()->noun.end; ++i)
        separate = separate || t.is(i, u"separate");
    const bool purpose = std::all_of(parts.begin(), parts.end(), [&t](const CountCandidate *part) {
        const int next = part->noun.end;
        return t.isAny(next, {u"for", u"about", u"describing", u"on", u"that", u"to", u"explaining"}) &&
               !(t.is(next, u"for") && isEachWord(t.at(next + 1)));
    });
    separate = separate && parts.size() > 1;
    if (!separate && !purpose)
        return 0;
    int sum = 0;
    size_t counted = parts.size();
    for (const CountCandidate *part : parts)
        sum += part->quantity.low;
    for (int i = parts.front()->noun.end; i < t.size() && purpose; ++i) // "…, two for its present significance"
        if (t.at(i).isNumber() &&
            (t.isAny(i + 1, {u"for", u"about", u"on"}) || (t.is(i + 1, u"to") && t.is(parts.front()->noun.end, u"to"))))
            sum += t.at(i).number, ++counted;
    return counted > 1 ? sum : 0;
}

/// "the left picture in one sentence and the right one in two sentences": each "in" its own, so that they add up. 0
/// when there are no two of them.
int sumOfPlaces(const ComponentText &component, const std::vector<CountCandidate> &found)
{
    const Tokens &t = component.tokens;
    int sum = 0;
    int parts = 0;
    for (const CountCandidate &candidate : found) {
        if (candidate.noun.kind != ConstraintKind::Sentences)
            continue;
        if (candidate.quantity.op != ConstraintOp::Eq || candidate.quantity.article ||
            !t.isAny(candidate.quantity.first - 1, {u"in", u"using", u"with", u"use", u"write"}) ||
            reachOf(component, candidate, found) != CountReach::Whole)
            return 0;
        sum += candidate.quantity.low;
        ++parts;
    }
    for (int i = 0; i < t.size() && parts > 0; ++i) // "one sentence for …, and another sentence for …"
        if (t.is(i, u"another") && (t.is(i + 1, u"sentence") || t.is(i + 2, u"sentence"))) {
            ++sum;
            ++parts;
        }
    return parts > 1 ? sum : 0;
}

std::optional<Constraint> placed(const ComponentText &component, const CountCandidate &candidate, CountReach reach)
{
    Constraint constraint = countConstraint(candidate.noun.kind, candidate.quantity);
    const ConstraintKind kind = candidate.noun.kind;
    switch (reach) {
    case CountReach::Whole:
        break;
    case CountReach::Answer:
        constraint.scope = ConstraintScope::Answer;
        break;
    case CountReach::PerSentence:
        if (kind != ConstraintKind::Words)
            return std::nullopt;
        constraint.kind = ConstraintKind::WordsPerSentence;
        break;
    case CountReach::PerLine:
        if (kind != ConstraintKind::Words)
            return std::nullopt;
        constraint.kind = ConstraintKind::WordsPerLine;
        break;
    case CountReach::PerStanza:
        if (kind != ConstraintKind::Lines)
            return std::nullopt;
        constraint.kind = ConstraintKind::LinesPerStanza;
        break;
    case CountReach::Elsewhere:
        return std::nullopt;
    }
    if (reach >= CountReach::PerSentence && noneLonger(component.tokens, candidate)) // "no line longer than"
        constraint.op = constraint.op == ConstraintOp::Gt   ? ConstraintOp::Le
                        : constraint.op == ConstraintOp::Lt ? ConstraintOp::Ge
                                                            : constraint.op;
    const bool unique = kind == ConstraintKind::Words && reach == CountReach::Whole &&
                        component.tokens.isAny(candidate.nounAt - 1, {u"unique", u"different", u"distinct"});
    if (unique)
        constraint.kind = ConstraintKind::UniqueWords;
    return constraint;
}

} // namespace

namespace {

/// "one sentence for each field" where the instruction asks for "two fields": the sentences that makes; 0 when the
/// instruction does not say how many there are.
int sentencesForEach(const ComponentText &component, const CountCandidate &candidate)
{
    constexpr qsizetype kLongestRead = 4000;
    const Tokens &t = component.tokens;
    int unit = candidate.noun.end;
    if (t.is(unit, u"per"))
        unit += 1;
    else if (t.isAny(unit, {u"for", u"about", u"on"}) && t.isAny(unit + 1, {u"each", u"every"}))
        unit += 2;
    else
        return 0;
    if (candidate.noun.kind != ConstraintKind::Sentences || candidate.quantity.op != ConstraintOp::Eq ||
        candidate.quantity.article || t.at(unit).type != Token::Type::Word ||
        component.instruction.size() > kLongestRead)
        return 0;
    const QString &one = t.at(unit).text;
    const Tokens whole = tokenize(component.instruction);
    for (int i = 0; i < whole.size(); ++i) {
        if (!whole.at(i).isNumber() || whole.at(i).number < 2 || whole.at(i).number > 10)
            continue;
        const QString &many = whole.at(i + 1).text;
        if (many == one + u's' || many == one + u"es")
            return whole.at(i).number * candidate.quantity.low;
    }
    return 0;
}

} // namespace

void extractCounts(const ComponentText &component, Constraints &out)
{
    const std::vector<CountCandidate> found = candidates(component);
    const int ofParts = sumOfParts(component.tokens, found);
    if (const int sum = ofParts > 0 ? ofParts : sumOfPlaces(component, found); sum > 0) {
        Quantity total;
        total.low = sum;
        out.push_back(countConstraint(ConstraintKind::Sentences, total));
        return;
    }
    for (const CountCandidate &candidate : found) {
        if (candidate.choice || isEitherWay(component.tokens, candidate))
            continue;
        auto constraint = placed(component, candidate, reachOf(component, candidate, found));
        if (const int sum = constraint ? 0 : sentencesForEach(component, candidate); sum > 0) {
            Quantity total;
            total.low = sum;
            constraint = countConstraint(ConstraintKind::Sentences, total);
        }
        if (!constraint)
            continue;
        const int lines = stanzaLines(component.tokens.at(candidate.nounAt));
        if (lines > 0 && (component.tokens.contains(u"couplet") || component.tokens.contains(u"sonnet")))
            continue; // the quatrains of a sonnet are set without blank lines
        if (lines > 0) {
            constraint->scope = ConstraintScope::Unbroken;
            out.push_back(plainConstraint(ConstraintKind::LinesPerStanza, lines));
            out.back().scope = ConstraintScope::Unbroken;
        }
        const bool unique = constraint->kind == ConstraintKind::UniqueWords;
        if (unique) // "exactly ten unique words": ten words, and none of them twice
            constraint->kind = ConstraintKind::Words;
        addCount(out, std::move(*constraint));
        if (unique) {
            Constraint none;
            none.kind = ConstraintKind::UniqueWords;
            none.value = true;
            out.push_back(none);
        }
    }
}

} // namespace plumbline::checks
