// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts tokens into labels, totals and values, and binds values to labels.
#include "core/scoring/reply_scanner.h"

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
    if (lineHasLabel && m_tokens[static_cast<std::size_t>(i)].is(WOrdinal))
        return ordinalAlone(i, cls);
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

/// "the first component earns 4/4, the second 3/3": the noun is left out where a fraction follows at once.
std::optional<Label> Scanner::ordinalAlone(int i, LabelClass cls) const
{
    int k = i + 1;
    const int count = static_cast<int>(m_tokens.size());
    for (int skipped = 0; skipped < 2 && k < count; ++skipped, ++k) {
        const Token &t = m_tokens[static_cast<std::size_t>(k)];
        if (!(t.isPunct(u':') || t.isPunct(u'=') || t.isPunct(u'-') || (t.isWord() && t.is(WVerb))))
            break;
    }
    const auto value = k < count ? m_valueReader.readSimple(k) : std::nullopt;
    if (!value || value->kind != ValueKind::Fraction || value->percent || nounFollows(m_tokens, value->end))
        return std::nullopt;
    const Token &t = m_tokens[static_cast<std::size_t>(i)];
    Label label;
    label.cls = cls;
    label.indices.push_back(t.is(WLast) ? static_cast<int>(m_weights.size()) : t.number);
    label.begin = i;
    label.end = i + 1;
    return label;
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
    m_valueReader.restart();
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
        if (const int end = m_labelReader.readTotal(i); end > 0 && !finalOfComponent(i, end)) {
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

/// "Component 1: -2 points for … Final: 3/5": out of the weight of the component, so not the final total.
bool Scanner::finalOfComponent(int i, int end) const
{
    if (m_labels.empty() || end >= static_cast<int>(m_tokens.size()) ||
        !m_tokens[static_cast<std::size_t>(i)].is(WFinal) || m_tokens[static_cast<std::size_t>(end)].isWord())
        return false;
    for (int k = i; k < end; ++k) {
        if (m_tokens[static_cast<std::size_t>(k)].is(WTotal | WOverall))
            return false;
    }
    const std::vector<int> &indices = m_labels.back().indices;
    const auto value = m_valueReader.readSimple(end + 1);
    if (!value || value->kind != ValueKind::Fraction || indices.size() != 1 || indices[0] < 1 ||
        indices[0] > static_cast<int>(m_weights.size()))
        return false;
    double sum = 0;
    for (const double w : m_weights)
        sum += w;
    return near(value->denominator, m_weights[static_cast<std::size_t>(indices[0] - 1)]) &&
           !near(value->denominator, sum);
}

bool Scanner::reported(const Label &label) const
{
    return m_tokens[static_cast<std::size_t>(label.begin)].attributed;
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
