// SPDX-License-Identifier: GPL-3.0-or-later
// Reads labels out of tokens: "component 1", "components 1 and 2", "the first component", "C1", "2)", a component's own
// text, "total score". Internal to core/scoring.
#pragma once

#include "core/scoring/judge_reply_parser.h"
#include "core/scoring/reply_tokens.h"

#include <optional>
#include <string>
#include <vector>

namespace plumbline::reply {

/// How sure a label is; for one component only mentions of the best class count.
enum class LabelClass { Component, Text, Loose, ListNumber };

struct Label
{
    LabelClass cls = LabelClass::Component;
    std::vector<int> indices; ///< as written, 1-based; 0 possible where a judge counts from 0
    bool all = false;         ///< all components
    bool plural = false;
    bool category = false; ///< of a Text: the category, not the component's own words
    bool each = false;     ///< "both", "each": one value is meant for every one
    int begin = 0;         ///< tokens [begin, end)
    int end = 0;
};

/// Component texts as token words, for finding them in replies. Empty without hints.
class HintTexts
{
public:
    HintTexts() = default;
    explicit HintTexts(const std::vector<ComponentHint> &components);

    struct Text
    {
        int index = 0; ///< 1-based
        bool category = false;
        std::vector<std::u16string> words; ///< lower case
    };
    [[nodiscard]] const std::vector<Text> &texts() const { return m_texts; }
    /// 1-based index of the component that has exactly this text or category; 0 when none or several have.
    [[nodiscard]] int exact(const std::u16string &cleaned) const;

private:
    void add(const QString &text, int index, bool category);
    std::vector<Text> m_texts;
};

inline constexpr int kMaxIndex = 999;

/// I to X in capitals; 0 for anything else.
[[nodiscard]] int romanValue(std::u16string_view s);

class LabelReader
{
public:
    LabelReader(const Tokens &tokens, const std::u16string &text, int components, const HintTexts &hints)
        : m_tokens(tokens)
        , m_text(text)
        , m_count(components)
        , m_hints(hints)
    {
    }

    [[nodiscard]] std::optional<Label> read(int i) const;
    /// "N:", "N)", "(N)", "first:" where a clause begins.
    [[nodiscard]] std::optional<Label> readListNumber(int i) const;
    /// A component's text or category where a clause begins.
    [[nodiscard]] std::optional<Label> readText(int i) const;
    /// End of "total", "total score", "overall", "final score" at `i`; -1 when there is none.
    [[nodiscard]] int readTotal(int i) const;
    /// Token `i` begins a line, a list entry or a clause.
    [[nodiscard]] bool beginsClause(int i) const;
    [[nodiscard]] bool beginsLine(int i) const;

private:
    [[nodiscard]] const Token *at(int i) const
    {
        return i >= 0 && i < static_cast<int>(m_tokens.size()) ? &m_tokens[static_cast<std::size_t>(i)] : nullptr;
    }
    [[nodiscard]] bool labelWord(int i, int *end, LabelClass *cls, bool *plural) const;
    [[nodiscard]] std::optional<Label> readNumbered(int i) const;
    [[nodiscard]] std::optional<Label> readOrdinal(int i) const;
    [[nodiscard]] std::optional<Label> readAll(int i) const;
    [[nodiscard]] std::optional<Label> readLetterDigit(int i) const;
    /// An index at `i`: digits, number word, roman numeral or letter.
    [[nodiscard]] std::optional<int> index(int i, int *end) const;
    [[nodiscard]] bool countGiven(int i) const;
    [[nodiscard]] bool valueFollows(int i) const;
    [[nodiscard]] int listLetter(const Token &t) const;
    [[nodiscard]] std::optional<Label> readHanOrdinal(int i) const;
    void readMore(Label &label) const;
    void skipOfCount(Label &label) const;

    const Tokens &m_tokens;
    const std::u16string &m_text;
    int m_count;
    const HintTexts &m_hints;
};

} // namespace plumbline::reply
