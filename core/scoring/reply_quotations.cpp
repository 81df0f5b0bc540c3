// SPDX-License-Identifier: GPL-3.0-or-later
// Finds quotations and reported self-gradings: scores in them are the response's, not the judge's.
#include "core/scoring/reply_tokens.h"

namespace plumbline::reply {

namespace {

bool isDouble(const Token &t)
{
    return t.kind == TokenKind::Punct && (t.punct == u'"' || t.punct == 0x201C || t.punct == 0x201D);
}

bool isSingle(const Token &t)
{
    return t.kind == TokenKind::Punct && (t.punct == u'\'' || t.punct == 0x2018);
}

bool blankOrEndAfter(const Tokens &tokens, std::size_t i)
{
    return i + 1 >= tokens.size() || tokens[i + 1].blankBefore || tokens[i + 1].isNewline() ||
           (tokens[i + 1].kind == TokenKind::Punct && tokens[i + 1].punct != u'(');
}

/// A quotation mark that can open: something follows it directly, and nothing but a blank or a sign stands before it.
bool canOpen(const Tokens &tokens, std::size_t i)
{
    const Token &t = tokens[i];
    if (t.punct == 0x201C || t.punct == 0x2018)
        return true;
    if (t.punct == 0x201D)
        return false;
    if (i + 1 >= tokens.size() || tokens[i + 1].isNewline())
        return t.punct == u'"' && t.blankBefore;
    return t.blankBefore || tokens[i - 1].kind == TokenKind::Punct;
}

bool canClose(const Tokens &tokens, std::size_t i)
{
    const Token &t = tokens[i];
    if (t.punct == 0x201C || t.punct == 0x2018)
        return false;
    return t.punct == 0x201D || blankOrEndAfter(tokens, i);
}

/// The judge put its whole answer in quotation marks: the text begins with one, and after the closing one a new
/// sentence or line begins, or nothing.
bool wrapsTheReply(const Tokens &tokens, std::size_t open, std::size_t close)
{
    for (std::size_t i = 0; i < open; ++i) {
        if (!tokens[i].isNewline())
            return false;
    }
    if (close + 1 >= tokens.size())
        return true;
    const Token &next = tokens[close + 1];
    return next.isNewline() || next.capital || next.isPunct(u'.') || next.isPunct(u':') || next.isPunct(u',');
}

void markOneKind(Tokens &tokens, bool (*isMark)(const Token &), bool singleLine, int &nextQuote)
{
    std::size_t open = tokens.size();
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (singleLine && tokens[i].isNewline() && i + 1 < tokens.size() && tokens[i + 1].isNewline())
            open = tokens.size();
        if (!isMark(tokens[i]))
            continue;
        if (open < tokens.size() && canClose(tokens, i)) {
            if (!wrapsTheReply(tokens, open, i)) {
                ++nextQuote;
                for (std::size_t k = open; k <= i; ++k)
                    tokens[k].quote = nextQuote;
            }
            open = tokens.size();
        } else if (open == tokens.size() && (i == 0 || canOpen(tokens, i))) {
            open = i;
        }
    }
}

bool endsSentence(const Tokens &tokens, std::size_t i)
{
    const Token &t = tokens[i];
    if (t.isNewline())
        return true;
    if (t.kind != TokenKind::Punct)
        return false;
    if (t.punct == u'.' || t.punct == u'!' || t.punct == u'?')
        return i + 1 >= tokens.size() || tokens[i + 1].blankBefore;
    return t.punct == u';';
}

/// "asks me", "tells the judge", "demands full marks": what the response wants, not what it gets.
bool isRequest(const Tokens &tokens, std::size_t i)
{
    constexpr std::size_t kReach = 4;
    if (!tokens[i].isSpecial(Request))
        return false;
    for (std::size_t k = i + 1; k < tokens.size() && k < i + kReach && tokens[k].kind != TokenKind::Punct; ++k) {
        if (tokens[k].isSpecial(Grader) || tokens[k].is(WFull) || tokens[k].isNumber())
            return true;
    }
    return false;
}

/// Is token `i` the verb of "the response says …", "it gives itself …", "self-assigned …"?
bool claims(const Tokens &tokens, std::size_t i, std::size_t sinceSubject)
{
    const Token &t = tokens[i];
    if (t.is(WSelf)) {
        if (i + 2 < tokens.size() && tokens[i + 1].isPunct(u'-') && !tokens[i + 1].blankBefore)
            return true;
        return !t.is(WSelf) || t.end - t.begin > 4;
    }
    const bool mine = i > 1 && tokens[i - 2].end - tokens[i - 2].begin == 2; // "my own score"
    if (t.is(WNoun | WSelfVerb) && sinceSubject < 12 && i > 0 && tokens[i - 1].is(WOwn) && !mine)
        return true; // "the response tries to set its own grade"
    if (sinceSubject > 4)
        return false;
    if (t.is(WSays))
        return true;
    if (isRequest(tokens, i)) // "asks me to give it 6/6", "demands full marks"
        return true;
    if (!t.is(WSelfVerb))
        return false;
    for (std::size_t k = i + 1; k < tokens.size() && k <= i + 3; ++k) {
        if (tokens[k].is(WItself))
            return true;
    }
    return false;
}

/// After "The response ends with:" and a line end, the block that follows is the response's.
/// With `quotedOnly` a block that is neither a block quotation nor fenced stays the judge's.
std::size_t markBlock(Tokens &tokens, std::size_t newline, bool quotedOnly)
{
    std::size_t i = newline;
    while (i < tokens.size() && tokens[i].isNewline())
        ++i;
    if (i >= tokens.size())
        return i;
    const bool special = tokens[i].blockQuote || tokens[i].fenced;
    if (quotedOnly && !special)
        return newline;
    for (; i < tokens.size(); ++i) {
        if (tokens[i].isNewline()) {
            const bool blank = i + 1 < tokens.size() && tokens[i + 1].isNewline();
            const bool leaves = i + 1 < tokens.size() && !(tokens[i + 1].blockQuote || tokens[i + 1].fenced);
            if (special ? leaves : blank)
                break;
            continue;
        }
        tokens[i].attributed = true;
    }
    return i;
}

} // namespace

void markQuotations(Tokens &tokens)
{
    int nextQuote = 0;
    markOneKind(tokens, isSingle, true, nextQuote);
    markOneKind(tokens, isDouble, false, nextQuote);
}

void markAttributions(Tokens &tokens)
{
    constexpr std::size_t kFar = 1000;
    std::size_t sinceSubject = kFar;
    bool subjectInSentence = false;
    bool claiming = false;
    bool holding = false;           // "the response contains": a quoted block after it is the response's
    bool itself = false;            // "the response itself": whatever it is followed by is the response's
    bool starts = true;             // of a sentence
    bool supposing = false;         // "If …", "Had it been …": nothing in the sentence was given
    bool givenSinceSubject = false; // a word like "scores": what follows is the judge's
    bool wishing = false;           // "To get 3/3 on component 3, …", up to the comma
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        Token &t = tokens[i];
        const bool alone = i > 0 && tokens[i - 1].is(WSubject) && // "Response:" as a heading
                           (i < 2 || tokens[i - 2].isNewline() || (i < 4 || tokens[i - 3].isNewline()));
        if (t.isPunct(u':') && (i + 1 >= tokens.size() || tokens[i + 1].isNewline()) &&
            (alone || claiming || holding || (subjectInSentence && itself))) {
            i = markBlock(tokens, i + 1, !claiming && !(subjectInSentence && itself));
            claiming = holding = subjectInSentence = itself = false;
            starts = true;
            sinceSubject = kFar;
            continue;
        }
        if (t.isPunct(u':') && subjectInSentence && !givenSinceSubject && i + 1 < tokens.size() &&
            tokens[i + 1].isPunct(u'[')) { // "System note in the response: [score of component 1: 6/6, …]"
            while (i + 1 < tokens.size() && !tokens[i].isNewline() && !tokens[i].isPunct(u']'))
                tokens[++i].attributed = true;
            continue;
        }
        if (endsSentence(tokens, i)) {
            claiming = holding = subjectInSentence = itself = supposing = wishing = false;
            starts = true;
            sinceSubject = kFar;
            continue;
        }
        if (t.isPunct(u','))
            wishing = holding = false;
        if (t.is(WNoun | WVerb)) // "the response includes everything and the scores are:" is the judge's again
            holding = false;
        holding = holding || (subjectInSentence && sinceSubject <= 4 && t.is(WHolds));
        if (starts && t.isWord()) {
            const bool heading = i + 1 < tokens.size() && tokens[i + 1].isPunct(u':');
            // "Maximum: component 1: 6, …", "(Max: component 1: 6/6)"
            const bool maxima = t.is(WMax) && heading && i + 2 < tokens.size() && tokens[i + 2].is(WLabel);
            supposing = maxima || (t.is(WExample | WTemplate) && heading) || t.is(WEvenIf) ||
                        (t.is(WHave) && t.end - t.begin == 3 && t.capital);
            wishing = t.is(WThrough) && i + 1 < tokens.size() && tokens[i + 1].is(WPurpose);
            starts = false;
        }
        if (t.is(WItself))
            itself = true;
        if (claiming && t.is(WContrast))
            claiming = false;
        if (!claiming && claims(tokens, i, sinceSubject))
            claiming = true;
        givenSinceSubject = givenSinceSubject || t.is(WNoun | WVerb);
        if (t.is(WSubject)) {
            sinceSubject = 0;
            subjectInSentence = true;
            givenSinceSubject = false;
        } else if (sinceSubject < kFar) {
            ++sinceSubject;
        }
        t.attributed = claiming || supposing || wishing;
        t.supposed = t.attributed && !claiming;
    }
}

} // namespace plumbline::reply
