// SPDX-License-Identifier: GPL-3.0-or-later
// Labels by number and ordinal, and totals.
#include "core/scoring/reply_labels.h"

#include "core/scoring/reply_text.h"
#include "core/scoring/reply_values.h"

#include <algorithm>

namespace plumbline::reply {

namespace {

constexpr int kMaxIndex = 999;

bool isAmpersand(const Token &t)
{
    return t.is(WAnd) || t.isPunct(u'&') || t.isPunct(u'+');
}

int romanValue(std::u16string_view s)
{
    static constexpr std::u16string_view kRoman[] = {u"I",  u"II",  u"III",  u"IV", u"V",
                                                     u"VI", u"VII", u"VIII", u"IX", u"X"};
    for (int i = 0; i < 10; ++i) {
        if (kRoman[i] == s)
            return i + 1;
    }
    return 0;
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
    return after->is(WOut) || (after->is(WOf) && !after->is(WFor));
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

/// "C1", "C 1:" and, loosely, "S1", "Q1", "#1".
std::optional<Label> LabelReader::readLetterDigit(int i) const
{
    const Token *letter = at(i);
    const Token *digit = at(i + 1);
    if (!digit || !digit->integral || digit->blankBefore || digit->value > kMaxIndex)
        return std::nullopt;
    Label label;
    label.begin = i;
    label.end = i + 2;
    label.indices.push_back(static_cast<int>(digit->value));
    if (at(i + 2) && (at(i + 2)->isPunct(u'/') || at(i + 2)->isPunct(u'%')))
        return std::nullopt;
    if (letter->isPunct(u'#')) {
        label.cls = LabelClass::ListNumber;
        return beginsClause(i) ? std::optional(label) : std::nullopt;
    }
    if (!letter->isWord() || letter->end - letter->begin != 1)
        return std::nullopt;
    const char16_t c = m_text[static_cast<std::size_t>(letter->begin)];
    label.cls = c == u'C' || c == u'c' ? LabelClass::Component : LabelClass::ListNumber;
    if (label.cls == LabelClass::ListNumber && !(letter->capital && beginsClause(i)))
        return std::nullopt;
    return label;
}

/// Chinese and Japanese: "第1个组件", "第二部分".
std::optional<Label> LabelReader::readHanOrdinal(int i) const
{
    static constexpr std::u16string_view kDigits = u"\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341";
    static constexpr std::u16string_view kParts = u"\u9879\u9805\u6761\u70b9\u90e8";
    const Token *number = at(i + 1);
    if (!number)
        return std::nullopt;
    const auto digit = kDigits.find(m_text[static_cast<std::size_t>(number->begin)]);
    if (!number->integral && digit == std::u16string_view::npos)
        return std::nullopt;
    Label label;
    label.begin = i;
    label.indices.push_back(number->integral ? static_cast<int>(std::min(number->value, double(kMaxIndex)))
                                             : static_cast<int>(digit) + 1);
    int k = i + 2;
    if (at(k) && at(k)->isWord() &&
        (m_text[static_cast<std::size_t>(at(k)->begin)] == 0x4E2A ||
         m_text[static_cast<std::size_t>(at(k)->begin)] == 0x500B ||
         m_text[static_cast<std::size_t>(at(k)->begin)] == 0x306E))
        ++k;
    if (!at(k) || !at(k)->isWord())
        return std::nullopt;
    label.end = k + 1;
    if (at(k)->is(WLabel | WLabelLoose))
        return label;
    if (kParts.find(m_text[static_cast<std::size_t>(at(k)->begin)]) == std::u16string_view::npos)
        return std::nullopt;
    if (at(k + 1) && at(k + 1)->isWord() && m_text[static_cast<std::size_t>(at(k + 1)->begin)] == 0x5206)
        ++label.end; // 部分
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
        if (t->is(WNoun) && beginsClause(i) && at(i + 1) && at(i + 1)->integral && at(i + 1)->value <= m_count && at(i + 2) &&
            (at(i + 2)->isPunct(u':') || at(i + 2)->isPunct(u'='))) { // "score1: 3, score_2: 4"
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

/// "a)", "B)", "ii)" as list numbers; 0 for any other word.
int LabelReader::listLetter(const Token &t) const
{
    std::u16string word(m_text, static_cast<std::size_t>(t.begin), static_cast<std::size_t>(t.end - t.begin));
    for (char16_t &c : word)
        c = c >= u'a' && c <= u'z' ? static_cast<char16_t>(c - u'a' + u'A') : c;
    if (const int roman = romanValue(word); roman > 0 && (word.size() > 1 || word == u"I"))
        return roman;
    return word.size() == 1 && word[0] >= u'A' && word[0] <= u'H' ? word[0] - u'A' + 1 : 0;
}

std::optional<Label> LabelReader::readListNumber(int i) const
{
    const Token *t = at(i);
    if (!t)
        return std::nullopt;
    // "1) 4/4 2) 3/3": behind a score a number with a bracket begins the next entry.
    const bool bracket =
        (t->integral && at(i + 1) && at(i + 1)->isPunct(u')')) ||
        (t->isPunct(u'(') && at(i + 1) && at(i + 1)->integral && at(i + 2) && at(i + 2)->isPunct(u')'));
    const bool inRow =
        bracket && at(i - 1) && (at(i - 1)->isNumber() || at(i - 1)->is(WUnit) || at(i - 1)->isPunct(u'%'));
    if (!inRow && !beginsClause(i))
        return std::nullopt;
    Label label;
    label.begin = i;
    label.cls = LabelClass::ListNumber;
    if (t->isWord() && t->is(WOrdinal) && !t->is(WLast)) {
        label.indices.push_back(t->number);
        label.end = i + 1;
        const Token *after = at(i + 1);
        return after && (after->isPunct(u':') || after->isPunct(u'-') || after->isPunct(u'=')) ? std::optional(label)
                                                                                               : std::nullopt;
    }
    int k = i;
    char16_t close = 0;
    if (t->isPunct(u'(') || t->isPunct(u'[')) {
        close = t->punct == u'(' ? u')' : u']';
        ++k;
    }
    const Token *number = at(k);
    const Token *after = at(k + 1);
    const int letter = number && after && number->isWord() && beginsLine(i) &&
                               (after->isPunct(u')') || (after->isPunct(u'.') && !close))
                           ? listLetter(*number)
                           : 0;
    if (!number || !after || (letter == 0 && (!number->integral || number->value > kMaxIndex)))
        return std::nullopt;
    label.indices.push_back(letter > 0 ? letter : static_cast<int>(number->value));
    label.end = k + 2;
    if (close)
        return after->isPunct(close) ? std::optional(label) : std::nullopt;
    if (after->isPunct(u'.') || after->isPunct(u')'))
        return beginsLine(i) || after->isPunct(u')') ? std::optional(label) : std::nullopt;
    if (after->isPunct(u':') || after->isPunct(u'='))
        return label;
    if (after->isPunct(u'-') && after->blankBefore && beginsLine(i))
        return label;
    return std::nullopt;
}

int LabelReader::readTotal(int i) const
{
    const Token *t = at(i);
    if (!t || !t->isWord() || !t->is(WTotal | WOverall | WFinal))
        return -1;
    int k = i + 1;
    bool noun = t->is(WTotal);
    while (at(k) && at(k)->isWord() && at(k)->is(WTotal | WNoun | WUnit | WFinal | WOverall | WVerdict) && k - i < 5) {
        noun = noun || at(k)->is(WNoun | WUnit | WTotal | WVerdict);
        ++k;
    }
    const Token *after = at(k);
    // "the total number of birds", "overall quality" are no totals of points.
    if (after && after->isWord() && !after->capital &&
        !after->is(WConnector | WVerb | WMax | WIn | WOut | WFor | WOf | WSubject | WLabel | WCardinal | WBecause |
                   WAnd))
        return -1;
    if (t->is(WFinal) && !noun)
        return after && (after->isPunct(u':') || after->isPunct(u'=')) ? k : -1;
    return k;
}

} // namespace plumbline::reply
