// SPDX-License-Identifier: GPL-3.0-or-later
// Finds what only would have been given: "it would have earned 3/3", "a response with the name would get 6/6".
#include "core/scoring/reply_tokens.h"
#include "core/scoring/reply_values.h"

namespace plumbline::reply {

namespace {

int length(const Token &t)
{
    return t.end - t.begin;
}

bool stops(const Tokens &tokens, int i)
{
    const Token &t = *tokenAt(tokens, i);
    if (t.isNewline() || t.isPunct(u';'))
        return true;
    const Token *next = tokenAt(tokens, i + 1);
    return (t.isPunct(u'.') || t.isPunct(u'!') || t.isPunct(u'?')) && (!next || next->blankBefore);
}

/// "it had", "had it named …", "had the response …" behind what it would have changed.
bool invertedCondition(const Tokens &tokens, int i)
{
    const Token &t = *tokenAt(tokens, i);
    const Token *next = tokenAt(tokens, i + 1);
    const Token *noun = tokenAt(tokens, i + 2);
    return t.isWord() && t.is(WHave) && length(t) == 3 && next && next->isWord() &&
           (next->is(WSubject) || (noun && next->is(WConnector) && noun->is(WSubject)));
}

/// Is token `i` the "if" of a condition, where "even if" and "as if" set none?
bool isIf(const Tokens &tokens, int i)
{
    const Token &t = *tokenAt(tokens, i);
    const Token *before = tokenAt(tokens, i - 1);
    return t.isWord() && t.is(WEvenIf) && !t.isSpecial(Whether) &&
           !(before && before->isWord() && (before->isSpecial(Even) || before->is(WIn)));
}

/// One sentence, tokens [begin, end), with what makes it a condition.
struct Sentence
{
    int begin = 0;
    int end = 0;
    int lastIf = -1;     ///< "… if it rhymed", "… had it rhymed"
    bool wanted = false; ///< "With a title, …", "Without one, …", but not "With these points in mind, …"
};

Sentence sentenceAt(const Tokens &tokens, int begin)
{
    Sentence s;
    s.begin = s.end = begin;
    for (; tokenAt(tokens, s.end) && !stops(tokens, s.end); ++s.end) {
        if (isIf(tokens, s.end) || invertedCondition(tokens, s.end))
            s.lastIf = s.end;
    }
    const Token *first = tokenAt(tokens, begin);
    const Token *second = tokenAt(tokens, begin + 1);
    s.wanted = first && first->isSpecial(With) && second && second->isWord() &&
               (second->isSpecial(Indefinite) || second->is(WCardinal));
    return s;
}

/// The verb that gives behind the modal verb at `i`, and whether "have" stands between them.
struct Giving
{
    bool gives = false;
    bool have = false;
    bool only = false;
};

Giving givingBehind(const Tokens &tokens, int i, int end)
{
    constexpr int kReach = 5;
    Giving found;
    const ValueReader values(tokens);
    found.have = tokenAt(tokens, i)->is(WHave); // "would've"
    for (int k = i + 1; k < end && k <= i + kReach; ++k) {
        const Token &t = *tokenAt(tokens, k);
        const Token *next = tokenAt(tokens, k + 1);
        if (!t.isWord() || t.is(WNot))
            return found;
        found.only = found.only || t.isSpecial(Only);
        if (t.is(WHave) && !found.have) {
            if (next && next->isWord() && next->is(WThrough)) // "I would have to give 3/4"
                return {};
            found.have = true;
            found.gives = values.readSimple(k + 1).has_value(); // "it would have 10/10"
            if (found.gives)
                return found;
            continue;
        }
        if (t.is(WVerb | WPurpose) || t.isSpecial(Raise)) { // "could raise component 3 to 3/3"
            found.gives = true;
            return found;
        }
        const bool be = t.is(WConnector) && length(t) <= 4;
        const Token *number =
            next && next->isWord() && length(*next) <= 3 && next->is(WConnector) ? tokenAt(tokens, k + 2) : next;
        if (be && number && (number->isNumber() || number->is(WFull))) { // "would have been a 3/3"
            found.gives = true;
            return found;
        }
    }
    return found;
}

/// "I would give", "we would give": the judge's polite verdict.
bool firstPerson(const Tokens &tokens, int i, int begin)
{
    constexpr int kReach = 3;
    for (int k = i - 1; k >= begin && k >= i - kReach; --k) {
        if (tokenAt(tokens, k)->isSpecial(FirstPerson))
            return true;
    }
    return false;
}

/// "a response with the name would", "another judge could", "one without would": nobody's in particular.
bool anyOne(const Tokens &tokens, int i, int begin)
{
    constexpr int kReach = 10;
    constexpr int kAdjectives = 3;
    const Token *relative = tokenAt(tokens, i - 1);
    // "this is a response that would get 3/3", "a fair score would be 3/3"
    if (relative && (relative->isSpecial(Relative) || relative->is(WNoun)))
        return false;
    for (int k = i - 1; k >= begin && k >= i - kReach; --k) {
        const Token &t = *tokenAt(tokens, k);
        if (t.isWord() && t.is(WCardinal) && t.number == 1) { // "one without would", but not "the second one would"
            const Token *before = tokenAt(tokens, k - 1);
            return k == begin || !before->isWord() || before->is(WAnd | WContrast | WOr | WBecause) ||
                   before->isSpecial(Indefinite);
        }
        if (!t.isWord())
            return false;
        const Token *first = tokenAt(tokens, k - 1);
        const bool opens = k <= begin + 1 || first->kind == TokenKind::Punct || first->is(WAnd | WContrast);
        if (opens && t.isSpecial(Indefinite)) // "a correct description would", "Normally a full list would"
            return true;
        if (!(t.is(WSubject) || t.isSpecial(Grader)))
            continue;
        for (int a = k - 1; a >= begin && a >= k - 1 - kAdjectives; --a) {
            const Token &article = *tokenAt(tokens, a);
            if (!article.isWord() || article.isSpecial(FirstPerson))
                return false;
            const bool one = length(article) <= 2 && article.is(WConnector) && article.isSpecial(Indefinite);
            if (one || article.isSpecial(Indefinite))
                return true;
        }
        return false;
    }
    return false;
}

/// "A complete answer would have named the year and received 3/3": the verb that gives comes further down.
bool givesLater(const Tokens &tokens, int i, int end)
{
    constexpr int kReach = 24;
    for (int k = i + 1; k < end && k < i + kReach; ++k) {
        const Token &t = *tokenAt(tokens, k);
        if (t.isWord() && (t.is(WContrast) || t.is(WNot)))
            return false;
        if (t.isWord() && t.is(WVerb))
            return true;
    }
    return false;
}

/// "if I must", "if I had to": a condition that the judge fulfils.
bool fulfilled(const Tokens &tokens, int i)
{
    const Token *who = tokenAt(tokens, i + 1);
    return i >= 0 && who && who->isSpecial(FirstPerson);
}

/// Does the modal verb at `i`, which gives, leave open what was given?
bool onlySupposed(const Tokens &tokens, int i, const Giving &giving, const Sentence &sentence)
{
    const Token &modal = *tokenAt(tokens, i);
    if (giving.have)
        return true;
    if (modal.is(WMight))
        return !giving.only; // "could only get 2/3" is given
    if (anyOne(tokens, i, sentence.begin))
        return true;
    const bool judge = firstPerson(tokens, i, sentence.begin);
    return (sentence.lastIf >= 0 && !fulfilled(tokens, sentence.lastIf)) || (sentence.wanted && !judge);
}

/// Marks from the modal verb on: up to the end of the sentence, to what speaks against it ("but"), to a result (", so
/// 2/3"), a sign (" - component 3: 2/3"), or a comma ahead of any number ("could have said more, 2/3 for component 3").
void markFrom(Tokens &tokens, int i, const Sentence &sentence, bool supposed)
{
    bool number = false;
    for (int k = i; k < sentence.end; ++k) {
        Token &t = tokens[static_cast<std::size_t>(k)];
        const bool comma = t.isPunct(u',');
        const bool sign = t.isPunct(u':') || t.isPunct(u'=') || t.isPunct(u'|') || t.punct == 0x2192 ||
                          (t.isPunct(u'-') && t.blankBefore);
        const bool contrast = t.isWord() && t.is(WContrast) && !t.is(WNot);
        const bool result = t.isWord() && t.is(WSo) && tokenAt(tokens, k - 1)->isPunct(u',');
        if (sign || contrast || result || (comma && !number))
            return;
        number = number || t.isNumber() || t.is(WFull | WCardinal);
        if (supposed && !t.attributed) // what the response claims stays a claim
            t.attributed = t.supposed = true;
        t.conditional = true;
    }
}

} // namespace

void markHypotheses(Tokens &tokens)
{
    const int count = static_cast<int>(tokens.size());
    for (int begin = 0; begin < count;) {
        const Sentence sentence = sentenceAt(tokens, begin);
        for (int i = begin; i < sentence.end; ++i) {
            const Token &t = tokens[static_cast<std::size_t>(i)];
            const bool should = length(t) == 6; // "should be 2/3" is a verdict
            if (!t.isWord() || !t.is(WModal) || should || t.attributed)
                continue;
            Giving giving = givingBehind(tokens, i, sentence.end);
            giving.gives = giving.gives || (anyOne(tokens, i, begin) && givesLater(tokens, i, sentence.end));
            if (!giving.gives)
                continue;
            const bool supposed = onlySupposed(tokens, i, giving, sentence);
            if (supposed || !(t.conditional || t.is(WMight) || firstPerson(tokens, i, begin)))
                markFrom(tokens, i, sentence, supposed);
        }
        begin = sentence.end + 1;
    }
}

} // namespace plumbline::reply
