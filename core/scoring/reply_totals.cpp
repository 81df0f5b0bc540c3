// SPDX-License-Identifier: GPL-3.0-or-later
// The stated total: "total score: 8/10", "overall 8 out of 10", "for a total of 8", "8/10 in total".
#include "core/scoring/reply_scanner.h"

namespace plumbline::reply {

namespace {

/// What may stand between "total" and its number.
bool connects(const Token &t)
{
    if (t.isNewline())
        return true;
    if (t.isWord())
        return t.is(WConnector | WVerb | WSubject | WTotal | WUnit | WNoun | WLabel) && !t.is(WMax | WDeduct);
    return t.kind == TokenKind::Punct && t.punct != u'.' && t.punct != u';' && t.punct != u'?';
}

} // namespace

bool Scanner::totalBackward(std::size_t totalEvent, Findings &findings)
{
    if (totalEvent == 0 || m_events[totalEvent - 1].kind != EventKind::Value || m_events[totalEvent - 1].taken ||
        !belongsToNext(totalEvent - 1))
        return false;
    const Value &value = m_values[m_events[totalEvent - 1].ref];
    const Token &first = m_tokens[static_cast<std::size_t>(value.begin)];
    if (first.quote != 0 || first.attributed || (value.kind == ValueKind::Bare && !value.unit))
        return false;
    m_events[totalEvent - 1].taken = true;
    findings.totals.push_back({value, false});
    return true;
}

void Scanner::readTotal(std::size_t totalEvent, Findings &findings)
{
    const Event &event = m_events[totalEvent];
    const Token &head = m_tokens[static_cast<std::size_t>(event.begin)];
    // "maximum total score", "out of a total of 10", "total points deducted"
    for (int k = event.begin - 1; k >= 0 && k >= event.begin - 3; --k) {
        const Token &t = m_tokens[static_cast<std::size_t>(k)];
        if (!t.isWord())
            break;
        if (t.is(WMax | WOut | WDeduct))
            return;
    }
    if (head.attributed)
        return;
    double maximum = 0;
    int newlines = 0;
    bool separated = false;
    bool noun = head.is(WTotal) || event.end - event.begin > 1;
    std::size_t e = totalEvent + 1;
    for (int i = event.end; i < static_cast<int>(m_tokens.size()); ++i) {
        const Token &t = m_tokens[static_cast<std::size_t>(i)];
        if (e < m_events.size() && m_events[e].begin == i) {
            if (m_events[e].kind != EventKind::Value)
                break;
            Value value = m_values[m_events[e].ref];
            const Token &before = m_tokens[static_cast<std::size_t>(i - 1)];
            const bool inParens = before.is(WOf | WMax) || (before.isPunct(u'(') && value.unit);
            const bool closes = value.end < static_cast<int>(m_tokens.size()) &&
                                m_tokens[static_cast<std::size_t>(value.end)].isPunct(u')');
            if (value.kind == ValueKind::Bare && inParens && closes) { // "Total (out of 10): 8"
                maximum = value.number;
                i = value.end - 1;
                ++e;
                continue;
            }
            if ((m_tokens[static_cast<std::size_t>(value.begin)].quote != 0 &&
                 head.quote == m_tokens[static_cast<std::size_t>(value.begin)].quote) ||
                belongsToNext(e))
                break;
            const bool fraction = value.kind == ValueKind::Fraction;
            if (fraction ? nounFollows(m_tokens, value.end) : !clauseEndsAt(m_tokens, value.end) && !value.unit)
                break;
            if (!fraction && value.kind != ValueKind::Ambiguous && !(noun || separated))
                break;
            if (value.kind == ValueKind::Full || value.kind == ValueKind::Half)
                break;
            if (value.kind == ValueKind::Bare && maximum > 0) {
                value.kind = ValueKind::Fraction;
                value.denominator = maximum;
            }
            m_events[e].taken = true;
            findings.totals.push_back({value, false});
            return;
        }
        if (t.isPunct(u'(') || t.isPunct(u'[')) { // "(out of 10)", "(max 10 points)"
            continue;
        }
        const bool inMax = t.isWord() && t.is(WMax | WOut | WOf | WPossible) && i > event.end;
        if (t.isWord() && t.is(WMax) && !(i > 0 && m_tokens[static_cast<std::size_t>(i - 1)].isPunct(u'(')))
            break;
        if (t.isNewline() && ++newlines > 2)
            break;
        separated = separated || t.isPunct(u':') || t.isPunct(u'=') || t.isPunct(u'-');
        if (!inMax && !connects(t))
            break;
    }
    totalBackward(totalEvent, findings);
}

} // namespace plumbline::reply
