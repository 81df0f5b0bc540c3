// SPDX-License-Identifier: GPL-3.0-or-later
// Words named before their verb: "the words 'sun' and 'sky' must appear".
#include "core/checks/vocabulary_passive.h"

#include "core/checks/word_lists.h"

#include <algorithm>

namespace plumbline::checks {

namespace {

bool isUse(const Token &token)
{
    return token.isAnyOf({u"used", u"use", u"appear", u"appears", u"included", u"occur", u"mentioned", u"featured",
                          u"show", u"turn", u"crop", u"feature"});
}

/// "is off limits", "are taboo".
bool isOffLimits(const Tokens &t, int i)
{
    return t.isAny(i, {u"is", u"are"}) && (t.matches(i + 1, {u"off", u"limits"}) || t.is(i + 1, u"taboo") ||
                                           t.matches(i + 1, {u"out", u"of", u"bounds"}));
}

/// "either 'x' or 'y' must appear", "at least one of 'x' and 'y' has to be used": quotes at the start of a clause, an
/// obligation, and a verb of use.
bool addPassiveQuotes(const Tokens &t, int first, Constraints &out)
{
    if (!t.at(first).isQuote())
        return false;
    int lead = first - 1;
    bool anyOf = false;
    bool neither = false;
    while (t.isAny(lead, {u"either", u"both", u"of", u"least", u"at", u"all", u"and", u"any"}) ||
           t.is(lead, u"neither") || t.at(lead).isNumber()) {
        neither = neither || t.is(lead, u"neither");
        anyOf = anyOf || (t.at(lead).isNumber() && t.at(lead).number == 1) || t.isAny(lead, {u"either", u"any"});
        --lead;
    }
    const bool assured = t.isAny(lead, {u"sure", u"ensure", u"ensuring"}) || // "make sure 'anchor' appears"
                         (t.is(lead, u"that") && t.isAny(lead - 1, {u"sure", u"ensure", u"ensuring", u"see"}));
    if (assured) {
        const WordList list = readWordList(t, first, false);
        int i = list.end;
        const bool use = t.isAny(i, {u"appears", u"appear"}) || // not "appear on the sign"
                         (t.isAny(i, {u"is", u"are"}) && t.isAny(i + 1, {u"used", u"included", u"mentioned"}));
        i += t.isAny(i, {u"is", u"are"}) ? 2 : 1;
        const bool place = t.isAny(i, {u"in", u"on", u"at"}) && !t.isAny(i + 1, {u"your", u"it"}) &&
                           !t.isAny(i + 2, {u"response", u"answer", u"reply", u"text", u"description", u"caption"});
        if (!use || place || list.words.isEmpty() || isAffix(list.words))
            return false;
        Constraint constraint;
        constraint.kind = ConstraintKind::RequiredWords;
        constraint.op = list.orJoined || anyOf ? ConstraintOp::AnyOf : ConstraintOp::AllOf;
        constraint.value = toArray(list.words);
        for (; i < list.end + 9 && !endsClause(t.at(i)); ++i)
            constraint.times = std::max(constraint.times, timesBehind(t, i));
        if (constraint.times > 1)
            constraint.scope = ConstraintScope::Repeated;
        out.push_back(constraint);
        return true;
    }
    if ((lead >= 0 && !endsClause(t.at(lead))) || t.at(lead).isQuote() || t.at(lead - 1).isQuote())
        return false; // in the middle of a sentence or of a list
    const WordList list = readWordList(t, first, false);
    int i = list.end;
    if (isOffLimits(t, i) && !list.words.isEmpty()) {
        Constraint banned;
        banned.kind = ConstraintKind::ForbiddenWords;
        banned.op = ConstraintOp::NoneOf;
        banned.value = toArray(list.words);
        out.push_back(banned);
        return true;
    }
    if (!t.isAny(i, {u"must", u"should", u"shall", u"has", u"have", u"needs", u"need", u"cannot", u"can't", u"mustn't",
                     u"may", u"can"}))
        return false;
    const bool negative =
        neither || t.isAny(i, {u"cannot", u"can't", u"mustn't"}) || t.isAny(i + 1, {u"not", u"never"});
    if (t.isAny(i, {u"may", u"can"}) && !negative)
        return false;
    for (++i; t.isAny(i, {u"not", u"never", u"all", u"both", u"to", u"be", u"each", u"also"}); ++i)
        ;
    if (!isUse(t.at(i)) || list.words.isEmpty() || isAffix(list.words))
        return false;
    Constraint constraint;
    constraint.kind = negative ? ConstraintKind::ForbiddenWords : ConstraintKind::RequiredWords;
    constraint.op = negative                 ? ConstraintOp::NoneOf
                    : list.orJoined || anyOf ? ConstraintOp::AnyOf
                                             : ConstraintOp::AllOf;
    constraint.value = toArray(list.words);
    for (; i < list.end + 9 && !negative && !endsClause(t.at(i)); ++i)
        constraint.times = std::max(constraint.times, timesBehind(t, i));
    if (constraint.times > 1)
        constraint.scope = ConstraintScope::Repeated;
    out.push_back(constraint);
    return true;
}

} // namespace

bool addPassive(const Tokens &t, int noun, Constraints &out)
{
    const bool letters = t.isAny(noun, {u"letter", u"letters"});
    if (!(letters || announcesBareWords(t.at(noun))))
        return addPassiveQuotes(t, noun, out);
    // one word may stand bare: "the word sunset must not be used"
    const bool bare = t.is(noun - 1, u"the") && t.at(noun + 1).type == Token::Type::Word &&
                      t.isAny(noun + 2, {u"must", u"should", u"may", u"cannot", u"is", u"can", u"does", u"doesn't"}) &&
                      (!letters || t.at(noun + 1).raw.size() == 1) &&
                      !t.isAny(noun + 1, {u"that", u"which", u"it", u"you", u"itself", u"limit", u"count"});
    WordList list; // "the letters Q and X are forbidden"
    if (letters && t.is(noun - 1, u"the") && !t.at(noun + 1).isQuote())
        list = readWordList(t, noun + 1, true);
    const bool bareLetters = !list.words.isEmpty() && !lettersOf(list.words).isEmpty();
    if (!bare && !bareLetters && !t.at(noun + 1).isQuote())
        return false;
    if (bareLetters) {
        // read above
    } else if (bare) {
        list = WordList();
        list.words += t.at(noun + 1).raw;
        list.end = noun + 2;
    } else {
        list = readWordList(t, noun + 1, false);
    }
    const int next = list.end;
    if (!t.isAny(next, {u"must",  u"should", u"is",      u"are",   u"may",     u"can",   u"cannot",
                        u"has",   u"have",   u"shall",   u"needs", u"does",    u"do",    u"doesn't",
                        u"don't", u"can't",  u"mustn't", u"never", u"appears", u"appear"}))
        return false;
    if (t.isAny(next, {u"is", u"are", u"appears", u"appear"}) && t.isAny(0, {u"explain", u"why", u"how", u"where"}))
        return false; // told of the image
    if (t.isAny(next, {u"appears", u"appear"}) && t.isAny(next + 1, {u"on", u"in", u"at", u"above", u"below"}) &&
        !t.isAny(next + 3, {u"response", u"answer", u"reply", u"text", u"description", u"caption", u"poem", u"story"}))
        return false; // "… appear on the sign"
    const bool offLimits = isOffLimits(t, next);
    bool negative = offLimits || t.is(noun - 1, u"neither") || (t.is(noun - 1, u"the") && t.is(noun - 2, u"neither")) ||
                    t.isAny(next, {u"cannot", u"doesn't", u"don't", u"can't", u"mustn't"});
    bool use = offLimits;
    for (int i = next; i <= next + 5 && !endsClause(t.at(i)); ++i) {
        negative = negative || t.isAny(i, {u"not", u"never", u"forbidden", u"banned", u"prohibited", u"avoided",
                                           u"omitted", u"excluded"});
        use = use || isUse(t.at(i)) ||
              t.isAny(i, {u"allowed", u"permitted", u"forbidden", u"banned", u"prohibited", u"avoided", u"present",
                          u"mentioned", u"omitted", u"excluded", u"required", u"mandatory", u"compulsory",
                          u"obligatory"}) ||
              t.matches(i, {u"a", u"must"}) || t.matches(i, {u"make", u"an", u"appearance"}) ||
              (t.isAny(i, {u"is", u"are"}) && t.is(i + 1, u"in") && t.isAny(i + 2, {u"there", u"it"}));
    }
    const bool allowed = t.isAny(next + 1, {u"allowed", u"permitted"}) || (bare && !negative);
    if (!use || list.words.isEmpty() || isAffix(list.words) || allowed || (letters && !negative))
        return false;
    Constraint constraint;
    constraint.kind = letters    ? ConstraintKind::ForbiddenLetters
                      : negative ? ConstraintKind::ForbiddenWords
                                 : ConstraintKind::RequiredWords;
    constraint.op = negative ? ConstraintOp::NoneOf : list.orJoined ? ConstraintOp::AnyOf : ConstraintOp::AllOf;
    constraint.value = toArray(letters ? lettersOf(list.words) : list.words);
    for (int i = next; i < next + 8 && !negative && !endsClause(t.at(i)); ++i)
        constraint.times = std::max(constraint.times, timesBehind(t, i));
    if (constraint.times > 1)
        constraint.scope = ConstraintScope::Repeated;
    if (constraint.value.toArray().isEmpty())
        return false;
    out.push_back(constraint);
    return true;
}

} // namespace plumbline::checks
