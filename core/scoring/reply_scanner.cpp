// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts tokens into labels, totals and values, and binds values to labels.
#include "core/scoring/reply_scanner.h"

#include <algorithm>

namespace plumbline::reply {

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
        if (!(t.isPunct(u',') || t.isPunct(u'&') || t.isPunct(u'+') || t.isPunct(u';') || t.is(WAnd)))
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
    if (after.isWord() && label.category) // "Describe the dogs" is no category
        return after.is(WNoun | WVerb);
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
    if (m_tokens[static_cast<std::size_t>(i)].is(WOrdinal) && (lineHasLabel || givenForOrdinal(i) || handedToOne(i)))
        return ordinalAlone(i, cls);
    // "Score of component 1: 4/4, 2: 3/3, 3: 1/3": numbers alone go on where components began.
    if (lineHasLabel && m_tokens[static_cast<std::size_t>(i)].integral)
        return numberAlone(i, cls);
    return std::nullopt;
}

/// The ')' of a remark that opens at `i`, on the same line and near; else `i`.
int Scanner::remarkEnd(int i) const
{
    constexpr int kReach = 24;
    for (int k = i; k < static_cast<int>(m_tokens.size()) && k < i + kReach; ++k) {
        const Token &t = m_tokens[static_cast<std::size_t>(k)];
        if (t.isNewline())
            return i;
        if (t.isPunct(u')'))
            return k;
    }
    return i;
}

bool Scanner::collectLabel(int &i, LabelClass cls)
{
    const bool lineHasLabel = !m_events.empty() && !m_labels.empty() &&
                              (m_events.back().kind == EventKind::Value || m_events.back().kind == EventKind::Label);
    auto label = labelAt(i, cls, lineHasLabel);
    if (!label)
        return false;
    i = label->end;
    if (!exceptFor(*label) && joinsPrevious(*label))
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
            const int past = pastNamedComponents(end);
            m_events.push_back({EventKind::Total, i, past, 0, false, false});
            i = past;
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

/// What the response says of a component counts for nothing; what the judge supposes may be followed by what it gives.
bool Scanner::reported(const Label &label) const
{
    const Token &first = m_tokens[static_cast<std::size_t>(label.begin)];
    return first.attributed && !first.supposed;
}

void Scanner::scan(LabelClass cls, Findings &findings)
{
    collectEvents(cls);
    const std::size_t mentions = findings.mentions.size();
    const std::size_t totals = findings.totals.size();
    for (std::size_t e = 0; e < m_events.size(); ++e) {
        if (m_events[e].kind == EventKind::Label) {
            const Label &label = m_labels[m_events[e].ref];
            const bool supposed = m_tokens[static_cast<std::size_t>(label.begin)].supposed;
            if (!reported(label) && (supposed || !bindBackward(e, findings)))
                bindForward(e, findings);
        } else if (m_events[e].kind == EventKind::Total) {
            readTotal(e, findings);
        }
    }
    const int from = correctionBegin();
    findings.replaced = from < static_cast<int>(m_tokens.size()) && calledDraft();
    for (std::size_t i = mentions; i < findings.mentions.size(); ++i)
        findings.mentions[i].later = findings.mentions[i].value.begin >= from;
    for (std::size_t i = totals; i < findings.totals.size(); ++i)
        findings.totals[i].later = findings.totals[i].value.begin >= from;
    weakenBlockQuotes(findings, mentions, totals);
    weakenConditionals(findings, mentions, totals);
}

/// "Component 3: 2/3. … By naming the year it would earn 3/3 for component 3.": what is said plainly counts, and what
/// would be earned only where nothing is.
void Scanner::weakenConditionals(Findings &findings, std::size_t mentions, std::size_t totals) const
{
    const auto conditional = [this](const Value &v) { return m_tokens[static_cast<std::size_t>(v.begin)].conditional; };
    std::vector<bool> plain(m_weights.size() + 1); // of a component, or at 0 of the total
    const auto known = [&plain](int index) { return index >= 1 && index < static_cast<int>(plain.size()); };
    for (std::size_t i = mentions; i < findings.mentions.size(); ++i) {
        const Mention &m = findings.mentions[i];
        if (known(m.index) && !m.weak && !conditional(m.value))
            plain[static_cast<std::size_t>(m.index)] = true;
    }
    for (std::size_t i = totals; i < findings.totals.size(); ++i)
        plain[0] = plain[0] || (!findings.totals[i].weak && !conditional(findings.totals[i].value));
    for (std::size_t i = mentions; i < findings.mentions.size(); ++i) {
        Mention &m = findings.mentions[i];
        m.weak = m.weak || (known(m.index) && plain[static_cast<std::size_t>(m.index)] && conditional(m.value));
    }
    for (std::size_t i = totals; i < findings.totals.size(); ++i)
        findings.totals[i].weak = findings.totals[i].weak || (plain[0] && conditional(findings.totals[i].value));
}

/// "> Component 1: 4/4" and further down the judge's own score of it: the block quotation is somebody else's.
void Scanner::weakenBlockQuotes(Findings &findings, std::size_t mentions, std::size_t totals) const
{
    const auto quoted = [this](const Value &v) { return m_tokens[static_cast<std::size_t>(v.begin)].blockQuote; };
    std::vector<int> last(m_weights.size() + 1, -1); // where a component, or at 0 the total, is last scored outside
    for (std::size_t i = mentions; i < findings.mentions.size(); ++i) {
        const Mention &m = findings.mentions[i];
        if (!quoted(m.value) && m.index >= 1 && m.index < static_cast<int>(last.size()))
            last[static_cast<std::size_t>(m.index)] = std::max(last[static_cast<std::size_t>(m.index)], m.value.begin);
    }
    for (std::size_t i = totals; i < findings.totals.size(); ++i) {
        if (!quoted(findings.totals[i].value))
            last[0] = std::max(last[0], findings.totals[i].value.begin);
    }
    for (std::size_t i = mentions; i < findings.mentions.size(); ++i) {
        Mention &m = findings.mentions[i];
        const bool known = m.index >= 1 && m.index < static_cast<int>(last.size());
        m.weak = m.weak || (known && quoted(m.value) && last[static_cast<std::size_t>(m.index)] > m.value.begin);
    }
    for (std::size_t i = totals; i < findings.totals.size(); ++i) {
        TotalMention &t = findings.totals[i];
        t.weak = t.weak || (quoted(t.value) && last[0] > t.value.begin);
    }
}

/// "Draft scores:", "Initial:" before the first label.
bool Scanner::calledDraft() const
{
    const int first = m_labels.empty() ? 0 : m_labels.front().begin;
    for (int i = 0; i < first; ++i) {
        const Token &t = m_tokens[static_cast<std::size_t>(i)];
        if (t.isWord() && t.is(WDraft) && t.quote == 0 && !t.attributed)
            return true;
    }
    return false;
}

/// Index of the word that announces a correction ("Wait", "on reflection", "corrected", "Final scores:") behind the
/// first label; the number of tokens when there is none.
int Scanner::correctionBegin() const
{
    const int count = static_cast<int>(m_tokens.size());
    const int first = m_labels.empty() ? count : m_labels.front().begin + 1;
    for (int i = first; i < count; ++i) {
        const Token &t = m_tokens[static_cast<std::size_t>(i)];
        if (!t.isWord() || t.quote != 0 || t.attributed)
            continue;
        const Token &before = m_tokens[static_cast<std::size_t>(i - 1)];
        const bool starts = before.kind != TokenKind::Word && !before.isNumber();
        const bool heading = i + 1 < count && (m_tokens[static_cast<std::size_t>(i + 1)].is(WNoun | WScoresHead) ||
                                               m_tokens[static_cast<std::size_t>(i + 1)].isPunct(u':'));
        if (t.is(WRevise | WRecount) || (t.is(WFinal) && starts && heading))
            return i;
    }
    return count;
}

} // namespace plumbline::reply
