// SPDX-License-Identifier: GPL-3.0-or-later
// Scores that were not given after all: alternatives, ranges, bounds, conditions, what the response claims.
#include "core/scoring/reply_scanner.h"
#include "core/scoring/reply_section.h"

#include <cmath>

namespace plumbline::reply {

namespace {

bool isOpenSign(const Token &t)
{
    return t.isPunct(u'(') || t.isPunct(u'[');
}

} // namespace

std::optional<Value> exactForm(const Tokens &tokens, const Value &rounded, double weight)
{
    const bool ratio = rounded.kind == ValueKind::Bare && rounded.decimals > 0 && rounded.number < 1;
    if (!rounded.percent && !ratio)
        return std::nullopt;
    int k = rounded.end;
    const int count = static_cast<int>(tokens.size());
    while (k < count && k < rounded.end + 3 &&
           (isOpenSign(tokens[static_cast<std::size_t>(k)]) || tokens[static_cast<std::size_t>(k)].isPunct(u'=') ||
            tokens[static_cast<std::size_t>(k)].isPunct(u'-') || tokens[static_cast<std::size_t>(k)].isPunct(u'>') ||
            tokens[static_cast<std::size_t>(k)].isPunct(0x2192)))
        ++k;
    const auto exact = k > rounded.end && k < count ? ValueReader(tokens).readSimple(k) : std::nullopt;
    if (!exact || exact->kind != ValueKind::Fraction || exact->percent || !(exact->denominator > 0) ||
        (weight > 0 && !near(exact->denominator, weight)))
        return std::nullopt;
    const double scale = rounded.percent ? 100 : 1;
    const double tolerance = rounded.percent ? 1 : 0.006;
    return std::abs(exact->number / exact->denominator * scale - rounded.number) < tolerance ? exact : std::nullopt;
}

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
    const bool sign = before && (before->isPunct(u'>') || before->isPunct(u'<')) &&
                      !(atWord && (atWord->isPunct(u'-') || atWord->isPunct(u'=') || atWord->isPunct(u'>'))) &&
                      !(at(value.end) && at(value.end)->isPunct(u'>')); // "> 3/4", but not "-> 3/4" or "<3/4>"
    const bool upTo = before && before->is(WThrough) && atWord && atWord->isSpecial(Up);
    return sign || upTo ||
           (before && ((before->isWord() && before->is(WBound) && atWord && atWord->isWord() &&
                        atWord->end - atWord->begin == 2) ||
                       before->isPunct(0x2265) || before->isPunct(0x2264)));
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

/// "gets 3 and 4 points respectively": a list for several components, which the label is not for.
bool SectionState::oneOfSeveral(const Value &value) const
{
    constexpr int kReach = 16;
    const Token *next = at(value.end);
    if (!next || !(next->is(WAnd) || next->isPunct(u',')) || m_label.indices.size() > 1)
        return false;
    for (int k = value.end; at(k) && !at(k)->isNewline() && !at(k)->isPunct(u'.') && k < value.end + kReach; ++k) {
        if (at(k)->is(WLabel))
            return false;
        if (at(k)->isSpecial(Respectively))
            return true;
    }
    return false;
}

/// "4/6-5/6": two different fractions out of the weight, and nothing that makes the second one a count.
bool SectionState::rangeOfFractions(const Value &value, int i) const
{
    const auto other = ValueReader(m_tokens).readSimple(i);
    return taken(value) || (other && other->slash && fits(value) && near(other->denominator, m_weight) &&
                            !near(other->number, value.number) && !nounFollows(m_tokens, other->end));
}

/// "3/4 or 4/4", "3/4 -> 4/4", "2/3 (or 1/3 if strict)", "3/4, maybe 4/4", "between 1/3 and 2/3", "3/4 to 4/4".
bool SectionState::undecided(const Value &value) const
{
    constexpr int kReach = 6;
    const Token *before = at(value.begin - 1);
    const bool between = before && before->is(WBetween);
    bool open = false;
    bool arrowOnly = true;
    bool maybe = false;
    bool far = false; // other words stand between: only a fraction of the same kind is an alternative
    int k = value.end;
    for (; at(k) && k < value.end + kReach; ++k) {
        const Token &t = *at(k);
        const bool arrow = t.isPunct(0x2192) || t.isPunct(0x21D2) || t.isPunct(0x27A1) ||
                           (t.isPunct(u'>') && (at(k - 1)->isPunct(u'-') || at(k - 1)->isPunct(u'=')));
        const bool alternative = t.isWord() && (t.is(WOr | WHedge) || (between && t.is(WAnd)) ||
                                                (t.is(WThrough) && t.end - t.begin == 2 && value.slash));
        if (t.isWord() &&
            t.is(WRevise)) // "3/3 but changed to 2/3": two scores, of which a total may confirm the second
            return taken(value);
        if (t.isWord() && t.is(WLabel | WLabelLoose | WOrdinal)) // "0/2, the third component -> 2/2"
            return taken(value);
        const auto be = [this](int i) {
            return at(i) && at(i)->isWord() && at(i)->is(WConnector) && at(i)->end - at(i)->begin == 2;
        };
        const bool perhaps = t.isWord() && t.is(WMight) && (be(k + 1) || be(k + 2)); // ", could also be 4/6"
        if (t.isPunct(u'-') && k == value.end && value.slash && at(k + 1) && at(k + 1)->isNumber()) // "4/6-5/6"
            return rangeOfFractions(value, k + 1);
        if (perhaps) {
            maybe = open = true;
            far = true;
            continue;
        }
        if (open && far && t.isWord() && t.is(WConnector))
            continue;
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
    if (taken(value) || bounded(value) || secondCell(value) || oneOfSeveral(value))
        return true;
    if (!open || !at(k) || !at(k)->isNumber())
        return false;
    const auto other = ValueReader(m_tokens).readSimple(k);
    if (!other)
        return false;
    if (maybe && at(other->end) && at(other->end)->isWord()) // "could be 6/6 with more detail"
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
        const bool with =
            k == value.end && t->isWord() && t->is(WConnector) && t->is(WBecause) && t->end - t->begin == 4;
        if (with || t->is(WEvenIf) ||
            (t->is(WExcept) && at(k + 1) && at(k + 1)->is(WFor))) // "… but for the missing dog"
            return true;
    }
    return false;
}

} // namespace plumbline::reply
