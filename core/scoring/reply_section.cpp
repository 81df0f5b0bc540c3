// SPDX-License-Identifier: GPL-3.0-or-later
// Judges numbers by what stands between them and their label.
#include "core/scoring/reply_section.h"

#include "core/scoring/reply_scanner.h"

#include <QChar>

#include <cmath>

namespace plumbline::reply {

namespace {

bool isOpenSign(const Token &t)
{
    return t.isPunct(u'(') || t.isPunct(u'[');
}
bool isCloseSign(const Token &t)
{
    return t.isPunct(u')') || t.isPunct(u']');
}
bool isQuoteSign(const Token &t)
{
    return t.isPunct(u'"') || t.isPunct(0x201C) || t.isPunct(0x201D) || t.isPunct(u'\'') || t.isPunct(0x2018);
}

} // namespace

bool clauseEndsAt(const Tokens &tokens, int i)
{
    const auto next = static_cast<std::size_t>(i) + 1;
    if (next < tokens.size() && tokens[next - 1].isWord() && tokens[next - 1].is(WOr) && tokens[next].isNumber())
        return true; // "4 or 5"
    if (i >= static_cast<int>(tokens.size()))
        return true;
    const Token &t = tokens[static_cast<std::size_t>(i)];
    if (t.kind != TokenKind::Word)
        return !t.isNumber();
    const bool label =
        t.is(WLabel) && i + 1 < static_cast<int>(tokens.size()) && tokens[static_cast<std::size_t>(i + 1)].integral;
    return label || t.capital || t.is(WBecause | WAnd | WUnit | WContrast | WFor | WIn | WTotal | WOverall);
}

bool nounFollows(const Tokens &tokens, int i)
{
    if (i >= static_cast<int>(tokens.size()))
        return false;
    const Token &t = tokens[static_cast<std::size_t>(i)];
    if (!t.isWord() || t.capital || t.cjk)
        return false;
    if (t.is(WOf)) { // "9/10 of the sky", not "3/4 of the points" or "4/4 of component 1"
        for (std::size_t k = static_cast<std::size_t>(i) + 1; k < tokens.size() && k < static_cast<std::size_t>(i) + 4;
             ++k) {
            if (tokens[k].is(WUnit | WNoun | WLabel | WLabelLoose | WMax | WTotal))
                return false;
        }
        return true;
    }
    return !t.is(WBecause | WAnd | WUnit | WContrast | WFor | WIn | WTotal | WOverall | WOr | WConnector | WVerb |
                 WMax | WSubject | WNoun | WLabel | WFull);
}

SectionState::SectionState(const Tokens &tokens, const Label &label, double weight)
    : m_tokens(tokens)
    , m_label(label)
    , m_weight(weight)
{
    m_labelQuote = m_tokens[static_cast<std::size_t>(label.begin)].quote;
    m_supposed = m_tokens[static_cast<std::size_t>(label.begin)].supposed;
    m_each = label.each;
    // "1:" and "1)" carry their sign in the label.
    m_separated = m_tokens[static_cast<std::size_t>(label.end - 1)].kind == TokenKind::Punct;
    const int before = label.begin - 1;
    // "a stricter judge could give component 2 a 0/3"
    constexpr int kClause = 6;
    for (int k = before; k >= 0 && k > before - kClause && m_tokens[static_cast<std::size_t>(k)].isWord(); --k)
        m_hypothesis = m_hypothesis || m_tokens[static_cast<std::size_t>(k)].is(WMight);
    // "score of component 1 …", "rating for C1": the cue stands before the label.
    for (int k = before; k >= 0 && k >= before - 3; --k) {
        const Token &t = m_tokens[static_cast<std::size_t>(k)];
        if (!t.isWord())
            break;
        m_not = m_not || t.is(WDraft); // "my initial score for component 2 was 3/3"
        if (t.is(WNoun))
            m_cue = Cue::Noun;
        const bool ofNumber = k > 0 && (m_tokens[static_cast<std::size_t>(k - 1)].is(WUnit) ||
                                        m_tokens[static_cast<std::size_t>(k - 1)].isNumber());
        m_maxLabel = m_maxLabel || (t.is(WMax) && !t.is(WWeighted) && !ofNumber); // "Max score for component 1: 4"
    }
    if (m_cue == Cue::None && handedBefore())
        m_cue = Cue::Verb;
}

const Token *SectionState::at(int i) const
{
    return i >= 0 && i < static_cast<int>(m_tokens.size()) ? &m_tokens[static_cast<std::size_t>(i)] : nullptr;
}

bool SectionState::lineEndsAt(int i) const
{
    const Token *t = at(i);
    const auto picture = [](const Token &sign) { // check marks and the like
        return sign.kind == TokenKind::Punct &&
               ((sign.punct >= 0x2600 && sign.punct <= 0x27BF && sign.punct != 0x27A1) ||
                QChar::isSurrogate(sign.punct));
    };
    while (t && (isCloseSign(*t) || t->isPunct(u'.') || isQuoteSign(*t) || picture(*t)))
        t = at(++i);
    return !t || t->isNewline() || t->isPunct(u'|');
}

bool SectionState::fits(const Value &value) const
{
    return value.kind == ValueKind::Fraction && near(value.denominator, m_weight);
}

bool SectionState::parenthesisedAlone(const Value &value) const
{
    const Token *open = at(value.begin - 1);
    const Token *close = at(value.end);
    const bool remark = fits(value) && close && (close->isPunct(u';') || close->isPunct(u',')); // "(0/3; no simile)"
    return open && close && isOpenSign(*open) && (isCloseSign(*close) || remark);
}

/// In a quotation that is not the label's, and not alone in it (`Component 1: "4/4"` is the judge's own).
bool SectionState::inForeignQuote(const Value &value) const
{
    const Token &first = *at(value.begin);
    if (first.quote == 0)
        return false;
    if (first.quote == m_labelQuote)
        return true; // and see consider()
    const Token *open = at(value.begin - 1);
    const Token *close = at(value.end);
    return !(open && close && isQuoteSign(*open) && isQuoteSign(*close));
}

bool SectionState::isMaximum(const Value &value) const
{
    if (value.kind == ValueKind::Fraction && m_max && !value.percent && !fits(value) && m_plain) // "weight 6 of 10"
        return true;
    if (value.kind != ValueKind::Bare)
        return false;
    const Token *before = at(value.begin - 1);
    const Token *outOf = at(value.begin - 2);
    if (before && outOf && before->is(WOf) && outOf->is(WOut))
        return true;
    if (m_max)
        return true;
    const Token *after = at(value.end);
    if (after && after->isWord() && after->is(WPossible))
        return true;
    return m_parens > 0 && m_cue != Cue::Noun && value.unit;
}

/// "3 (max 4)", and a maximum that stood before the value.
void SectionState::addMaximum(Value &value) const
{
    if (value.kind != ValueKind::Bare)
        return;
    double maximum = m_maximum;
    const Token *open = at(value.end);
    if (open && (isOpenSign(*open) || open->isPunct(u','))) {
        int k = value.end + 1;
        bool max = false;
        while (at(k) && k < value.end + 6 && (at(k)->isWord() || at(k)->isPunct(u':') || at(k)->isPunct(u'.'))) {
            max = max || at(k)->is(WMax);
            ++k;
        }
        if (max && at(k) && at(k)->isNumber())
            maximum = at(k)->value;
    }
    if (maximum > 0 && !near(maximum, m_weight)) {
        value.kind = ValueKind::Fraction;
        value.denominator = maximum;
    }
}

/// "1 point off", "so 2 points were deducted", "a 1-point penalty".
bool SectionState::lostBehind(const Value &value) const
{
    constexpr int kReach = 4;
    for (int k = value.end; at(k) && at(k)->isWord() && k < value.end + kReach; ++k) {
        if (at(k)->is(WDeduct))
            return k == value.end || value.unit;
        if (!at(k)->is(WConnector))
            return false;
    }
    return false;
}

/// "4 points are mentioned in the text": said of points, not given.
bool SectionState::told(const Value &value) const
{
    const Token *be = at(value.end);
    const Token *said = at(value.end + 1);
    return value.unit && be && be->isWord() && be->is(WConnector) && !be->is(WVerb | WBecause | WFor | WIn) &&
           be->end - be->begin <= 4 && said && said->isWord() && !said->capital &&
           !said->is(WVerb | WDeduct | WConnector | WNot | WBecause);
}

Tier SectionState::bareTier(const Value &value) const
{
    if (value.number < 0 && value.unit) // "-2 points for 2 errors"
        return Tier::None;
    const bool ends = clauseEndsAt(m_tokens, value.end);
    const Token *after = at(value.end);
    if (lostBehind(value) || told(value))
        return Tier::None;
    const Token *plus = at(value.begin - 1);
    const Token *open = at(value.begin - 2);
    if (plus && plus->isPunct(u'+') && open && isOpenSign(*open) && after && isCloseSign(*after))
        return Tier::Loose; // "met (+4)"
    if (m_parens > 0)
        return m_cue == Cue::Noun && ends ? Tier::Noun : Tier::None;
    if (m_plain && (value.unit || (ends && (m_separated || m_cue != Cue::None))))
        return Tier::DirectBare;
    if (m_cue == Cue::Noun && (ends || value.unit))
        return Tier::Noun;
    if (m_explaining)
        return Tier::None;
    if (value.full && near(value.number, m_weight))
        return Tier::Loose;
    if (m_cue == Cue::Verb && (value.unit || (ends && !value.words)))
        return Tier::Loose;
    const Token *said = at(value.begin - 2);
    const bool taken = said && said->is(WDeduct | WMax); // "two rhymes missing: 2 points"
    if (m_signBefore && value.unit && ends && !taken && !nounFollows(m_tokens, value.end))
        return Tier::Loose; // "Component 1 - the image is described: 4 points"
    if (m_signBefore && !value.words && lineEndsAt(value.end))
        return Tier::Faint;
    if (m_signBefore && !value.words && !taken && ends && (!after || !after->isWord() || after->is(WBecause)))
        return Tier::Unsure; // "Component 1 - the image is described: 4. Two dogs…": if the total confirms it
    return Tier::None;
}

Tier SectionState::fractionTier(const Value &value) const
{
    const bool alone = parenthesisedAlone(value);
    const bool noun = nounFollows(m_tokens, value.end);
    if (m_parens > 0 && !alone && m_revised && fits(value) && !noun) // "(hmm, this should be 2/3)"
        return Tier::Loose;
    if (m_parens > 0 && !alone)
        return m_cue == Cue::Noun && !noun ? Tier::Noun : Tier::None;
    if (m_plain) // "Component 1 (40%): 4/4": a share of the total, unless nothing better follows
        return noun && (!value.slash || !fits(value) || at(value.end)->is(WOf)) ? Tier::None
               : noun || (alone && value.percent)                               ? Tier::Weak
                                                                                : Tier::Direct;
    const bool attributed = at(value.begin)->attributed;
    if (m_cue == Cue::Noun && !noun)
        return attributed ? Tier::None : Tier::Noun;
    if (m_explaining)
        return Tier::None;
    if (m_cue == Cue::Verb && !noun)
        return attributed ? Tier::None : Tier::Loose;
    const bool lineEnd = lineEndsAt(value.end);
    const bool ends = lineEnd || (clauseEndsAt(m_tokens, value.end) && !noun);
    if (fits(value) && ends && (m_signBefore || alone || lineEnd || m_revised))
        return attributed && !lineEnd ? Tier::None : Tier::Loose;
    if (value.slash && lineEnd && (m_signBefore || alone) && !attributed)
        return Tier::Weak;
    return Tier::None;
}

Tier SectionState::tierOf(const Value &value) const
{
    switch (value.kind) {
    case ValueKind::Full:
    case ValueKind::Half:
        return m_plain                                                               ? Tier::Direct
               : m_cue == Cue::Verb && !at(value.begin)->attributed && !m_explaining ? Tier::Loose
                                                                                     : Tier::None;
    case ValueKind::Ambiguous:
        if (nounFollows(m_tokens, value.end))
            return Tier::None;
        if (!m_plain && m_cue != Cue::Noun) // "somewhere between 4/6 and 5/6"
            return near(value.denominator, m_weight) && !m_explaining && clauseEndsAt(m_tokens, value.end) ? Tier::Loose
                                                                                                           : Tier::None;
        return m_plain ? Tier::Direct : Tier::Noun;
    case ValueKind::Bare:
        return bareTier(value);
    case ValueKind::Fraction:
        return fractionTier(value);
    }
    return Tier::None;
}

Candidate SectionState::consider(Value value)
{
    Candidate candidate;
    const bool open = m_parens > 0;
    if (at(value.begin)->supposed) { // "Had it rhymed, component 2 would earn 3/3; as it stands, 0/3"
        m_plain = false;
        return candidate;
    }
    if (m_labelQuote != 0 && m_quotedScore && at(value.begin)->quote != m_labelQuote)
        return candidate; // the label and its score stood in the quotation; what follows is of something else
    m_quotedScore = m_quotedScore || (m_labelQuote != 0 && at(value.begin)->quote == m_labelQuote);
    if (inForeignQuote(value)) {
        m_plain = m_plain && at(value.begin)->quote != m_labelQuote;
        return candidate;
    }
    if (m_maxLabel && value.kind == ValueKind::Bare) {
        m_maximum = value.number;
        m_maxLabel = m_plain = false;
        m_cue = Cue::None;
        return candidate;
    }
    const Token *scaleEnd = at(value.end);
    const Token *scaleSign = at(value.end + 1);
    if (value.kind == ValueKind::Ambiguous && open && at(value.begin - 1) && isOpenSign(*at(value.begin - 1)) &&
        scaleEnd && isCloseSign(*scaleEnd) && scaleSign &&
        (scaleSign->isPunct(u':') || scaleSign->isPunct(u'='))) // "(0-6): 5"
        return candidate;
    if (isMaximum(value)) {
        if (value.kind == ValueKind::Bare)
            m_maximum = value.number;
        m_max = false;
        return candidate;
    }
    if (!m_deduct && !m_not && !m_hypothesis && !conditional(value) && !ascribed(value))
        candidate.tier = tierOf(value);
    m_denied = m_not;
    m_deduct = m_not = false;
    if (candidate.tier == Tier::None) {
        if (!open) {
            m_plain = false;
            m_cue = Cue::None;
        }
        m_signBefore = false;
        return candidate;
    }
    addMaximum(value);
    candidate.revised = m_revised;
    const Token *after = at(value.end);
    candidate.titleNumber = value.kind == ValueKind::Bare && after &&
                            (after->isPunct(u':') || after->isPunct(u'-') || after->isPunct(u'(') ||
                             after->isPunct(u',') || after->isPunct(u'|'));
    if (const auto exact = exactForm(m_tokens, value, m_weight)) // "83 % -> 5/6"
        value = *exact;
    else if (undecided(value))
        value.kind = ValueKind::Ambiguous;
    candidate.value = value;
    m_plain = false;
    m_cue = Cue::None;
    m_signBefore = false;
    return candidate;
}

} // namespace plumbline::reply
