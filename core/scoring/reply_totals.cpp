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

/// "…, so 7 in total", "= 7 in total".
bool Scanner::summedUp(const Value &value) const
{
    if (value.begin < 1 || value.words)
        return false;
    const Token &before = m_tokens[static_cast<std::size_t>(value.begin - 1)];
    return before.is(WSo | WSum | WVerb) || before.isPunct(u'=') || before.isPunct(u':');
}

bool Scanner::totalBackward(std::size_t totalEvent, Findings &findings)
{
    if (totalEvent == 0 || m_events[totalEvent - 1].kind != EventKind::Value || m_events[totalEvent - 1].taken ||
        !(belongsToNext(totalEvent - 1) || leadsLine(m_events[totalEvent - 1], m_events[totalEvent])))
        return false;
    const Value &value = m_values[m_events[totalEvent - 1].ref];
    const Token &first = m_tokens[static_cast<std::size_t>(value.begin)];
    if (first.quote != 0 || first.attributed || (value.kind == ValueKind::Bare && !value.unit && !summedUp(value)))
        return false;
    m_events[totalEvent - 1].taken = true;
    findings.totals.push_back({value, false});
    const bool ahead = m_labels.empty() || value.begin < m_labels.front().begin;
    const bool given = value.begin > 0 && m_tokens[static_cast<std::size_t>(value.begin - 1)].is(WVerb);
    findings.totals.back().scale = value.kind == ValueKind::Bare && ahead && !given;
    return true;
}

/// Behind a scale in brackets with a sign after it: "(0-10):", "[10 points max]:". Sets the maximum; `i` when there is
/// none.
int Scanner::pastScale(int i, double *maximum) const
{
    const int count = static_cast<int>(m_tokens.size());
    const Token &open = m_tokens[static_cast<std::size_t>(i)];
    if (!(open.isPunct(u'(') || open.isPunct(u'[')))
        return i;
    double most = 0;
    int k = i + 1;
    for (; k < count && k < i + 8; ++k) {
        const Token &t = m_tokens[static_cast<std::size_t>(k)];
        if (t.isPunct(u')') || t.isPunct(u']'))
            break;
        if (t.isNewline() || t.isPunct(u'/') || t.isPunct(u'%') || t.is(WLabel))
            return i;
        if (t.isNumber())
            most = t.value;
    }
    const bool sign = k + 1 < count && (m_tokens[static_cast<std::size_t>(k + 1)].isPunct(u':') ||
                                        m_tokens[static_cast<std::size_t>(k + 1)].isPunct(u'='));
    if (k >= i + 8 || !sign || most <= 0)
        return i;
    *maximum = most;
    return k + 1;
}

/// "maximum total score", "out of a total of 10", "deducted in total": the number after it is no total of points.
bool Scanner::deniedTotal(const Event &event) const
{
    for (int k = event.begin - 1; k >= 0 && k >= event.begin - 3; --k) {
        const Token &t = m_tokens[static_cast<std::size_t>(k)];
        if (!t.isWord())
            return false;
        if (t.is(WMax | WOut | WDeduct) && !(k == event.begin - 1 && t.is(WWeighted)))
            return true;
    }
    return false;
}

/// May the value at event `e` be the total that was announced? `named`: a noun or a sign stood before it.
bool Scanner::fitsTotal(std::size_t e, const Token &head, bool named) const
{
    const Value &value = m_values[m_events[e].ref];
    const int quote = m_tokens[static_cast<std::size_t>(value.begin)].quote;
    const bool supposed = m_tokens[static_cast<std::size_t>(value.begin)].supposed; // "the total would have been 10/10"
    if ((quote != 0 && head.quote == quote) || supposed || belongsToNext(e))
        return false;
    switch (value.kind) {
    case ValueKind::Fraction:
        return !nounFollows(m_tokens, value.end);
    case ValueKind::Bare:
        return named && (value.unit || clauseEndsAt(m_tokens, value.end));
    case ValueKind::Ambiguous:
        return value.unit || clauseEndsAt(m_tokens, value.end);
    default:
        return false;
    }
}

void Scanner::readTotal(std::size_t totalEvent, Findings &findings)
{
    const Event &event = m_events[totalEvent];
    const Token &head = m_tokens[static_cast<std::size_t>(event.begin)];
    if (head.attributed || deniedTotal(event))
        return;
    double maximum = 0; // "Total (out of 10): 8"
    int newlines = 0;
    bool named = head.is(WTotal) || event.end - event.begin > 1;
    std::size_t e = totalEvent + 1;
    for (int i = event.end; i < static_cast<int>(m_tokens.size()); ++i) {
        const Token &t = m_tokens[static_cast<std::size_t>(i)];
        const Token &before = m_tokens[static_cast<std::size_t>(i - 1)];
        if (const int past = i == event.end ? pastScale(i, &maximum) : i; past > i) { // "Total [10 points max]: 7"
            while (e < m_events.size() && m_events[e].begin < past)
                ++e;
            i = past - 1;
            continue;
        }
        if (e < m_events.size() && m_events[e].begin == i) {
            if (m_events[e].kind != EventKind::Value)
                break;
            Value value = m_values[m_events[e].ref];
            const bool closes = value.end < static_cast<int>(m_tokens.size()) &&
                                (m_tokens[static_cast<std::size_t>(value.end)].isPunct(u')') ||
                                 m_tokens[static_cast<std::size_t>(value.end)].isPunct(u']'));
            const Token *sign = value.end + 1 < static_cast<int>(m_tokens.size())
                                    ? &m_tokens[static_cast<std::size_t>(value.end + 1)]
                                    : nullptr;
            const bool heading = i == event.end + 1 && (before.isPunct(u'(') || before.isPunct(u'[')) && sign &&
                                 (sign->isPunct(u':') || sign->isPunct(u'=')); // "Total [10]: 7"
            const bool isMaximum = before.is(WOf | WMax) || (before.isPunct(u'(') && value.unit) || heading;
            const bool outOf = i >= 2 && before.is(WOf) && m_tokens[static_cast<std::size_t>(i - 2)].is(WOut);
            if (value.kind == ValueKind::Bare && isMaximum && (closes || outOf)) { // also "total out of 10: 8"
                maximum = value.number;
                i = value.end - 1;
                ++e;
                continue;
            }
            const bool listed = e + 1 < m_events.size() && m_events[e + 1].kind == EventKind::Value &&
                                onlyListSigns(m_events[e].end, m_events[e + 1].begin) &&
                                outOfAComponent(value); // "Final: 4/4, 2/3"
            if (listed || !fitsTotal(e, head, named))
                break;
            if (value.kind == ValueKind::Bare && maximum > 0) {
                value.kind = ValueKind::Fraction;
                value.denominator = maximum;
            }
            m_events[e].taken = true;
            if (const auto exact = exactForm(m_tokens, value, 0))
                value = *exact;
            findings.totals.push_back({value, false});
            return;
        }
        const bool max = t.isWord() && t.is(WMax);
        if ((max && !before.isPunct(u'(')) || (t.isNewline() && ++newlines > 2))
            break;
        named = named || t.isPunct(u':') || t.isPunct(u'=') || t.isPunct(u'-');
        const bool abbreviated = t.isPunct(u'.') && i == event.end && i + 1 < static_cast<int>(m_tokens.size()) &&
                                 m_tokens[static_cast<std::size_t>(i + 1)].isPunct(u':'); // "Tot.: 7/10"
        if (!max && !abbreviated && !(t.isWord() && t.is(WOut | WOf | WPossible)) && !connects(t))
            break;
    }
    totalBackward(totalEvent, findings);
}

} // namespace plumbline::reply
