// SPDX-License-Identifier: GPL-3.0-or-later
// Vocabulary of counted nouns.
#include "core/checks/count_nouns.h"

#include <QSet>

namespace plumbline::checks {

namespace {

const QSet<QString> &looseAdjectives()
{
    // for sentences, paragraphs, stanzas: how the unit is to be written
    static const QSet<QString> words = {
        u"short"_qs,        u"long"_qs,        u"simple"_qs,      u"complex"_qs,       u"compound"_qs,
        u"complete"_qs,     u"full"_qs,        u"brief"_qs,       u"concise"_qs,       u"succinct"_qs,
        u"clear"_qs,        u"coherent"_qs,    u"separate"_qs,    u"distinct"_qs,      u"different"_qs,
        u"vivid"_qs,        u"descriptive"_qs, u"declarative"_qs, u"well"_qs,          u"written"_qs,
        u"crafted"_qs,      u"formed"_qs,      u"structured"_qs,  u"constructed"_qs,   u"detailed"_qs,
        u"rich"_qs,         u"punchy"_qs,      u"snappy"_qs,      u"elegant"_qs,       u"poetic"_qs,
        u"rhyming"_qs,      u"unified"_qs,     u"cohesive"_qs,    u"narrative"_qs,     u"individual"_qs,
        u"total"_qs,        u"english"_qs,     u"grammatical"_qs, u"grammatically"_qs, u"correct"_qs,
        u"run"_qs,          u"on"_qs,          u"compelling"_qs,  u"informative"_qs,   u"persuasive"_qs,
        u"dramatic"_qs,     u"humorous"_qs,    u"witty"_qs,       u"funny"_qs,         u"lyrical"_qs,
        u"alliterative"_qs, u"continuous"_qs,  u"consecutive"_qs, u"additional"_qs,    u"engaging"_qs,
        u"carefully"_qs,    u"chosen"_qs,      u"tight"_qs,       u"crisp"_qs,         u"plain"_qs,
        u"proper"_qs,       u"formal"_qs,      u"informal"_qs,    u"sized"_qs,         u"medium"_qs,
        u"balanced"_qs,     u"readable"_qs,    u"whole"_qs,       u"standalone"_qs,    u"imaginative"_qs,
        u"creative"_qs,     u"suspenseful"_qs, u"cinematic"_qs,   u"sentence"_qs,      u"single"_qs,
        u"very"_qs,         u"fictional"_qs,   u"beautiful"_qs,   u"introspective"_qs, u"reflective"_qs,
        u"expository"_qs,   u"analytical"_qs,  u"meaningful"_qs,  u"unique"_qs,        u"flowing"_qs,
        u"exclamatory"_qs,  u"unrhymed"_qs,    u"free"_qs,        u"verse"_qs,         u"hopeful"_qs,
        u"academic"_qs,     u"solid"_qs,       u"focused"_qs,     u"developed"_qs,     u"written"_qs,
        u"fluent"_qs};
    return words;
}

const QSet<QString> &lineAdjectives()
{
    static const QSet<QString> words = {
        u"short"_qs,       u"rhyming"_qs,    u"poetic"_qs,  u"long"_qs,  u"simple"_qs,   u"single"_qs, u"separate"_qs,
        u"total"_qs,       u"unrhymed"_qs,   u"concise"_qs, u"brief"_qs, u"complete"_qs, u"full"_qs,   u"lyrical"_qs,
        u"alternating"_qs, u"individual"_qs, u"rhymed"_qs,  u"well"_qs,  u"crafted"_qs,  u"verse"_qs};
    return words;
}

const QSet<QString> &wordAdjectives()
{
    static const QSet<QString> words = {u"simple"_qs, u"key"_qs,       u"total"_qs,    u"single"_qs,     u"short"_qs,
                                        u"plain"_qs,  u"english"_qs,   u"separate"_qs, u"individual"_qs, u"well"_qs,
                                        u"chosen"_qs, u"carefully"_qs, u"unique"_qs,   u"different"_qs,  u"distinct"_qs,
                                        u"exact"_qs,  u"exactly"_qs,   u"full"_qs};
    return words;
}

const QSet<QString> &bulletAdjectives()
{
    static const QSet<QString> words = {u"short"_qs,    u"concise"_qs,    u"brief"_qs,       u"clear"_qs,
                                        u"separate"_qs, u"distinct"_qs,   u"different"_qs,   u"simple"_qs,
                                        u"detailed"_qs, u"single"_qs,     u"succinct"_qs,    u"key"_qs,
                                        u"main"_qs,     u"total"_qs,      u"well"_qs,        u"organized"_qs,
                                        u"crisp"_qs,    u"individual"_qs, u"informative"_qs, u"punchy"_qs};
    return words;
}

bool oneOf(const Token &token, const QSet<QString> &words)
{
    return !token.isQuote() && words.contains(token.text);
}

} // namespace

int stanzaLines(const Token &token)
{
    return token.is(u"quatrains")                        ? 4
           : token.is(u"tercets")                        ? 3
           : token.isAnyOf({u"cinquains", u"quintains"}) ? 5
           : token.is(u"sestets")                        ? 6
                                                         : 0;
}

std::optional<CountNoun> countNounAt(const Tokens &t, int i)
{
    const Token &token = t.at(i);
    if (token.type != Token::Type::Word)
        return std::nullopt;
    if (token.glued && // "bullet-proof", "character-driven": another word
        !t.isAny(i + 1, {u"long", u"limit", u"max", u"maximum", u"min", u"minimum", u"count", u"style", u"point",
                         u"points", u"list", u"item", u"items", u"only", u"format"}))
        return std::nullopt;
    const auto noun = [&](ConstraintKind kind, bool plural, int end) { return CountNoun{kind, plural, end}; };
    if (token.isAnyOf({u"sentence", u"sentences"}))
        return noun(ConstraintKind::Sentences, token.is(u"sentences"), i + 1);
    if (token.isAnyOf({u"word", u"words"}))
        return noun(ConstraintKind::Words, token.is(u"words"), i + 1);
    if (token.isAnyOf({u"line", u"lines"}))
        return noun(ConstraintKind::Lines, token.is(u"lines"), i + 1);
    if (token.isAnyOf({u"paragraph", u"paragraphs"}))
        return noun(ConstraintKind::Paragraphs, token.is(u"paragraphs"), i + 1);
    if (stanzaLines(token) > 0) // the singular is a form of its own: extract_verse.cpp
        return noun(ConstraintKind::Stanzas, true, i + 1);
    if (token.isAnyOf({u"stanza", u"stanzas"}))
        return noun(ConstraintKind::Stanzas, token.is(u"stanzas"), i + 1);
    if (token.isAnyOf({u"character", u"characters"}))
        return noun(ConstraintKind::Characters, token.is(u"characters"), i + 1);
    if (token.isAnyOf({u"bullet", u"bullets", u"bulleted", u"bulletpoints", u"bulletpoint"})) {
        if (t.isAny(i + 1, {u"point", u"points", u"item", u"items", u"entry", u"entries"}))
            return noun(ConstraintKind::Bullets, t.at(i + 1).text.endsWith(u's'), i + 2);
        const QString &next = t.at(i + 1).text;
        const bool compound = token.is(u"bullet") && t.at(i + 1).type == Token::Type::Word &&
                              (next.endsWith(u's') || t.isAny(i + 1, {u"train", u"hole", u"journal", u"list"}));
        if (token.is(u"bulleted") || compound) // "three bullet trains"
            return std::nullopt;
        return noun(ConstraintKind::Bullets, token.text.endsWith(u's'), i + 1);
    }
    return std::nullopt;
}

bool isNeutralAdjective(ConstraintKind kind, const Token &token)
{
    switch (kind) {
    case ConstraintKind::Sentences:
    case ConstraintKind::Paragraphs:
    case ConstraintKind::Stanzas:
        return oneOf(token, looseAdjectives());
    case ConstraintKind::Lines:
        return oneOf(token, lineAdjectives());
    case ConstraintKind::Words:
        return oneOf(token, wordAdjectives());
    case ConstraintKind::Bullets:
        return oneOf(token, bulletAdjectives());
    case ConstraintKind::Characters:
        return token.is(u"total");
    default:
        return false;
    }
}

bool describesNextNoun(const Tokens &t, const CountNoun &noun)
{
    static const QSet<QString> sentence = {u"structure"_qs, u"structures"_qs,   u"fragment"_qs,      u"fragments"_qs,
                                           u"starter"_qs,   u"starters"_qs,     u"type"_qs,          u"types"_qs,
                                           u"pattern"_qs,   u"patterns"_qs,     u"opener"_qs,        u"openers"_qs,
                                           u"form"_qs,      u"forms"_qs,        u"style"_qs,         u"styles"_qs,
                                           u"variety"_qs,   u"construction"_qs, u"constructions"_qs, u"lengths"_qs};
    static const QSet<QString> word = {u"problem"_qs,  u"problems"_qs, u"play"_qs,      u"choice"_qs, u"choices"_qs,
                                       u"search"_qs,   u"order"_qs,    u"cloud"_qs,     u"art"_qs,    u"association"_qs,
                                       u"families"_qs, u"family"_qs,   u"processor"_qs, u"bank"_qs,   u"game"_qs,
                                       u"games"_qs,    u"pairs"_qs,    u"puzzle"_qs,    u"puns"_qs,   u"pun"_qs,
                                       u"groups"_qs,   u"types"_qs,    u"classes"_qs};
    static const QSet<QString> line = {u"graph"_qs,    u"graphs"_qs, u"chart"_qs,   u"charts"_qs,   u"drawing"_qs,
                                       u"drawings"_qs, u"art"_qs,    u"segment"_qs, u"segments"_qs, u"break"_qs,
                                       u"breaks"_qs,   u"up"_qs,     u"plot"_qs,    u"plots"_qs,    u"spacing"_qs,
                                       u"numbers"_qs,  u"dance"_qs};
    static const QSet<QString> character = {u"arc"_qs,    u"arcs"_qs,     u"trait"_qs,       u"traits"_qs,
                                            u"name"_qs,   u"names"_qs,    u"development"_qs, u"types"_qs,
                                            u"sketch"_qs, u"sketches"_qs, u"description"_qs, u"descriptions"_qs,
                                            u"study"_qs,  u"profile"_qs,  u"profiles"_qs};
    const Token &next = t.at(noun.end);
    switch (noun.kind) {
    case ConstraintKind::Sentences:
        return oneOf(next, sentence);
    case ConstraintKind::Words:
        return oneOf(next, word);
    case ConstraintKind::Lines:
        return oneOf(next, line);
    case ConstraintKind::Characters:
        return oneOf(next, character);
    default:
        return next.isAnyOf({u"break", u"breaks", u"structure", u"structures"});
    }
}

bool isPartNoun(const Token &token)
{
    static const QSet<QString> words = {
        u"title"_qs,      u"titles"_qs,      u"heading"_qs,    u"headings"_qs, u"headline"_qs,     u"header"_qs,
        u"subtitle"_qs,   u"name"_qs,        u"names"_qs,      u"hashtag"_qs,  u"introduction"_qs, u"intro"_qs,
        u"conclusion"_qs, u"postscript"_qs,  u"moral"_qs,      u"greeting"_qs, u"signature"_qs,    u"footnote"_qs,
        u"opening"_qs,    u"ending"_qs,      u"refrain"_qs,    u"chorus"_qs,   u"hook"_qs,         u"quote"_qs,
        u"quotation"_qs,  u"bullet"_qs,      u"bullets"_qs,    u"item"_qs,     u"items"_qs,        u"answer"_qs,
        u"question"_qs,   u"explanation"_qs, u"phrase"_qs,     u"tagline"_qs,  u"caption"_qs,      u"summary"_qs,
        u"slogan"_qs,     u"description"_qs, u"dialogue"_qs,   u"exchange"_qs, u"exchanges"_qs,    u"section"_qs,
        u"verse"_qs,      u"couplet"_qs,     u"definition"_qs, u"joke"_qs,     u"pun"_qs,          u"metaphor"_qs,
        u"simile"_qs,     u"label"_qs,       u"labels"_qs,     u"nickname"_qs, u"password"_qs,     u"reply"_qs,
        u"disclaimer"_qs, u"note"_qs};
    return oneOf(token, words);
}

bool isEachWord(const Token &token)
{
    return token.isAnyOf({u"each", u"every", u"per", u"all", u"both", u"apiece"});
}

} // namespace plumbline::checks
