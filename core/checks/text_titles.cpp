// SPDX-License-Identifier: GPL-3.0-or-later
// Titles above a text and words around it: what of a response is not the text that was asked for.
#include "core/checks/text_chars.h"
#include "core/checks/text_lines.h"

namespace plumbline::checks {

namespace {

bool startsWithAny(QStringView text, std::initializer_list<QLatin1String> starts)
{
    for (const QLatin1String &start : starts)
        if (text.startsWith(start, Qt::CaseInsensitive))
            return true;
    return false;
}

bool isPreamble(QStringView line)
{
    while (!line.isEmpty() && isMarkup(line.back()))
        line.chop(1);
    while (!line.isEmpty() && isMarkup(line.front()))
        line = line.mid(1);
    if (line.endsWith(u':'))
        return startsWithAny(line, {QLatin1String("sure"), QLatin1String("certainly"), QLatin1String("of course"),
                                    QLatin1String("absolutely"), QLatin1String("okay"), QLatin1String("ok"),
                                    QLatin1String("great"), QLatin1String("here is"), QLatin1String("here's"),
                                    QLatin1String("here’s"), QLatin1String("here are"), QLatin1String("below is"),
                                    QLatin1String("this is"), QLatin1String("the following")});
    return line.size() < 24 && (line.endsWith(u'!') || line.endsWith(u'.')) &&
           startsWithAny(line, {QLatin1String("sure"), QLatin1String("certainly"), QLatin1String("of course"),
                                QLatin1String("absolutely"), QLatin1String("okay")});
}

/// Of preambles those that no verse begins with.
bool isAnnouncement(QStringView line)
{
    return startsWithAny(line, {QLatin1String("sure"), QLatin1String("certainly"), QLatin1String("of course"),
                                QLatin1String("absolutely"), QLatin1String("here is"), QLatin1String("here's"),
                                QLatin1String("here’s"), QLatin1String("here are"), QLatin1String("below is")});
}

/// "Here are five words: zebra, …", "In three words: …", "Caption: …": units up to behind a colon that announces what
/// follows it on the same line; 0 where none does.
qsizetype leadInLength(QStringView line)
{
    constexpr qsizetype kLongest = 80;
    const qsizetype colon = line.first(std::min(line.size(), kLongest)).indexOf(u':');
    if (colon < 0 || colon + 1 >= line.size())
        return 0;
    QStringView lead = line.first(colon);
    QStringView rest = line.mid(colon + 1);
    while (!lead.isEmpty() && (isMarkup(lead.front()) || lead.front() == u'"'))
        lead = lead.mid(1);
    while (!lead.isEmpty() && isMarkup(lead.back()))
        lead.chop(1);
    while (!rest.isEmpty() && isMarkup(rest.front()))
        rest = rest.mid(1);
    if (rest.trimmed().isEmpty() || !rest.front().isSpace() || lead.contains(u'.') || lead.contains(u'"'))
        return 0;
    for (const QLatin1String label :
         {QLatin1String("answer"), QLatin1String("caption"), QLatin1String("response"), QLatin1String("description"),
          QLatin1String("summary"), QLatin1String("my answer"), QLatin1String("final answer"), QLatin1String("title"),
          QLatin1String("slogan")})
        if (lead.compare(label, Qt::CaseInsensitive) == 0)
            return colon + 1;
    const bool units = lead.contains(QLatin1String("word"), Qt::CaseInsensitive) ||
                       lead.contains(QLatin1String("sentence"), Qt::CaseInsensitive);
    for (const QLatin1String end : {QLatin1String("words"), QLatin1String("words are"), QLatin1String("word"),
                                    QLatin1String("sentence"), QLatin1String("sentence is")})
        if (lead.endsWith(end, Qt::CaseInsensitive) && lead.count(u' ') < 6) // "My five words: …"
            return colon + 1;
    const bool inWords = lead.startsWith(QLatin1String("in "), Qt::CaseInsensitive) && units;
    return inWords || isAnnouncement(lead) ? colon + 1 : 0;
}

/// "*Metaphor: grief as a lodger.*", "This poem uses personification": about the text and no part of it.
bool explainsTheText(QStringView line)
{
    constexpr qsizetype kLongest = 40;
    if (startsWithAny(line,
                      {QLatin1String("this poem"), QLatin1String("this haiku"), QLatin1String("this limerick"),
                       QLatin1String("in this poem"), QLatin1String("the poem uses"), QLatin1String("the poem above")}))
        return true;
    const qsizetype colon = line.first(std::min(line.size(), kLongest)).indexOf(u':');
    if (colon < 0 || colon + 1 >= line.size())
        return false;
    return startsWithAny(line, {QLatin1String("metaphor"), QLatin1String("personification"), QLatin1String("simile"),
                                QLatin1String("alliteration"), QLatin1String("explanation"), QLatin1String("imagery"),
                                QLatin1String("rhyme scheme"), QLatin1String("literary device"),
                                QLatin1String("poetic device"), QLatin1String("devices used"),
                                QLatin1String("hyperbole"), QLatin1String("onomatopoeia")});
}

bool isClosingNote(QStringView line)
{
    while (!line.isEmpty() && (isMarkup(line.front()) || line.front() == u'(' || line.front() == u'['))
        line = line.mid(1);
    if (startsWithAny(line,
                      {QLatin1String("let me know"), QLatin1String("i hope this"), QLatin1String("hope this"),
                       QLatin1String("hope you"), QLatin1String("i hope you"), QLatin1String("do you want me"),
                       QLatin1String("want me to"), QLatin1String("is there anything else"), QLatin1String("enjoy!"),
                       QLatin1String("feel free"), QLatin1String("would you like me"), QLatin1String("if you'd like"),
                       QLatin1String("if you would like"), QLatin1String("note:"), QLatin1String("word count"),
                       QLatin1String("character count"), QLatin1String("total words")}))
        return true;
    if (explainsTheText(line))
        return true;
    // "(50 words)", "[2 sentences]"
    qsizetype digits = 0;
    while (digits < line.size() && line.at(digits).isDigit())
        ++digits;
    return digits > 0 && digits < 5 && line.size() < digits + 14 &&
           startsWithAny(line.mid(digits).trimmed(),
                         {QLatin1String("word"), QLatin1String("sentence"), QLatin1String("character")});
}

std::vector<size_t> contentLines(const std::vector<TextLine> &lines)
{
    std::vector<size_t> content;
    for (size_t i = 0; i < lines.size(); ++i)
        if (lines[i].kind != LineKind::Blank && lines[i].kind != LineKind::Rule)
            content.push_back(i);
    return content;
}

/// The first line set off by a blank one, short and without a full stop: a title or a line.
bool looksLikeTitle(QStringView view)
{
    QStringView bare = view;
    while (!bare.isEmpty() && (isMarkup(bare.back()) || bare.back() == u'"' || bare.back().unicode() == 0x201D))
        bare.chop(1);
    if (bare.isEmpty() || isTerminator(bare.back()) || QStringView(u",;:-").contains(bare.back()) ||
        bare.back().unicode() == 0x2014)
        return false;
    return bare.size() < 70 && bare.count(u' ') < 9;
}

/// "*Blue Embrace*"
bool isItalic(QStringView view)
{
    return view.size() > 2 && view.front() == view.back() && (view.front() == u'*' || view.front() == u'_') &&
           !view.mid(1, view.size() - 2).contains(view.front());
}

/// Does "# " stand before the place where a heading's text begins?
bool hashBefore(QStringView text, qsizetype start)
{
    while (start > 0 && text.at(start - 1).isSpace() && text.at(start - 1) != u'\n')
        --start;
    return start > 0 && text.at(start - 1) == u'#';
}

} // namespace

void markTitlesAndAsides(QStringView text, std::vector<TextLine> &lines)
{
    std::vector<size_t> content = contentLines(lines);
    const auto view = [&](size_t i) { return text.mid(lines[i].range.start, lines[i].range.length); };
    size_t first = 0;
    size_t last = content.size();
    while (last - first > 1 && isPreamble(view(content[first])) && first < 2) {
        TextLine &line = lines[content[first++]];
        line.aside = true;
        line.setOff = content[first - 1] + 1 < lines.size() && lines[content[first - 1] + 1].kind == LineKind::Blank &&
                      isAnnouncement(view(content[first - 1]));
    }
    while (last - first > 1 && content.size() - last < 4 && isClosingNote(view(content[last - 1]))) {
        TextLine &line = lines[content[--last]];
        line.aside = true;
        line.setOff = content[last] > 0 && lines[content[last] - 1].kind == LineKind::Blank;
    }
    for (size_t i = last; i + 1 < content.size(); ++i) // further notes below one that is set off
        lines[content[i + 1]].setOff = lines[content[i + 1]].setOff || lines[content[i]].setOff;
    if (first < last && first == 0)
        lines[content[first]].leadIn = int(leadInLength(view(content[first])));
    if (last - first == 1 && lines[content[first]].kind == LineKind::Heading) // nothing but a heading: it is the text
        lines[content[first]].kind = LineKind::Text;
    bool onlyHeadings = true;
    for (size_t i = first; i < last; ++i)
        onlyHeadings = onlyHeadings && lines[content[i]].kind == LineKind::Heading;
    for (size_t i = first; i < last && onlyHeadings; ++i)
        lines[content[i]].kind = LineKind::Text;
    if (last - first < 2)
        return;
    TextLine &head = lines[content[first]];
    const bool setOff = content[first] + 1 < lines.size() && lines[content[first] + 1].kind == LineKind::Blank;
    const bool hash = head.kind == LineKind::Heading && hashBefore(text, head.range.start);
    if (!(setOff || hash) || !looksLikeTitle(view(content[first])))
        return;
    bool spaced = last - first > 2; // a blank line behind every line: the first one is a line as well
    for (size_t i = first; i + 1 < last; ++i)
        spaced = spaced && lines[content[i]].block != lines[content[i + 1]].block &&
                 lines[content[i + 1]].kind == LineKind::Text && !view(content[i + 1]).isEmpty() &&
                 view(content[i + 1]).size() < 70 && !isTerminator(view(content[i + 1]).back());
    if (spaced && head.kind == LineKind::Text && !isItalic(view(content[first])))
        return;
    const bool bodyFollows = lines[content[first + 1]].kind == LineKind::Text;
    if (head.kind == LineKind::Text)
        head.kind = isItalic(view(content[first])) ? LineKind::Heading : LineKind::MaybeTitle;
    head.title = head.kind == LineKind::Heading && bodyFollows;
}

} // namespace plumbline::checks
