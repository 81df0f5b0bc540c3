// SPDX-License-Identifier: GPL-3.0-or-later
// Component texts and categories as labels.
#include "core/domain/category.h"
#include "core/scoring/reply_labels.h"
#include "core/scoring/reply_text.h"

#include <QChar>

namespace plumbline::reply {

namespace {

constexpr std::size_t kMaxWords = 48;

char16_t lower(char16_t c)
{
    return c < 0x80 ? asciiLower(c) : static_cast<char16_t>(QChar::toLower(c));
}

/// The same words that the tokens of a reply are compared by.
std::vector<std::u16string> wordsOf(const std::u16string &cleaned)
{
    std::vector<std::u16string> words;
    for (const Token &t : tokenize(cleaned)) {
        if (!t.isWord() && !t.isNumber())
            continue;
        std::u16string &word =
            words.emplace_back(cleaned, static_cast<std::size_t>(t.begin), static_cast<std::size_t>(t.end - t.begin));
        for (char16_t &c : word)
            c = lower(c);
    }
    return words;
}

bool tokenIs(const Token &t, const std::u16string &text, std::u16string_view word)
{
    if (static_cast<std::size_t>(t.end - t.begin) != word.size())
        return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (lower(text[static_cast<std::size_t>(t.begin) + i]) != word[i])
            return false;
    }
    return true;
}

} // namespace

void HintTexts::add(const QString &text, int index, bool category)
{
    std::vector<std::u16string> words = wordsOf(cleanMarkup(normaliseCharacters(text)));
    if (words.empty() || words.size() > kMaxWords)
        return;
    for (Text &known : m_texts) {
        if (known.words == words) {
            if (known.index != index)
                known.index = 0; // two components share it: it names neither
            return;
        }
    }
    m_texts.push_back({index, category, std::move(words)});
}

HintTexts::HintTexts(const std::vector<ComponentHint> &components)
{
    int index = 0;
    for (const ComponentHint &c : components) {
        ++index;
        if (!c.text.trimmed().isEmpty())
            add(c.text, index, false);
        if (c.type.trimmed().isEmpty())
            continue;
        add(c.type, index, true);
        const Category category = categoryFromSpelling(c.type);
        if (category != Category::Other) {
            add(categoryName(category), index, true);
            add(categoryFileCode(category), index, true);
            add(categoryId(category), index, true);
        }
    }
}

int HintTexts::exact(const std::u16string &cleaned) const
{
    if (m_texts.empty())
        return 0;
    const std::vector<std::u16string> words = wordsOf(cleaned);
    for (const Text &known : m_texts) {
        if (known.words == words)
            return known.index;
    }
    return 0;
}

std::optional<Label> LabelReader::readText(int i) const
{
    if (m_hints.texts().empty() || !at(i) || !beginsClause(i) || !(at(i)->isWord() || at(i)->isNumber()))
        return std::nullopt;
    std::optional<Label> best;
    for (const HintTexts::Text &known : m_hints.texts()) {
        std::size_t matched = 0;
        int k = i;
        // Signs between the words ("four-line") do not matter.
        while (matched < known.words.size() && at(k) && !at(k)->isNewline()) {
            const Token &t = *at(k);
            if (t.kind == TokenKind::Punct) {
                if (matched == 0 || k - i > 3 * static_cast<int>(kMaxWords))
                    break;
                ++k;
                continue;
            }
            if (!tokenIs(t, m_text, known.words[matched]))
                break;
            ++matched;
            ++k;
        }
        if (matched < known.words.size() || known.index == 0)
            continue;
        if (!best || k > best->end) {
            best.emplace();
            best->cls = LabelClass::Text;
            best->indices.push_back(known.index);
            best->category = known.category;
            best->begin = i;
            best->end = k;
        }
    }
    return best;
}

} // namespace plumbline::reply
