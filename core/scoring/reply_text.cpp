// SPDX-License-Identifier: GPL-3.0-or-later
// One spelling for every character. Reasoning blocks and markup have files of their own.
#include "core/scoring/reply_text.h"

#include <QChar>

#include <array>
#include <utility>

namespace plumbline::reply {

namespace {

constexpr std::array<std::pair<char16_t, double>, 18> kVulgar = {{
    {u'¼', 1.0 / 4},
    {u'½', 1.0 / 2},
    {u'¾', 3.0 / 4},
    {u'⅐', 1.0 / 7},
    {u'⅑', 1.0 / 9},
    {u'⅒', 1.0 / 10},
    {u'⅓', 1.0 / 3},
    {u'⅔', 2.0 / 3},
    {u'⅕', 1.0 / 5},
    {u'⅖', 2.0 / 5},
    {u'⅗', 3.0 / 5},
    {u'⅘', 4.0 / 5},
    {u'⅙', 1.0 / 6},
    {u'⅚', 5.0 / 6},
    {u'⅛', 1.0 / 8},
    {u'⅜', 3.0 / 8},
    {u'⅝', 5.0 / 8},
    {u'⅞', 7.0 / 8},
}};

bool isInvisible(char16_t c)
{
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           c == 0xFEFF || c == 0x00AD || c == 0x061C || c == 0x180E || (c >= 0xFE00 && c <= 0xFE0F);
}

int superscriptDigit(char16_t c)
{
    switch (c) {
    case 0x00B9:
        return 1;
    case 0x00B2:
        return 2;
    case 0x00B3:
        return 3;
    default:
        return c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ? c - 0x2070 : -1;
    }
}

bool isSlash(char16_t c)
{
    return c == 0x2044 || c == 0x2215 || c == 0x29F8 || c == 0x2571 || c == u'/' || c == 0xFF0F;
}

/// ¹⁄₂: superscripts before a slash are digits; elsewhere they are footnotes or powers.
bool superscriptsBeforeSlash(QStringView raw, qsizetype at)
{
    for (qsizetype i = at; i < raw.size() && i < at + 4; ++i) {
        if (isSlash(raw[i].unicode()))
            return i > at;
        if (superscriptDigit(raw[i].unicode()) < 0)
            return false;
    }
    return false;
}

/// The one-to-one replacements; the character itself where there is none.
char16_t plainForm(char16_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        return static_cast<char16_t>(c - 0xFEE0);
    if (c >= 0x2010 && c <= 0x2015)
        return u'-';
    switch (c) {
    case 0x2211: // n-ary sum, as a heading
        return 0x03A3;
    case 0x2212:
    case 0xFE63:
        return u'-';
    case 0x2044:
    case 0x2215:
    case 0x29F8:
    case 0x2571:
        return u'/';
    case 0x2236:
    case 0xFE55:
    case 0xA789:
    case 0xFE13:
        return u':';
    case 0x3001: // ideographic comma
    case 0x060C:
        return u',';
    case 0x3002: // ideographic full stop
        return u'.';
    case 0x066B: // Arabic decimal separator
        return u'.';
    case 0x066A:
        return u'%';
    case 0x2018:
    case 0x201B:
        return 0x2018;
    case 0x2019:
    case 0x00B4:
        return u'\'';
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x300C:
    case 0x300E:
        return 0x201C;
    case 0x00BB:
    case 0x300D:
    case 0x300F:
        return 0x201D;
    case 0x3010:
        return u'[';
    case 0x3011:
        return u']';
    default:
        return c;
    }
}

/// Letters and digits of the mathematical alphabets (𝐂, 𝟒) to ASCII; 0 when `cp` is neither.
char16_t mathAlphabet(char32_t cp)
{
    if (cp >= 0x1D7CE && cp <= 0x1D7FF)
        return static_cast<char16_t>(u'0' + (cp - 0x1D7CE) % 10);
    if (cp >= 0x1D400 && cp <= 0x1D6A3) {
        const auto letter = static_cast<char16_t>((cp - 0x1D400) % 52);
        return static_cast<char16_t>(letter < 26 ? u'A' + letter : u'a' + letter - 26);
    }
    return 0;
}

void appendCircled(std::u16string &out, char16_t c)
{
    const int number = c - 0x2460 + 1;
    if (number >= 10)
        out += static_cast<char16_t>(u'0' + number / 10);
    out += static_cast<char16_t>(u'0' + number % 10);
    out += u')';
}

} // namespace

double vulgarFraction(char16_t c)
{
    if (c < 0xBC)
        return -1;
    for (const auto &[sign, value] : kVulgar) {
        if (sign == c)
            return value;
    }
    return -1;
}

std::u16string normaliseCharacters(QStringView raw)
{
    std::u16string out;
    out.reserve(static_cast<std::size_t>(raw.size()) + 16);
    for (qsizetype i = 0; i < raw.size(); ++i) {
        const char16_t c = raw[i].unicode();
        if (c < 0x80) {
            if (c == u'\r') {
                if (i + 1 >= raw.size() || raw[i + 1] != u'\n')
                    out += u'\n';
            } else if (c == u'\n' || c >= 0x20) {
                out += c == 0x7F ? u' ' : c;
            } else {
                out += c == 0x0B || c == 0x0C ? u'\n' : u' ';
            }
            continue;
        }
        if (isInvisible(c))
            continue;
        if (c == 0x85 || c == 0x2028 || c == 0x2029) {
            out += u'\n';
        } else if (QChar::isSpace(c)) {
            out += u' ';
        } else if (c == 0x20E3) { // keycap: the digit is already there
            out += u')';
        } else if (c >= 0x2460 && c <= 0x2473) {
            appendCircled(out, c);
        } else if (c >= 0x2080 && c <= 0x2089 && !out.empty() && (out.back() == u'/' || isAsciiDigit(out.back()))) {
            out += static_cast<char16_t>(u'0' + (c - 0x2080));
        } else if (superscriptDigit(c) >= 0 && superscriptsBeforeSlash(raw, i)) {
            out += static_cast<char16_t>(u'0' + superscriptDigit(c));
        } else if (QChar::isHighSurrogate(c) && i + 1 < raw.size() && raw[i + 1].isLowSurrogate()) {
            const char16_t low = raw[++i].unicode();
            const char16_t plain = mathAlphabet(QChar::surrogateToUcs4(c, low));
            if (plain)
                out += plain;
            else
                out.append({c, low});
        } else if (QChar::category(c) == QChar::Number_DecimalDigit && c < 0xFF00) {
            out += static_cast<char16_t>(u'0' + QChar::digitValue(c));
        } else {
            out += plainForm(c);
        }
    }
    return out;
}

} // namespace plumbline::reply
