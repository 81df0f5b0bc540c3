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
    if (!t.isWord() || t.capital)
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
        if (t.is(WNoun))
            m_cue = Cue::Noun;
        const bool ofNumber = k > 0 && (m_tokens[static_cast<std::size_t>(k - 1)].is(WUnit) ||
                                        m_tokens[static_cast<std::size_t>(k - 1)].isNumber());
        m_maxLabel = m_maxLabel || (t.is(WMax) && !t.is(WWeighted) && !ofNumber); // "Max score for component 1: 4"
    }
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
        return true;
    const Token *open = at(value.begin - 1);
    const Token *close = at(value.end);
    return !(open && close && isQuoteSign(*open) && isQuoteSign(*close));
}

bool SectionState::isMaximum(const Value &value) const
{
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

/// "3/4 or 4/4", "4/4 -> 3/4": a second value takes the first one back.
/// "4 points - 1 point for the colour": the maximum and what was taken, and no result.
bool SectionState::taken(const Value &value) const
{
    const Token *sign = at(value.end);
    if (value.kind != ValueKind::Bare || !near(value.number, m_weight) || !sign || !sign->isPunct(u'-'))
        return false;
    const auto less = ValueReader(m_tokens).readSimple(value.end + 1);
    return less && less->kind == ValueKind::Bare && !less->words && less->number > 0 && less->number <= value.number &&
           (less->unit || !nounFollows(m_tokens, less->end));
}

/// "at least 3/4", "≥ 3/4".
bool SectionState::bounded(const Value &value) const
{
    const Token *before = at(value.begin - 1);
    const Token *atWord = at(value.begin - 2);
    return before && ((before->isWord() && before->is(WBound) && atWord && atWord->isWord() &&
                       atWord->end - atWord->begin == 2) ||
                      before->isPunct(0x2265) || before->isPunct(0x2264));
}

/// "Component 2 | 3 | 0" without a heading: which of the two numbers is the score?
bool SectionState::secondCell(const Value &value) const
{
    const Token *first = at(value.begin - 1);
    const Token *sign = at(value.end);
    if (value.kind != ValueKind::Bare || !first || !first->isPunct(u'|') || !sign || !sign->isPunct(u'|'))
        return false;
    const auto other = ValueReader(m_tokens).readSimple(value.end + 1);
    return other && other->kind == ValueKind::Bare && !near(other->number, value.number);
}

/// "3/4 or 4/4", "3/4 -> 4/4", "2/3 (or 1/3 if strict)", "3/4, maybe 4/4", "between 1/3 and 2/3", "3/4 to 4/4".
bool SectionState::undecided(const Value &value) const
{
    constexpr int kReach = 6;
    const Token *before = at(value.begin - 1);
    const bool between = before && before->is(WBetween);
    bool open = false;
    bool arrowOnly = true;
    bool far = false; // other words stand between: only a fraction of the same kind is an alternative
    int k = value.end;
    for (; at(k) && k < value.end + kReach; ++k) {
        const Token &t = *at(k);
        const bool arrow = t.isPunct(0x2192) || t.isPunct(0x21D2) || t.isPunct(0x27A1) ||
                           (t.isPunct(u'>') && (at(k - 1)->isPunct(u'-') || at(k - 1)->isPunct(u'=')));
        const bool alternative = t.isWord() && (t.is(WOr | WHedge) || (between && t.is(WAnd)) ||
                                                (t.is(WThrough) && t.end - t.begin == 2 && value.slash));
        if (t.isWord() && t.is(WLabel | WLabelLoose | WOrdinal)) // "0/2, the third component -> 2/2"
            return taken(value);
        arrowOnly = arrowOnly && !alternative;
        if (arrow || alternative)
            open = true;
        else if (!(isOpenSign(t) || t.isPunct(u',') || t.isPunct(u'-') || t.isPunct(u'=') ||
                   (open && t.isWord() && t.is(WConnector) && !t.is(WCardinal)))) {
            if (open || !t.isWord())
                break;
            far = true;
        }
    }
    if (taken(value) || bounded(value) || secondCell(value))
        return true;
    if (!open || !at(k) || !at(k)->isNumber())
        return false;
    const auto other = ValueReader(m_tokens).readSimple(k);
    if (!other)
        return false;
    const bool sameKind = other->slash && near(other->denominator, m_weight);
    const bool noun = nounFollows(m_tokens, other->end) && !at(other->end)->is(WEvenIf);
    if (far ? noun || !sameKind : noun && !sameKind)
        return false;
    if (other->kind == ValueKind::Ambiguous)
        return true;
    if (arrowOnly && fits(value) && other->slash && !sameKind) // "… 3/3 => 9/10": the total
        return false;
    const auto points = [this](const Value &v) {
        return v.kind == ValueKind::Fraction && v.denominator > 0 ? v.number / v.denominator * m_weight : v.number;
    };
    if (other->percent) // stated in whole percent, more or less
        return std::abs(points(value) / m_weight * 100 - other->number) >= 1;
    return !near(points(value), points(*other));
}

/// "3/3 according to the response", "4/4 (as claimed by the model)": not the judge's.
bool SectionState::ascribed(const Value &value) const
{
    constexpr int kReach = 8;
    bool verb = false;
    bool by = false;
    bool subject = false; // "6/6 is what the response awards itself"
    bool awards = false;
    for (int k = value.end; at(k) && at(k)->isWord() && k < value.end + kReach; ++k) {
        awards = awards || (subject && at(k)->is(WSelfVerb | WVerb));
        subject = subject || at(k)->is(WSubject);
        if (awards && at(k)->is(WItself))
            return true;
    }
    for (int k = value.end; at(k) && k < value.end + kReach; ++k) {
        const Token &t = *at(k);
        if (t.kind == TokenKind::Punct && !(k == value.end && (isOpenSign(t) || t.isPunct(u','))))
            return false;
        if (t.kind == TokenKind::Punct)
            continue;
        if (by && t.is(WSubject))
            return true;
        by = by || (verb && t.is(WBy | WFor)) || (t.is(WAccording) && t.end - t.begin == 3); // "per the response"
        verb = verb || t.is(WAccording | WSays | WSelfVerb);
        if (t.isNewline() || (!verb && !t.is(WConnector)))
            return false;
    }
    return false;
}

/// "would get 3/3 if …"
bool SectionState::conditional(const Value &value) const
{
    for (int k = value.end; m_modal && k < value.end + 3; ++k) {
        const Token *t = at(k);
        if (!t || t->isPunct(u'.') || t->isPunct(u';') || t->isNewline())
            return false;
        if (t->is(WEvenIf))
            return true;
    }
    return false;
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

Tier SectionState::bareTier(const Value &value) const
{
    if (value.number < 0 && value.unit) // "-2 points for 2 errors"
        return Tier::None;
    const bool ends = clauseEndsAt(m_tokens, value.end);
    const Token *after = at(value.end);
    if (lostBehind(value))
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
        return noun || (alone && value.percent) ? Tier::Weak : Tier::Direct;
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
    candidate.titleNumber =
        value.kind == ValueKind::Bare && after &&
        (after->isPunct(u':') || after->isPunct(u'-') || after->isPunct(u'(') || after->isPunct(u','));
    if (undecided(value))
        value.kind = ValueKind::Ambiguous;
    candidate.value = value;
    m_plain = false;
    m_cue = Cue::None;
    m_signBefore = false;
    return candidate;
}

} // namespace plumbline::reply
