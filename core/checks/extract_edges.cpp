// SPDX-License-Identifier: GPL-3.0-or-later
// First and last things: starts_with, ends_with, and what every word, sentence or line begins with.
#include "core/checks/extract_families.h"
#include "core/checks/initials.h"
#include "core/checks/number_words.h"

#include <QJsonArray>

#include <optional>

namespace plumbline::checks {

namespace {

/// "each" or "all" between a plural unit and its verb: what the verb asks for goes for every one.
bool distributes(const Tokens &t, int unit, int verb)
{
    for (int i = unit + 1; i < verb; ++i)
        if (!t.isAny(i, {u"each",  u"all", u"both", u",",     u"(",     u"must", u"should", u"have", u"has", u"need",
                         u"needs", u"to",  u"that", u"which", u"shall", u"will", u"of",     u"them", u"one", u"every"}))
            return false;
    for (int i = unit + 1; i < verb; ++i)
        if (t.isAny(i, {u"each", u"all", u"both"}))
            return true;
    return false;
}

/// "name one object that begins with the letter B", "list a fruit starting with M": not the response begins so but the
/// name of a thing.
bool startOfThing(const Tokens &t, int verb)
{
    const bool relative = t.isAny(verb - 1, {u"that", u"which", u"whose"});
    const bool participle = t.isAny(verb, {u"starting", u"beginning", u"ending"});
    const int noun = relative ? verb - 2 : verb - 1;
    if (t.is(verb - 2, u"whose")) // "a person whose name starts with J"
        return true;
    if (t.is(noun, u"of")) // "sentences, each of which begins with"
        return false;
    if ((!relative && !participle) || noun < 0 || t.at(noun).type != Token::Type::Word)
        return false;
    const bool reply = t.isAny(
        noun, {u"response",  u"answer",      u"reply",         u"text",      u"sentence", u"sentences", u"line",
               u"lines",     u"poem",        u"story",         u"haiku",     u"limerick", u"caption",   u"paragraph",
               u"slogan",    u"headline",    u"description",   u"letter",    u"message",  u"summary",   u"review",
               u"tweet",     u"title",       u"post",          u"note",      u"diary",    u"entry",     u"dialogue",
               u"email",     u"speech",      u"verse",         u"stanza",    u"couplet",  u"song",      u"riddle",
               u"joke",      u"fable",       u"essay",         u"one",       u"ad",       u"advert",    u"report",
               u"tale",      u"narrative",   u"list",          u"quatrain",  u"tagline",  u"fact",      u"question",
               u"statement", u"explanation", u"advertisement", u"monologue", u"ode",      u"sonnet"});
    if (reply || t.isAny(noun, {u"word", u"words"}))
        return false;
    if (relative)
        return true;
    for (int i = noun; i >= 0 && !endsClause(t.at(i)); --i)
        if (t.isAny(i, {u"name", u"naming", u"list", u"listing", u"find", u"identify", u"identifying", u"mention",
                        u"mentioning", u"pick", u"choose", u"spot", u"count", u"select"}))
            return true;
    return false;
}

/// Whose start or end the verb at `verb` speaks of.
Unit subjectOf(const Tokens &t, int verb)
{
    if (startOfThing(t, verb))
        return Unit::Other;
    for (int i = verb - 1; i >= 0 && i >= verb - 8; --i) {
        if (t.isAny(i, {u".", u";"}))
            break;
        const bool sentence = t.isAny(i, {u"sentence", u"sentences"});
        const bool line = t.isAny(i, {u"line", u"lines"});
        const bool word = t.isAny(i, {u"word", u"words"});
        const bool paragraphs = t.isAny(i, {u"paragraph", u"paragraphs", u"stanza", u"stanzas", u"bullet", u"bullets",
                                            u"item", u"items", u"point", u"points", u"title", u"exchange"});
        if (!sentence && !line && !word && !paragraphs)
            continue;
        const int q = t.isAny(i - 1, {u"single", u"the", u"one", u"successive", u"consecutive", u"new", u"following",
                                      u"your", u"its", u"these"})
                          ? i - 2
                          : i - 1;
        const bool allOfThem = // "each of your 3 sentences", "all three sentences"
            t.at(i - 1).isNumber() &&
            (t.isAny(i - 2, {u"all", u"both"}) ||
             (t.is(i - 3, u"of") && (t.isAny(i - 4, {u"each", u"all", u"both"}) || t.is(i - 5, u"every"))));
        if (allOfThem && !paragraphs)
            return word ? Unit::Word : sentence ? Unit::Sentence : Unit::Line;
        // "include one sentence that begins with": some sentence of the response
        if (t.isAny(i - 1, {u"a", u"one", u"single"}) || (t.at(i - 1).isNumber() && t.at(i - 1).number == 1))
            if (t.isAny(i - 2, {u"include", u"including", u"add", u"adding", u"insert", u"contain", u"containing",
                                u"incorporate", u"incorporating", u"feature", u"featuring", u"least"}))
                return Unit::Other;
        const bool each = t.isAny(q, {u"each", u"every", u"all", u"only", u"with", u"both"}) ||
                          t.isAny(i - 1, {u"each", u"every", u"all", u"only"});
        if (word && t.is(i, u"words") && t.isAny(verb - 1, {u"all", u"each"}) && // "using words that all begin with"
            t.isAny(i - 1, {u"using", u"use", u"uses", u"with", u"of", u"containing", u"contain"}))
            return Unit::Word;
        if (word && t.is(i, u"words") && t.is(i - 1, u"use") && t.is(i - 2, u"only")) // "only use words starting with"
            return Unit::Word;
        // "your sentences must all begin with", "three sentences, each starting with"
        const bool behind = !word && !paragraphs && t.at(i).text.endsWith(u's') && distributes(t, i, verb);
        const bool plainEach = (each && !t.is(q, u"with")) || behind;
        if (plainEach)
            return word ? Unit::Word : sentence ? Unit::Sentence : line ? Unit::Line : Unit::Other;
        if (t.isAny(i - 1, {u"first", u"opening"}) && (sentence || line || word || paragraphs))
            return word ? Unit::Other : Unit::FirstUnit;
        if (t.isAny(i - 1, {u"last", u"final", u"closing"}))
            return word ? Unit::Other : Unit::LastUnit;
        if (isOrdinalWord(t.at(i - 1).text))
            return Unit::Other;
        if (word || paragraphs)
            return paragraphs && t.isAny(i - 1, {u"a", u"one", u"single", u"short"}) ? Unit::Text : Unit::Other;
        // "a sentence that starts with": the response is that sentence
        return t.at(i).text.endsWith(u's') ? Unit::Other : Unit::Text;
    }
    // "three sentences, each beginning with"
    if (t.isAny(verb - 1, {u"each", u"every"}) || t.isAny(verb - 2, {u"each"})) {
        for (int i = verb - 2; i >= 0; --i) {
            if (t.isAny(i, {u"sentence", u"sentences"}))
                return Unit::Sentence;
            if (t.isAny(i, {u"line", u"lines"}))
                return Unit::Line;
        }
        return Unit::Other;
    }
    return Unit::Text;
}

/// "start every sentence with …": the unit stands behind the verb.
std::optional<Unit> objectOf(const Tokens &t, int verb)
{
    if (!t.isAny(verb + 1, {u"each", u"every", u"all"}))
        return std::nullopt;
    const int unit = verb + 2 + (t.isAny(verb + 2, {u"your", u"the", u"its", u"single"}) ? 1 : 0);
    if (t.isAny(unit, {u"sentence", u"sentences"}))
        return Unit::Sentence;
    if (t.isAny(unit, {u"line", u"lines"}))
        return Unit::Line;
    return t.isAny(unit, {u"word", u"words"}) ? Unit::Word : Unit::Other;
}

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
    if (t.isAny(i, {u"each", u"every", u"all"}))
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
    if (t.isAny(i, {u"must", u"should", u"shall", u"will", u"needs", u"need", u"has", u"have"})) {
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
    const bool told = t.isAny(i, {u"is", u"are"}) && !t.is(ordinal - 1, u"your");
    if (!isObligation(t, i) || told || unit == Unit::Other || (!start && unit != Unit::Text))
        return false;
    while (t.isAny(i, {u"the", u"word", u"words", u"letter", u"phrase", u":"}))
        ++i;
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

} // namespace

void extractEdges(const ComponentText &component, Constraints &out)
{
    const Tokens &t = component.tokens;
    const size_t before = out.size();
    addAcrostic(component, out);
    if (out.size() > before)
        return; // "an acrostic poem where each line starts with a letter of…" says it once
    if (addOrdinalSeries(t, out))
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
        if (!negated && isStartVerb(t.at(i)))
            addEdgeConstraint(component, i, true, out);
        else if (!negated && isEndVerb(t.at(i)))
            addEdgeConstraint(component, i, false, out);
        if (out.size() > known && !t.contains(u"end") && !t.contains(u"ends") && !t.contains(u"ending"))
            return;
    }
}

} // namespace plumbline::checks
