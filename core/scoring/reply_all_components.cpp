// SPDX-License-Identifier: GPL-3.0-or-later
// Labels for all components at once: which values behind them are of each, and which are of one only.
#include "core/scoring/reply_scanner.h"
#include "core/scoring/reply_section.h"

#include <algorithm>

namespace plumbline::reply {

/// "All three components are met: 4/4, 3/3, 3/3": one fraction for each of the label's components, out of their
/// weights.
bool Scanner::inOrder(std::size_t labelEvent, Findings &findings)
{
    const Label &label = m_labels[m_events[labelEvent].ref];
    const std::size_t count = label.indices.size();
    for (std::size_t e = labelEvent + 1; e < m_events.size() && m_events[e].kind == EventKind::Value; ++e) {
        const std::vector<std::size_t> values = run(e, count);
        if (values.size() != count) {
            const bool words = m_values[m_events[e].ref].kind == ValueKind::Full; // "both get full marks, 4/4 and 3/3"
            e += words ? 0 : values.size() - 1;
            continue;
        }
        for (std::size_t i = 0; i < count; ++i) {
            const Value &value = m_values[m_events[values[i]].ref];
            const Token &first = m_tokens[static_cast<std::size_t>(value.begin)];
            const int index = label.indices[i];
            if (index < 1 || index > static_cast<int>(m_weights.size()) || value.kind != ValueKind::Fraction ||
                value.percent || first.quote != 0 || first.attributed ||
                !near(value.denominator, m_weights[static_cast<std::size_t>(index - 1)]))
                return false;
        }
        for (std::size_t i = 0; i < count; ++i) {
            m_events[values[i]].taken = true;
            findings.mentions.push_back({label.indices[i], m_values[m_events[values[i]].ref], label.cls, false});
        }
        return true;
    }
    return false;
}

/// "I look at each part of the instruction.\n\n1) … Score: 3/4", "I assess each part below. The story has a score of
/// 3/5.": another sentence, paragraph or list entry has begun before the value, so it is not of all components, unless
/// it says "each" again.
bool Scanner::ofAnEntry(int from, const Value &value) const
{
    bool begun = false;
    for (int i = from; i + 1 < value.begin; ++i) {
        const Token &t = m_tokens[static_cast<std::size_t>(i)];
        const Token &next = m_tokens[static_cast<std::size_t>(i + 1)];
        const bool sentence = t.isPunct(u'.') && next.capital && next.blankBefore;
        const bool line = t.isNewline() && (next.isNewline() || m_labelReader.readListNumber(i + 1));
        begun = begun || sentence || line;
        if (begun && t.is(WEach | WAll))
            return false;
    }
    const Token *after = tokenAt(m_tokens, value.end);
    return begun && !(after && after->is(WEach | WAll));
}

/// "Every part was weighed. The story has a score of 3/4. The length …": out of the weight of one component and not of
/// all, or one of several different scores.
bool Scanner::ofOneAmong(const std::vector<Candidate> &candidates, const Candidate &best) const
{
    if (best.value.kind != ValueKind::Fraction || best.value.percent)
        return false;
    std::size_t fitting = 0;
    for (const double w : m_weights)
        fitting += near(w, best.value.denominator) ? 1 : 0;
    if (fitting > 0 && fitting < m_weights.size())
        return true;
    return std::any_of(candidates.begin(), candidates.end(), [&best](const Candidate &c) {
        return c.value.kind == ValueKind::Fraction && !c.value.percent &&
               !(near(c.value.number, best.value.number) && near(c.value.denominator, best.value.denominator));
    });
}

/// "Component 1: name all components of the engine: 4/4": the words of the component name all; the score is its own.
void Scanner::giveToOuter(std::size_t labelEvent, const Candidate &best, Findings &findings)
{
    if (labelEvent == 0 || m_events[labelEvent - 1].kind != EventKind::Label)
        return;
    const Label &outer = m_labels[m_events[labelEvent - 1].ref];
    const int index = outer.indices.size() == 1 ? outer.indices[0] : 0;
    for (int i = outer.end; i < best.value.begin; ++i) {
        if (m_tokens[static_cast<std::size_t>(i)].isNewline())
            return;
    }
    if (index < 1 || index > static_cast<int>(m_weights.size()) ||
        !near(best.value.denominator, m_weights[static_cast<std::size_t>(index - 1)]))
        return;
    m_events[best.event].taken = true;
    findings.mentions.push_back({index, best.value, outer.cls, false});
}

} // namespace plumbline::reply
