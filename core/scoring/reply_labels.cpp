// SPDX-License-Identifier: GPL-3.0-or-later
// Labels by number and ordinal: "component 1", "components 1 and 2", "the first component", "all components".
#include "core/scoring/reply_labels.h"

#include "core/scoring/reply_text.h"
#include "core/scoring/reply_values.h"

#include <algorithm>

namespace plumbline::reply {

namespace {

bool isAmpersand(const Token &t)
{
    return t.is(WAnd) || t.isPunct(u'&') || t.isPunct(u'+');
}

} // namespace

bool LabelReader::beginsLine(int i) const
{
    const Token *before = at(i - 1);
    if (!before || before->isNewline())
        return true;
    if (before->isPunct(u'|') || before->isPunct(0x2022) || before->isPunct(u'-'))
        return !at(i - 2) || at(i - 2)->isNewline() || before->isPunct(u'|');
    return false;
}

bool LabelReader::beginsClause(int i) const
{
    if (beginsLine(i))
        return true;
    const Token *before = at(i - 1);
    return before->kind == TokenKind::Punct &&
           (before->punct == u',' || before->punct == u';' || before->punct == u'.' || before->punct == u':' ||
            before->punct == u'|' || before->punct == u'"' || before->punct == 0x201C || before->punct == u'(' ||
            before->punct == u'[');
}

bool LabelReader::labelWord(int i, int *end, LabelClass *cls, bool *plural) const
{
    const Token *t = at(i);
    if (!t || !t->isWord())
        return false;
    if (t->is(WSub)) { // sub-instruction, sub instruction
        int k = i + 1;
        if (at(k) && at(k)->isPunct(u'-'))
            ++k;
        if (at(k) && at(k)->is(WLabel | WLabelLoose)) {
            *end = k + 1;
            *cls = LabelClass::Component;
            *plural = m_text[static_cast<std::size_t>(at(k)->end) - 1] == u's';
            return true;
        }
        return false;
    }
    if (!t->is(WLabel | WLabelLoose))
        return false;
    *end = i + 1;
    *cls = t->is(WLabel) ? LabelClass::Component : LabelClass::Loose;
    const char16_t last = asciiLower(m_text[static_cast<std::size_t>(t->end) - 1]);
    *plural = last == u's' || last == u'a';
    return true;
}

std::optional<int> LabelReader::index(int i, int *end) const
{
    const Token *t = at(i);
    if (!t)
        return std::nullopt;
    *end = i + 1;
    if (t->isNumber())
        return t->integral ? std::optional<int>(t->value > kMaxIndex ? kMaxIndex : static_cast<int>(t->value))
                           : std::nullopt;
    if (!t->isWord())
        return std::nullopt;
    if (t->is(WCardinal))
        return t->number;
    const auto word = std::u16string_view(m_text).substr(static_cast<std::size_t>(t->begin),
                                                         static_cast<std::size_t>(t->end - t->begin));
    if (!t->capital || word.size() > 4)
        return std::nullopt;
    if (const int roman = romanValue(word)) {
        if (word.size() > 1 || word == u"I" || word == u"V" || word == u"X")
            return roman;
    }
    // "Component A": a sign or the end has to follow, since "A" may begin a sentence.
    if (word.size() == 1 && word[0] >= u'A' && word[0] <= u'T') {
        const Token *after = at(i + 1);
        if (!after || after->kind == TokenKind::Punct || after->isNewline() || after->is(WConnector | WVerb))
            return word[0] - u'A' + 1;
    }
    return std::nullopt;
}

/// "… and 4 of 5 points for component 2", "… and 2 of 3 for the second one": behind "of" a maximum that is given out,
/// and not how many components there are.
bool LabelReader::countGiven(int i) const
{
    const Token *most = at(i);
    const Token *unit = at(i + 1);
    if (!most || !unit || !unit->isWord() || !(most->isNumber() || most->is(WCardinal)))
        return false;
    const Token *noun = at(i + 2);
    const Token *behindArticle = at(i + 3);
    const auto names = [](const Token *t) { return t && t->is(WLabel | WLabelLoose | WSub | WOrdinal); };
    return unit->is(WUnit) ||
           (unit->is(WFor) && (names(noun) || (noun && noun->is(WConnector) && names(behindArticle))));
}

/// Is the number at `i` the beginning of a score instead of another index ("component 1, 4/4", "component 1 and 3
/// points")?
bool LabelReader::valueFollows(int i) const
{
    const Token *after = at(i + 1);
    if (!after)
        return false;
    if (after->isPunct(u'/') || after->isPunct(u'%') || after->is(WUnit))
        return true;
    if (after->isWord() && after->is(WFor) && at(i + 2) && at(i + 2)->is(WLabel | WLabelLoose | WSub))
        return true; // "… and 3 to component 3"
    return after->is(WOut) || (after->is(WOf) && (!after->is(WFor) || countGiven(i + 2)));
}

/// Further indices: "1 and 2", "1, 2, and 3", "1-3", "1 & 2".
void LabelReader::readMore(Label &label) const
{
    while (true) {
        int k = label.end;
        const Token *sep = at(k);
        if (!sep)
            return;
        const bool range = sep->isPunct(u'-') || sep->is(WThrough);
        const bool comma = sep->isPunct(u',');
        if (!range && !comma && !isAmpersand(*sep))
            return;
        if ((range || comma) && !label.plural)
            return;
        ++k;
        if (comma && at(k) && isAmpersand(*at(k)))
            ++k;
        const Token *number = at(k);
        if (!number || !(number->integral || number->is(WCardinal)) || valueFollows(k))
            return;
        int end = 0;
        const auto next = index(k, &end);
        if (!next || label.indices.size() > 40)
            return;
        if (range) {
            if (*next <= label.indices.back() || *next - label.indices.back() > 40)
                return;
            for (int n = label.indices.back() + 1; n <= *next; ++n)
                label.indices.push_back(n);
        } else {
            label.indices.push_back(*next);
        }
        label.end = end;
    }
}

/// "component 1/3:" and "component 1 of 3:" say how many there are.
void LabelReader::skipOfCount(Label &label) const
{
    const Token *sep = at(label.end);
    const Token *count = at(label.end + 1);
    const Token *after = at(label.end + 2);
    if (!after || !(sep->isPunct(u'/') || sep->is(WOf)) || !count->integral || count->value != m_count)
        return;
    if (after->isPunct(u':') || after->isPunct(u'-') || after->isPunct(u'(') || after->isPunct(u'='))
        label.end += 2;
}

std::optional<Label> LabelReader::readNumbered(int i) const
{
    Label label;
    label.begin = i;
    int k = 0;
    if (!labelWord(i, &k, &label.cls, &label.plural))
        return std::nullopt;
    if (at(k) && at(k)->isPunct(u':') && at(k + 1) && at(k + 1)->integral && at(k + 2) &&
        (at(k + 2)->isNewline() || at(k + 2)->isPunct(u',')) && at(k + 3) && at(k + 3)->is(WNoun)) {
        label.indices.push_back(static_cast<int>(std::min(at(k + 1)->value, double(kMaxIndex))));
        label.end = k + 2; // "component: 1", then "score: 4"
        return label;
    }
    int close = 0;
    for (int skipped = 0; skipped < 2 && at(k); ++skipped) {
        const Token &t = *at(k);
        if (t.isPunct(u'#') || (t.isWord() && t.is(WNumberSign)) || (skipped > 0 && t.isPunct(u'.'))) {
            ++k;
        } else if (skipped == 0 && (t.isPunct(u'(') || t.isPunct(u'[') || t.isPunct(u'-')) && at(k + 1) &&
                   at(k + 1)->integral) {
            close = t.punct == u'(' ? u')' : t.punct == u'[' ? u']' : 0;
            const Token *after = at(k + 2);
            if (close && (!after || !after->isPunct(static_cast<char16_t>(close))))
                return std::nullopt;
            if (!close && valueFollows(k + 1))
                return std::nullopt;
            ++k;
        }
    }
    int end = 0;
    const auto first = index(k, &end);
    if (!first)
        return std::nullopt;
    // "components: 3/3", "component 4/4": a score, not an index, unless it says "1 of 3:".
    label.indices.push_back(*first);
    label.end = end + (close ? 1 : 0);
    if (!close)
        skipOfCount(label);
    if (!close && label.end == end && at(k)->isNumber() && at(end) &&
        (at(end)->isPunct(u'/') || at(end)->isPunct(u'%')))
        return std::nullopt;
    readMore(label);
    return label;
}

/// "first component", "1st component", "first and second components", "first two components", "last component".
std::optional<Label> LabelReader::readOrdinal(int i) const
{
    Label label;
    label.begin = i;
    int k = i;
    bool open = true; // an ordinal may come: at the beginning and behind a comma or "and"
    while (at(k) && label.indices.size() < 40) {
        const Token &t = *at(k);
        const bool sign = !label.indices.empty() && (t.isPunct(u',') || isAmpersand(t));
        if (!open && !sign)
            break;
        open = sign;
        if (t.isWord() && t.is(WOrdinal)) {
            label.indices.push_back(t.is(WLast) ? m_count : t.number);
            ++k;
        } else if (t.isWord() && t.is(WFinal) && k == i) {
            label.indices.push_back(m_count);
            ++k;
        } else if (t.integral && at(k + 1) && !at(k + 1)->blankBefore && at(k + 1)->isWord() &&
                   at(k + 1)->end - at(k + 1)->begin == 2 && !at(k + 1)->is(WUnit)) {
            label.indices.push_back(t.value > kMaxIndex ? kMaxIndex : static_cast<int>(t.value)); // 1st
            k += 2;
        } else if (sign) {
            ++k;
        } else {
            break;
        }
    }
    if (label.indices.empty())
        return std::nullopt;
    if (at(k) && label.indices.size() == 1 && (at(k)->is(WCardinal) || at(k)->integral)) {
        const int count = at(k)->isNumber() ? static_cast<int>(std::min(at(k)->value, 40.0)) : at(k)->number;
        const bool last = at(i)->is(WLast | WFinal);
        const int from = last ? m_count - count + 1 : 1;
        label.indices.clear();
        for (int n = 0; n < count && n < 40 && from > 0; ++n)
            label.indices.push_back(from + n);
        ++k;
    }
    if (label.indices.empty() || !labelWord(k, &label.end, &label.cls, &label.plural))
        return std::nullopt;
    return label;
}

/// "all components", "each of the three components", "both components", "every component".
std::optional<Label> LabelReader::readAll(int i) const
{
    const Token *t = at(i);
    if (!t || !t->is(WAll))
        return std::nullopt;
    Label label;
    label.begin = i;
    label.all = true;
    label.each = true;
    int k = i + 1;
    for (int skipped = 0; skipped < 4 && at(k); ++skipped, ++k) {
        const Token &word = *at(k);
        const bool count = word.integral || (word.isWord() && word.is(WCardinal));
        if (count && (word.isNumber() ? word.value : word.number) != m_count)
            return std::nullopt;
        if (!count && !(word.isWord() && word.is(WOf | WConnector) && word.end - word.begin <= 3))
            break;
    }
    if (!labelWord(k, &label.end, &label.cls, &label.plural)) {
        // "…, all receive 0": the verb directly behind, and a score directly behind the verb
        if (k != i + 1 || !beginsClause(i) || !at(k) || !at(k)->is(WVerb) || !ValueReader(m_tokens).readSimple(k + 1))
            return std::nullopt;
        label.end = k;
        label.plural = true;
    }
    if (at(label.end) && at(label.end)->integral)
        return std::nullopt;
    for (int n = 1; n <= m_count; ++n)
        label.indices.push_back(n);
    return label;
}

std::optional<Label> LabelReader::read(int i) const
{
    const Token *t = at(i);
    if (!t)
        return std::nullopt;
    if (t->isWord() && m_text[static_cast<std::size_t>(t->begin)] == 0x7B2C)
        return readHanOrdinal(i);
    if (t->isWord()) {
        if (t->is(WAll)) {
            if (auto label = readAll(i))
                return label;
        }
        if (t->is(WOrdinal | WFinal)) {
            if (auto label = readOrdinal(i))
                return label;
        }
        if (t->is(WLabel | WLabelLoose | WSub))
            return readNumbered(i);
        if (t->is(WId) && beginsLine(i) && at(i + 1) && at(i + 1)->isPunct(u':') && at(i + 2) && at(i + 2)->integral &&
            at(i + 2)->value <= kMaxIndex && at(i + 3) && at(i + 3)->isNewline()) { // "- id: 1", then "score: 3"
            Label label;
            label.indices.push_back(static_cast<int>(at(i + 2)->value));
            label.begin = i;
            label.end = i + 3;
            return label;
        }
        if (t->is(WNoun) && beginsClause(i) && at(i + 1) && at(i + 1)->integral && at(i + 1)->value <= m_count &&
            at(i + 2) && (at(i + 2)->isPunct(u':') || at(i + 2)->isPunct(u'='))) { // "score1: 3, score_2: 4"
            Label label;
            label.cls = LabelClass::Loose;
            label.indices.push_back(static_cast<int>(at(i + 1)->value));
            label.begin = i;
            label.end = i + 2;
            return label;
        }
    } else if (t->integral && at(i + 1) && !at(i + 1)->blankBefore && at(i + 1)->isWord()) {
        return readOrdinal(i);
    }
    return readLetterDigit(i);
}

} // namespace plumbline::reply
