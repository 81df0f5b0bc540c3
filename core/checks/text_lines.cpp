// SPDX-License-Identifier: GPL-3.0-or-later
// Lines and their kinds.
#include "core/checks/text_lines.h"

#include "core/checks/text_chars.h"

namespace plumbline::checks {

namespace {

bool isLineEnd(QChar c)
{
    switch (c.unicode()) {
    case '\n':
    case '\r':
    case 0x0B:
    case 0x0C:
    case 0x85:
    case 0x2028:
    case 0x2029:
        return true;
    default:
        return false;
    }
}

/// Length of "<br>", "<br/>", "<br />" at `i`, or 0.
qsizetype breakTag(QStringView text, qsizetype i)
{
    for (const QLatin1String tag : {QLatin1String("<br>"), QLatin1String("<br/>"), QLatin1String("<br />")})
        if (text.mid(i, tag.size()).compare(tag, Qt::CaseInsensitive) == 0)
            return tag.size();
    return 0;
}

bool isBulletMark(char32_t c)
{
    switch (c) {
    case '-':
    case '*':
    case '+':
    case 0x2022:
    case 0x2023:
    case 0x25E6:
    case 0x25AA:
    case 0x25CF:
    case 0x2013:
    case 0x2014:
    case 0x00B7:
    case 0x25CB:
    case 0x25A0:
    case 0x25A1:
    case 0x27A4:
    case 0x27A2:
    case 0x2713:
    case 0x2714:
    case 0x2705:
    case 0x1F539:
    case 0x1F538:
    case 0x25B6:
    case 0x2043:
    case 0x2219:
    case 0x25AB:
    case 0x2B50:
    case 0x2794:
    case 0x1F4CC:
        return true;
    default:
        return false;
    }
}

/// Length of a bullet mark with its blank at the start of `line`, or 0.
qsizetype bulletLength(QStringView line)
{
    if (line.isEmpty())
        return 0;
    const CodePoint first = codePointAt(line, 0);
    if (!isBulletMark(first.value))
        return 0;
    qsizetype i = first.length;
    while (i < line.size() && line.at(i).unicode() == 0xFE0F)
        ++i;
    const bool blank = i < line.size() && line.at(i).isSpace();
    if (!blank && !(first.value >= 0x2022 && first.value != 0x2013 && first.value != 0x2014 && i < line.size()))
        return 0;
    while (i < line.size() && line.at(i).isSpace())
        ++i;
    return i < line.size() ? i : 0;
}

/// Length of "1. ", "2) ", "(3) ", "a) " at the start of `line`, or 0.
qsizetype numberLength(QStringView line)
{
    qsizetype i = 0;
    const bool open = !line.isEmpty() && line.at(0) == u'(';
    if (open)
        ++i;
    const qsizetype from = i;
    while (i < line.size() && i < from + 3 && line.at(i).isDigit())
        ++i;
    if (i == from && i + 1 < line.size() && line.at(i).unicode() < 128 && line.at(i).isLower() &&
        line.at(i + 1) == u')')
        ++i;
    if (i == from || i >= line.size())
        return 0;
    if (line.at(i) != u')' && (open || line.at(i) != u'.'))
        return 0;
    ++i;
    while (i < line.size() && isMarkup(line.at(i)))
        ++i;
    if (i >= line.size() || !line.at(i).isSpace())
        return 0;
    while (i < line.size() && line.at(i).isSpace())
        ++i;
    return i < line.size() ? i : 0;
}

bool isRule(QStringView line)
{
    if (line.startsWith(u"```") || line.startsWith(u"~~~"))
        return true;
    if (line.size() < 3)
        return false;
    for (const QChar c : line)
        if (!QStringView(u"-*_=~ |:").contains(c))
            return false;
    return true;
}

/// "Stanza 1", "Verse 2:", "Sentence 3:", "Title: Dawn": a label, no text of its own.
bool isLabel(QStringView line)
{
    if (line.startsWith(u"title:", Qt::CaseInsensitive))
        return true;
    for (const QLatin1String name : {QLatin1String("stanza"), QLatin1String("verse"), QLatin1String("paragraph"),
                                     QLatin1String("sentence"), QLatin1String("chorus"), QLatin1String("line")}) {
        if (!line.startsWith(name, Qt::CaseInsensitive))
            continue;
        QStringView rest = line.mid(name.size()).trimmed();
        if (rest.endsWith(u':'))
            rest.chop(1);
        bool number = rest.size() <= 5;
        for (const QChar c : rest)
            number = number && (c.isDigit() || QStringView(u"IVXivx").contains(c));
        if (number && (!rest.isEmpty() || line.endsWith(u':')))
            return true;
    }
    return false;
}

/// A line that is bold from end to end and no sentence: "**The Harbour**".
bool isBoldTitle(QStringView line)
{
    const bool bold = line.size() > 4 && ((line.startsWith(u"**") && line.endsWith(u"**")) ||
                                          (line.startsWith(u"__") && line.endsWith(u"__")) ||
                                          (line.startsWith(u"**") && line.endsWith(u"**:")));
    if (!bold)
        return false;
    QStringView inner = line.mid(2, line.size() - 4);
    if (inner.contains(u"**") || inner.contains(u"__"))
        return line.endsWith(u"**:") && !inner.chopped(1).contains(u"**");
    while (!inner.isEmpty() && isMarkup(inner.back()))
        inner.chop(1);
    return !inner.isEmpty() && !(isTerminator(inner.back()) || inner.back() == u',') && inner.size() < 100;
}

void trimRange(QStringView text, TextRange &range)
{
    while (range.length > 0 && text.at(range.start).isSpace()) {
        ++range.start;
        --range.length;
    }
    while (range.length > 0 && text.at(range.start + range.length - 1).isSpace())
        --range.length;
}

void dropFront(TextRange &range, qsizetype count)
{
    range.start += count;
    range.length -= count;
}

TextLine classify(QStringView text, qsizetype start, qsizetype end)
{
    TextLine line;
    line.range = {start, end - start};
    trimRange(text, line.range);
    line.indent = int(std::min<qsizetype>(line.range.start - start, 1000));
    QStringView view = text.mid(line.range.start, line.range.length);
    int quoted = 0;
    while (view.startsWith(u'>') && quoted++ < 8) {
        dropFront(line.range, 1);
        trimRange(text, line.range);
        view = text.mid(line.range.start, line.range.length);
    }
    if (view.isEmpty()) {
        line.kind = LineKind::Blank;
    } else if (isRule(view)) {
        line.kind = LineKind::Rule;
    } else if (view.startsWith(u'#')) {
        qsizetype hashes = 0;
        while (hashes < view.size() && view.at(hashes) == u'#')
            ++hashes;
        if (hashes <= 6 && hashes < view.size() && view.at(hashes).isSpace()) {
            line.kind = LineKind::Heading;
            dropFront(line.range, hashes);
            trimRange(text, line.range);
        }
    } else if (isBoldTitle(view)) {
        line.kind = LineKind::Heading;
    } else if (const qsizetype bullet = bulletLength(view); bullet > 0) {
        line.kind = LineKind::Bullet;
        dropFront(line.range, bullet);
    } else if (const qsizetype number = numberLength(view); number > 0) {
        line.kind = LineKind::Numbered;
        dropFront(line.range, number);
    } else {
        QStringView bare = view;
        while (!bare.isEmpty() && isMarkup(bare.front()))
            bare = bare.mid(1);
        while (!bare.isEmpty() && isMarkup(bare.back()))
            bare.chop(1);
        if (isLabel(bare))
            line.kind = LineKind::Heading;
    }
    return line;
}

} // namespace

std::vector<TextLine> splitLines(const QString &text)
{
    std::vector<TextLine> lines;
    qsizetype start = 0;
    qsizetype i = 0;
    int block = 0;
    bool open = false; // a block has begun
    const auto add = [&](qsizetype end) {
        TextLine line = classify(text, start, end);
        if (line.kind == LineKind::Blank && open) {
            ++block;
            open = false;
        }
        line.block = block;
        open = open || line.kind != LineKind::Blank;
        lines.push_back(line);
    };
    while (i < text.size()) {
        const QChar c = text.at(i);
        qsizetype width = 0;
        if (isLineEnd(c))
            width = c == u'\r' && i + 1 < text.size() && text.at(i + 1) == u'\n' ? 2 : 1;
        else if (c == u'<')
            width = breakTag(text, i);
        if (width == 0) {
            ++i;
            continue;
        }
        add(i);
        i += width;
        start = i;
        if (c == u'<' && i < text.size() && isLineEnd(text.at(i))) { // "<br>" at a line end ends one line, not two
            const bool pair = text.at(i) == u'\r' && i + 1 < text.size() && text.at(i + 1) == u'\n';
            i += pair ? 2 : 1;
            start = i;
        }
    }
    if (start < text.size())
        add(text.size());
    markTitlesAndAsides(text, lines);
    markFrames(text, lines);
    return lines;
}

} // namespace plumbline::checks
