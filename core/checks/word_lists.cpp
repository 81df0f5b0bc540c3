// SPDX-License-Identifier: GPL-3.0-or-later
// Nouns that announce a list of words, and the lists.
#include "core/checks/word_lists.h"

#include "core/checks/extract_families.h"

#include <algorithm>

namespace plumbline::checks {

namespace {

bool endsBareList(const Token &token)
{
    return token.isAnyOf(
        {u"in",         u"when",       u"while",      u"to",         u"but",    u"at",        u"anywhere",
         u"as",         u"that",       u"which",      u"on",         u"from",   u"for",       u"with",
         u"throughout", u"more",       u"shown",      u"you",        u"of",     u"is",        u"are",
         u"written",    u"visible",    u"displayed",  u"starting",   u"ending", u"beginning", u"containing",
         u"related",    u"describing", u"if",         u"because",    u"and/or", u"somewhere", u"then",
         u"twice",      u"once",       u"only",       u"within",     u"by",     u"using",     u"without",
         u"your",       u"exactly",    u"associated", u"like",       u"such",   u"there",     u"during",
         u"instead",    u"it",         u"what",       u"seen",       u"found",  u"least",     u"depicted",
         u"they",       u"about",      u"regarding",  u"concerning", u"except", u"before",    u"after",
         u"longer",     u"shorter",    u"where",      u"who",        u"must",   u"should",    u"so"});
}

bool isColourClass(const Tokens &t, int i)
{
    return t.isAny(i, {u"any", u"other", u"color", u"colour"}) &&
           (t.isAny(i + 1, {u"color", u"colour", u"colors", u"colours"}) ||
            t.isAny(i + 1, {u"words", u"names", u"terms"}));
}

} // namespace

bool isWordNoun(const Token &token)
{
    return token.isAnyOf(
        {u"word",        u"words",        u"term",        u"terms",       u"phrase",    u"phrases",
         u"pronoun",     u"pronouns",     u"noun",        u"nouns",       u"adjective", u"adjectives",
         u"verb",        u"verbs",        u"expression",  u"expressions", u"article",   u"articles",
         u"conjunction", u"conjunctions", u"descriptors", u"descriptor",  u"adverb",    u"adverbs",
         u"name",        u"names",        u"color",       u"colour",      u"colors",    u"colours",
         u"preposition", u"prepositions", u"synonyms",    u"keywords",    u"keyword",   u"vocabulary"});
}

bool announcesBareWords(const Token &token)
{
    return token.isAnyOf({u"word", u"words", u"term", u"terms", u"phrase", u"phrases", u"pronoun", u"pronouns",
                          u"keywords", u"keyword"});
}

bool isColourName(const Token &token)
{
    return token.isAnyOf({u"red",   u"orange", u"yellow",  u"green", u"blue",   u"purple", u"violet",  u"pink",
                          u"brown", u"black",  u"white",   u"grey",  u"gray",   u"gold",   u"silver",  u"turquoise",
                          u"teal",  u"beige",  u"crimson", u"navy",  u"maroon", u"indigo", u"magenta", u"cyan"});
}

bool isLetterNoun(const Token &token)
{
    return token.isAnyOf({u"letter", u"letters", u"vowel", u"vowels", u"consonant", u"consonants"});
}

WordList readWordList(const Tokens &t, int from, bool allowBare)
{
    WordList list;
    QStringList bare; // the unquoted element being read
    int i = from;
    const bool quoted = t.at(from).isQuote();
    const auto flush = [&] {
        if (!bare.isEmpty())
            list.words += bare.join(u' ');
        bare.clear();
    };
    for (; i < t.size(); ++i) {
        const Token &token = t.at(i);
        if (token.isQuote()) {
            if (!quoted)
                break;
            list.words += token.text;
        } else if (token.isAnyOf({u",", u"/"})) {
            flush();
        } else if (token.is(u"or") || token.is(u"nor")) {
            flush();
            list.orJoined = true;
        } else if (token.is(u"and") || token.is(u"&")) {
            flush();
        } else if (quoted || !allowBare) {
            // "…, or any color words", "…, or the word 'x'"
            if (isColourClass(t, i)) {
                list.colourWords = true;
                break;
            }
            const bool joins = t.isAny(i - 1, {u"or", u"and", u","});
            const bool repeatsNoun = isWordNoun(token) || isLetterNoun(token) || token.isAnyOf({u"the", u"of"});
            if (repeatsNoun && (t.at(i + 1).isQuote() || t.at(i + 2).isQuote()))
                continue;
            list.openEnded = joins && !list.words.isEmpty() && t.isAny(i - 1, {u"or"}) && !endsClause(token);
            break;
        } else if (token.type == Token::Type::Punct || endsBareList(token) || bare.size() >= 3 ||
                   (isWordNoun(token) && list.words.isEmpty() && bare.isEmpty())) {
            break;
        } else {
            if (!bare.isEmpty() && t.at(i - 1).glued)
                bare.back() += u'-' + token.raw;
            else
                bare += token.raw;
        }
    }
    flush();
    while (!list.words.isEmpty() && t.isAny(i - 1, {u",", u"or", u"and"}) && i - 1 > from)
        --i;
    list.end = i;
    return list;
}

QJsonArray toArray(const QStringList &words)
{
    QJsonArray array;
    for (const QString &word : words)
        array.append(word);
    return array;
}

QStringList lettersOf(const QStringList &words)
{
    QStringList letters;
    for (const QString &word : words) {
        const QString letter = word.trimmed();
        if (letter.size() != 1 || !letter.at(0).isLetter())
            return {};
        letters += letter;
    }
    return letters;
}

bool isAffix(const QStringList &words)
{
    for (const QString &word : words)
        if (word.startsWith(u'-') || word.endsWith(u'-'))
            return true;
    return false;
}

int timesBehind(const Tokens &t, int i)
{
    if (t.isAny(i, {u"exactly", u"at"}))
        i += t.is(i, u"at") ? 2 : 1;
    if (t.is(i, u"twice"))
        return 2;
    if (t.is(i, u"thrice"))
        return 3;
    return t.at(i).isNumber() && t.is(i + 1, u"times") ? std::max(1, t.at(i).number) : 1;
}

} // namespace plumbline::checks
