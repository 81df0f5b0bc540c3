// SPDX-License-Identifier: GPL-3.0-or-later
// Subjects of starts and ends.
#include "core/checks/edge_subject.h"

#include "core/checks/number_words.h"

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
    if (t.isAny(verb - 1, {u"what", u"who", u"whatever"}))
        return true;
    if (t.is(verb - 2, u"whose")) // "a person whose name starts with J"
        return true;
    if (t.isAny(verb - 1, {u"them", u"these", u"those", u"which"}) &&
        t.is(verb - 2, u"of") && // "three of them beginning"
        (t.at(verb - 3).isNumber() || t.isAny(verb - 3, {u"some", u"most", u"half", u"several", u"many", u"few"})))
        return true;
    if (t.is(noun, u"of")) // "sentences, each of which begins with"
        return false;
    if ((!relative && !participle) || noun < 0 || t.at(noun).type != Token::Type::Word)
        return false;
    if (namesReply(t.at(noun)) || t.isAny(noun, {u"word", u"words"}))
        return false;
    if (relative)
        return true;
    for (int i = noun; i >= 0 && !endsClause(t.at(i)); --i)
        if (t.isAny(i, {u"name", u"naming", u"list", u"listing", u"find", u"identify", u"identifying", u"mention",
                        u"mentioning", u"pick", u"choose", u"spot", u"count", u"select", u"think"}))
            return true;
    return false;
}

} // namespace

bool namesReply(const Token &token)
{
    return token.isAnyOf(
        {u"response",  u"answer",      u"reply",         u"text",      u"sentence", u"sentences", u"line",
         u"lines",     u"poem",        u"story",         u"haiku",     u"limerick", u"caption",   u"paragraph",
         u"slogan",    u"headline",    u"description",   u"letter",    u"message",  u"summary",   u"review",
         u"tweet",     u"title",       u"post",          u"note",      u"diary",    u"entry",     u"dialogue",
         u"email",     u"speech",      u"verse",         u"stanza",    u"couplet",  u"song",      u"riddle",
         u"joke",      u"fable",       u"essay",         u"one",       u"ad",       u"advert",    u"report",
         u"tale",      u"narrative",   u"list",          u"quatrain",  u"tagline",  u"fact",      u"question",
         u"statement", u"explanation", u"advertisement", u"monologue", u"ode",      u"sonnet"});
}

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
        // "that has exactly eight words, and starts with": a count, then what is said of the whole
        if (word && t.at(i - 1).isNumber() && t.is(i + 1, u",") && t.is(i + 2, u"and") && verb == i + 3 &&
            t.at(verb).text.endsWith(u's'))
            return Unit::Text;
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
        // "in four sentences, starting with "From up here"": a phrase starts the whole; a letter may be meant for each
        if (i == verb - 2 && t.is(verb - 1, u",") && t.at(i - 1).isNumber() && t.is(verb + 1, u"with") &&
            t.at(verb + 2).isQuote() && t.at(verb + 2).text.contains(u' '))
            return Unit::Text;
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

std::optional<Unit> objectOf(const Tokens &t, int verb)
{
    if (t.isAny(verb + 1, {u"off", u"out", u"up"})) // "kick off every sentence with"
        ++verb;
    if (!t.isAny(verb + 1, {u"each", u"every", u"all", u"both"}))
        return std::nullopt;
    const int unit = verb + 2 + (t.isAny(verb + 2, {u"your", u"the", u"its", u"single"}) ? 1 : 0);
    if (t.isAny(unit, {u"sentence", u"sentences"}))
        return Unit::Sentence;
    if (t.isAny(unit, {u"line", u"lines"}))
        return Unit::Line;
    return t.isAny(unit, {u"word", u"words"}) ? Unit::Word : Unit::Other;
}

} // namespace plumbline::checks
