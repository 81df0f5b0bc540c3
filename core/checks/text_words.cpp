// SPDX-License-Identifier: GPL-3.0-or-later
// Words as people count them: "well-known", "don't", "3.5", "10:30" and a URL are one each; marks and pictures are
// none.
#include "core/checks/number_words.h"
#include "core/checks/text_chars.h"
#include "core/checks/text_lines.h"

namespace plumbline::checks {

namespace {

bool isHyphen(QChar c)
{
    return c == u'-' || c.unicode() == 0x2010 || c.unicode() == 0x2011;
}

/// Where a run without blanks falls apart: dashes, dots between words, a comma without its blank.
bool separatesWords(QStringView chunk, qsizetype i)
{
    const QChar c = chunk.at(i);
    if (c.unicode() == 0x2014 || c.unicode() == 0x2015 || c.unicode() == 0x2026 || c == u'|' || c.unicode() == 0x3001 ||
        isIdeographicStop(c) || c.unicode() == 0xFF0C)
        return true;
    if (c.unicode() == 0x2013) // "1990–1995" is one, "word–word" two
        return !(i > 0 && chunk.at(i - 1).isDigit() && i + 1 < chunk.size() && chunk.at(i + 1).isDigit());
    const bool next = i + 1 < chunk.size();
    if (c == u'-' && next && chunk.at(i + 1) == u'-')
        return true;
    if (c == u'.' && next && chunk.at(i + 1) == u'.')
        return true;
    const bool letters = isLetterUnit(chunk, i - 1) && isLetterUnit(chunk, i + 1);
    if ((c == u',' || c == u';' || c == u'!' || c == u'?') && letters)
        return true;
    if (c == u'.' && letters && i >= 2 && chunk.at(i - 1).isLower() && chunk.at(i - 2).isLower() &&
        chunk.at(i + 1).isUpper())
        return true; // "end.Then"
    return false;
}

bool isUrl(QStringView chunk)
{
    return chunk.contains(u"://") || chunk.startsWith(u"www.", Qt::CaseInsensitive) ||
           (chunk.contains(u'@') && chunk.contains(u'.'));
}

/// "forty-two": tens and units.
bool isNumberCompound(QStringView word)
{
    const qsizetype hyphen = word.indexOf(u'-');
    if (hyphen < 5 || word.size() > 13)
        return false;
    const int tens = numberWord(word.first(hyphen).toString().toLower()).value_or(0);
    const int units = numberWord(word.mid(hyphen + 1).toString().toLower()).value_or(0);
    return tens >= 20 && tens < 100 && tens % 10 == 0 && units > 0 && units < 10;
}

void addWord(QStringView text, qsizetype from, qsizetype to, int line, bool url, std::vector<TextWord> &out)
{
    while (from < to && !isWordUnit(text, from))
        ++from;
    while (to > from && !isWordUnit(text, to - 1))
        --to;
    if (from >= to)
        return;
    if (QChar::isMark(codePointAt(text, from).value) || text.mid(from, to - from).contains(QChar(0x20E3)))
        return; // an accent or a keycap alone
    TextWord word;
    word.range = {from, to - from};
    word.line = line;
    if (!url)
        for (qsizetype i = from + 1; i + 1 < to; ++i)
            if ((isHyphen(text.at(i)) || text.at(i) == u'/') && isLetterUnit(text, i - 1) &&
                isLetterUnit(text, i + 1) &&
                !(text.at(i) != u'/' && i == from + 1)) // "T-shirt", "X-ray": one word to everybody
                ++word.hyphens;
    word.number = word.hyphens == 1 && isNumberCompound(text.mid(from, to - from));
    out.push_back(word);
}

void addIdeographs(QStringView text, qsizetype from, qsizetype to, int line, std::vector<TextWord> &out)
{
    qsizetype start = from; // of a run in another script
    for (qsizetype i = from; i < to;) {
        const CodePoint c = codePointAt(text, i);
        if (isIdeograph(c.value)) {
            addWord(text, start, i, line, false, out);
            out.push_back({{i, c.length}, line, 0, false, false});
            start = i + c.length;
        }
        i += c.length;
    }
    addWord(text, start, to, line, false, out);
}

bool isPlainLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

/// Most chunks: letters with a comma or a full stop around them.
bool addPlainWord(QStringView text, qsizetype from, qsizetype to, int line, std::vector<TextWord> &out)
{
    while (from < to && QStringView(u"\"(*").contains(text.at(from)))
        ++from;
    qsizetype end = from;
    while (end < to && isPlainLetter(text.at(end)))
        ++end;
    for (qsizetype i = end; i < to; ++i)
        if (!QStringView(u".,;:!?\")*").contains(text.at(i)))
            return false;
    if (end == from)
        return false;
    out.push_back({{from, end - from}, line, 0, false});
    return true;
}

void addChunk(QStringView text, qsizetype from, qsizetype to, int line, std::vector<TextWord> &out)
{
    if (addPlainWord(text, from, to, line, out))
        return;
    const QStringView chunk = text.mid(from, to - from);
    if (chunk == u"&" || chunk == u"+") {
        out.push_back({{from, 1}, line, 0, true});
        return;
    }
    if (isUrl(chunk) && !chunk.contains(u"](")) {
        addWord(text, from, to, line, true, out);
        return;
    }
    qsizetype start = from;
    bool ideographs = false;
    for (qsizetype i = from; i < to; ++i) {
        const QChar c = text.at(i);
        ideographs = ideographs || (c.unicode() >= 0x3040 && isIdeograph(codePointAt(text, i).value));
        if (c == u']' && i + 1 < to && text.at(i + 1) == u'(') { // "[text](address)": the address is not read
            to = i;
            break;
        }
        if (!separatesWords(chunk, i - from))
            continue;
        if (ideographs)
            addIdeographs(text, start, i, line, out);
        else
            addWord(text, start, i, line, false, out);
        start = i + 1;
        ideographs = false;
    }
    if (ideographs)
        addIdeographs(text, start, to, line, out);
    else
        addWord(text, start, to, line, false, out);
}

} // namespace

void appendWords(QStringView text, const TextLine &line, int lineIndex, std::vector<TextWord> &out)
{
    const qsizetype end = line.range.start + line.range.length;
    qsizetype i = line.range.start;
    std::vector<size_t> enumerators; // "1) … 2) …" within the line; the first may be taken off as the line's own
    const size_t first = line.kind == LineKind::Numbered ? 2 : 1;
    while (i < end) {
        while (i < end && text.at(i).isSpace())
            ++i;
        const qsizetype from = i;
        while (i < end && !text.at(i).isSpace())
            ++i;
        if (i == from)
            continue;
        const size_t before = out.size();
        addChunk(text, from, i, lineIndex, out);
        if (out.size() == before + 1 && text.at(i - 1) == u')' && text.at(from).isDigit() && i - from <= 3 &&
            text.mid(from, i - from - 1) == QString::number(enumerators.size() + first))
            enumerators.push_back(before);
    }
    if (enumerators.size() > 2 - first)
        for (const size_t word : enumerators)
            out[word].symbol = true;
}

} // namespace plumbline::checks
