// SPDX-License-Identifier: GPL-3.0-or-later
// Labels of lists ("1)", "(b)", "C1", Han ordinals), Roman numerals, and totals.
#include "core/scoring/reply_labels.h"
#include "core/scoring/reply_text.h"

#include <algorithm>

namespace plumbline::reply {

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
