// SPDX-License-Identifier: GPL-3.0-or-later
// Tokenizer of components.
#include "core/checks/component_tokens.h"

#include "core/checks/number_words.h"
#include "core/checks/typos.h"

namespace plumbline::checks {

namespace {

constexpr qsizetype kLongestQuote = 120; ///< a quote mark without a partner this near is taken as missing its partner

QChar plainMark(QChar c)
{
    switch (c.unicode()) {
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x00BB:
    case 0x2033:
        return u'"';
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x00B4:
    case 0x0060:
        return u'\'';
    case 0x2010:
    case 0x2011:
    case 0x2013:
    case 0x2212:
        return u'-';
    default:
        return c;
    }
}

class Scanner
{
public:
    explicit Scanner(const QString &source)
        : m_source(source)
        , m_text(source)
    {
        for (QChar &c : m_text)
            c = plainMark(c);
    }

    std::vector<Token> run()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text.at(m_at);
            if (c.isSpace())
                ++m_at;
            else if (c == u'"' || (c == u'\'' && opensSingle()))
                quote(c);
            else if (c.isDigit())
                digits();
            else if (c.isLetter() || c.isMark() || c.isSurrogate())
                word();
            else
                punct();
        }
        return std::move(m_list);
    }

private:
    [[nodiscard]] QChar peek(qsizetype index) const
    {
        return index >= 0 && index < m_text.size() ? m_text.at(index) : QChar();
    }

    [[nodiscard]] bool opensSingle() const
    {
        const QChar next = peek(m_at + 1);
        if (peek(m_at - 1).isLetterOrNumber() || next.isNull() || next.isSpace())
            return false;
        return closingSingle(m_at + 1) > 0;
    }

    /// A single quote closes where a letter or mark stands before it and none behind it.
    [[nodiscard]] qsizetype closingSingle(qsizetype from) const
    {
        const qsizetype stop = std::min(m_text.size(), from + kLongestQuote);
        for (qsizetype i = from; i < stop; ++i)
            if (m_text.at(i) == u'\'' && i > from && !peek(i - 1).isSpace() && !peek(i + 1).isLetterOrNumber())
                return i;
        return -1;
    }

    [[nodiscard]] qsizetype closingDouble(qsizetype from) const
    {
        const qsizetype stop = std::min(m_text.size(), from + kLongestQuote);
        for (qsizetype i = from; i < stop; ++i)
            if (m_text.at(i) == u'"') // behind a blank and before a letter it opens the next quote
                return peek(i - 1).isSpace() && peek(i + 1).isLetterOrNumber() ? -1 : i;
        return -1;
    }

    void quote(QChar mark)
    {
        const qsizetype from = m_at + 1;
        qsizetype close = mark == u'"' ? closingDouble(from) : closingSingle(from);
        qsizetype after = close + 1;
        if (close < 0) { // the partner is missing: the quote ends with its word
            close = from;
            while (close < m_text.size() && !QStringView(u",;.!?)").contains(m_text.at(close)) &&
                   !m_text.at(close).isSpace() && close - from < kLongestQuote)
                ++close;
            after = close;
        }
        qsizetype end = close;
        while (end > from && (m_text.at(end - 1).isSpace() || QStringView(u",.;:").contains(m_text.at(end - 1))))
            --end;
        qsizetype begin = from;
        while (begin < end && m_text.at(begin).isSpace())
            ++begin;
        if (end > begin) {
            const QString content = m_source.mid(begin, end - begin);
            m_list.push_back({Token::Type::Quote, content, content, -1, false, m_at, after});
            if (end < close && m_text.at(close - 1) == u',') // American style: the comma stands inside the quotes
                m_list.push_back({Token::Type::Punct, u","_qs, u","_qs, -1, false, close - 1, close});
        }
        m_at = std::max(after, m_at + 1);
    }

    void digits()
    {
        const qsizetype start = m_at;
        while (peek(m_at).isDigit() || ((peek(m_at) == u',' || peek(m_at) == u'.') && peek(m_at + 1).isDigit()))
            ++m_at;
        const QStringView figure = QStringView(m_text).mid(start, m_at - start);
        qsizetype tail = m_at;
        while (peek(tail).isLetter())
            ++tail;
        const QString suffix = m_text.mid(m_at, tail - m_at).toLower();
        const bool ordinal = suffix == u"st" || suffix == u"nd" || suffix == u"rd" || suffix == u"th";
        const auto value = numberDigits(figure);
        if (ordinal || !value) {
            m_at = tail;
            add(Token::Type::Word, start, -1);
            return;
        }
        add(Token::Type::Number, start, *value);
        glue();
    }

    void word()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size()) {
            const QChar c = m_text.at(m_at);
            const bool inner = c == u'\'' && peek(m_at + 1).isLetter() && m_at > start;
            if (!c.isLetterOrNumber() && !c.isMark() && !c.isSurrogate() && !inner)
                break;
            ++m_at;
        }
        if (m_at == start)
            ++m_at;
        add(Token::Type::Word, start, -1);
        glue();
    }

    void punct()
    {
        const qsizetype start = m_at++;
        add(Token::Type::Punct, start, -1);
    }

    void glue()
    {
        if (peek(m_at) != u'-' || !peek(m_at + 1).isLetterOrNumber())
            return;
        m_list.back().glued = true;
        ++m_at;
    }

    void add(Token::Type type, qsizetype start, int number)
    {
        const QString raw = m_source.mid(start, m_at - start);
        QString text = m_text.mid(start, m_at - start);
        if (type == Token::Type::Word)
            text = correctedWord(text.toLower());
        m_list.push_back({type, text, raw, number, false, start, m_at});
    }

    const QString &m_source;
    QString m_text;
    qsizetype m_at = 0;
    std::vector<Token> m_list;
};

/// "half a dozen", "half-dozen", "a pair of sentences": index of the last token of the number that begins at `i`, or
/// `i`.
size_t lastOfPhrase(const std::vector<Token> &list, size_t i)
{
    const auto is = [&list](size_t k, QStringView word) { return k < list.size() && list[k].is(word); };
    if (is(i, u"half"))
        return is(i + 1, u"dozen") ? i + 1 : is(i + 1, u"a") && is(i + 2, u"dozen") ? i + 2 : i;
    if (is(i, u"a") && is(i + 1, u"pair") && is(i + 2, u"of") && i + 3 < list.size() &&
        list[i + 3].isAnyOf({u"sentences", u"words", u"lines", u"paragraphs", u"stanzas", u"bullets", u"bullet"}))
        return i + 2;
    return i;
}

/// "twenty" "five" -> 25, "one hundred and fifty" -> 150, "a dozen" -> 12.
std::vector<Token> joinNumbers(std::vector<Token> list)
{
    std::vector<Token> out;
    for (size_t i = 0; i < list.size(); ++i) {
        const Token &first = list[i];
        if (const size_t last = lastOfPhrase(list, i); last > i) {
            out.push_back(first);
            out.back().type = Token::Type::Number;
            out.back().number = list[last].is(u"dozen") ? 6 : 2;
            out.back().end = list[last].end;
            out.back().glued = list[last].glued;
            i = last;
            continue;
        }
        const auto word = first.type == Token::Type::Word ? numberWord(first.text) : std::nullopt;
        const bool aHundred = first.is(u"a") && i + 1 < list.size() && numberScale(list[i + 1].text);
        if ((!word && !aHundred) || (first.is(u"dozen") && !out.empty() && out.back().is(u"half"))) {
            out.push_back(first);
            continue;
        }
        int value = aHundred ? 1 : *word;
        size_t last = i;
        bool tens = !aHundred && value >= 20 && value % 10 == 0;
        while (last + 1 < list.size()) {
            const Token &next = list[last + 1];
            const auto scale = numberScale(next.text);
            const int unit = next.type == Token::Type::Word ? numberWord(next.text).value_or(-1) : -1;
            const bool andMore = next.is(u"and") && value >= 100 && value % 100 == 0 && last + 2 < list.size() &&
                                 numberWord(list[last + 2].text).has_value();
            if (scale && value > 0 && value < 100000) {
                value *= *scale;
                tens = false;
            } else if (unit > 0 && unit < 10 && tens && !next.is(u"single")) {
                value += unit;
                tens = false;
            } else if (unit > 0 && value >= 100 && value % 100 == 0) {
                value += unit;
                tens = unit >= 20;
            } else if (!andMore) {
                break;
            }
            ++last;
        }
        Token joined = first;
        joined.type = Token::Type::Number;
        joined.number = value;
        joined.end = list[last].end;
        joined.glued = list[last].glued;
        out.push_back(joined);
        i = last;
    }
    return out;
}

/// "each of your sentences" -> "each sentences", "all of the words" -> "all words": the rules know the short form.
std::vector<Token> dropPartitives(std::vector<Token> list)
{
    std::vector<Token> out;
    out.reserve(list.size());
    for (size_t i = 0; i < list.size(); ++i) {
        const bool partitive = i + 2 < list.size() && !out.empty() && out.back().isAnyOf({u"each", u"all", u"every"}) &&
                               list[i].is(u"of") && list[i + 1].isAnyOf({u"your", u"the", u"these", u"its"}) &&
                               list[i + 2].isAnyOf({u"sentences", u"words", u"lines", u"stanzas"});
        const bool oneOf = i + 3 < list.size() && !out.empty() && out.back().isAnyOf({u"each", u"every"}) &&
                           list[i].isNumber() && list[i].number == 1 && list[i + 1].is(u"of") &&
                           list[i + 2].isAnyOf({u"your", u"the", u"these", u"its"}) &&
                           list[i + 3].isAnyOf({u"sentences", u"words", u"lines", u"stanzas"});
        const bool none = i + 3 < list.size() && list[i].is(u"none") && list[i + 1].is(u"of") &&
                          list[i + 2].isAnyOf({u"your", u"the", u"these", u"its"}) &&
                          list[i + 3].isAnyOf({u"sentences", u"words", u"lines", u"stanzas"});
        if (none) { // "none of your sentences" -> "no sentences"
            out.push_back(list[i]);
            out.back().text = u"no"_qs;
            i += 2;
        } else if (oneOf) {
            i += 2; // "every one of your sentences" -> "every sentences"
        } else if (partitive)
            ++i; // and the "of" with it
        else
            out.push_back(list[i]);
    }
    return out;
}

} // namespace

const Token &Tokens::at(int index) const
{
    static const Token none{Token::Type::Punct, QString(), QString(), -1, false, 0, 0};
    return index >= 0 && index < size() ? m_list[size_t(index)] : none;
}

bool Tokens::isAny(int index, std::initializer_list<const char16_t *> words) const
{
    return at(index).isAnyOf(words);
}

bool Tokens::matches(int index, std::initializer_list<const char16_t *> words) const
{
    for (const char16_t *word : words)
        if (!at(index++).is(word))
            return false;
    return true;
}

int Tokens::find(QStringView word, int from) const
{
    for (int i = std::max(from, 0); i < size(); ++i)
        if (m_list[size_t(i)].is(word))
            return i;
    return -1;
}

Tokens tokenize(const QString &text)
{
    return Tokens(dropPartitives(joinNumbers(Scanner(text).run())));
}

} // namespace plumbline::checks
