// SPDX-License-Identifier: GPL-3.0-or-later
// Letter case: "in all caps", "every letter must be a capital", "in title case".
#include "core/checks/extract_families.h"

namespace plumbline::checks {

namespace {

/// "the title in capital letters", "the word 'HELP' in uppercase": the case of a part.
bool caseOfPart(const Tokens &t, int first)
{
    int i = first - 1;
    bool told = false; // "the sign is written in all caps": said of something, asked of nothing
    while (t.isAny(i, {u"in", u"all", u"written", u"using", u"as", u"with", u"be", u"is", u"are", u"printed", u"typed",
                       u"spelled", u"displayed", u"shown"})) {
        told = told || t.isAny(i, {u"is", u"are", u"printed", u"displayed", u"shown"});
        --i;
    }
    const bool reply =
        t.isAny(i, {u"response", u"answer", u"reply", u"output", u"text", u"description", u"caption", u"poem", u"story",
                    u"everything", u"letters", u"words", u"sentence", u"sentences", u"it", u"that", u"which"});
    if ((told && !reply) || (told && t.isAny(0, {u"explain", u"why", u"describe", u"discuss", u"identify"})))
        return true;
    if (t.at(t.isAny(i, {u"must", u"should"}) ? i - 1 : i).isQuote())
        return true;
    if (t.isAny(i,
                {u"title", u"titles", u"heading", u"headings", u"headline", u"words", u"names", u"initials", u"word",
                 u"labels", u"nouns", u"verbs", u"adjectives", u"brands", u"brand", u"colors", u"first", u"acronyms"}))
        return !t.isAny(i - 1, {u"all", u"your", u"these", u"every"}) && !t.matches(i - 2, {u"all", u"the", u"words"});
    return t.isAny(i, {u"letter"}) && t.isAny(i - 1, {u"first", u"initial"});
}

/// "every letter must be a capital", "all letters of the caption should be capitals": of the response, not of a part.
bool everyLetterCapital(const Tokens &t, int letter)
{
    if (!t.isAny(letter, {u"letter", u"letters"}) || !t.isAny(letter - 1, {u"every", u"each", u"all", u"single"}) ||
        negatedWithin(t, letter, 4))
        return false;
    int i = letter + 1;
    if (t.isAny(i, {u"of", u"in"})) { // whose letters: only a name of the whole response
        int noun = i + 1;
        while (noun < i + 5 && !t.isAny(noun + 1, {u"must", u"should", u"has", u"needs", u"is"}))
            ++noun;
        if (!t.isAny(noun, {u"response", u"answer", u"reply", u"output", u"text", u"slogan", u"caption", u"message",
                            u"headline", u"it"}))
            return false;
        i = noun + 1;
    }
    if (!t.isAny(i, {u"must", u"should", u"has", u"have", u"needs", u"shall"}))
        return false;
    for (++i; t.isAny(i, {u"to", u"be", u"a", u"written", u"as", u"in"}); ++i)
        ;
    return t.isAny(i, {u"capital", u"capitals", u"capitalized", u"capitalised", u"uppercase"}) &&
           (i + 1 >= t.size() || endsClause(t.at(i + 1)) || t.isAny(i + 1, {u"letter", u"letters"}));
}

/// "no capitals", "without using any capitals".
bool noCapitals(const Tokens &t, int i)
{
    int k = i - 1;
    while (t.isAny(k, {u"any", u"use", u"using", u"of", u"writing"}))
        --k;
    return t.isAny(k, {u"no", u"without", u"avoid", u"don't", u"not", u"never"}) && !t.is(i + 1, u"of");
}

} // namespace

void extractCase(const Tokens &t, Constraints &out)
{
    for (int i = 0; i < t.size(); ++i) {
        QString value;
        int first = i;
        bool negative = false;
        for (int k = i - 1; k >= i - 5; --k) {
            if (endsClause(t.at(k)) || t.isAny(k, {u"and", u"but", u"in", u"all", u"only"}))
                break;
            negative = negative || t.isAny(k, {u"without", u"no", u"not", u"avoid", u"avoiding", u"never", u"don't",
                                               u"excluding", u"zero"});
        }
        bool negatedAsShape = false; // "not in all caps" forbids a shape and asks for none
        for (int k = i - 1; k >= i - 7 && !negative && !endsClause(t.at(k)) && !t.isAny(k, {u"and", u"but"}); --k)
            negatedAsShape = negatedAsShape || t.isAny(k, {u"not", u"never", u"don't", u"avoid", u"without"});
        if (negatedAsShape)
            continue;
        if (t.isAny(i, {u"lowercase", u"lowercased"}) || (t.is(i, u"lower") && t.is(i + 1, u"case")) ||
            (t.is(i, u"small") && t.isAny(i + 1, {u"letters", u"letter"}) && !t.at(i - 1).isNumber() &&
             t.isAny(i - 1, {u"in", u"all"})))
            value = negative ? u"upper"_qs : u"lower"_qs;
        else if (t.is(i, u"uppercase") || (t.is(i, u"upper") && t.is(i + 1, u"case")) ||
                 t.matches(i, {u"all", u"caps"}) || t.matches(i, {u"block", u"letters"}) ||
                 t.matches(i, {u"block", u"capitals"}) ||
                 (t.isAny(i, {u"capital", u"capitalized"}) && t.isAny(i + 1, {u"letters", u"letter"})) ||
                 (t.isAny(i, {u"capitals", u"caps"}) && (t.isAny(i - 1, {u"in", u"all"}) || noCapitals(t, i))))
            value = negative ? u"lower"_qs : u"upper"_qs;
        else if ((t.is(i, u"title") && t.is(i + 1, u"case")) || t.is(i, u"titlecase"))
            value = u"title"_qs;
        else if (t.isAny(i, {u"capitalize", u"capitalizing", u"capitalized"}) && t.contains(u"first") &&
                 t.contains(u"letter") &&
                 (t.matches(t.find(u"letter") + 1, {u"of", u"each", u"word"}) ||
                  t.matches(t.find(u"letter") + 1, {u"of", u"every", u"word"})))
            value = u"title"_qs;
        else if (t.isAny(i, {u"capitalize", u"capitalizing"}) && !t.contains(u"first") &&
                 (t.matches(i + 1, {u"every", u"letter"}) || t.matches(i + 1, {u"all", u"letters"}) ||
                  t.matches(i + 1, {u"each", u"letter"}) || t.matches(i + 1, {u"everything"}) ||
                  t.matches(i + 1, {u"all", u"the", u"letters"})))
            value = u"upper"_qs;
        bool noWord = false; // "no words may appear in capitals": others may have any case
        for (int k = i - 1; k >= 0 && !endsClause(t.at(k)); --k)
            noWord = noWord || (t.is(k, u"no") && t.isAny(k + 1, {u"word", u"words", u"letter", u"letters", u"line"}));
        if (noWord && t.isAny(i - 1, {u"in", u"all"}))
            return;
        if (value.isEmpty() && everyLetterCapital(t, i)) {
            out.push_back(plainConstraint(ConstraintKind::Case, u"upper"_qs));
            return;
        }
        if (value.isEmpty())
            continue;
        const bool counted = t.at(first - 1).isNumber() || t.matches(first - 1, {u"a"}) ||
                             t.matches(first - 1, {u"the"}) || t.isAny(first + 1, {u"e", u"to"});
        if ((value != u"title" && counted) || (value != u"title" && caseOfPart(t, first)))
            continue;
        const bool article = t.isAny(first - 1, {u"a", u"an", u"each", u"with"}) && value != u"title";
        if (article)
            continue;
        out.push_back(plainConstraint(ConstraintKind::Case, value));
        return;
    }
}

} // namespace plumbline::checks
