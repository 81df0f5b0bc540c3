// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences: the rules of UAX #29 (terminator, closers, blanks, then no lower-case letter) plus care for abbreviations,
// initials, figures, quotations, ellipses, lists, headings, emoji and verse. Where a reader may see it either way, the
// place is kept with the reason. One pass, each look ahead or back is bounded.
#include "core/checks/abbreviations.h"
#include "core/checks/text_chars.h"
#include "core/checks/text_lines.h"

#include <optional>

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

    /// The line end between two lines while a sentence is open.
    void join(const TextLine &previous, const TextLine &next)
    {
        if (m_start < 0)
            return;
        if (previous.aside != next.aside || previous.kind == LineKind::MaybeTitle) {
            closeOpen(&previous);
            return;
        }
        const QChar last = lastVisible(m_end);
        const bool item = isItem(next);
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
        else if (line && isItem(*line))
            doubt = BoundaryDoubt::ListItem;
        finish(doubt);
    }

    void finish(BoundaryDoubt doubt)
    {
        if (m_start >= 0 && m_hasWord) {
            if (m_line && m_line->aside)
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
        }
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
        const Decision decision = decide(i, runEnd, after, end, closedQuote);
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

    struct Decision
    {
        bool breaks = false;
        BoundaryDoubt doubt = BoundaryDoubt::None;
    };

    Decision decide(qsizetype i, qsizetype runEnd, qsizetype after, qsizetype end, bool closedQuote)
    {
        const bool question = holdsStrong(i, runEnd);
        const bool ellipsis = m_text.at(i).unicode() == 0x2026 || (runEnd - i >= 2 && !question);
        if (after >= end)
            return atLineEnd(i, runEnd, ellipsis);
        if (isIdeographicStop(m_text.at(i)))
            return {true, BoundaryDoubt::None};
        if (!m_text.at(after).isSpace() && !isEmojiPart(codePointAt(m_text, after).value))
            return noBlank(i, runEnd, after, end, ellipsis);
        qsizetype next = after;
        while (next < end && (m_text.at(next).isSpace() || isOpener(m_text.at(next)) ||
                              isEmojiPart(codePointAt(m_text, next).value) || m_text.at(next).isLowSurrogate()))
            ++next;
        if (next >= end)
            return {true, BoundaryDoubt::None};
        const QStringView word = wordAt(next, end);
        if (m_text.at(next).isLower() && m_hasUpper)
            return beforeLower(i, runEnd, question, ellipsis, closedQuote, word);
        if (!m_text.at(next).isLetterOrNumber() && !m_text.at(next).isSurrogate())
            return {m_text.at(next).unicode() != 0x2014 && m_text.at(next) != u'-' && m_text.at(next) != u',',
                    BoundaryDoubt::None};
        if (ellipsis)
            return {true, BoundaryDoubt::Ellipsis};
        if (closedQuote && attributionFollows(next, end)) {
            // "Help!" Tom cried. goes on; "I am king." The cat laughed. does not: a comma would stand in the quotation
            const bool newSubject = word == u"The" || word == u"A" || word == u"An";
            if (question)
                return {newSubject, newSubject ? BoundaryDoubt::Quotation : BoundaryDoubt::None};
            return {true, newSubject ? BoundaryDoubt::None : BoundaryDoubt::Quotation};
        }
        if (!question && runEnd - i == 1)
            if (const auto stop = afterStop(i, next, word))
                return *stop;
        if (m_quoteOpen && m_quoteAt > i - 4000)
            return {true, BoundaryDoubt::Quotation};
        if (isInterjection(i))
            return {true, BoundaryDoubt::Aside};
        return {true, BoundaryDoubt::None};
    }

    [[nodiscard]] bool holdsStrong(qsizetype i, qsizetype runEnd) const
    {
        for (qsizetype k = i; k < runEnd; ++k)
            if (m_text.at(k) != u'.' && m_text.at(k).unicode() != 0x2026)
                return true;
        return false;
    }

    /// "Sure!", "Certainly!" at the very start: said to the asker.
    [[nodiscard]] bool isInterjection(qsizetype i) const
    {
        if (!m_sentences.empty() || m_start < 0 || i - m_start > 12)
            return false;
        const QStringView said = m_text.mid(m_start, i - m_start);
        for (const QLatin1String word :
             {QLatin1String("Sure"), QLatin1String("Certainly"), QLatin1String("Of course"),
              QLatin1String("Absolutely"), QLatin1String("Okay"), QLatin1String("Sure thing")})
            if (said.compare(word, Qt::CaseInsensitive) == 0)
                return true;
        return false;
    }

    Decision atLineEnd(qsizetype i, qsizetype runEnd, bool ellipsis) const
    {
        if (ellipsis) // a line of verse may trail off and go on below
            return {true, BoundaryDoubt::None};
        if (runEnd - i == 1 && m_text.at(i) == u'.' && stopRole(wordBefore(i)) == StopRole::Never)
            return {false, BoundaryDoubt::None};
        return {true, BoundaryDoubt::None};
    }

    Decision noBlank(qsizetype i, qsizetype runEnd, qsizetype after, qsizetype end, bool ellipsis) const
    {
        const QChar next = m_text.at(after);
        if (ellipsis)
            return next.isUpper() ? Decision{false, BoundaryDoubt::Ellipsis} : Decision{};
        const bool upper =
            next.isUpper() && after + 1 < end && (m_text.at(after + 1).isLower() || m_text.at(after + 1).isSpace());
        if (!upper)
            return {};
        if (m_text.at(i) != u'.')
            return {true, BoundaryDoubt::MissingSpace}; // "Wow!What a day"
        const QStringView word = wordBefore(i);
        const bool plain = runEnd - i == 1 && word.size() >= 2 && word.back().isLower() && !word.contains(u'.') &&
                           !word.contains(u'/');
        return {plain && stopRole(word) == StopRole::Plain, plain ? BoundaryDoubt::MissingSpace : BoundaryDoubt::None};
    }

    /// A lower-case letter follows: no sentence ends, but for sloppy writing.
    Decision beforeLower(qsizetype i, qsizetype runEnd, bool question, bool ellipsis, bool closedQuote,
                         QStringView word) const
    {
        if (ellipsis || closedQuote)
            return {};
        if (question)
            return {false, isSpeechVerb(word) ? BoundaryDoubt::None : BoundaryDoubt::Abbreviation};
        if (runEnd - i == 1 && stopRole(wordBefore(i)) != StopRole::Plain)
            return {};
        const QStringView before = wordBefore(i);
        const bool name = before.size() <= 1 || word.size() > 1 ? false : true;
        return {false, name ? BoundaryDoubt::None : BoundaryDoubt::Abbreviation};
    }

    /// `"Stop!" John said.`: a speech verb within the next words.
    [[nodiscard]] bool attributionFollows(qsizetype next, qsizetype end) const
    {
        qsizetype at = next;
        for (int words = 0; words < 4 && at < end; ++words) {
            const QStringView word = wordAt(at, end);
            if (word.isEmpty())
                return false;
            if (isSpeechVerb(word))
                return true;
            at += word.size();
            if (at < end && !m_text.at(at).isSpace())
                return false;
            while (at < end && m_text.at(at).isSpace())
                ++at;
        }
        return false;
    }

    /// One full stop before a capital or a figure: an abbreviation, an initial, an enumerator, or the end.
    std::optional<Decision> afterStop(qsizetype i, qsizetype next, QStringView word) const
    {
        const QStringView before = wordBefore(i);
        const bool figure = m_text.at(next).isDigit();
        if (before.size() == 1 && before.at(0).isUpper() && !figure) {
            if (beginsSentences(word) || before.at(0) == u'I')
                return Decision{true, BoundaryDoubt::Abbreviation};
            return Decision{false, BoundaryDoubt::None};
        }
        if (m_start >= 0 && i - m_start < 4 && !before.isEmpty()) { // "1. The…" inside a line
            bool digits = true;
            for (const QChar c : before)
                digits = digits && c.isDigit();
            if (digits)
                return Decision{false, BoundaryDoubt::None};
        }
        switch (stopRole(before)) {
        case StopRole::Never:
            return Decision{false, beginsSentences(word) && word.size() > 1 ? BoundaryDoubt::Abbreviation
                                                                            : BoundaryDoubt::None};
        case StopRole::BeforeNumber:
            if (figure)
                return Decision{false, BoundaryDoubt::None};
            return std::nullopt;
        case StopRole::Maybe:
            if (figure)
                return Decision{false, BoundaryDoubt::Abbreviation};
            return beginsSentences(word) ? Decision{true, BoundaryDoubt::None}
                                         : Decision{false, BoundaryDoubt::Abbreviation};
        case StopRole::Plain:
            break;
        }
        return std::nullopt;
    }

    [[nodiscard]] QStringView wordBefore(qsizetype stop) const
    {
        qsizetype from = stop;
        while (from > 0 && from > stop - kLook && !m_text.at(from - 1).isSpace() && !isOpener(m_text.at(from - 1)) &&
               m_text.at(from - 1).unicode() != 0x2014 && m_text.at(from - 1) != u',')
            --from;
        return m_text.mid(from, stop - from);
    }

    [[nodiscard]] QStringView wordAt(qsizetype from, qsizetype end) const
    {
        qsizetype to = from;
        while (to < end && to < from + kLook && (m_text.at(to).isLetterOrNumber() || m_text.at(to) == u'\''))
            ++to;
        return m_text.mid(from, to - from);
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
    bool m_hasUpper = false; ///< a text all in lower case marks no sentence starts
};

} // namespace

void splitSentences(const QString &text, const std::vector<TextLine> &lines, std::vector<TextSentence> &sentences,
                    std::vector<TextSentence> &maybeBreaks)
{
    Splitter(text, lines, sentences, maybeBreaks).run();
}

} // namespace plumbline::checks
