// SPDX-License-Identifier: GPL-3.0-or-later
// Labels that only their surroundings make labels: numbers and ordinals alone, "all but", joined labels.
#include "core/scoring/reply_scanner.h"

#include <algorithm>

namespace plumbline::reply {

namespace {

constexpr std::size_t kMaxJoined = 40;

} // namespace

/// Behind "Score of component 1: 4/4": "2: 3/3", "2 gets 3/3", "2 - 3/3"; the fraction has to be out of that weight.
std::optional<Label> Scanner::numberAlone(int i, LabelClass cls) const
{
    const int count = static_cast<int>(m_tokens.size());
    if (!m_labelReader.beginsClause(i) || m_tokens[static_cast<std::size_t>(i)].value > double(m_weights.size()))
        return std::nullopt;
    const auto own = m_valueReader.readSimple(i);
    if (own && own->kind == ValueKind::Ambiguous) // "Component 3: 1 to 2 out of 3": a range and no label
        return std::nullopt;
    const int index = static_cast<int>(m_tokens[static_cast<std::size_t>(i)].value);
    int k = i + 1;
    for (int skipped = 0; skipped < 3 && k < count; ++skipped, ++k) {
        const Token &t = m_tokens[static_cast<std::size_t>(k)];
        if (!(t.isPunct(u':') || t.isPunct(u'=') || t.isPunct(u')') || (t.isPunct(u'-') && t.blankBefore) ||
              t.isPunct(u'>') || t.isPunct(0x2192) || (t.isWord() && t.is(WVerb | WConnector))))
            break;
    }
    const auto value = k > i + 1 && k < count ? m_valueReader.readSimple(k) : std::nullopt;
    const bool colon = m_tokens[static_cast<std::size_t>(i + 1 < count ? i + 1 : i)].isPunct(u':');
    const bool open = value && value->kind == ValueKind::Ambiguous && colon; // "3: 1 to 2 out of 3"
    if (index < 1 || !value || (value->kind != ValueKind::Fraction && !open) || nounFollows(m_tokens, value->end) ||
        !(colon || near(value->denominator, m_weights[static_cast<std::size_t>(index - 1)])))
        return std::nullopt;
    Label label;
    label.cls = cls;
    label.indices.push_back(index);
    label.begin = i;
    label.end = i + 1;
    return label;
}

/// Behind the "one" of "the second one".
int Scanner::pastOne(int i) const
{
    const Token *t = tokenAt(m_tokens, i);
    return t && t->isWord() && t->is(WCardinal) && t->number == 1 ? i + 1 : i;
}

/// "I gave the first one 4, the second one a 2": "one" is said of no noun, what follows is a number in range that ends
/// its clause, and before it stands a verb that gives, or a number that was given so.
bool Scanner::handedToOne(int i) const
{
    const int index = ordinalIndex(i);
    int k = pastOne(i + 1);
    if (k == i + 1 || i < 2 || index < 1 || index > static_cast<int>(m_weights.size()))
        return false;
    const Token *article = tokenAt(m_tokens, k);
    if (article && article->isWord() && article->isSpecial(Indefinite) && article->end - article->begin <= 2)
        ++k;
    const auto value = m_valueReader.readSimple(k);
    const double weight = m_weights[static_cast<std::size_t>(index - 1)];
    if (!value || value->kind != ValueKind::Bare || value->number < 0 || value->number > weight ||
        !clauseEndsAt(m_tokens, value->end) || !tokenAt(m_tokens, i - 1)->is(WConnector))
        return false;
    const Token &before = *tokenAt(m_tokens, i - 2);
    const Token *who = tokenAt(m_tokens, i - 3); // "the poem gives the first one 4"
    if (before.isWord() && before.is(WVerb) && !before.is(WNoun))
        return !(who && who->isWord() && who->is(WSubject | WNot));
    const bool listed = before.isPunct(u',') || before.is(WAnd);
    return listed && !m_events.empty() && m_events.back().kind == EventKind::Value &&
           i - 2 - m_events.back().end <= 1 && m_events.size() > 1 &&
           m_events[m_events.size() - 2].kind == EventKind::Label;
}

/// "4 for the first component, 0 for the second": a number, "for the", and behind the ordinal the clause ends.
bool Scanner::behindValueFor(int i) const
{
    if (i < 3 || !clauseEndsAt(m_tokens, pastOne(i + 1)) || m_events.empty() ||
        m_events.back().kind != EventKind::Value)
        return false;
    const Token &article = m_tokens[static_cast<std::size_t>(i - 1)];
    const Token &preposition = m_tokens[static_cast<std::size_t>(i - 2)];
    return article.isWord() && article.is(WConnector) && preposition.is(WFor) && m_events.back().end == i - 2;
}

/// "5/6 on the first and 2/4 on the second component": out of the weight of that component.
bool Scanner::givenForOrdinal(int i) const
{
    if (!behindValueFor(i))
        return false;
    const int index = ordinalIndex(i);
    const Value &value = m_values[m_events.back().ref];
    return index >= 1 && index <= static_cast<int>(m_weights.size()) && value.kind == ValueKind::Fraction &&
           near(value.denominator, m_weights[static_cast<std::size_t>(index - 1)]);
}

int Scanner::ordinalIndex(int i) const
{
    const Token &t = m_tokens[static_cast<std::size_t>(i)];
    return t.is(WLast) ? static_cast<int>(m_weights.size()) : t.number;
}

Label Scanner::ordinalLabel(int i, LabelClass cls) const
{
    Label label;
    label.cls = cls;
    label.indices.push_back(ordinalIndex(i));
    label.begin = i;
    label.end = pastOne(i + 1);
    return label;
}

/// "The second one is only partly met (1/3).": from `k` on plain words up to a fraction in brackets out of the weight
/// of that component, which ends the sentence. Another label, number or bracket between them: no telling what it
/// belongs to.
bool Scanner::scoredBehindRemark(int i, int k) const
{
    constexpr int kReach = 24;
    const int index = ordinalIndex(i);
    if (index < 1 || index > static_cast<int>(m_weights.size()))
        return false;
    const int count = static_cast<int>(m_tokens.size());
    for (const int last = std::min(count - 1, k + kReach); k < last; ++k) {
        const Token &t = m_tokens[static_cast<std::size_t>(k)];
        if (t.isPunct(u'('))
            break;
        if (!(t.isWord() || t.isPunct(u',') || t.isPunct(u'-')) ||
            t.is(WOrdinal | WLabel | WLabelLoose | WSub | WTotal | WCardinal))
            return false;
    }
    if (k + 1 >= count || !m_tokens[static_cast<std::size_t>(k)].isPunct(u'('))
        return false;
    const auto value = m_valueReader.readSimple(k + 1);
    return value && value->kind == ValueKind::Fraction && value->end < count &&
           m_tokens[static_cast<std::size_t>(value->end)].isPunct(u')') && clauseEndsAt(m_tokens, value->end + 1) &&
           near(value->denominator, m_weights[static_cast<std::size_t>(index - 1)]);
}

/// "the first component earns 4/4, the second one (three lines) deserves 3/3": the noun is left out where a score
/// follows at once: a fraction, or behind a verb a number that ends its clause.
std::optional<Label> Scanner::ordinalAlone(int i, LabelClass cls) const
{
    const int count = static_cast<int>(m_tokens.size());
    const auto token = [&](int k) { return k < count ? &m_tokens[static_cast<std::size_t>(k)] : nullptr; };
    if (behindValueFor(i) || handedToOne(i))
        return ordinalLabel(i, cls);
    int k = i + 1;
    if (token(k) && token(k)->is(WCardinal) && token(k)->number == 1) { // "the second one"
        ++k;
        if (scoredBehindRemark(i, k))
            return ordinalLabel(i, cls);
    }
    if (token(k) && token(k)->isPunct(u'('))
        k = remarkEnd(k) + 1;
    bool verb = false;
    for (int skipped = 0; skipped < 3 && token(k); ++skipped, ++k) {
        const Token &t = *token(k);
        const bool sign = t.isPunct(u':') || t.isPunct(u'=') || t.isPunct(u'-') || t.isPunct(u',') || t.isPunct(u'>');
        if (!sign && !(t.isWord() && t.is(WVerb | WConnector) && !t.is(WFull | WCardinal)))
            break;
        verb = verb || (t.isWord() && t.is(WVerb));
    }
    const auto value = token(k) ? m_valueReader.readSimple(k) : std::nullopt;
    if (!value || value->percent || nounFollows(m_tokens, value->end))
        return std::nullopt;
    const bool bare = verb && (value->unit || clauseEndsAt(m_tokens, value->end)) &&
                      (value->kind == ValueKind::Bare || value->kind == ValueKind::Full);
    if (value->kind != ValueKind::Fraction && !bare)
        return std::nullopt;
    return ordinalLabel(i, cls);
}

/// "All but component 3 get full marks", "all components except component 2: 3/3": the label names all the others.
bool Scanner::exceptFor(Label &label)
{
    int k = label.begin - 1;
    const auto token = [this](int i) -> const Token & { return m_tokens[static_cast<std::size_t>(i)]; };
    if (k >= 1 && token(k).is(WFor) && token(k - 1).is(WExcept)) // "except for"
        --k;
    if (k < 1 || !token(k).is(WExcept))
        return false;
    --k;
    if (token(k).isPunct(u',') && k > 0)
        --k;
    bool all = token(k).is(WAll);
    if (!all && !m_events.empty() && m_events.back().kind == EventKind::Label && m_labels[m_events.back().ref].all &&
        m_events.back().end == k + 1) {
        all = true;
        m_labels.pop_back();
        m_events.pop_back();
    }
    if (!all)
        return false;
    std::vector<int> others;
    for (int n = 1; n <= static_cast<int>(m_weights.size()); ++n) {
        if (std::find(label.indices.begin(), label.indices.end(), n) == label.indices.end())
            others.push_back(n);
    }
    label.indices = std::move(others);
    label.each = label.plural = true;
    return true;
}

/// "Total (components 1 to 3): 9/10": the remark names what was added up.
int Scanner::pastNamedComponents(int i) const
{
    const int count = static_cast<int>(m_tokens.size());
    if (i >= count || !m_tokens[static_cast<std::size_t>(i)].isPunct(u'('))
        return i;
    const int close = remarkEnd(i);
    bool named = false;
    for (int k = i; k < close; ++k) {
        named = named || m_tokens[static_cast<std::size_t>(k)].is(WLabel | WLabelLoose);
        if (m_tokens[static_cast<std::size_t>(k)].isPunct(u'/'))
            return i;
    }
    return named && close + 1 < count && m_tokens[static_cast<std::size_t>(close + 1)].kind == TokenKind::Punct
               ? close + 1
               : i;
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
        conjunction = conjunction || t.is(WAnd) || t.isPunct(u'&') || t.isPunct(u'+');
        if (t.isPunct(u';'))
            return false;
    }
    event.tentative = !conjunction;
    previous.indices.insert(previous.indices.end(), label.indices.begin(), label.indices.end());
    event.end = previous.end = label.end;
    return true;
}

} // namespace plumbline::reply
