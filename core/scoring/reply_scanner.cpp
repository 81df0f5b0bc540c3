// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts tokens into labels, totals and values, and binds values to labels.
#include "core/scoring/reply_scanner.h"

#include "core/scoring/reply_section.h"

#include <algorithm>

namespace plumbline::reply {

namespace {

constexpr std::size_t kMaxJoined = 40;

} // namespace

Scanner::Scanner(const Tokens &tokens, const std::u16string &text, const std::vector<double> &weights,
                 const HintTexts &hints)
    : m_tokens(tokens)
    , m_text(text)
    , m_weights(weights)
    , m_labelReader(tokens, text, static_cast<int>(weights.size()), hints)
    , m_valueReader(tokens)
{
}

bool Scanner::onlyListSigns(int from, int to) const
{
    for (int i = from; i < to; ++i) {
        const Token &t = m_tokens[static_cast<std::size_t>(i)];
        if (!(t.isPunct(u',') || t.isPunct(u'&') || t.isPunct(u';') || t.is(WAnd)))
            return false;
    }
    return true;
}

/// A component's text counts as a label only where a score may follow it.
bool Scanner::usableText(const Label &label) const
{
    if (label.end >= static_cast<int>(m_tokens.size()))
        return false;
    const Token &after = m_tokens[static_cast<std::size_t>(label.end)];
    if (after.isWord())
        return after.is(WNoun | WVerb | WConnector);
    return after.kind == TokenKind::Newline || after.isPunct(u':') || after.isPunct(u'=') || after.isPunct(u'-') ||
           after.isPunct(u'(') || after.isPunct(u'[') || after.isPunct(u'|') || after.isPunct(u'"') ||
           after.isPunct(0x201D) || after.isPunct(u'\'') || after.isPunct(u',') || after.isPunct(u')');
}

std::optional<Label> Scanner::labelAt(int i, LabelClass cls, bool lineHasLabel) const
{
    if (auto label = m_labelReader.read(i)) {
        if (label->cls == LabelClass::Component || label->cls == cls)
            return label;
        if (cls == LabelClass::ListNumber)
            return label;
    }
    if (auto label = m_labelReader.readText(i)) {
        if (usableText(*label))
            return label;
    }
    if (cls == LabelClass::ListNumber)
        return m_labelReader.readListNumber(i);
    // "Score of component 1: 4/4, 2: 3/3, 3: 1/3": numbers alone go on where components began.
    if (lineHasLabel && m_tokens[static_cast<std::size_t>(i)].integral) {
        auto label = m_labelReader.readListNumber(i);
        if (label && m_tokens[static_cast<std::size_t>(label->end - 1)].isPunct(u':')) {
            const auto value = m_valueReader.readSimple(label->end);
            if (value && value->kind == ValueKind::Fraction) {
                label->cls = cls;
                return label;
            }
        }
    }
    return std::nullopt;
}

/// "component 1, component 2 and component 3: …", "Component 1 (Length limit): …": one label with what stands before.
bool Scanner::joinsPrevious(const Label &label)
{
    if (m_events.empty() || m_events.back().kind != EventKind::Label)
        return false;
    Event &event = m_events.back();
    Label &previous = m_labels[event.ref];
    if (label.cls == LabelClass::Text && previous.cls != LabelClass::Text) {
        for (int i = event.end; i < label.begin; ++i) {
            if (m_tokens[static_cast<std::size_t>(i)].kind != TokenKind::Punct)
                return false;
        }
        // The title of the numbered component; a "(" before it stays open and closes behind it, which no one minds.
        event.end = previous.end = label.end;
        return true;
    }
    if (label.cls != previous.cls || label.all || previous.all || previous.indices.size() >= kMaxJoined ||
        label.begin == event.end || !onlyListSigns(event.end, label.begin))
        return false;
    bool conjunction = false;
    for (int i = event.end; i < label.begin; ++i) {
        const Token &t = m_tokens[static_cast<std::size_t>(i)];
        conjunction = conjunction || t.is(WAnd) || t.isPunct(u'&');
        if (t.isPunct(u';'))
            return false;
    }
    event.tentative = !conjunction;
    previous.indices.insert(previous.indices.end(), label.indices.begin(), label.indices.end());
    event.end = previous.end = label.end;
    return true;
}

bool Scanner::collectLabel(int &i, LabelClass cls)
{
    const bool lineHasLabel = !m_events.empty() && !m_labels.empty() &&
                              (m_events.back().kind == EventKind::Value || m_events.back().kind == EventKind::Label);
    auto label = labelAt(i, cls, lineHasLabel);
    if (!label)
        return false;
    i = label->end;
    if (joinsPrevious(*label))
        return true;
    m_events.push_back({EventKind::Label, label->begin, label->end, m_labels.size(), false, false});
    m_labels.push_back(std::move(*label));
    return true;
}

void Scanner::collectEvents(LabelClass cls)
{
    m_events.clear();
    m_labels.clear();
    m_values.clear();
    const int count = static_cast<int>(m_tokens.size());
    for (int i = 0; i < count;) {
        const Token &t = m_tokens[static_cast<std::size_t>(i)];
        if (t.isNewline() || t.kind == TokenKind::Json) {
            ++i;
            continue;
        }
        if (collectLabel(i, cls))
            continue;
        if (const int end = m_labelReader.readTotal(i); end > 0) {
            m_events.push_back({EventKind::Total, i, end, 0, false, false});
            i = end;
            continue;
        }
        int skipTo = i;
        if (const auto value = m_valueReader.read(i, &skipTo)) {
            m_events.push_back({EventKind::Value, i, value->end, m_values.size(), false, false});
            m_values.push_back(*value);
            i = value->end;
            continue;
        }
        i = std::max(i + 1, skipTo);
    }
}

bool Scanner::reported(const Label &label) const
{
    return m_tokens[static_cast<std::size_t>(label.begin)].attributed;
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
        if (!t.isWord() || !(t.is(WFor | WIn | WConnector | WUnit)))
            return false;
        if (i == value.end || t.is(WUnit))
            preposition = preposition || t.is(next.kind == EventKind::Label ? WFor : WIn);
        else if (!preposition)
            return false;
    }
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

bool Scanner::bindBackward(std::size_t labelEvent, Findings &findings)
{
    if (labelEvent == 0)
        return false;
    const Event &label = m_events[labelEvent];
    Event &value = m_events[labelEvent - 1];
    if (value.kind != EventKind::Value || value.taken)
        return false;
    bool belongs = belongsToNext(labelEvent - 1);
    if (!belongs && m_labelReader.beginsLine(value.begin)) { // "4/4 - Component 1: …" on a line of its own
        belongs = m_values[value.ref].kind == ValueKind::Fraction && label.begin - value.end <= 2;
        for (int i = value.end; i < label.begin; ++i) {
            const Token &t = m_tokens[static_cast<std::size_t>(i)];
            belongs = belongs && t.kind == TokenKind::Punct && !t.isPunct(u',') && !t.isPunct(u';') && !t.isPunct(u'.');
        }
    }
    if (!belongs)
        return false;
    const Value &last = m_values[value.ref];
    const Token &first = m_tokens[static_cast<std::size_t>(last.begin)];
    const Token *before = last.begin > 0 ? &m_tokens[static_cast<std::size_t>(last.begin - 1)] : nullptr;
    if (first.attributed || first.quote != 0 || (before && before->is(WNot | WMax | WDeduct)))
        return first.quote != 0 || first.attributed;
    if (last.kind == ValueKind::Bare && !last.unit)
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

void Scanner::bindForward(std::size_t labelEvent, Findings &findings)
{
    const Event &event = m_events[labelEvent];
    const Label &label = m_labels[event.ref];
    const int index = label.indices.empty() ? 0 : label.indices.back();
    const bool known = index >= 1 && index <= static_cast<int>(m_weights.size());
    SectionState state(m_tokens, label, known ? m_weights[static_cast<std::size_t>(index - 1)] : -1);
    std::vector<Candidate> candidates;
    std::size_t e = labelEvent + 1;
    int i = event.end;
    while (i < static_cast<int>(m_tokens.size())) {
        if (e < m_events.size() && m_events[e].begin == i) {
            if (m_events[e].kind != EventKind::Value)
                break;
            Candidate c = state.consider(m_values[m_events[e].ref]);
            c.event = e;
            const bool next = c.tier != Tier::Direct && belongsToNext(e);
            if (c.tier != Tier::None && !next && candidates.size() < 64)
                candidates.push_back(c);
            i = m_events[e].end;
            ++e;
            continue;
        }
        state.pass(i);
        ++i;
    }
    if (candidates.empty())
        return;
    auto best = std::max_element(candidates.begin(), candidates.end(),
                                 [](const Candidate &a, const Candidate &b) { return a.tier < b.tier; });
    // "Component 2: two - 2/2": the number was the title.
    if (best->tier == Tier::DirectBare && best->titleNumber) {
        for (auto it = candidates.begin(); it != candidates.end(); ++it) {
            if (it->tier == Tier::Loose && it->value.kind == ValueKind::Fraction) {
                best = it;
                break;
            }
        }
    }
    const Tier tier = best->tier;
    const bool weak = tier <= Tier::Weak;
    if (tier == Tier::Direct || tier == Tier::DirectBare || label.indices.size() > 1) {
        std::vector<Value> values;
        for (const std::size_t v : run(best->event, label.indices.size())) {
            if (label.indices.size() == 1 && !values.empty())
                break;
            m_events[v].taken = true;
            values.push_back(v == best->event ? best->value : m_values[m_events[v].ref]);
        }
        give(label, event.tentative, values, state.each() || tier >= Tier::Loose, weak, findings);
    }
    for (const Candidate &c : candidates) {
        // A later "Score: 3/4" of the same section speaks against a different first value.
        const bool restated = tier == Tier::Direct && c.tier == Tier::Noun && c.value.kind == ValueKind::Fraction &&
                              known && near(c.value.denominator, m_weights[static_cast<std::size_t>(index - 1)]);
        const bool same = tier != Tier::Direct && tier != Tier::DirectBare && c.tier == tier;
        if (label.indices.size() > 1 || !(restated || same))
            continue;
        m_events[c.event].taken = true;
        findings.mentions.push_back({index, c.value, label.cls, weak});
    }
}

void Scanner::scan(LabelClass cls, Findings &findings)
{
    collectEvents(cls);
    for (std::size_t e = 0; e < m_events.size(); ++e) {
        if (m_events[e].kind == EventKind::Label) {
            if (!reported(m_labels[m_events[e].ref]) && !bindBackward(e, findings))
                bindForward(e, findings);
        } else if (m_events[e].kind == EventKind::Total) {
            readTotal(e, findings);
        }
    }
}

} // namespace plumbline::reply
