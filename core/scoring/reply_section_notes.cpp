// SPDX-License-Identifier: GPL-3.0-or-later
// What a section remembers of the words and signs since its label.
#include "core/scoring/reply_section.h"

namespace plumbline::reply {

void SectionState::endClause()
{
    m_max = m_deduct = m_not = m_modal = false;
}

void SectionState::endSentence()
{
    endClause();
    m_hypothesis = false;
    m_cue = Cue::None;
    m_plain = false;
}

/// ':' '=' '-' '|' and arrows: what was said before them is a heading.
void SectionState::separator(const Token &t, int i)
{
    m_separated = m_signBefore = true;
    m_not = m_hypothesis = false;
    // "max points: 4" and "deduction: 1" reach over the sign; "describe the weight: 3/3" does not.
    const Token *last = at(i - 1);
    if (!last || !last->is(WMax | WUnit | WNoun) || t.punct == u'|')
        m_max = false;
    const bool arrow = t.punct >= 0x2192; // "no deduction → 3/3"
    if (!last || arrow || !last->is(WDeduct | WUnit) || last->is(WLoss) || t.punct == u'|')
        m_deduct = false;
}

void SectionState::sign(const Token &t, int i)
{
    m_signBefore = false;
    switch (t.punct) {
    case u':':
    case u'=':
    case u'-':
    case u'>':
    case u'|':
    case 0x2192: // arrows
    case 0x21D2:
    case 0x27A1:
        separator(t, i);
        return;
    case u'(':
    case u'[': {
        const Token *last = at(i - 1);
        if (last && last->isWord() && !last->is(WNot | WOf | WVerb | WFor)) // "not satisfied (0/2)"
            m_not = false;
        const Token *no = at(i - 2);
        if (last && saidMissing(i - 1))
            m_deduct = false;
        if (last && (!last->is(WDeduct) ||
                     (no && no->is(WNumberSign | WNot |
                                   WUnit)))) // also "1 point deducted (5/6)" // "… for missing the cat (3/4)"
            m_deduct = false;
        ++m_parens;
        return;
    }
    case u')':
    case u']':
        m_parens = m_parens > 0 ? m_parens - 1 : 0;
        m_max = false;
        return;
    case u',':
        endClause();
        m_signBefore = true;
        return;
    case u';':
        endClause();
        m_plain = false;
        m_signBefore = true;
        return;
    case u'.':
    case u'!':
    case u'?': {
        const Token *next = at(i + 1);
        if (next && !next->blankBefore)
            return;
        const Token *last = at(i - 1);
        if (t.punct == u'.' && last && last->is(WMax | WNumberSign) && last->end - last->begin <= 3 && next &&
            next->isNumber())
            return; // "max. 4"
        const bool afterLabel = i == m_label.end && !m_supposed;
        endSentence();
        m_plain = afterLabel;
        m_separated = m_separated || afterLabel;
        m_signBefore = true;
        return;
    }
    default:
        return; // emoji, check marks, quotation marks
    }
}

/// Does token `i` begin a clause: behind a comma, a dash, the end of a sentence, or "and" behind one of them?
bool SectionState::afterSign(int i) const
{
    const Token *before = at(i - 1);
    if (before && before->is(WAnd))
        before = at(i - 2);
    return !before || before->isNewline() || (before->kind == TokenKind::Punct && !before->isPunct(u'('));
}

void SectionState::word(const Token &t, int i)
{
    m_signBefore = m_denied && (t.is(WThrough | WContrast) ||
                                (m_signBefore && t.is(WConnector | WFor))); // "from 3/3 to 2/3", "not 6/6 but 5/6"
    m_modal = m_modal || t.is(WModal);
    if (t.is(WHave) && m_modal && !(at(i + 1) && at(i + 1)->is(WThrough))) // "I would have to say 3/4" is said
        m_hypothesis = true;
    if (t.is(WEvenIf | WMight))
        m_hypothesis = true;
    m_revised = m_revised || t.is(WRevise);
    if (t.is(WContrast) && !t.is(WNot))
        m_hypothesis = m_not = false;
    if (t.is(WMax))
        m_max = true;
    if (t.is(WDeduct))
        m_deduct = true;
    const bool nearly = t.isSpecial(Almost) || (t.isSpecial(Going) && at(i + 1) && at(i + 1)->is(WThrough));
    if (t.is(WNot) || nearly) // "I was going to give 3/3, but settled on 2/3"
        m_not = true;
    if (t.is(WPurpose) && at(i - 1) && at(i - 1)->is(WThrough))
        m_hypothesis = true;
    if (m_parens > 0) {
        m_cue = t.is(WNoun) ? Cue::Noun : t.is(WConnector) ? m_cue : Cue::None;
        return;
    }
    m_each = m_each || t.is(WEach);
    if (t.is(WExplain)) {
        const Token *next = at(i + 1);
        m_explaining = m_explaining || (next && (next->isPunct(u':') || next->isNewline()));
    }
    if (t.is(WNoun)) {
        m_cue = Cue::Noun;
        m_explaining = false;
    } else if (t.is(WVerb) || (t.is(WSo) && afterSign(i))) { // "…, so 0 points"
        m_cue = Cue::Verb;
    } else if (!t.is(WConnector)) {
        if (!t.is(WFull)) // "I award the full 4 points"
            m_cue = Cue::None;
        const Token *article = at(i - 1);
        const Token *figure = at(i + 1);
        const bool adjective = article && article->isWord() && article->end - article->begin <= 2 &&
                               article->is(WConnector) && figure && figure->isNumber() && at(i + 2) &&
                               at(i + 2)->isPunct(u'/'); // "a high 5/6"
        if (!adjective && !t.is(WMax | WNumberSign | WLabel | WFinal | WIn | WBetween | WHedge | WFull))
            m_plain = false;
    }
}

void SectionState::pass(int i)
{
    const Token &t = *at(i);
    if (t.quote != 0 && t.quote != m_labelQuote) {
        m_signBefore = false;
        return; // a quoted title or quoted evidence
    }
    switch (t.kind) {
    case TokenKind::Newline:
        endClause();
        m_hypothesis = m_explaining = false;
        m_parens = 0;
        m_signBefore = true;
        if (++m_newlines > 1 && !m_plain)
            m_cue = Cue::None;
        return;
    case TokenKind::Word:
        word(t, i);
        return;
    case TokenKind::Punct:
        sign(t, i);
        return;
    default:
        m_plain = false;
    }
}

} // namespace plumbline::reply
