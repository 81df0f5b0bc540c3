// SPDX-License-Identifier: GPL-3.0-or-later
// Which value belongs to which label: backward ("4/4 for component 1"), forward, one for several, several for several.
#include "core/scoring/reply_scanner.h"
#include "core/scoring/reply_section.h"

#include <algorithm>

namespace plumbline::reply {

/// Out of the weight of some component and not of their sum.
bool Scanner::outOfAComponent(const Value &value) const
{
    double sum = 0;
    bool one = false;
    for (const double w : m_weights) {
        sum += w;
        one = one || near(w, value.denominator);
    }
    return value.kind == ValueKind::Fraction && !value.percent && one && !near(value.denominator, sum) &&
           !near(value.denominator, 10);
}

/// "(5/6)", "[5/6]": in brackets of its own.
bool Scanner::inBrackets(const Event &value) const
{
    if (value.begin == 0 || value.end >= static_cast<int>(m_tokens.size()))
        return false;
    const Token &open = m_tokens[static_cast<std::size_t>(value.begin - 1)];
    const Token &close = m_tokens[static_cast<std::size_t>(value.end)];
    return (open.isPunct(u'(') && close.isPunct(u')')) || (open.isPunct(u'[') && close.isPunct(u']'));
}

/// "5/6 - component 1", "[7/10] Total" on a line of its own: the value leads the line and only signs stand between.
bool Scanner::leadsLine(const Event &value, const Event &next) const
{
    const bool brackets = inBrackets(value);
    if (!m_labelReader.beginsLine(brackets ? value.begin - 1 : value.begin) ||
        m_values[value.ref].kind != ValueKind::Fraction || next.begin - value.end > 2 + (brackets ? 1 : 0))
        return false;
    for (int i = value.end; i < next.begin; ++i) {
        const Token &t = m_tokens[static_cast<std::size_t>(i)];
        if (t.kind != TokenKind::Punct || t.isPunct(u',') || t.isPunct(u';') || t.isPunct(u'.'))
            return false;
    }
    return true;
}

/// "4/4 for component 1", "4/4 (component 1)", "8/10 in total": the value is of what comes after it.
bool Scanner::belongsToNext(std::size_t valueEvent) const
{
    if (valueEvent + 1 >= m_events.size())
        return false;
    const Event &value = m_events[valueEvent];
    const Event &next = m_events[valueEvent + 1];
    if (next.kind == EventKind::Value)
        return false;
    bool preposition = false;
    for (int i = value.end; i < next.begin; ++i) {
        const Token &t = m_tokens[static_cast<std::size_t>(i)];
        if (next.kind == EventKind::Label && i == value.end && i + 1 == next.begin && t.isPunct(u'('))
            return true;
        if (i == value.end && inBrackets(value)) // "(5/6) for component 1"
            continue;
        const bool newSentence = t.capital && i == value.end; // "1/2 In total, …"
        if (!t.isWord() || newSentence || !(t.is(WFor | WIn | WConnector | WUnit)))
            return false;
        const bool goes =
            t.is(WConnector) && !t.is(WFor | WIn | WNoun) && i < value.end + 2; // "4 points go to component 1"
        if (i == value.end || (i == value.end + 1 && inBrackets(value)) || t.is(WUnit) || goes || t.is(WFor))
            preposition = preposition || t.is(next.kind == EventKind::Label ? WFor : WIn);
        else if (!preposition)
            return false;
    }
    if (next.kind == EventKind::Total && outOfAComponent(m_values[value.ref])) // "so 3/4 altogether" within a component
        return false;
    if (next.kind == EventKind::Total && value.end == next.begin) { // "8/10 overall." but not "1/3 total: 8/10"
        const Token *after =
            next.end < static_cast<int>(m_tokens.size()) ? &m_tokens[static_cast<std::size_t>(next.end)] : nullptr;
        return !after || after->isNewline() || after->isPunct(u'.') || after->isPunct(u',') || after->isPunct(u')');
    }
    return preposition;
}

/// Up to `count` values from `firstValue` on with nothing but commas and "and" between them.
std::vector<std::size_t> Scanner::run(std::size_t firstValue, std::size_t count)
{
    std::vector<std::size_t> found = {firstValue};
    while (found.size() < count + 1) {
        const std::size_t next = found.back() + 1;
        if (next >= m_events.size() || m_events[next].kind != EventKind::Value ||
            !onlyListSigns(m_events[found.back()].end, m_events[next].begin) ||
            m_events[found.back()].end == m_events[next].begin || belongsToNext(next))
            break;
        found.push_back(next);
    }
    return found;
}

void Scanner::give(const Label &label, bool tentative, const std::vector<Value> &values, bool each, bool weak,
                   Findings &findings) const
{
    const std::size_t count = label.indices.size();
    if (values.size() == count) {
        for (std::size_t i = 0; i < count; ++i)
            findings.mentions.push_back({label.indices[i], values[i], label.cls, weak});
        return;
    }
    if (values.empty())
        return;
    if (tentative) { // "it fails component 1, component 2: 3/3"
        findings.mentions.push_back({label.indices.back(), values[0], label.cls, weak});
        return;
    }
    if (values.size() > 1 && !label.each) {
        Value undecided = values[0];
        undecided.kind = ValueKind::Ambiguous;
        for (const int index : label.indices)
            findings.mentions.push_back({index, undecided, label.cls, weak});
        return;
    }
    const Value &value = values[0];
    double sum = 0;
    bool equalsEach = value.kind != ValueKind::Fraction || value.percent;
    for (const int index : label.indices) {
        if (index < 1 || index > static_cast<int>(m_weights.size()))
            continue;
        const double weight = m_weights[static_cast<std::size_t>(index - 1)];
        sum += weight;
        equalsEach = equalsEach || near(weight, value.denominator);
    }
    // "components 1 and 2 together get 5/7" cannot be divided; "7/7" and "0/7" can.
    const bool joint = !equalsEach && near(sum, value.denominator);
    if (joint && count == m_weights.size()) { // "component 1 + component 2 = 7/10"
        findings.totals.push_back({value, true});
        return;
    }
    if (joint && !near(value.number, 0) && !near(value.number, value.denominator))
        return;
    if (value.kind == ValueKind::Bare && !each && !near(value.number, 0))
        return;
    for (const int index : label.indices) {
        Value own = value;
        if (joint) {
            own.kind = near(value.number, 0) ? ValueKind::Bare : ValueKind::Full;
            own.number = 0;
        }
        findings.mentions.push_back({index, own, label.cls, weak});
    }
}

/// "I deducted 1 point for component 2 and 2 points for component 3", "instead of 3/3 for component 1".
bool Scanner::takenAway(const Value &value) const
{
    const int reach = value.kind == ValueKind::Bare ? 20 : 3; // a fraction is a score unless the word stands close
    for (int k = value.begin - 1; k >= 0 && k >= value.begin - reach; --k) {
        const Token &t = m_tokens[static_cast<std::size_t>(k)];
        if (t.isNewline() || t.isPunct(u'.') || t.isPunct(u':') || t.isPunct(u';'))
            return false;
        const bool outOf = t.isWord() && t.is(WOf) && value.kind == ValueKind::Bare && k >= value.begin - 2;
        if (outOf) // "of the 4 points for component 2, it earns 2"
            return true;
        if ((t.is(WDeduct) && !t.is(WLoss)) || (k >= value.begin - 2 && t.is(WNot | WMax | WDeduct)))
            return true;
    }
    return false;
}

/// "I'd say 4 for the first component, 0 for the second", "+4 for component 1": a bare number behind a verb that gives,
/// a sign, or the beginning.
bool Scanner::handsOut(const Value &value) const
{
    if (value.begin == 0)
        return !value.words;
    if (value.words) // "five points for component 1 and two for component 2"
        return m_tokens[static_cast<std::size_t>(value.begin - 1)].is(WAnd);
    const Token &before = m_tokens[static_cast<std::size_t>(value.begin - 1)];
    return before.isNewline() || before.is(WVerb | WAnd) || before.isPunct(u',') || before.isPunct(u'+') ||
           before.isPunct(u':') || before.isPunct(u';');
}

/// "4 points for component 1 would be too generous": behind the label the score turns out not to be given.
bool Scanner::supposed(int i) const
{
    constexpr int kReach = 3;
    for (int k = i; k < static_cast<int>(m_tokens.size()) && k < i + kReach; ++k) {
        const Token &t = m_tokens[static_cast<std::size_t>(k)];
        if (!t.isWord())
            return false;
        if (t.is(WModal))
            return true;
    }
    return false;
}

bool Scanner::bindBackward(std::size_t labelEvent, Findings &findings)
{
    if (labelEvent == 0)
        return false;
    const Event &label = m_events[labelEvent];
    Event &value = m_events[labelEvent - 1];
    if (value.kind != EventKind::Value || value.taken)
        return false;
    const bool belongs = belongsToNext(labelEvent - 1) || leadsLine(value, label);
    if (!belongs)
        return false;
    const Value &last = m_values[value.ref];
    const Token &first = m_tokens[static_cast<std::size_t>(last.begin)];
    if (first.attributed || first.quote != 0)
        return true;
    if (takenAway(last) || supposed(label.end))
        return false;
    const auto behind = [&](int i) {
        return label.end + i < static_cast<int>(m_tokens.size()) ? &m_tokens[static_cast<std::size_t>(label.end + i)]
                                                                 : nullptr;
    };
    if (last.kind == ValueKind::Full && behind(1) && (behind(0)->isPunct(u':') || behind(0)->isPunct(u'=')) &&
        behind(1)->isNumber()) // "Max score for component 1: 4"
        return false;
    if (last.kind == ValueKind::Bare && !last.unit && !handsOut(last))
        return false;
    if (last.end < label.begin && m_tokens[static_cast<std::size_t>(last.end)].is(WDeduct))
        return false;
    const Label &l = m_labels[label.ref];
    std::vector<Value> values;
    std::size_t begin = labelEvent - 1;
    while (values.size() + 1 < l.indices.size() && begin > 0 && m_events[begin - 1].kind == EventKind::Value &&
           !m_events[begin - 1].taken && onlyListSigns(m_events[begin - 1].end, m_events[begin].begin)) {
        --begin;
        if (labelEvent - begin == l.indices.size())
            break;
    }
    for (std::size_t i = begin; i < labelEvent; ++i) {
        m_events[i].taken = true;
        values.push_back(m_values[m_events[i].ref]);
    }
    if (values.size() != l.indices.size())
        values.assign(1, last);
    give(l, false, values, true, false, findings);
    return true;
}

/// The numbers of a section that may be its score.
std::vector<Candidate> Scanner::candidatesOf(std::size_t labelEvent, SectionState &state) const
{
    std::vector<Candidate> candidates;
    std::size_t e = labelEvent + 1;
    int i = m_events[labelEvent].end;
    while (i < static_cast<int>(m_tokens.size())) {
        if (e >= m_events.size() || m_events[e].begin != i) {
            state.pass(i++);
            continue;
        }
        if (m_events[e].kind != EventKind::Value)
            break;
        Candidate c = state.consider(m_values[m_events[e].ref]);
        c.event = e;
        const bool leads = e + 1 < m_events.size() && m_events[e + 1].kind != EventKind::Value &&
                           leadsLine(m_events[e], m_events[e + 1]);
        const bool next = leads || (c.tier != Tier::Direct && belongsToNext(e));
        if (c.tier != Tier::None && !next && candidates.size() < 64)
            candidates.push_back(c);
        i = m_events[e].end;
        ++e;
    }
    return candidates;
}

namespace {

/// The best-placed candidate; of equals the first.
const Candidate &bestOf(const std::vector<Candidate> &candidates)
{
    const auto best = std::max_element(candidates.begin(), candidates.end(),
                                       [](const Candidate &a, const Candidate &b) { return a.tier < b.tier; });
    if (best->tier == Tier::DirectBare && best->titleNumber) { // "Component 2: two - 2/2": the number was the title
        for (const Candidate &c : candidates) {
            if (c.tier == Tier::Loose && c.value.kind == ValueKind::Fraction)
                return c;
        }
    }
    return *best;
}

} // namespace

void Scanner::bindForward(std::size_t labelEvent, Findings &findings)
{
    const Event &event = m_events[labelEvent];
    const Label &label = m_labels[event.ref];
    if (label.indices.size() > 1 && inOrder(labelEvent, findings))
        return;
    const int index = label.indices.empty() ? 0 : label.indices.back();
    const bool known = index >= 1 && index <= static_cast<int>(m_weights.size());
    const double weight = known ? m_weights[static_cast<std::size_t>(index - 1)] : -1;
    SectionState state(m_tokens, label, weight);
    const std::vector<Candidate> candidates = candidatesOf(labelEvent, state);
    if (candidates.empty())
        return;
    const Candidate &first = bestOf(candidates);
    const auto sumUp = std::find_if(candidates.begin(), candidates.end(), [&](const Candidate &c) {
        return c.event > first.event && c.tier >= Tier::Loose && c.value.kind == ValueKind::Fraction &&
               !c.value.percent && near(c.value.denominator, weight);
    });
    const bool part = first.value.kind == ValueKind::Fraction && !first.value.percent && first.value.slash &&
                      first.value.denominator < weight - 1e-6 && sumUp != candidates.end();
    const Candidate &best = part ? *sumUp : first; // "2/2 for the dogs, 1/2 for the park, so 3/4"
    const bool far = best.tier != Tier::Direct && best.tier != Tier::DirectBare;
    if (label.all && far && (ofAnEntry(event.end, best.value) || ofOneAmong(candidates, best))) {
        giveToOuter(labelEvent, best, findings);
        return;
    }
    const bool weak = best.tier <= Tier::Weak;
    double sum = 0;
    for (const double w : m_weights)
        sum += w;
    // "…\n8/10" behind the last component is the total, not its score.
    if (best.tier == Tier::Weak && best.value.kind == ValueKind::Fraction && !best.value.percent &&
        near(best.value.denominator, sum) && !near(sum, weight))
        return;
    const bool direct = best.tier == Tier::Direct || best.tier == Tier::DirectBare;
    if (direct || label.indices.size() > 1) {
        std::vector<Value> values = {best.value};
        if (label.indices.size() > 1) {
            for (const std::size_t v : run(best.event, label.indices.size())) {
                m_events[v].taken = true;
                if (v != best.event)
                    values.push_back(m_values[m_events[v].ref]);
            }
        }
        m_events[best.event].taken = true;
        give(label, event.tentative, values, state.each() || best.tier >= Tier::Loose, weak, findings);
    }
    if (label.indices.size() > 1)
        return;
    const auto fits = [weight](const Candidate &c) {
        return c.value.kind == ValueKind::Fraction && near(c.value.denominator, weight);
    };
    const bool anyFits = std::any_of(candidates.begin(), candidates.end(),
                                     [&](const Candidate &c) { return c.tier == best.tier && fits(c); });
    for (const Candidate &c : candidates) {
        if (anyFits && c.value.kind == ValueKind::Fraction && !fits(c) && !direct)
            continue; // "so it receives 3/3. Adding these up gives 7/10."
        // A later "Score: 3/4", or "wait, 3/4", speaks against a different first value.
        const bool speaksAgain = c.tier == Tier::Noun || (c.revised && c.tier >= Tier::Loose);
        const bool restated = best.tier == Tier::Direct && speaksAgain && c.event != best.event &&
                              c.value.kind == ValueKind::Fraction && near(c.value.denominator, weight);
        if (!restated && (direct || c.tier != best.tier))
            continue;
        m_events[c.event].taken = true;
        findings.mentions.push_back({index, c.value, label.cls, weak});
        findings.mentions.back().unsure = c.tier == Tier::Unsure;
    }
}

} // namespace plumbline::reply
