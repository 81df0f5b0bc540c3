// SPDX-License-Identifier: GPL-3.0-or-later
// First and last things: starts_with, ends_with, and what every word, sentence or line begins with.
#include "core/checks/edge_subject.h"
#include "core/checks/extract_families.h"
#include "core/checks/initials.h"

#include <QJsonArray>

namespace plumbline::checks {

namespace {

/// Text behind "start with": a quote, or one bare word or letter that a noun announces.
struct Edge
{
    QString text;
    bool letter = false;
    bool found = false;
};

/// One letter, written as a capital: "begins with P".
bool isCapital(const Token &token)
{
    return token.type == Token::Type::Word && token.raw.size() == 1 && token.raw.at(0).isUpper();
}

Edge readEdge(const Tokens &t, int verb)
{
    Edge edge;
    int i = verb + 1;
    if (t.isAny(i, {u"off", u"out", u"up"}) && t.isAny(i + 1, {u"each", u"every", u"all", u"both"}))
        ++i;
    if (t.isAny(i, {u"each", u"every", u"all", u"both"}))
        i += t.isAny(i + 1, {u"your", u"the", u"its", u"single"}) ? 3 : 2;
    bool noun = false;
    while (t.isAny(i, {u"with",    u"by",         u"in",       u"on",         u"using", u"the",
                       u"word",    u"words",      u"phrase",   u"letter",     u"exact", u"exactly",
                       u"saying",  u"following",  u"sentence", u"line",       u"your",  u"response",
                       u"answer",  u":",          u"it",       u"story",      u"poem",  u"description",
                       u"initial", u"expression", u",",        u"question",   u"text",  u"off",
                       u"up",      u"out",        u"things",   u"everything", u"reply", u"caption"})) {
        noun = noun || t.isAny(i, {u"word", u"words", u"phrase", u"letter"});
        edge.letter = edge.letter || t.is(i, u"letter");
        ++i;
    }
    if (i == verb + 1)
        return edge;
    const Token &behind = t.at(i + 1);
    if (t.isAny(i, {u"a", u"an"}) && (isCapital(behind) || (behind.isQuote() && behind.text.size() == 1))) // "with a T"
        ++i;
    const Token &token = t.at(i);
    const bool bare = (noun || isCapital(token)) && token.type == Token::Type::Word &&
                      (i + 1 >= t.size() || endsClause(t.at(i + 1)) || t.isAny(i + 1, {u"and", u"in"})) &&
                      !token.isAnyOf({u"shown", u"you", u"on", u"that", u"written", u"displayed", u"visible"});
    if (token.isQuote() || bare) {
        edge.text = token.isQuote() ? token.text : token.raw;
        edge.found = true;
        edge.letter = edge.letter || (edge.text.size() == 1 && !token.isQuote());
    }
    return edge;
}

void addEdgeConstraint(const ComponentText &component, int verb, bool start, Constraints &out)
{
    const Tokens &t = component.tokens;
    const Unit unit = objectOf(t, verb).value_or(subjectOf(t, verb));
    const bool each = unit == Unit::Word || unit == Unit::Sentence || unit == Unit::Line;
    if (start && each && (addAlphabet(component, verb, unit, out) || addLettersOfWord(t, verb, unit, out)))
        return;
    const Edge edge = readEdge(t, verb);
    if (start && each) {
        const bool same = t.find(u"same", verb) >= 0 && t.find(u"letter", verb) >= 0;
        const bool different = t.find(u"different", verb) >= 0 && t.find(u"letter", verb) >= 0;
        if (edge.found)
            out.push_back(initials(unit, edge.text));
        else if (same && !t.contains(u"as"))
            out.push_back(initials(unit, QStringLiteral("same")));
        else if (different && unit != Unit::Word && !t.contains(u"word"))
            out.push_back(initials(unit, QStringLiteral("different")));
        return;
    }
    const bool whole = unit == Unit::Text || (start ? unit == Unit::FirstUnit : unit == Unit::LastUnit);
    if (!whole)
        return;
    Constraint constraint;
    constraint.kind = start ? ConstraintKind::StartsWith : ConstraintKind::EndsWith;
    if (edge.found) {
        constraint.value = edge.text;
        constraint.scope = edge.letter ? ConstraintScope::Letter : ConstraintScope::Whole;
        out.push_back(constraint);
        return;
    }
    // "ends with a thought-provoking question", "start with a question"
    for (int i = verb + 1; i <= verb + 8 && i < t.size(); ++i) {
        if (t.isAny(i, {u"answer"}) && t.isAny(i - 1, {u"your", u"the", u"its"}) && i == verb + 2)
            continue; // "end your answer with a question mark"
        if (endsClause(t.at(i)) || t.isAny(i, {u"about", u"answer", u"to", u"that"}))
            return;
        const bool question = t.is(i, u"question");
        const bool exclamation = t.is(i, u"exclamation");
        if (!question && !exclamation)
            continue;
        if (start) {
            constraint.kind = ConstraintKind::ContainsQuestion;
            constraint.value = true;
            constraint.scope = ConstraintScope::FirstSentence;
            if (question)
                out.push_back(constraint);
        } else {
            constraint.value = question ? QStringLiteral("?") : QStringLiteral("!");
            out.push_back(constraint);
        }
        return;
    }
}

bool isObligation(const Tokens &t, int &i)
{
    if (t.isAny(i, {u"must", u"should", u"shall", u"will", u"needs", u"need", u"has", u"have", u"ought"})) {
        ++i;
        if (t.is(i, u"got"))
            ++i;
        if (t.is(i, u"to"))
            ++i;
        return t.is(i++, u"be");
    }
    if (!t.isAny(i, {u"is", u"are", u"being"}))
        return false;
    ++i;
    return true;
}

/// "your first word must be "Behold"", "the last words should be …", "the first letter of each line has to be B".
bool addNamedEdge(const Tokens &t, int ordinal, Constraints &out)
{
    const bool start = t.isAny(ordinal, {u"first", u"opening"});
    if (!start && !t.isAny(ordinal, {u"last", u"final", u"closing"}))
        return false;
    int i = ordinal + 1;
    if (t.at(i).isNumber())
        ++i;
    const bool letter = t.isAny(i, {u"letter", u"letters"});
    if (!letter && !t.isAny(i, {u"word", u"words", u"phrase"}))
        return false;
    ++i;
    if (t.is(ordinal - 1, u"whose") && t.at(ordinal - 2).type == Token::Type::Word && !namesReply(t.at(ordinal - 2)))
        return false; // "three cities whose first letters are"
    // "with 'peace' as the final word", "make 'joy' the last word"
    const int quote = t.is(ordinal - 2, u"as") ? ordinal - 3 : ordinal - 2;
    if (t.isAny(ordinal - 1, {u"the", u"your", u"its"}) && t.at(quote).isQuote() && !letter) {
        if (t.isAny(i, {u"of", u"in"}) && !t.isAny(i + 2, {u"response", u"answer", u"reply", u"description", u"poem"}))
            return false;
        Constraint constraint;
        constraint.kind = start ? ConstraintKind::StartsWith : ConstraintKind::EndsWith;
        constraint.value = t.at(quote).text;
        out.push_back(constraint);
        return true;
    }
    Unit unit = Unit::Text;
    if (t.isAny(i, {u"of", u"in"}) && t.isAny(i + 1, {u"each", u"every", u"all"})) {
        i += 2;
        unit = t.isAny(i, {u"word", u"words"})           ? Unit::Word
               : t.isAny(i, {u"sentence", u"sentences"}) ? Unit::Sentence
               : t.isAny(i, {u"line", u"lines"})         ? Unit::Line
                                                         : Unit::Other;
        ++i;
    } else if (t.isAny(i, {u"of", u"in"}) && t.isAny(i + 1, {u"your", u"the"}) &&
               t.isAny(i + 2, {u"response", u"answer", u"reply", u"description", u"poem", u"story", u"caption",
                               u"output", u"summary", u"text", u"paragraph"})) {
        i += 3;
    }
    const bool told = t.isAny(i, {u"is", u"are"}) && !t.isAny(ordinal - 1, {u"your", u"whose"});
    if (!isObligation(t, i) || told || unit == Unit::Other || (!start && unit != Unit::Text))
        return false;
    while (t.isAny(i, {u"the", u"word", u"words", u"letter", u"phrase", u":"}))
        ++i;
    const bool ends = i + 1 >= t.size() || endsClause(t.at(i + 1));
    if (letter && unit != Unit::Text && ends && (t.is(i, u"same") || (t.is(i, u"different") && unit != Unit::Word))) {
        out.push_back(initials(unit, t.at(i).text)); // "the first letter of each sentence must be the same"
        return true;
    }
    const bool bare = t.at(i).type == Token::Type::Word && (i + 1 >= t.size() || endsClause(t.at(i + 1))) &&
                      (!letter || t.at(i).raw.size() == 1);
    if (!t.at(i).isQuote() && !bare)
        return false;
    const QString text = t.at(i).isQuote() ? t.at(i).text : t.at(i).raw;
    if (unit != Unit::Text) {
        out.push_back(initials(unit, text));
        return true;
    }
    Constraint constraint;
    constraint.kind = start ? ConstraintKind::StartsWith : ConstraintKind::EndsWith;
    constraint.value = text;
    constraint.scope = letter ? ConstraintScope::Letter : ConstraintScope::Whole;
    out.push_back(constraint);
    return true;
}

/// "three sentences whose first letters are C, D and E": one letter for each, in this order.
bool addLetterSeries(const Tokens &t, Constraints &out)
{
    const int at = t.find(u"letters");
    if (at < 2 || !t.isAny(at - 1, {u"first", u"initial", u"starting", u"opening"}) || !t.is(at - 2, u"whose") ||
        !t.isAny(at + 1, {u"are", u"spell", u"must", u"should"}))
        return false;
    const bool line = t.isAny(at - 3, {u"lines"});
    if (!line && !t.is(at - 3, u"sentences"))
        return false;
    int i = at + (t.is(at + 1, u"are") ? 2 : 3);
    QJsonArray letters;
    for (; i < t.size(); ++i) {
        const Token &token = t.at(i);
        if (isCapital(token) || (token.isQuote() && token.text.size() == 1))
            letters.append(token.isQuote() ? token.text : token.raw);
        else if (!t.isAny(i, {u",", u"and"}))
            break;
    }
    if (letters.size() < 2 || t.isAny(i + 1, {u"any", u"some"})) // "in any order"
        return false;
    out.push_back(initials(line ? Unit::Line : Unit::Sentence, letters));
    return true;
}

/// "lines that start with A, B and C respectively", "the sentences should begin with the letters C, A and T in that
/// order", "sentences begin with consecutive letters of the alphabet": plural units that the verb stands right behind.
bool addPluralEdges(const ComponentText &component, Constraints &out)
{
    const Tokens &t = component.tokens;
    for (int verb = 1; verb < t.size(); ++verb) {
        if (!isStartVerb(t.at(verb)) || !t.is(verb + 1, u"with"))
            continue;
        int noun = verb - 1;
        while (t.isAny(noun, {u"must", u"should", u"shall", u"will", u"to", u"need", u"have", u"that", u"all"}))
            --noun;
        const bool line = t.is(noun, u"lines");
        if ((!line && !t.is(noun, u"sentences")) || negatedWithin(t, verb, 6))
            continue;
        const Unit unit = line ? Unit::Line : Unit::Sentence;
        if (t.is(verb + 2, u"consecutive") && addAlphabet(component, verb, unit, out))
            return true;
        int i = verb + 2;
        while (t.isAny(i, {u"the", u"letter", u"letters", u":"}))
            ++i;
        QJsonArray letters;
        for (; isCapital(t.at(i)) || t.isAny(i, {u",", u"and"}); ++i) {
            if (isCapital(t.at(i)))
                letters.append(t.at(i).raw);
        }
        const bool inOrder = i >= t.size() || endsClause(t.at(i)) || t.is(i, u"respectively") ||
                             t.matches(i, {u"in", u"that", u"order"}) || t.matches(i, {u"in", u"this", u"order"});
        if (letters.size() < 2 || !inOrder)
            continue;
        out.push_back(initials(unit, letters));
        return true;
    }
    return false;
}

} // namespace

void extractEdges(const ComponentText &component, Constraints &out)
{
    const Tokens &t = component.tokens;
    const size_t before = out.size();
    addAcrostic(component, out);
    if (out.size() > before)
        return; // "an acrostic poem where each line starts with a letter of…" says it once
    if (addOrdinalSeries(t, out) || addLetterSeries(t, out) || addPluralEdges(component, out))
        return;
    for (int i = 0; i < t.size(); ++i) {
        if (addNamedEdge(t, i, out))
            continue;
        bool negated = false; // "without adverbs ending in …"
        for (int k = i - 1; k >= i - 5 && !endsClause(t.at(k)); --k)
            negated = negated || t.isAny(k, {u"not", u"without", u"never", u"avoid", u"avoiding", u"don't", u"no"});
        const size_t known = out.size();
        if (!negated && isStartVerb(t.at(i)) && t.is(i + 1, u"and") && isEndVerb(t.at(i + 2)) &&
            subjectOf(t, i) == Unit::Text) { // "begin and end with the word "still""
            if (const Edge edge = readEdge(t, i + 2); edge.found) {
                Constraint constraint;
                constraint.kind = ConstraintKind::StartsWith;
                constraint.value = edge.text;
                constraint.scope = edge.letter ? ConstraintScope::Letter : ConstraintScope::Whole;
                out.push_back(constraint);
                continue;
            }
        }
        if (!negated && startsAt(t, i))
            addEdgeConstraint(component, i, true, out);
        else if (!negated && endsAt(t, i))
            addEdgeConstraint(component, i, false, out);
        if (out.size() > known && !t.contains(u"end") && !t.contains(u"ends") && !t.contains(u"ending"))
            return;
    }
}

} // namespace plumbline::checks
