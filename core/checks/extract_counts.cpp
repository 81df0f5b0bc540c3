// SPDX-License-Identifier: GPL-3.0-or-later
// Counts: "exactly two sentences", "a five-line poem", "between 50 and 80 words". count_reach.h decides whether a count
// is about the whole response.
#include "core/checks/count_candidates.h"
#include "core/checks/count_neighbours.h"
#include "core/checks/extract_families.h"
#include "core/checks/per_unit_reach.h"

#include <QJsonArray>

#include <algorithm>

namespace plumbline::checks {

namespace {

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
    if (candidate.quantity.op == ConstraintOp::Between && candidate.quantity.low > candidate.quantity.high)
        return std::nullopt; // "a five-seven-five word pattern" is no range
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

/// "three sentences of 5, 7 and 5 words": one number of words for each, not one for the whole.
void addWordSeries(const Tokens &t, Constraints &out)
{
    for (int i = 0; i < t.size(); ++i) {
        if (!t.isAny(i, {u"of", u"with", u"having", u"containing"}) || !t.at(i + 1).isNumber())
            continue;
        QJsonArray series;
        int k = i + 1;
        for (; k < t.size() && (t.at(k).isNumber() || t.isAny(k, {u",", u"and"})); ++k)
            if (t.at(k).isNumber())
                series.append(t.at(k).number);
        if (series.size() < 2 || !t.isAny(k, {u"words", u"word"}))
            continue;
        const auto counts = [&](ConstraintKind kind) {
            return std::any_of(out.begin(), out.end(), [&](const Constraint &c) {
                return c.kind == kind && c.op == ConstraintOp::Eq && c.value.toInt() == series.size();
            });
        };
        // "with sentences of 3, 5 and 7 words respectively": the series says how many there are
        const bool unnumbered = t.is(i, u"of") && t.is(i - 1, u"sentences") && !t.at(i - 2).isNumber();
        const bool sentences = unnumbered || counts(ConstraintKind::Sentences);
        if (!sentences && !counts(ConstraintKind::Lines))
            continue;
        std::erase_if(out, [](const Constraint &c) { return c.kind == ConstraintKind::Words; });
        if (sentences)
            out.push_back(plainConstraint(ConstraintKind::WordsPerSentence, series));
        return;
    }
}

} // namespace

void extractCounts(const ComponentText &component, Constraints &out)
{
    const std::vector<CountCandidate> found = countCandidates(component);
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
    addWordSeries(component.tokens, out);
}

} // namespace plumbline::checks
