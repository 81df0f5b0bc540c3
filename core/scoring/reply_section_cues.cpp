// SPDX-License-Identifier: GPL-3.0-or-later
// What makes a number a score ahead of its label ("I give component 1 a 5") or right before it ("is missing (0/3)").
#include "core/scoring/reply_section.h"

namespace plumbline::reply {

/// Is the verb at `i` neither denied, wished for nor only possible, and the judge's and nobody else's ("the response
/// gives component 1 a 5", "the user asked to give …", "some would give …")?
bool SectionState::judgeGives(int i) const
{
    constexpr int kClause = 5;
    const Token *before = at(i - 1);
    if (before && before->isWord() && (before->bits == 0 || before->is(WThrough)))
        return false;
    for (int k = i; k >= 0 && k > i - kClause && at(k)->isWord(); --k) {
        const Token &t = *at(k);
        if (t.is(WNot | WMight | WSubject) || t.isSpecial(Almost) || t.isSpecial(Grader) || t.isSpecial(Indefinite))
            return false;
    }
    return true;
}

/// "I give component 1 a 5 and component 2 a 4", "I gave the first one 4, the second one 2": the verb stands before the
/// label, or the label goes on behind a number that was given so.
bool SectionState::handedBefore() const
{
    int k = m_label.begin - 1;
    const auto word = [this](int i) { return at(i) && at(i)->isWord() ? at(i) : nullptr; };
    if (word(k) && at(k)->is(WConnector) && at(k)->end - at(k)->begin == 3) // "the"
        --k;
    if (word(k) && at(k)->is(WVerb) && !at(k)->is(WNoun))
        return judgeGives(k);
    const bool and_ = word(k) && at(k)->is(WAnd);
    if (and_)
        --k;
    if (at(k) && at(k)->isPunct(u','))
        --k;
    else if (!and_)
        return false;
    const Token *number = at(k);
    const Token *article = word(k - 1);
    const bool ordinalOne = m_label.end - m_label.begin == 2 && at(m_label.end - 1)->is(WCardinal);
    if (!number || !(number->isNumber() || (number->isWord() && number->is(WCardinal))) ||
        !(ordinalOne || (article && article->isSpecial(Indefinite) && article->end - article->begin <= 2)))
        return false;
    constexpr int kSentence = 32;
    for (int i = k - 1; i >= 0 && i > k - kSentence; --i) {
        const Token &t = *at(i);
        if (t.isNewline() || t.isPunct(u'.') || t.isPunct(u':') || t.isPunct(u';'))
            return false;
        if (t.isWord() && t.is(WVerb) && !t.is(WNoun))
            return judgeGives(i);
    }
    return false;
}

/// "the title is missing (0/3)", "is completely missing (1/3)": a remark on the response ahead of a score in brackets,
/// where "2 points are missing (2/4)" may speak of what was taken.
bool SectionState::saidMissing(int i) const
{
    constexpr int kReach = 8;
    const Token &t = *at(i);
    const Token *be = at(i - 1);
    if (be && be->isWord() && !be->is(WConnector | WUnit | WNoun)) // "completely"
        be = at(i - 2);
    const auto value = ValueReader(m_tokens).readSimple(i + 2);
    if (!t.isWord() || !t.is(WLoss) || !be || !be->isWord() || !be->is(WConnector) || be->is(WUnit | WNoun) ||
        be->end - be->begin > 4 || !value || !fits(*value))
        return false;
    for (int k = i - 1; k >= m_label.end && k >= i - kReach; --k) {
        if (at(k)->is(WUnit | WNoun))
            return false;
        if (at(k)->kind == TokenKind::Punct && !at(k)->isPunct(u'-'))
            break;
    }
    return true;
}

} // namespace plumbline::reply
