// SPDX-License-Identifier: GPL-3.0-or-later
// A component as tokens: lower-case words with common typos put right, numbers as values, quoted spans whole. Internal
// to the extractor; decides nothing about constraints.
#pragma once

#include <QString>

#include <initializer_list>
#include <vector>

namespace plumbline::checks {

struct Token
{
    enum class Type { Word, Number, Quote, Punct };
    Type type = Type::Word;
    QString text;       ///< Word: lower case, typos put right; Quote: the content as written; Punct: one character
    QString raw;        ///< as written
    int number = -1;    ///< Number: its value
    bool glued = false; ///< a hyphen joins it to the next token
    qsizetype start = 0;
    qsizetype end = 0;

    [[nodiscard]] bool is(QStringView word) const { return type != Type::Quote && text == word; }
    [[nodiscard]] bool isAnyOf(std::initializer_list<const char16_t *> words) const
    {
        if (type == Type::Quote || text.isEmpty())
            return false;
        const char16_t first = text.front().unicode();
        for (const char16_t *word : words) // most differ in the first letter
            if (*word == first && text == QStringView(word))
                return true;
        return false;
    }
    [[nodiscard]] bool isNumber() const { return type == Type::Number; }
    [[nodiscard]] bool isQuote() const { return type == Type::Quote; }
    [[nodiscard]] bool isPunct() const { return type == Type::Punct; }
};

class Tokens
{
public:
    Tokens() = default;
    explicit Tokens(std::vector<Token> list)
        : m_list(std::move(list))
    {
    }

    [[nodiscard]] int size() const { return int(m_list.size()); }
    /// An empty punctuation token outside the list, so that looking left and right needs no bounds check.
    [[nodiscard]] const Token &at(int index) const;
    [[nodiscard]] bool is(int index, QStringView word) const { return at(index).is(word); }
    [[nodiscard]] bool isAny(int index, std::initializer_list<const char16_t *> words) const;
    /// True when the words stand at index, index + 1, …
    [[nodiscard]] bool matches(int index, std::initializer_list<const char16_t *> words) const;
    /// First place >= from where the word stands, or -1.
    [[nodiscard]] int find(QStringView word, int from = 0) const;
    [[nodiscard]] bool contains(QStringView word) const { return find(word) >= 0; }

private:
    std::vector<Token> m_list;
};

/// Linear time. Curly quotes and missing closing quotes are understood; an apostrophe inside a word is none.
[[nodiscard]] Tokens tokenize(const QString &text);

} // namespace plumbline::checks
