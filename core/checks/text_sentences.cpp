// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences: the rules of UAX #29 (terminator, closers, blanks, then no lower-case letter) plus care for abbreviations,
// initials, figures, quotations, ellipses, lists, headings, emoji and verse. Where a reader may see it either way, the
// place is kept with the reason. One pass, each look ahead or back is bounded.
#include "core/checks/sentence_ends.h"
#include "core/checks/text_chars.h"
#include "core/checks/text_lines.h"

namespace plumbline::checks {

namespace {

constexpr qsizetype kLook = 48; ///< UTF-16 units looked at beyond a boundary

class Splitter
{
public:
    Splitter(QStringView text, const std::vector<TextLine> &lines, std::vector<TextSentence> &sentences,
             std::vector<TextSentence> &maybe)
        : m_text(text)
        , m_lines(lines)
        , m_sentences(sentences)
        , m_maybe(maybe)
    {
        for (qsizetype i = 0; i < text.size() && !m_hasUpper; ++i)
            m_hasUpper = text.at(i).isUpper();
    }

    void run()
    {
        const TextLine *previous = nullptr;
        for (const TextLine &line : m_lines) {
            if (line.kind == LineKind::Blank || line.kind == LineKind::Rule)
                continue;
            if (line.kind == LineKind::Heading) {
                closeOpen(previous);
                if (!line.title)
                    m_maybe.push_back({line.range, BoundaryDoubt::Heading});
                previous = nullptr;
                continue;
            }
            if (line.frame) {
                closeOpen(previous);
                previous = nullptr;
                continue;
            }
            if (previous)
                join(*previous, line);
            m_line = &line;
            scan(line);
            previous = &line;
        }
        closeOpen(previous);
    }

private:
    [[nodiscard]] static bool isItem(const TextLine &line)
    {
        return line.kind == LineKind::Bullet || line.kind == LineKind::Numbered;
    }

    /// From `item` on a list of two or more short phrases in small letters, none of which ends like a sentence.
    [[nodiscard]] bool phrasesFollow(const TextLine &item) const
    {
        constexpr qsizetype kMostBlanks = 4;
        qsizetype items = 0;
        for (const TextLine *line = &item; line != m_lines.data() + m_lines.size() && isItem(*line); ++line, ++items) {
            const QStringView view = m_text.mid(line->range.start, line->range.length);
            if (!startsLower(*line) || view.count(u' ') > kMostBlanks || isTerminator(view.back()))
                return false;
        }
        return items > 1;
    }

    /// The line end between two lines while a sentence is open.
    void join(const TextLine &previous, const TextLine &next)
    {
        const bool ranOn = m_listRunsOn;
        m_listRunsOn = false;
        if (m_start < 0)
            return;
        if (previous.aside != next.aside || previous.kind == LineKind::MaybeTitle) {
            closeOpen(&previous);
            return;
        }
        const QChar last = lastVisible(m_end);
        const bool item = isItem(next);
        // "The stall sells:" and below it "- plums", "- damsons": the items finish the sentence
        const bool afterColon = last == u':' && !previous.aside && !isItem(previous);
        m_listRunsOn = item && ((afterColon && phrasesFollow(next)) || (ranOn && isItem(previous)));
        if (m_listRunsOn)
            return;
        if (ranOn)
            return finish(BoundaryDoubt::None);
        if (previous.block != next.block || item || isItem(previous)) {
            const bool runsOn = previous.block != next.block && !item &&
                                (last == u',' || last.unicode() == 0x2014 || startsLower(next));
            if (last == u':' && !previous.aside) {
                finish(BoundaryDoubt::Colon);
            } else if (runsOn && !isItem(previous)) { // a stanza that ends in a comma
                m_maybe.push_back({next.range, BoundaryDoubt::LineEnd});
            } else {
                closeOpen(&previous);
            }
            return;
        }
        // the same block: a wrapped line or a line of verse goes on; a capital letter makes it a question
        if (!startsLower(next) && last != u',' && last != u';' && last.unicode() != 0x2014)
            m_maybe.push_back({next.range, BoundaryDoubt::LineEnd});
    }

    void closeOpen(const TextLine *line)
    {
        if (m_start < 0)
            return;
        BoundaryDoubt doubt = BoundaryDoubt::None;
        if (line && line->kind == LineKind::MaybeTitle)
            doubt = BoundaryDoubt::Heading;
        else if (line && isItem(*line) && !m_listRunsOn)
            doubt = BoundaryDoubt::ListItem;
        finish(doubt);
    }

    void finish(BoundaryDoubt doubt)
    {
        if (m_start >= 0 && m_hasWord) {
            if ((m_line && m_line->aside) || isCountNote(m_start, m_end) ||
                isSignOff(m_text.mid(m_start, m_end - m_start)))
                doubt = BoundaryDoubt::Aside;
            m_sentences.push_back({{m_start, m_end - m_start}, doubt});
        }
        m_start = -1;
        m_hasWord = false;
    }

    [[nodiscard]] QChar lastVisible(qsizetype end) const
    {
        qsizetype i = end;
        while (i > 0 && i > end - kLook && (m_text.at(i - 1).isSpace() || isMarkup(m_text.at(i - 1))))
            --i;
        return i > 0 ? m_text.at(i - 1) : QChar();
    }

    [[nodiscard]] bool startsLower(const TextLine &line) const
    {
        const qsizetype end = line.range.start + line.range.length;
        qsizetype i = line.range.start;
        while (i < end && isOpener(m_text.at(i)))
            ++i;
        return i < end && m_text.at(i).isLower() && m_hasUpper;
    }

    void scan(const TextLine &line)
    {
        const qsizetype end = line.range.start + line.range.length;
        m_quoteOpen = false;
        m_quoteAt = -1;
        const bool wholeQuote = isWholeQuote(line);
        for (qsizetype i = line.range.start; i < end; ++i) {
            const QChar c = m_text.at(i);
            if (m_start < 0 && (c.isSpace() || isMarkup(c)))
                continue;
            if (m_start < 0 && continuesNothing(c, i)) // a stray emoji or mark between sentences
                continue;
            if (m_start < 0)
                m_start = i;
            if (!m_hasWord && isWordUnit(m_text, i))
                m_hasWord = true;
            if (!c.isSpace())
                m_end = i + 1;
            if (isQuoteMark(c) && !wholeQuote)
                turnQuote(c, i);
            if (isTerminator(c))
                i = terminator(i, end) - 1;
            else if (m_hasWord && (c.isHighSurrogate() || c.unicode() >= 0x2600))
                emoji(i, end);
        }
    }

    /// "The dog runs (a dog) The cat sleeps", with a picture for the brackets: an emoji before a capital letter may
    /// stand for a full stop.
    void emoji(qsizetype i, qsizetype end)
    {
        const CodePoint point = codePointAt(m_text, i);
        if (!isEmojiPart(point.value))
            return;
        qsizetype next = i + point.length;
        bool blank = false;
        while (next < end && next < i + kLook && m_text.at(next).isSpace()) {
            blank = true;
            ++next;
        }
        if (blank && next < end && m_text.at(next).isUpper())
            m_maybe.push_back({{next, 1}, BoundaryDoubt::Emoji});
    }

    /// "(50 words)", "[2 sentences]": said about the text.
    [[nodiscard]] bool isCountNote(qsizetype start, qsizetype end) const
    {
        constexpr qsizetype kLongest = 24;
        const QStringView note = m_text.mid(start, end - start);
        if (note.size() > kLongest || note.size() < 4 || !(note.front() == u'(' || note.front() == u'[') ||
            !note.at(1).isDigit())
            return false;
        return note.contains(QLatin1String("word"), Qt::CaseInsensitive) ||
               note.contains(QLatin1String("sentence"), Qt::CaseInsensitive) ||
               note.contains(QLatin1String("character"), Qt::CaseInsensitive);
    }

    /// Between two sentences only what can begin one counts as begun.
    [[nodiscard]] bool continuesNothing(QChar c, qsizetype i) const
    {
        if (isOpener(c) || isWordUnit(m_text, i))
            return false;
        return isTerminator(c) || isCloser(c) || isEmojiPart(codePointAt(m_text, i).value) || c.isLowSurrogate() ||
               c == u'-' || c.unicode() == 0x2014 || c.unicode() == 0x2013;
    }

    [[nodiscard]] bool isWholeQuote(const TextLine &line) const
    {
        if (line.range.length < 2)
            return false;
        const qsizetype last = line.range.start + line.range.length - 1;
        return isQuoteMark(m_text.at(line.range.start)) && isQuoteMark(m_text.at(last));
    }

    void turnQuote(QChar c, qsizetype i)
    {
        const bool opens = c.unicode() == 0x201C || c.unicode() == 0x00AB || (c == u'"' && !m_quoteOpen);
        m_quoteOpen = opens;
        m_quoteAt = opens ? i : -1;
    }

    /// A run of terminators at `i`; gives the place to go on at.
    qsizetype terminator(qsizetype i, qsizetype end)
    {
        qsizetype after = i;
        while (after < end && isTerminator(m_text.at(after)))
            ++after;
        const qsizetype runEnd = after;
        bool closedQuote = false;
        while (after < end && isCloser(m_text.at(after)) && !(isOpenerHere(after, end))) {
            closedQuote = closedQuote || !isMarkup(m_text.at(after)); // a quotation or a bracket
            if (isQuoteMark(m_text.at(after)))
                turnQuote(m_text.at(after), after);
            ++after;
        }
        while (after < end && isTerminator(m_text.at(after))) // "(really?)."
            ++after;
        m_end = after;
        const SentenceEnds::Around around{m_start, m_quoteAt, m_quoteOpen, m_sentences.empty()};
        const auto decision = SentenceEnds(m_text, m_hasUpper, around).decide(i, runEnd, after, end, closedQuote);
        if (decision.breaks && m_hasWord)
            finish(decision.doubt);
        else if (!decision.breaks && decision.doubt != BoundaryDoubt::None && m_hasWord)
            m_maybe.push_back({{after, std::min(end, after + 1) - after}, decision.doubt});
        return std::max(after, i + 1);
    }

    /// A straight quote before a letter opens; behind a full stop and before a blank it closes.
    [[nodiscard]] bool isOpenerHere(qsizetype i, qsizetype end) const
    {
        const QChar c = m_text.at(i);
        if (c.unicode() == 0x201C)
            return true;
        return (c == u'"' || c == u'\'' || isMarkup(c)) && i + 1 < end && isWordUnit(m_text, i + 1) && c != u'*';
    }

    QStringView m_text;
    const std::vector<TextLine> &m_lines;
    std::vector<TextSentence> &m_sentences;
    std::vector<TextSentence> &m_maybe;
    const TextLine *m_line = nullptr;
    qsizetype m_start = -1; ///< of the open sentence, -1 between sentences
    qsizetype m_end = 0;    ///< behind its last visible character
    qsizetype m_quoteAt = -1;
    bool m_hasWord = false;
    bool m_quoteOpen = false;
    bool m_listRunsOn = false; ///< the items of a list belong to the sentence that announced them
    bool m_hasUpper = false;   ///< a text all in lower case marks no sentence starts
};

} // namespace

void splitSentences(const QString &text, const std::vector<TextLine> &lines, std::vector<TextSentence> &sentences,
                    std::vector<TextSentence> &maybeBreaks)
{
    Splitter(text, lines, sentences, maybeBreaks).run();
}

} // namespace plumbline::checks
