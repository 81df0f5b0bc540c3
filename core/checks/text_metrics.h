// SPDX-License-Identifier: GPL-3.0-or-later
// Text metrics: a response cut into lines, paragraphs, sentences and words as people count them, with the places, and
// what other reasonable readings of the same text count. Judges nothing. Pure functions, any thread, linear time.
#pragma once

#include <QString>
#include <QStringView>

#include <vector>

namespace plumbline {

/// A place in a text, in UTF-16 units; start >= 0, length >= 0, start + length <= size.
struct TextRange
{
    qsizetype start = 0;
    qsizetype length = 0;

    bool operator==(const TextRange &) const = default;
};

/// What a line is, beside its text.
enum class LineKind {
    Text,
    Blank,
    Heading,    ///< "# …", a line all in bold, "Title: …", "Stanza 1"
    MaybeTitle, ///< a first line set off from what follows; a poem's title or its first line
    Bullet,     ///< "- …", "• …"
    Numbered,   ///< "1. …", "2) …"
    Rule,       ///< "---", "```": marks without words
};

struct TextLine
{
    TextRange range; ///< the text of the line: no marker, no surrounding marks and blanks, no line end
    LineKind kind = LineKind::Text;
    int indent = 0;     ///< columns of leading blanks, for nested lists
    int block = 0;      ///< number of the block (run of lines without a blank one between), 0-based
    int leadIn = 0;     ///< units up to a colon inside the first line that announces: "Here are five words: zebra, …"
    bool title = false; ///< marked up as a title above the text and set off from it: no reader counts it as a line
    bool setOff = false; ///< an aside set off from the text by a blank line ("Sure! Here is a poem:"): no verse
    bool frame = false;  ///< salutation, valediction or signature of a letter, dedication: no sentence and no verse
    bool aside = false; ///< belongs to a preamble ("Sure! Here is…:") or a closing note ("Let me know…", "(50 words)")
};

/// Why a sentence end may be read either way.
enum class BoundaryDoubt {
    None,
    Heading,
    Aside,
    Ellipsis,
    Abbreviation,
    Quotation,
    ListItem,
    LineEnd,
    Colon,
    Emoji,
    MissingSpace,
};

struct TextSentence
{
    TextRange range;
    BoundaryDoubt doubt = BoundaryDoubt::None; ///< a reading that does not count this one (None: all readings do)
};

struct TextWord
{
    TextRange range;     ///< the word without punctuation and marks
    int line = 0;        ///< index into lines
    int hyphens = 0;     ///< inner hyphens or slashes between letters: another reading counts that many words more
    bool symbol = false; ///< "&" and the like: another reading does not count it
    bool number = false; ///< "forty-two": the hyphen is one, but no reader counts the parts

    /// Words more that a reader counts who counts the parts of hyphenated words.
    [[nodiscard]] int moreParts() const { return number ? 0 : hyphens; }
};

/// A text and all that is counted in it. Ranges are in the text handed in.
struct TextMetrics
{
    QString text;                          ///< shared with the caller
    std::vector<TextLine> lines;           ///< all lines, blank ones included
    std::vector<TextSentence> sentences;   ///< as counted
    std::vector<TextSentence> maybeBreaks; ///< not counted; another reading begins a sentence here
    std::vector<TextWord> words;           ///< as counted: hyphenated one, contraction one, number one, URL one
    std::vector<TextRange> paragraphs;     ///< runs of text without headings
    qsizetype characters = 0;              ///< Unicode characters (grapheme clusters), outer blanks not counted

    [[nodiscard]] qsizetype sentenceCount() const { return qsizetype(sentences.size()); }
    [[nodiscard]] qsizetype wordCount() const { return qsizetype(words.size()); }
    [[nodiscard]] qsizetype paragraphCount() const { return qsizetype(paragraphs.size()); }
    [[nodiscard]] qsizetype lineCount() const; ///< lines with text
    [[nodiscard]] QStringView view(TextRange range) const { return QStringView(text).mid(range.start, range.length); }
};

/// Never fails; an empty or blank text has no sentences, words or lines.
[[nodiscard]] TextMetrics measureText(const QString &text);

} // namespace plumbline
