// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one score value out of tokens: "3/4", "1,5 / 3", "two and a half out of 3", "75 %", "full marks", "4 points".
// Internal to core/scoring.
#pragma once

#include "core/scoring/reply_tokens.h"

#include <optional>

namespace plumbline::reply {

enum class ValueKind {
    Fraction,  ///< a of b
    Bare,      ///< a number alone: points
    Full,      ///< full marks
    Half,      ///< half marks
    Ambiguous, ///< "3-4/4", "3/4 or 4/4": the judge did not decide
};

struct Value
{
    ValueKind kind = ValueKind::Bare;
    double number = 0;      ///< the numerator as stated
    double denominator = 0; ///< of a Fraction, > 0 unless the judge wrote 0
    int decimals = 0;       ///< digits after the decimal point, as stated
    bool percent = false;
    bool slash = false;   ///< written with '/', not in words
    bool unit = false;    ///< "points" stood beside it
    bool ofTotal = false; ///< "out of a total of 10"
    bool words = false;   ///< a number word
    bool full = false;    ///< "the full 3 points"
    int begin = 0;        ///< tokens [begin, end)
    int end = 0;
};

class ValueReader
{
public:
    explicit ValueReader(const Tokens &tokens)
        : m_tokens(tokens)
    {
    }

    /// The value that begins at token `i`, with an arithmetic chain up to its result ("4 + 3 + 1 = 8/10").
    /// nullopt: there is none. `skipTo` is then set past tokens that look like numbers but are none (dates, versions).
    [[nodiscard]] std::optional<Value> read(int i, int *skipTo = nullptr) const;
    /// To be called before the tokens are read from the beginning again.
    void restart() { m_chainEnd = 0; }
    /// Only one value, no chain.
    [[nodiscard]] std::optional<Value> readSimple(int i, int *skipTo = nullptr) const;

private:
    struct Number
    {
        double value = 0;
        int decimals = 0;
        int end = 0;
        bool words = false;
    };
    [[nodiscard]] const Token *at(int i) const
    {
        return i >= 0 && i < static_cast<int>(m_tokens.size()) ? &m_tokens[static_cast<std::size_t>(i)] : nullptr;
    }
    /// Can a value begin with this token at all? Most tokens are turned away here.
    [[nodiscard]] static bool mayBegin(const Token &t)
    {
        return t.kind == TokenKind::Number || t.is(WCardinal | WFull | WHalf | WNumberSign | WNothing) ||
               t.isPunct(u'-');
    }
    [[nodiscard]] bool adjacent(int i) const; ///< token i follows its predecessor without a blank
    [[nodiscard]] std::optional<Number> readNumber(int i, bool denominator) const;
    [[nodiscard]] std::optional<Number> readWordNumber(int i) const;
    [[nodiscard]] std::optional<Number> readMixed(int i, const Number &whole) const;
    [[nodiscard]] bool decimalComma(int i) const;
    [[nodiscard]] std::optional<Value> readMarks(int i) const;
    [[nodiscard]] std::optional<Value> readNothing(int i) const;
    [[nodiscard]] int skipUnit(int i) const;
    /// Index of the denominator's first token when "/", "out of", "of a possible" … begins at `i`; else -1.
    [[nodiscard]] int denominatorAt(int i, bool *slash) const;
    [[nodiscard]] std::optional<Value> withDenominator(Value value, int denominatorBegin, int *skipTo) const;
    [[nodiscard]] int rangeEnd(int i) const;
    [[nodiscard]] int remarkEnd(int i) const;
    [[nodiscard]] std::optional<Value> between(const Value &lower) const;
    [[nodiscard]] std::optional<Value> bareOrFraction(Value value, int *skipTo) const;
    [[nodiscard]] bool mayStart(int i) const;

    const Tokens &m_tokens;
    mutable int m_chainEnd = 0; ///< up to here a chain was followed without result: it is not followed again
};

} // namespace plumbline::reply
