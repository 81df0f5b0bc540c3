// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts cleaned text into tokens.
#include "core/scoring/reply_tokens.h"

#include "core/scoring/reply_text.h"

#include <QChar>

#include <cmath>

namespace plumbline::reply {

namespace {

bool isLetter(char16_t c)
{
    return c < 0x80 ? isAsciiLetter(c) : QChar::isLetter(c) || QChar::isMark(c);
}

bool isCjk(char16_t c)
{
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF);
}

class Lexer
{
public:
    explicit Lexer(const std::u16string &text)
        : m_text(text)
    {
        m_tokens.reserve(text.size() / 4 + 8);
    }

    Tokens run()
    {
        while (m_at < m_text.size())
            step();
        return std::move(m_tokens);
    }

private:
    [[nodiscard]] char16_t at(std::size_t i) const { return i < m_text.size() ? m_text[i] : u'\0'; }

    Token &push(TokenKind kind, std::size_t begin)
    {
        Token token;
        token.kind = kind;
        token.blankBefore = m_blank;
        token.blockQuote = m_blockQuote;
        token.fenced = m_fenced;
        token.begin = static_cast<int>(begin);
        token.end = static_cast<int>(m_at);
        m_blank = false;
        m_tokens.push_back(token);
        return m_tokens.back();
    }

    void step()
    {
        const char16_t c = m_text[m_at];
        const std::size_t begin = m_at;
        if (c == u' ') {
            ++m_at;
            m_blank = true;
        } else if (c == u'\n') {
            ++m_at;
            push(TokenKind::Newline, begin);
            m_blank = true;
            m_blockQuote = m_fenced = false;
        } else if (c == kBlockQuoteLine || c == kFencedLine) {
            ++m_at;
            (c == kFencedLine ? m_fenced : m_blockQuote) = true;
        } else if (c == kJsonHole) {
            ++m_at;
            push(TokenKind::Json, begin).number = m_jsonCount++;
        } else if (isAsciiDigit(c) || vulgarFraction(c) > 0 ||
                   (c == u'.' && isAsciiDigit(at(m_at + 1)) && startsNumber())) {
            number();
        } else if (isLetter(c)) {
            word();
        } else {
            ++m_at;
            push(TokenKind::Punct, begin).punct = c;
        }
    }

    /// ".5" is a number after a blank, a slash or an opening sign, not after a letter or digit ("1.5" is read whole).
    [[nodiscard]] bool startsNumber() const
    {
        if (m_at == 0)
            return true;
        const char16_t before = m_text[m_at - 1];
        return !isLetter(before) && !isAsciiDigit(before) && before != u'.' && before != u')';
    }

    void number()
    {
        const std::size_t begin = m_at;
        double value = 0;
        while (isAsciiDigit(at(m_at)))
            value = value * 10 + (m_text[m_at++] - u'0');
        int decimals = 0;
        bool integral = m_at > begin;
        if (at(m_at) == u'.' && isAsciiDigit(at(m_at + 1))) {
            ++m_at;
            double fraction = 0;
            double scale = 1;
            while (isAsciiDigit(at(m_at))) {
                if (decimals < 17) {
                    fraction = fraction * 10 + (m_text[m_at] - u'0');
                    scale *= 10;
                    ++decimals;
                }
                ++m_at;
            }
            value += fraction / scale;
            integral = false;
        } else if (const double vulgar = vulgarFraction(at(m_at)); vulgar > 0) {
            value += vulgar;
            decimals = 3;
            integral = false;
            ++m_at;
        }
        Token &token = push(TokenKind::Number, begin);
        token.value = std::isfinite(value) ? value : 1e300;
        token.decimals = decimals;
        token.integral = integral;
    }

    void word()
    {
        const std::size_t begin = m_at;
        if (isCjk(m_text[m_at])) {
            cjkWord();
            return;
        }
        bool afterLower = false; // componentOne, totalScore: a new word begins at the capital
        while (m_at < m_text.size() && isLetter(m_text[m_at]) && !isCjk(m_text[m_at])) {
            const char16_t c = m_text[m_at];
            if (afterLower && c >= u'A' && c <= u'Z')
                break;
            afterLower = c >= u'a' && c <= u'z';
            ++m_at;
        }
        std::size_t end = m_at;
        if (at(m_at) == u'\'' && isAsciiLetter(at(m_at + 1))) {
            std::size_t tail = m_at + 1;
            while (isAsciiLetter(at(tail)))
                ++tail;
            if (tail - m_at <= 4) {
                const bool possessive = tail - m_at == 2 && asciiLower(at(m_at + 1)) == u's';
                m_at = tail;
                if (!possessive)
                    end = tail; // "don't" is one word; the 's of "component 1's" says nothing
            }
        }
        finishWord(begin, end);
    }

    /// Han and kana run together; known words are found at their start, other characters are words of their own.
    void cjkWord()
    {
        const std::size_t begin = m_at;
        for (std::size_t length = 9; length >= 1; --length) {
            if (begin + length > m_text.size())
                continue;
            if (wordInfo(std::u16string_view(m_text).substr(begin, length)).bits != 0) {
                m_at = begin + length;
                finishWord(begin, m_at);
                m_tokens.back().cjk = true;
                return;
            }
        }
        m_at = begin + 1;
        finishWord(begin, m_at);
        m_tokens.back().cjk = true;
    }

    void finishWord(std::size_t begin, std::size_t end)
    {
        Token &token = push(TokenKind::Word, begin);
        const char16_t first = m_text[begin];
        token.capital = QChar::isUpper(first);
        char16_t lower[24];
        const std::size_t length = end - begin;
        if (length > 24)
            return;
        for (std::size_t i = 0; i < length; ++i) {
            const char16_t c = m_text[begin + i];
            lower[i] = c < 0x80 ? asciiLower(c) : static_cast<char16_t>(QChar::toLower(c));
        }
        const WordInfo info = wordInfo(std::u16string_view(lower, length));
        token.bits = info.bits;
        token.number = info.number;
    }

    const std::u16string &m_text;
    Tokens m_tokens;
    std::size_t m_at = 0;
    int m_jsonCount = 0;
    bool m_blank = true;
    bool m_blockQuote = false;
    bool m_fenced = false;
};

} // namespace

Tokens tokenize(const std::u16string &text)
{
    return Lexer(text).run();
}

} // namespace plumbline::reply
