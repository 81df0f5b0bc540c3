// SPDX-License-Identifier: GPL-3.0-or-later
// The frame of a letter (salutation, valediction, signature) and the dedication or attribution below a text: lines that
// no reader counts as sentences or verse.
#include "core/checks/text_chars.h"
#include "core/checks/text_lines.h"

namespace plumbline::checks {

namespace {

constexpr qsizetype kLongest = 60; ///< units of a line of a frame

QStringView bare(QStringView line)
{
    while (!line.isEmpty() && isMarkup(line.front()))
        line = line.mid(1);
    while (!line.isEmpty() && isMarkup(line.back()))
        line.chop(1);
    return line.trimmed();
}

qsizetype wordsOf(QStringView line)
{
    return line.isEmpty() ? 0 : line.count(u' ') + 1;
}

bool beginsWith(QStringView line, QLatin1String word)
{
    return line.startsWith(word, Qt::CaseInsensitive) &&
           (line.size() == word.size() || !line.at(word.size()).isLetter());
}

/// "Dear Mayor,", "Hi Anna,", "To whom it may concern:"
bool isSalutation(QStringView line)
{
    if (line.size() > kLongest || wordsOf(line) > 9 || !(line.endsWith(u',') || line.endsWith(u':')))
        return false;
    for (const QLatin1String word :
         {QLatin1String("dear"), QLatin1String("dearest"), QLatin1String("hi"), QLatin1String("hello"),
          QLatin1String("hey"), QLatin1String("greetings"), QLatin1String("to whom it may concern"),
          QLatin1String("my dear"), QLatin1String("to the")})
        if (beginsWith(line, word))
            return true;
    return false;
}

/// "Yours,", "Kind regards,", "With love,"
bool isValediction(QStringView line)
{
    if (line.size() > kLongest || !line.endsWith(u',') || wordsOf(line) > 4)
        return false;
    for (const QLatin1String word :
         {QLatin1String("yours"),        QLatin1String("sincerely"), QLatin1String("best"),
          QLatin1String("kind regards"), QLatin1String("regards"),   QLatin1String("warm"),
          QLatin1String("warmly"),       QLatin1String("love"),      QLatin1String("with love"),
          QLatin1String("with kind"),    QLatin1String("with best"), QLatin1String("cheers"),
          QLatin1String("respectfully"), QLatin1String("cordially"), QLatin1String("faithfully"),
          QLatin1String("your friend"),  QLatin1String("thanks"),    QLatin1String("many thanks"),
          QLatin1String("thank you"),    QLatin1String("fondly"),    QLatin1String("all my love"),
          QLatin1String("hugs")})
        if (beginsWith(line, word))
            return true;
    return false;
}

/// A name: a few words that begin with capitals, and no end of a sentence.
bool isName(QStringView line, qsizetype most)
{
    if (line.isEmpty() || line.size() > kLongest || wordsOf(line) > most)
        return false;
    if (isTerminator(line.back()) && !(line.back() == u'.' && line.size() > 1 && line.at(line.size() - 2).isUpper()))
        return false; // "E. M." ends in an initial
    qsizetype from = 0;
    bool capital = false;
    while (from < line.size()) {
        qsizetype to = line.indexOf(u' ', from);
        to = to < 0 ? line.size() : to;
        const QStringView word = line.mid(from, to - from);
        const bool particle = word == u"of" || word == u"the" || word == u"de" || word == u"von" || word == u"van" ||
                              word == u"and" || word == u"&" || word == u"from";
        if (!word.isEmpty() && !particle && !word.front().isUpper())
            return false;
        capital = capital || (!word.isEmpty() && word.front().isUpper());
        from = to + 1;
    }
    return capital;
}

/// "Head gardener", below a name.
bool isPosition(QStringView line)
{
    return !line.isEmpty() && line.size() <= kLongest && wordsOf(line) <= 5 && line.front().isUpper() &&
           !isTerminator(line.back());
}

/// What follows a dash at the start of the line, or nothing: "— for E. M.".
QStringView behindDash(QStringView text, const TextLine &line)
{
    const QStringView view = text.mid(line.range.start, line.range.length);
    const auto isDash = [](QChar c) { return c.unicode() == 0x2014 || c.unicode() == 0x2013; };
    if (line.kind == LineKind::Bullet) { // the splitter took the dash for a bullet
        qsizetype at = line.range.start;
        while (at > 0 && text.at(at - 1).isSpace() && text.at(at - 1) != u'\n')
            --at;
        return at > 0 && isDash(text.at(at - 1)) ? bare(view) : QStringView();
    }
    const QStringView inner = bare(view);
    if (line.kind != LineKind::Text || inner.size() < 2 || !isDash(inner.front()))
        return {};
    return inner.mid(1).trimmed();
}

/// "— for E. M.", "— Robert Frost"
bool isDedication(QStringView inner)
{
    for (const QLatin1String word : {QLatin1String("for "), QLatin1String("to "), QLatin1String("by ")})
        if (inner.startsWith(word))
            return isName(inner.mid(word.size()), 5);
    return isName(inner, 5);
}

void markDedication(QStringView text, std::vector<TextLine> &lines, const std::vector<size_t> &content)
{
    TextLine &line = lines[content.back()];
    const QStringView inner = behindDash(text, line);
    if (inner.isEmpty() || !isDedication(inner))
        return;
    for (size_t i = 0; i + 1 < content.size(); ++i) // one dash among others is a line of dialogue or an item
        if (lines[content[i]].kind == LineKind::Bullet || !behindDash(text, lines[content[i]]).isEmpty())
            return;
    const QStringView before =
        text.mid(lines[content[content.size() - 2]].range.start, lines[content[content.size() - 2]].range.length);
    if (before.endsWith(u':'))
        return;
    line.frame = true;
    line.aside = true;
    // a single capital word may be a last line of verse
    line.setOff = wordsOf(inner) > 1 && lines[content.back() - 1].kind == LineKind::Blank;
}

} // namespace

bool isSignOff(QStringView line)
{
    const qsizetype comma = line.first(std::min(line.size(), kLongest)).indexOf(u',');
    return comma > 0 && isValediction(line.first(comma + 1)) && isName(line.mid(comma + 1).trimmed(), 3);
}

void markFrames(QStringView text, std::vector<TextLine> &lines)
{
    std::vector<size_t> content;
    for (size_t i = 0; i < lines.size(); ++i)
        if (lines[i].kind != LineKind::Blank && lines[i].kind != LineKind::Rule && !lines[i].aside)
            content.push_back(i);
    if (content.size() < 2)
        return;
    const auto view = [&](size_t i) {
        return bare(text.mid(lines[content[i]].range.start, lines[content[i]].range.length));
    };
    markDedication(text, lines, content);
    const bool salutation = isSalutation(view(0)) && !view(1).isEmpty() &&
                            (lines[content[0]].block != lines[content[1]].block || view(1).front().isUpper());
    // a valediction with one or two lines of signature below it
    size_t closing = content.size();
    for (size_t below = 1; below <= 2 && below + 1 < content.size() && closing == content.size(); ++below) {
        const size_t at = content.size() - 1 - below;
        bool named = isValediction(view(at)) && lines[content[at]].block != lines[content[at - 1]].block;
        for (size_t i = at + 1; i < content.size(); ++i)
            named = named && (isName(view(i), 6) || (i > at + 1 && isPosition(view(i))));
        if (named)
            closing = at;
    }
    if (salutation && closing == content.size() && content.size() > 2 &&
        lines[content[closing - 1]].block != lines[content[closing - 2]].block && isSignOff(view(closing - 1)))
        --closing;
    if (!salutation && closing == content.size())
        return;
    if (closing < (salutation ? 2u : 1u))
        return; // nothing would be left
    if (salutation)
        lines[content[0]].frame = true;
    for (size_t i = closing; i < content.size(); ++i)
        lines[content[i]].frame = true;
}

} // namespace plumbline::checks
