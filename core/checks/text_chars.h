// SPDX-License-Identifier: GPL-3.0-or-later
// Characters of a response as a reader sees them: letters, closing quotes, markdown marks. Internal to core/checks.
#pragma once

#include <QChar>
#include <QStringView>

namespace plumbline::checks {

/// The code point at `i` (half a pair alone gives its own value) and its length in UTF-16 units.
struct CodePoint
{
    char32_t value = 0;
    int length = 1;
};
[[nodiscard]] inline CodePoint codePointAt(QStringView text, qsizetype i)
{
    const QChar c = text.at(i);
    if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
        return {QChar::surrogateToUcs4(c, text.at(i + 1)), 2};
    return {c.unicode(), 1};
}

[[nodiscard]] inline bool isWordChar(char32_t c)
{
    if (c < 128)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (c >= 0xFE00 && c <= 0xFE0F) // variation selectors belong to pictures
        return false;
    return QChar::isLetterOrNumber(c) || QChar::isMark(c);
}
[[nodiscard]] inline bool isWordUnit(QStringView text, qsizetype i)
{
    if (i < 0 || i >= text.size())
        return false;
    const QChar c = text.at(i);
    if (c.isLowSurrogate() && i > 0 && text.at(i - 1).isHighSurrogate())
        return isWordChar(QChar::surrogateToUcs4(text.at(i - 1), c));
    return isWordChar(codePointAt(text, i).value);
}
[[nodiscard]] inline bool isLetterUnit(QStringView text, qsizetype i)
{
    if (i < 0 || i >= text.size())
        return false;
    const QChar c = text.at(i);
    return c.unicode() < 128 ? c.isLetter() : isWordUnit(text, i) && !c.isDigit();
}

/// Full stops, question and exclamation marks of several scripts, and the ellipsis.
[[nodiscard]] inline bool isTerminator(QChar c)
{
    switch (c.unicode()) {
    case '.':
    case '!':
    case '?':
    case 0x2026:
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
    case 0xFF61:
    case 0xFF0E:
    case 0x061F:
    case 0x06D4:
    case 0x0964:
    case 0x0965:
    case 0x203D:
    case 0x203C:
    case 0x2047:
    case 0x2048:
    case 0x2049:
        return true;
    default:
        return false;
    }
}
[[nodiscard]] inline bool isIdeographicStop(QChar c)
{
    return c.unicode() == 0x3002 || c.unicode() == 0xFF01 || c.unicode() == 0xFF1F || c.unicode() == 0xFF61;
}

/// Characters of scripts that put no blanks between words.
[[nodiscard]] inline bool isIdeograph(char32_t c)
{
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

[[nodiscard]] inline bool isMarkup(QChar c)
{
    return c == u'*' || c == u'_' || c == u'`' || c == u'~' || c == u'#';
}

[[nodiscard]] inline bool isOpener(QChar c)
{
    switch (c.unicode()) {
    case '"':
    case '\'':
    case '(':
    case '[':
    case '{':
    case 0x201C:
    case 0x2018:
    case 0x00AB:
    case 0x300C:
    case 0x300E:
    case 0x201E:
        return true;
    default:
        return isMarkup(c);
    }
}
[[nodiscard]] inline bool isCloser(QChar c)
{
    switch (c.unicode()) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case '}':
    case 0x201D:
    case 0x2019:
    case 0x00BB:
    case 0x300D:
    case 0x300F:
    case 0x201C:
        return true;
    default:
        return isMarkup(c);
    }
}
[[nodiscard]] inline bool isQuoteMark(QChar c)
{
    return c == u'"' || c.unicode() == 0x201C || c.unicode() == 0x201D || c.unicode() == 0x00AB ||
           c.unicode() == 0x00BB;
}

/// Pictures, variation selectors, joiners: what an emoji is made of.
[[nodiscard]] inline bool isEmojiPart(char32_t c)
{
    return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || (c >= 0x2B00 && c <= 0x2BFF) ||
           c == 0xFE0F || c == 0x200D || c == 0x20E3 || (c >= 0xE0020 && c <= 0xE007F) || (c >= 0x2190 && c <= 0x21FF);
}

} // namespace plumbline::checks
