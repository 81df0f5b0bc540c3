// SPDX-License-Identifier: GPL-3.0-or-later
// First steps of reading a reply: one spelling for every character, reasoning blocks out, markup out.
// Each is one pass over the text. Internal to core/scoring.
#pragma once

#include <QStringView>

#include <string>
#include <string_view>

namespace plumbline::reply {

/// Markers that cleanMarkup leaves at line starts; no other control character but '\n' survives normalisation.
inline constexpr char16_t kBlockQuoteLine = 0x01;
inline constexpr char16_t kFencedLine = 0x02;
/// Stands for the n-th JSON value that was cut out of the text.
inline constexpr char16_t kJsonHole = 0x03;

/// Line ends to '\n', all blanks to ' ', digits of any script and full-width forms to ASCII, slashes, colons, dashes to
/// one each; invisible characters and byte order marks away. Curly quotes stay, since they say open or close.
[[nodiscard]] std::u16string normaliseCharacters(QStringView raw);

/// Cuts blocks such as <think>…</think>. An unclosed block runs to the end; a closing tag without an opening one ends a
/// block that began before the text.
[[nodiscard]] std::u16string withoutReasoning(std::u16string text);

/// Markdown, HTML and LaTeX to plain text: emphasis, code marks and commands away, \frac{a}{b} to a/b, table cells of
/// HTML to '|', struck-out text away.
[[nodiscard]] std::u16string cleanMarkup(std::u16string_view text);

/// Value of ½, ⅔ …; negative when `c` is none of them.
[[nodiscard]] double vulgarFraction(char16_t c);

/// Does `text` hold one of these characters? A plain loop is several times faster than find_first_of here.
[[nodiscard]] inline bool holdsAny(std::u16string_view text, char16_t a, char16_t b, char16_t c)
{
    for (const char16_t t : text) {
        if (t == a || t == b || t == c)
            return true;
    }
    return false;
}
[[nodiscard]] inline bool isAsciiDigit(char16_t c)
{
    return c >= u'0' && c <= u'9';
}
[[nodiscard]] inline bool isAsciiLetter(char16_t c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}
[[nodiscard]] inline char16_t asciiLower(char16_t c)
{
    return c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c + 32) : c;
}

} // namespace plumbline::reply
