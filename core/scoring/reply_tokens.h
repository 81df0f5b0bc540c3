// SPDX-License-Identifier: GPL-3.0-or-later
// A cleaned reply as tokens, with what later steps ask of each: its line, whether it stands in a quotation, whether
// the judge only reports what the response says. Internal to core/scoring.
#pragma once

#include "core/scoring/reply_words.h"

#include <string>
#include <vector>

namespace plumbline::reply {

enum class TokenKind : std::uint8_t { Number, Word, Punct, Newline, Json };

struct Token
{
    TokenKind kind = TokenKind::Punct;
    bool blankBefore = false; ///< a blank, a line end or the start of the text stands before it
    bool cjk = false;         ///< a word in Han, kana or hangul: figures stand beside it without a blank
    bool capital = false;     ///< a word that begins with a capital letter
    bool attributed = false;  ///< inside what the response is said to claim about itself, or what is only supposed
    bool supposed = false;    ///< attributed since it is only supposed: "If …", "it would have earned …"
    bool conditional = false; ///< behind "it would earn": given only where nothing else is said of the component
    bool blockQuote = false;
    bool fenced = false;
    bool integral = false; ///< a number of digits only
    char16_t punct = 0;
    int decimals = 0; ///< digits after the decimal point of a number
    int number = 0;   ///< value of a cardinal or ordinal word; index of a Json token
    int quote = 0;    ///< 0 outside quotations, else the number of the quotation
    int begin = 0;    ///< place in the cleaned text
    int end = 0;
    double value = 0; ///< of a Number
    std::uint64_t bits = 0;

    [[nodiscard]] bool is(std::uint64_t mask) const { return (bits & mask) != 0; }
    [[nodiscard]] bool isSpecial(SpecialWord word) const { return is(WSpecial) && number == word; }
    [[nodiscard]] bool isPunct(char16_t c) const { return kind == TokenKind::Punct && punct == c; }
    [[nodiscard]] bool isNewline() const { return kind == TokenKind::Newline; }
    [[nodiscard]] bool isNumber() const { return kind == TokenKind::Number; }
    [[nodiscard]] bool isWord() const { return kind == TokenKind::Word; }
};

using Tokens = std::vector<Token>;

/// nullptr outside the list.
[[nodiscard]] inline const Token *tokenAt(const Tokens &tokens, int i)
{
    return i >= 0 && i < static_cast<int>(tokens.size()) ? &tokens[static_cast<std::size_t>(i)] : nullptr;
}

[[nodiscard]] Tokens tokenize(const std::u16string &text);
/// Numbers the quotations; a quotation that is the reply itself ("score of …: 4/4.") does not count as one.
void markQuotations(Tokens &tokens);
/// Marks what the response is said to claim about its own scores.
void markAttributions(Tokens &tokens);
/// Marks as supposed what would or could have been given; to be called behind markAttributions. Linear time.
void markHypotheses(Tokens &tokens);

} // namespace plumbline::reply
