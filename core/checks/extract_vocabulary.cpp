// SPDX-License-Identifier: GPL-3.0-or-later
// Words and letters: "without using the words …", "using the word …", "without the letter 'e'".
#include "core/checks/extract_families.h"
#include "core/checks/initials.h"
#include "core/checks/vocabulary_passive.h"
#include "core/checks/word_lists.h"

namespace plumbline::checks {

namespace {

/// Words that may stand between a trigger and what it is about.
bool isFiller(const Token &token)
{
    return token.isAnyOf({u"use",           u"using",       u"uses",       u"mention",   u"mentioning", u"mentions",
                          u"say",           u"saying",      u"include",    u"including", u"contain",    u"containing",
                          u"contains",      u"the",         u"of",         u"any",       u"a",          u"an",
                          u"either",        u"both",        u"explicitly", u"directly",  u"ever",       u"following",
                          u"actual",        u"exact",       u"exactly",    u"specific",  u"write",      u"writing",
                          u"reference",     u"referencing", u"employ",     u"employing", u"all",        u"these",
                          u"name",          u"naming",      u"two",        u"three",     u"four",       u"five",
                          u"forbidden",     u"common",      u"even",       u"once",      u"it",         u"direct",
                          u"emotional",     u"such",        u"as",         u"like",      u"or",         u"uttering",
                          u"incorporating", u"incorporate", u"to",         u"at",        u"least",      u"one",
                          u"another",       u"some",        u"numerical",  u"values",    u"may",        u"can",
                          u"should",        u"must",        u"be",         u"have",      u"your",       u"single",
                          u"allowed",       u"permitted",   u"supposed",   u"out",       u"simple",     u"personal",
                          u"stating",       u"descriptive", u"repeating",  u"want",      u"see"});
}

/// "leave out", "leave the word 'x' out", "keep the letter r out of it".
bool outBehind(const Tokens &t, int verb)
{
    for (int k = verb + 1; k <= verb + 7 && !endsClause(t.at(k)); ++k)
        if (t.is(k, u"out"))
            return true;
    return false;
}

/// "don't forget to use", "never leave out": two negations ask.
bool isUndone(const Tokens &t, int i)
{
    if (!t.isAny(i, {u"don't", u"never", u"not", u"cannot", u"can't"}))
        return false;
    for (int k = i + 1; k <= i + 3; ++k)
        if (t.isAny(k, {u"forget", u"fail", u"omit", u"skip", u"neglect", u"hesitate"}) ||
            (t.is(k, u"leave") && outBehind(t, k)))
            return true;
    return false;
}

bool isNegation(const Tokens &t, int i)
{
    if (isUndone(t, i))
        return false;
    for (int k = i - 1; k >= i - 3 && t.isAny(i, {u"omit", u"skip", u"leave"}); --k)
        if (t.isAny(k, {u"don't", u"never", u"not", u"cannot", u"can't", u"mustn't"}))
            return false;
    if (t.isAny(i, {u"without", u"avoid", u"avoiding", u"avoids", u"excluding", u"exclude", u"omit", u"omitting",
                    u"never", u"don't", u"cannot", u"can't", u"ban", u"banning", u"refrain", u"refraining", u"minus"}))
        return true;
    if (t.is(i, u"not"))
        return !t.isAny(i + 1, {u"only", u"just"}) && !t.isAny(i + 1, {u"more", u"less"});
    if (isNegationIdiom(t, i))
        return true;
    if (t.is(i, u"nor"))
        return t.isAny(i + 1, {u"may", u"must", u"should", u"can", u"shall"});
    if (t.is(i, u"no"))
        return t.isAny(i + 1,
                       {u"use", u"mention", u"word", u"words", u"letter", u"letters", u"occurrence", u"occurrences"});
    // "leave out", "stay away from", "steer clear of", "none of your words may contain"
    if (t.isAny(i, {u"leave", u"leaving", u"leaves", u"keep", u"keeping"}) && outBehind(t, i))
        return true;
    if (t.isAny(i, {u"away", u"clear"}) && t.isAny(i + 1, {u"from", u"of"}))
        return t.isAny(i - 1, {u"stay", u"staying", u"keep", u"keeping", u"steer", u"steering", u"shy"});
    if (t.isAny(i, {u"skip", u"skipping", u"mustn't", u"shouldn't", u"can't", u"doesn't"}))
        return true;
    if (t.is(i, u"none") && t.is(i + 1, u"of"))
        return true;
    return t.is(i, u"free") && t.is(i + 1, u"of");
}

struct Target
{
    int listStart = -1; ///< index of the first listed word
    bool letters = false;
    bool words = false;    ///< a noun as "words" announces the list
    bool bare = false;     ///< the list may stand without quotes
    bool examples = false; ///< "such as"
    bool classToo = false; ///< "numerical values or the terms …": a class beside the list
};

/// From behind a trigger to the list it is about.
Target findTarget(const Tokens &t, int from)
{
    Target target;
    for (int i = from; i < t.size() && i < from + 12; ++i) {
        const Token &token = t.at(i);
        if (token.isQuote()) {
            target.listStart = i;
            return target;
        }
        if (isLetterNoun(token)) {
            target.letters = true;
            target.words = false;
        } else if (isWordNoun(token)) {
            target.words = true;
            target.bare = target.bare || announcesBareWords(token) ||
                          (token.isAnyOf({u"color", u"colour", u"colors", u"colours"}) && isColourName(t.at(i + 1)));
            if (t.is(i + 1, u",") && !t.at(i + 2).isQuote()) // "no words, just numbers"
                return target;
        } else if (token.is(u":") || (token.is(u",") && (target.words || target.letters))) {
            continue;
        } else if (isFiller(token) && !(target.letters && token.isAnyOf({u"a"}))) {
            target.examples = target.examples || token.isAnyOf({u"such", u"like"});
            target.classToo = target.classToo || (token.is(u"or") && !target.words);
        } else {
            if (target.bare || target.letters)
                target.listStart = i;
            return target;
        }
        if (token.isAnyOf({u"letters", u"letter"}) && t.at(i + 1).type == Token::Type::Word &&
            t.at(i + 1).text.size() == 1) {
            target.listStart = i + 1;
            return target;
        }
    }
    return target;
}

/// "any words containing the letter 'e'" is about the letter; "words ending in 'ly'" about neither.
int throughWordsContaining(const Tokens &t, int from)
{
    for (int i = from; i < from + 6; ++i)
        if (t.isAny(i, {u"word", u"words"}))
            return t.isAny(i + 1, {u"containing", u"that", u"which"}) ||
                           (t.is(i + 1, u"with") && (isLetterNoun(t.at(i + 2)) || isLetterNoun(t.at(i + 3))))
                       ? i + 2
                       : from;
    return from;
}

void addForbidden(const Tokens &t, int trigger, Constraints &out)
{
    int from = isNegationIdiom(t, trigger) ? trigger + 2 : trigger + 1;
    for (int i = trigger; i < trigger + 10; ++i)
        if (t.isAny(
                i, {u"starting", u"ending", u"beginning", u"start", u"end", u"begin", u"ends", u"starts", u"begins"}) &&
            !t.at(i).isQuote())
            return;          // a pattern of words, no list
    if (t.is(from, u"from")) // "refrain from using"
        ++from;
    from = throughWordsContaining(t, from);
    const Target target = findTarget(t, from);
    if (target.listStart < 0)
        return;
    // "no word may be repeated" lists nothing
    if (t.is(trigger, u"no") && t.isAny(trigger + 1, {u"word", u"words"}) && !target.letters &&
        !t.at(target.listStart).isQuote() &&
        t.isAny(trigger + 2, {u"may", u"must", u"should", u"can", u"is", u"are", u"shall", u"repeated"}))
        return;
    const bool bare = target.bare || target.letters;
    const WordList list = readWordList(t, target.listStart, bare);
    if (list.words.isEmpty() || isAffix(list.words))
        return;
    if (t.matches(list.end, {u"more", u"than"}) || t.isAny(list.end, {u"twice"}))
        return;
    Constraint constraint;
    constraint.op = ConstraintOp::NoneOf;
    const QStringList letters = target.letters ? lettersOf(list.words) : QStringList();
    if (target.letters && letters.isEmpty())
        return;
    constraint.kind = letters.isEmpty() ? ConstraintKind::ForbiddenWords : ConstraintKind::ForbiddenLetters;
    constraint.value = toArray(letters.isEmpty() ? list.words : letters);
    constraint.scope = target.examples                     ? ConstraintScope::Examples
                       : list.colourWords                  ? ConstraintScope::OrColourWords
                       : list.openEnded || target.classToo ? ConstraintScope::Partly
                                                           : ConstraintScope::Whole;
    out.push_back(constraint);
}

bool isRequireVerb(const Tokens &t, int i)
{
    if (t.is(i, u"use") && t.is(i + 1, u"of") && !t.isAny(i - 1, {u"make", u"making"})) // "the use of the word … is"
        return false;
    return t.isAny(i, {u"using",       u"use",           u"uses",         u"include",   u"including",  u"includes",
                       u"incorporate", u"incorporating", u"incorporates", u"contain",   u"containing", u"contains",
                       u"mention",     u"mentioning",    u"feature",      u"featuring", u"with",       u"employ",
                       u"employing",   u"insert",        u"weave",        u"weaving",   u"utilizing",  u"utilize",
                       u"has",         u"have",          u"having",       u"add",       u"adding",     u"work",
                       u"working",     u"slip",          u"sneak",        u"fit",       u"integrate",  u"integrating",
                       u"embed",       u"embedding",     u"say",          u"saying",    u"throw",      u"put"});
}

/// A quote without a noun is required only where it is the very object: 'include "Happy Birthday" in your reply'.
bool quoteIsObject(const Tokens &t, int verb, int quote)
{
    int from = verb + 1;
    const bool particle = t.is(from, u"in") &&
                          t.isAny(verb, {u"work", u"working", u"weave", u"weaving", u"slip", u"fit", u"sneak", u"put"});
    while (from < quote && (t.isAny(from, {u"the", u"either", u"both"}) || (particle && t.is(from, u"in"))))
        ++from;
    int next = quote + 1;
    while (t.at(next).isQuote() || t.isAny(next, {u",", u"or", u"and"})) // to the end of the list
        ++next;
    const bool woven = // "weave "x" into it"
        t.isAny(verb, {u"work", u"working", u"weave", u"weaving", u"slip", u"fit", u"sneak", u"put", u"incorporate"}) &&
        (particle || t.is(next, u"into") || (t.is(next, u"in") && !t.is(next + 1, u"the")));
    if (woven && from == quote)
        return next >= t.size() || endsClause(t.at(next)) || t.isAny(next, {u"in", u"into", u"somewhere"});
    next = quote + 1;
    const bool toSay = t.is(verb, u"say") && (t.isAny(verb - 1, {u"must", u"should"}) ||
                                              (t.is(verb - 1, u"to") && t.isAny(verb - 2, {u"sure", u"remember"})));
    if (toSay && from == quote)
        return next >= t.size() || endsClause(t.at(next));
    return from == quote &&
           t.isAny(verb, {u"include", u"including", u"contain", u"containing", u"mention", u"mentioning", u"use",
                          u"using"}) &&
           (next >= t.size() || endsClause(t.at(next)) ||
            t.isAny(next, {u"in", u"at", u"somewhere", u"once", u"twice", u"and", u"or", u"exactly"}));
}

void addRequired(const Tokens &t, int verb, Constraints &out)
{
    // the noun, then its list; fillers as in "using at least one of the following words:"
    int i = verb + 1;
    if (t.isAny(i, {u"in", u"somewhere"})) // "work in the word"
        ++i;
    bool atLeastOne = false;
    while (i < verb + 9 && (t.isAny(i, {u"the", u"all", u"of", u"following", u"both", u"these", u"exact", u"exactly",
                                        u"each", u"either", u"at", u"least", u"any", u"key"}) ||
                            (t.at(i).isNumber()))) {
        if (t.isAny(i, {u"either", u"any"}) || (t.at(i).isNumber() && t.at(i).number == 1))
            atLeastOne = true;
        else if (t.at(i).isNumber() && t.is(i + 1, u"of"))
            return; // "two of the words"
        ++i;
    }
    const bool noun = t.isAny(i, {u"word", u"words", u"term", u"terms", u"phrase", u"phrases", u"expression",
                                  u"keyword", u"keywords"}) ||
                      (t.at(i + 1).isQuote() && t.isAny(i, {u"conjunction", u"adjective", u"adverb", u"verb", u"noun",
                                                            u"preposition", u"pronoun", u"interjection"}));
    const bool definite =
        t.isAny(i - 1, {u"the", u"following", u"these", u"exactly", u"exact"}) || t.at(i + 1).isQuote();
    int start = noun ? i + 1 : i;
    if (noun && t.isAny(start, {u":", u","}))
        ++start;
    if (noun ? !definite : !(t.at(i).isQuote() && quoteIsObject(t, verb, i)))
        return;
    if (t.isAny(start, {u"such", u"like", u"count", u"limit", u"order", u"play", u"problem", u"choice", u"cloud"}))
        return;
    const WordList list = readWordList(t, start, noun);
    if (list.words.isEmpty() || isAffix(list.words))
        return;
    // 'using the word "WINDOW" where each line starts with a letter from the word': material, no requirement
    for (int k = list.end; k < list.end + 10; ++k)
        if (t.isAny(k, {u"letter", u"letters", u"acrostic", u"initials"}))
            return;
    if (t.isAny(verb - 1, {u"acrostic", u"poem"}) || t.isAny(verb - 2, {u"acrostic"}))
        return;
    Constraint constraint;
    for (int k = list.end; k <= list.end + 3 && t.isAny(list.end, {u"is", u"are", u"will", u"would"}); ++k) {
        if (!t.isAny(k, {u"forbidden", u"banned", u"prohibited", u"not", u"off", u"taboo", u"never", u"out"}))
            continue; // "using the word 'nice' is forbidden"
        constraint.kind = ConstraintKind::ForbiddenWords;
        constraint.op = ConstraintOp::NoneOf;
        constraint.value = toArray(list.words);
        out.push_back(constraint);
        return;
    }
    constraint.kind = ConstraintKind::RequiredWords;
    constraint.op = list.orJoined || (atLeastOne && list.words.size() > 1) ? ConstraintOp::AnyOf : ConstraintOp::AllOf;
    constraint.value = toArray(list.words);
    constraint.times = timesBehind(t, list.end);
    if (constraint.times > 1)
        constraint.scope = ConstraintScope::Repeated;
    else if (list.openEnded)
        constraint.scope = ConstraintScope::Partly;
    out.push_back(constraint);
}

/// True where a verb of requirement stands under a negation or a start/end instruction: no requirement of its own.
bool governedByOther(const Tokens &t, int verb)
{
    for (int i = verb - 1; i >= 0 && i >= verb - 4; --i) {
        if (endsClause(t.at(i)))
            return false;
        if (isNegation(t, i) || startsAt(t, i) || endsAt(t, i) || (t.is(i, u"not") && !isUndone(t, i)) ||
            t.isAny(i, {u"word", u"rhymes", u"sentence", u"line"}))
            return true;
    }
    return false;
}

/// "in JSON with the keys "shop" and "price"": the keys have to be there.
void addKeys(const Tokens &t, Constraints &out)
{
    const int keys = t.contains(u"json") ? std::max(t.find(u"keys"), t.find(u"fields")) : -1;
    if (keys < 1 || !t.isAny(keys - 1, {u"the", u"with", u"following"}))
        return;
    const int first = t.is(keys + 1, u":") ? keys + 2 : keys + 1;
    if (!t.at(first).isQuote())
        return;
    Constraint constraint;
    constraint.kind = ConstraintKind::RequiredWords;
    constraint.op = ConstraintOp::AllOf;
    const WordList list = readWordList(t, first, false);
    constraint.value = toArray(list.words);
    if (!list.orJoined) // one of two keys
        out.push_back(constraint);
}

} // namespace

void extractVocabulary(const ComponentText &component, Constraints &out)
{
    const Tokens &t = component.tokens;
    for (int i = 0; i < t.size(); ++i) {
        const size_t before = out.size();
        const bool passive = addPassive(t, i, out);
        if (!passive && isNegation(t, i))
            addForbidden(t, i, out);
        else if (!passive && isRequireVerb(t, i) && !governedByOther(t, i))
            addRequired(t, i, out);
        else if (!passive && i == 0 && t.matches(0, {u"at", u"least"}) && t.at(2).isNumber() && t.is(3, u"of"))
            addRequired(t, -1, out); // the verb stands in the instruction before: at least one of the words "a" or "b"
        if (out.size() > before)     // on behind the list
            while (i + 1 < t.size() && !endsClause(t.at(i + 1)) && !t.isAny(i + 1, {u"but", u"without"}))
                ++i;
    }
    addKeys(t, out);
}

} // namespace plumbline::checks
