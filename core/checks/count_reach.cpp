// SPDX-License-Identifier: GPL-3.0-or-later
// Reach of a count, read from the words around it.
#include "core/checks/count_reach.h"

#include "core/checks/count_neighbours.h"
#include "core/checks/number_words.h"
#include "core/checks/per_unit_reach.h"

namespace plumbline::checks {

namespace {

bool isPartVerb(const Token &token)
{
    return token.isAnyOf(
        {u"start",  u"starts",   u"starting",  u"begin",      u"begins", u"beginning",   u"end",       u"ends",
         u"ending", u"conclude", u"concludes", u"concluding", u"finish", u"finishing",   u"open",      u"opens",
         u"close",  u"closing",  u"followed",  u"preceded",   u"add",    u"adding",      u"append",    u"appending",
         u"plus",   u"adds",     u"insert",    u"finishes",   u"closes", u"culminating", u"introduce", u"introducing"});
}

bool isIncludeVerb(const Token &token)
{
    return token.isAnyOf({u"include", u"includes", u"including",  u"incorporate", u"incorporating", u"incorporates",
                          u"contain", u"contains", u"containing", u"feature",     u"features",      u"featuring",
                          u"has",     u"have",     u"having",     u"with",        u"ensuring",      u"ensure",
                          u"make",    u"use",      u"using",      u"uses"});
}

bool isPickVerb(const Token &token)
{
    return token.isAnyOf({u"list",      u"listing",     u"identify",      u"identifying",  u"name",      u"naming",
                          u"mention",   u"mentioning",  u"find",          u"quote",        u"quoting",   u"transcribe",
                          u"read",      u"copy",        u"suggest",       u"suggesting",   u"describe",  u"describing",
                          u"count",     u"highlight",   u"underline",     u"pick",         u"choose",    u"select",
                          u"extract",   u"replace",     u"see",           u"spell",        u"define",    u"repeat",
                          u"repeating", u"incorporate", u"incorporating", u"incorporates", u"reference", u"referencing",
                          u"rhyme",     u"compare",     u"comparing",     u"explain",      u"translate", u"paraphrase",
                          u"interpret", u"link"});
}

bool isDefinite(const Token &token)
{
    return token.isAnyOf({u"the", u"these", u"those", u"this", u"that", u"his", u"her", u"its", u"their", u"each",
                          u"every", u"any", u"other", u"another", u"all", u"both", u"following", u"same"}) ||
           isOrdinalWord(token.text);
}

bool isStrictPart(const Token &token)
{
    return token.isAnyOf({u"title",      u"titles",     u"heading",  u"headings", u"headline",     u"header",
                          u"subtitle",   u"name",       u"names",    u"hashtag",  u"introduction", u"intro",
                          u"conclusion", u"postscript", u"moral",    u"greeting", u"signature",    u"footnote",
                          u"opening",    u"ending",     u"refrain",  u"chorus",   u"hook",         u"quote",
                          u"quotation",  u"bullet",     u"bullets",  u"item",     u"items",        u"exchange",
                          u"exchanges",  u"section",    u"sections", u"label",    u"labels",       u"nickname",
                          u"note",       u"disclaimer", u"point",    u"points",   u"question",     u"questions",
                          u"entry",      u"entries",    u"step",     u"steps"});
}

/// A part of a larger whole at `i`; a diary entry is a whole.
bool isPartAt(const Tokens &t, int i)
{
    return isStrictPart(t.at(i)) &&
           !(t.is(i, u"entry") && t.isAny(i - 1, {u"diary", u"journal", u"log", u"logbook", u"blog", u"encyclopedia",
                                                  u"dictionary", u"guestbook", u"catalogue", u"catalog"}));
}

/// The noun is what a verb is about: "one sentence is in passive voice", "two lines must rhyme".
bool isSubject(const Tokens &t, const CountCandidate &c)
{
    const int next = c.noun.end;
    if (!t.isAny(next,
                 {u"is", u"are", u"must", u"should", u"has", u"contains", u"begins", u"starts", u"ends", u"mentions",
                  u"focuses", u"uses", u"describes", u"can", u"may", u"will", u"needs", u"rhyme", u"rhymes"}))
        return false;
    if (t.isAny(c.quantity.first - 1, {u"in", u"of", u"within", u"to", u"by", u"into"}) ||
        t.is(c.quantity.first, u"anything"))
        return false;
    for (int i = next; i <= next + 3; ++i)
        if (t.isAny(i, {u"used", u"allowed", u"permitted", u"required", u"needed", u"expected", u"enough", u"maximum",
                        u"do", u"suffice", u"plenty", u"sufficient", u"limit", u"ceiling", u"minimum"}))
            return false;
    return true;
}

/// Words that pick the counted things out of the image or give them a property of their own.
bool picksOut(const Tokens &t, const CountCandidate &c)
{
    const int next = c.noun.end;
    const bool small = c.noun.kind == ConstraintKind::Words || c.noun.kind == ConstraintKind::Lines ||
                       c.noun.kind == ConstraintKind::Characters;
    if (t.isAny(next, {u"from", u"shown", u"visible", u"written", u"displayed", u"seen", u"printed", u"depicted"}))
        return !t.isAny(next + 1, {u"about", u"in", u"by"}) || t.is(next, u"from");
    if (t.isAny(next, {u"in", u"of", u"on"}) && t.is(next + 1, u"the") &&
        (isOrdinalWord(t.at(next + 2).text) ||
         t.isAny(next + 2, {u"sign", u"image", u"picture", u"text", u"poster", u"photo", u"menu"})))
        return true;
    if (!small)
        return false;
    if (t.isAny(next, {u"that", u"which", u"who"}))
        return t.isAny(next + 1,
                       {u"rhyme", u"start", u"begin", u"end", u"are", u"have", u"contain", u"both", u"all", u"sound"});
    if (c.noun.kind == ConstraintKind::Lines && c.noun.plural && t.is(next, u"of") && !t.at(next + 1).isNumber())
        return !t.isAny(next + 1,
                        {u"dialogue",     u"dialog",  u"text",   u"verse",      u"poetry",  u"prose",   u"code",
                         u"rhyme",        u"exactly", u"at",     u"no",         u"up",      u"about",   u"rhyming",
                         u"conversation", u"free",    u"a",      u"speech",     u"writing", u"between", u"equal",
                         u"iambic",       u"blank",   u"lyrics", u"description"});
    if (t.at(c.nounAt - 1).glued || (!c.noun.plural && c.quantity.low > 1))
        return false; // "a four-line rhyming poem"
    if (t.isAny(next,
                {u"starting", u"beginning", u"ending", u"rhyming", u"related", u"relating", u"associated", u"such"}))
        return true;
    if (c.noun.kind == ConstraintKind::Words && t.is(next, u"in"))
        return t.isAny(next + 1,
                       {u"french", u"spanish", u"german", u"italian", u"latin", u"japanese", u"chinese", u"another",
                        u"bold", u"italics", u"quotes", u"quotation", u"uppercase", u"capitals"}) ||
               t.matches(next + 1, {u"a", u"foreign"}) || t.matches(next + 1, {u"a", u"different"});
    return false;
}

/// "the first sentence should have five words", "in the last line": an ordinal part is the subject.
bool ordinalSubject(const Tokens &t, int first)
{
    for (int i = first - 1; i >= 0 && i >= first - 8; --i) {
        if (t.isAny(i, {u".", u";", u","}))
            return false;
        if (isOrdinalWord(t.at(i).text) && (countNounAt(t, i + 1) || isStrictPart(t.at(i + 1))) && i + 1 < first)
            return true;
    }
    return false;
}

/// "use a five-word alliteration": one thing in the response has that length, not the response.
bool ingredientOfLength(const Tokens &t, const CountCandidate &c)
{
    if (!t.at(c.nounAt - 1).glued || c.noun.end >= t.size() || t.at(c.noun.end).type != Token::Type::Word)
        return false;
    int p = c.quantity.first - 1;
    if (t.isAny(p, {u"a", u"an", u"one"}))
        --p;
    if (!t.isAny(p, {u"use", u"using", u"include", u"including", u"with", u"containing", u"add", u"incorporate",
                     u"incorporating", u"feature", u"featuring", u"insert", u"and", u"employ"}))
        return false;
    return t.isAny(c.noun.end,
                   {u"alliteration", u"phrase",   u"quote",        u"quotation",  u"metaphor",    u"simile",
                    u"title",        u"hashtag",  u"headline",     u"tagline",    u"slogan",      u"name",
                    u"nickname",     u"motto",    u"pun",          u"expression", u"exclamation", u"interjection",
                    u"dialogue",     u"chorus",   u"refrain",      u"label",      u"heading",     u"idiom",
                    u"proverb",      u"oxymoron", u"introduction", u"conclusion", u"explanation", u"moral",
                    u"definition",   u"question", u"warning",      u"joke"});
}

/// A title, a heading, a conclusion of that length, not the response.
bool partOfResponse(const Tokens &t, const CountCandidate &c)
{
    const int first = c.quantity.first;
    // "a five-word title": the head noun behind a hyphenated count
    int head = -1;
    if (t.at(c.nounAt - 1).glued)
        for (int i = c.noun.end; i <= c.noun.end + 2 && head < 0; ++i)
            if (isPartAt(t, i))
                head = i;
    int start = first;
    if (head < 0) { // "a title of five words", "keep the title under five words"
        for (int i = first - 1; i >= 0 && i >= first - 5; --i) {
            if (endsClause(t.at(i)) || t.is(i, u"followed"))
                break;
            if (isPartAt(t, i)) {
                head = i;
                start = i;
                break;
            }
        }
    }
    if (head < 0)
        return false;
    while (start > 0 && !t.isAny(start, {u"a", u"an", u"the", u"your", u"its", u"each", u"one"}) && start > head - 4 &&
           !endsClause(t.at(start - 1)))
        --start;
    if (t.isAny(start, {u"the", u"its", u"each", u"your"}))
        return true;
    // "suggest a two-word name": the name comes with more around it
    if (t.isAny(head, {u"name", u"names", u"nickname", u"title"}) &&
        t.isAny(start - 1, {u"suggest", u"propose", u"invent", u"give", u"devise", u"up"}))
        return true;
    // "write a headline of at most ten words" asks for nothing but the headline
    return !t.isAny(start - 1, {u"write", u"create", u"craft", u"compose", u"give", u"invent", u"suggest", u"propose",
                                u"generate", u"provide", u"make", u"produce", u"as", u"up", u"devise", u"design"});
}

/// "if it takes more than two sentences", "in as few as ten words": told, not asked.
bool isConditionOrVague(const Tokens &t, const CountCandidate &c)
{
    const int p = c.quantity.first - 1;
    if (t.is(p, u"as") && t.isAny(p - 1, {u"few", u"little", u"many"}))
        return true;
    for (int i = p; i >= 0 && !endsClause(t.at(i)); --i)
        if (t.isAny(i, {u"if", u"unless"}))
            return !t.is(i - 1, u"as"); // "as if" compares
    return false;
}

/// "two sentences plus a question": whether the question is one of them is open.
bool moreIsAdded(const Tokens &t, const CountCandidate &c)
{
    return c.noun.kind == ConstraintKind::Sentences && t.is(c.noun.end, u"plus") &&
           t.isAny(c.noun.end + 1, {u"a", u"an"}) &&
           t.isAny(c.noun.end + 2, {u"question", u"exclamation", u"quotation", u"quote"});
}

bool governedElsewhere(const Tokens &t, const CountCandidate &c)
{
    int p = c.quantity.first - 1;
    if (isConditionOrVague(t, c) || moreIsAdded(t, c))
        return true;
    // "make one sentence a simile", "let two lines rhyme": what the counted ones are to be
    if (t.isAny(p, {u"make", u"making", u"let", u"have", u"turn", u"phrase"}) &&
        t.isAny(c.noun.end, {u"a", u"an", u"the", u"rhyme", u"into", u"start", u"end", u"begin", u"sound", u"as"}))
        return true;
    if (t.isAny(p, {u"what", u"which", u"whose"}))
        return true;
    const bool limit =
        t.isAny(c.noun.end, {u"limit", u"maximum", u"max", u"cap", u"count"}) || t.isAny(c.noun.end - 1, {u"limit"});
    const bool compared = c.quantity.first < c.number && !t.isAny(c.quantity.first, {u"between", u"from"});
    if (!limit && !compared && isDefinite(t.at(p)) && !t.is(p, u"all"))
        return true;
    if (t.isAny(p, {u"a", u"an", u"of"}) && !t.is(p, u"of"))
        --p;
    const bool article = p < c.quantity.first - 1;
    if (c.quantity.op == ConstraintOp::Eq && t.isAny(p, {u"in", u"as"}) && t.isAny(p - 1, {u"not", u"never"}))
        return true; // "not in one sentence"
    if (c.quantity.op == ConstraintOp::Eq &&
        (t.isAny(p, {u"without", u"no", u"not", u"never", u"avoid", u"avoiding", u"excluding", u"don't"}) ||
         (t.isAny(p, {u"using", u"use", u"saying", u"being", u"repeating"}) &&
          t.isAny(p - 1, {u"without", u"not", u"never", u"avoid", u"don't"}))))
        return true;
    if (isPickVerb(t.at(p)) && !article &&
        !(c.noun.kind == ConstraintKind::Bullets && t.isAny(p, {u"list", u"listing"})))
        return true;
    for (int i = p; i >= 0 && i >= p - 2; --i) {
        if (endsClause(t.at(i)))
            break;
        const bool bulletsBehind = c.noun.kind == ConstraintKind::Bullets && t.is(i, u"followed");
        if (isPartVerb(t.at(i)) && !t.is(p, u"of") && !bulletsBehind)
            return true;
    }
    // "include two sentences about…": one more thing in the response
    const bool plainInclude =
        t.isAny(p, {u"include", u"includes", u"including", u"incorporate", u"incorporating", u"contain", u"contains",
                    u"containing", u"feature", u"features", u"featuring", u"insert"});
    const bool ends = c.noun.end >= t.size() || endsClause(t.at(c.noun.end)) ||
                      t.isAny(c.noun.end, {u"and", u"long"}) || t.matches(c.noun.end, {u"in", u"total"}) ||
                      t.matches(c.noun.end, {u"in", u"length"});
    if (plainInclude && !ends)
        return true;
    if (plainInclude &&
        t.isAny(p, {u"include", u"including", u"incorporate", u"incorporating", u"feature", u"featuring", u"features",
                    u"insert"}) &&
        c.noun.kind != ConstraintKind::Sentences && c.noun.kind != ConstraintKind::Paragraphs &&
        c.noun.kind != ConstraintKind::Stanzas && c.noun.kind != ConstraintKind::Bullets)
        return true;
    if (c.quantity.article && isIncludeVerb(t.at(p)) && c.noun.kind != ConstraintKind::Paragraphs)
        return !t.is(p, u"make");
    // "at least one sentence that mentions", "one sentence about": an ingredient
    if (c.quantity.op == ConstraintOp::Ge && t.isAny(c.noun.end, {u"that", u"about", u"which", u"describing", u"of"}) &&
        !c.noun.plural)
        return true;
    return false;
}

} // namespace

CountReach reachOf(const ComponentText &component, const CountCandidate &c, const std::vector<CountCandidate> &)
{
    const Tokens &t = component.tokens;
    if (ordinalSubject(t, c.quantity.first))
        return CountReach::Elsewhere;
    if (countsItsPartitive(t, c))
        return CountReach::Whole;
    for (int i = c.quantity.first - 1; i > 0 && i >= c.quantity.first - 6 && !endsClause(t.at(i)); --i)
        if (t.is(i, u"if") && t.is(i - 1, u"as")) // "as if you had only two words"
            return CountReach::Elsewhere;
    // "four lines with five words per line": what is counted is no count per itself
    const auto ofItself = [&c](CountReach unit) {
        return (unit == CountReach::PerLine && c.noun.kind == ConstraintKind::Lines) ||
               (unit == CountReach::PerSentence && c.noun.kind == ConstraintKind::Sentences);
    };
    if (const auto unit = perUnitBehind(component, c); unit && !ofItself(*unit))
        return *unit;
    if (const auto unit = perUnitBefore(t, c); unit && !ofItself(*unit))
        return *unit;
    if (governedElsewhere(t, c) || isSubject(t, c) || picksOut(t, c) || partOfResponse(t, c) ||
        ingredientOfLength(t, c))
        return CountReach::Elsewhere;
    // "answer it in two sentences": the response first asks a question of its own
    if (t.isAny(0, {u"answer", u"answering"}) && t.isAny(1, {u"it", u"them", u"this", u"that"}) &&
        component.instruction.contains(u"question"_qs, Qt::CaseInsensitive))
        return CountReach::Answer;
    return CountReach::Whole;
}

} // namespace plumbline::checks
