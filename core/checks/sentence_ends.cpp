// SPDX-License-Identifier: GPL-3.0-or-later
// Where a terminator ends a sentence.
#include "core/checks/sentence_ends.h"

#include "core/checks/abbreviations.h"
#include "core/checks/text_chars.h"

namespace plumbline::checks {

namespace {

constexpr qsizetype kLook = 48; ///< UTF-16 units looked at beyond a boundary

} // namespace

SentenceEnds::Decision SentenceEnds::decide(qsizetype i, qsizetype runEnd, qsizetype after, qsizetype end,
                                            bool closedQuote) const
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
    if (isSignInside(after, end))
        return {};
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
    if (m_around.quoteOpen && m_around.quoteAt > i - 4000)
        return {true, BoundaryDoubt::Quotation};
    if (isInterjection(i))
        return {true, BoundaryDoubt::Aside};
    return {true, BoundaryDoubt::None};
}

/// `The sign reads "Caution. Wet floor." and stands by the door.`: words on a thing, quoted within a sentence that goes
/// on behind them. Behind a comma or a colon the quotation is speech, and readers differ.
bool SentenceEnds::isSignInside(qsizetype after, qsizetype end) const
{
    constexpr qsizetype kLongest = 80;
    if (!m_around.quoteOpen || m_around.start < 0 || m_around.quoteAt <= m_around.start + 1)
        return false;
    qsizetype before = m_around.quoteAt;
    while (before > m_around.start && m_text.at(before - 1).isSpace())
        --before;
    const QStringView verb = wordBefore(before);
    if (!m_text.at(before - 1).isLetterOrNumber() || (isSpeechVerb(verb) && verb != u"says" && verb != u"say"))
        return false;
    const qsizetype stop = std::min(end, m_around.quoteAt + kLongest);
    qsizetype i = after;
    while (i < stop && !isQuoteMark(m_text.at(i)))
        ++i;
    if (i >= stop)
        return false;
    for (++i; i < end && m_text.at(i).isSpace(); ++i)
        ;
    return i < end && m_text.at(i).isLower() && !isSpeechVerb(wordAt(i, end));
}

bool SentenceEnds::holdsStrong(qsizetype i, qsizetype runEnd) const
{
    for (qsizetype k = i; k < runEnd; ++k)
        if (m_text.at(k) != u'.' && m_text.at(k).unicode() != 0x2026)
            return true;
    return false;
}

/// "Sure!", "Certainly!" at the very start: said to the asker.
/// "Hmm... that looks unsafe": to some the sound stands alone.
bool SentenceEnds::isHesitation(qsizetype i) const
{
    if (m_around.start < 0 || i - m_around.start > 6)
        return false;
    const QStringView said = m_text.mid(m_around.start, i - m_around.start);
    for (const QLatin1String word :
         {QLatin1String("hm"), QLatin1String("hmm"), QLatin1String("hmmm"), QLatin1String("ah"), QLatin1String("oh"),
          QLatin1String("uh"), QLatin1String("um"), QLatin1String("ugh"), QLatin1String("er"), QLatin1String("mmm"),
          QLatin1String("huh"), QLatin1String("wow"), QLatin1String("ooh"), QLatin1String("aha")})
        if (said.compare(word, Qt::CaseInsensitive) == 0)
            return true;
    return false;
}

bool SentenceEnds::isInterjection(qsizetype i) const
{
    if (!m_around.first || m_around.start < 0 || i - m_around.start > 12)
        return false;
    const QStringView said = m_text.mid(m_around.start, i - m_around.start);
    for (const QLatin1String word : {QLatin1String("Sure"), QLatin1String("Certainly"), QLatin1String("Of course"),
                                     QLatin1String("Absolutely"), QLatin1String("Okay"), QLatin1String("Sure thing")})
        if (said.compare(word, Qt::CaseInsensitive) == 0)
            return true;
    return false;
}

SentenceEnds::Decision SentenceEnds::atLineEnd(qsizetype i, qsizetype runEnd, bool ellipsis) const
{
    if (ellipsis) // a line of verse may trail off and go on below
        return {true, BoundaryDoubt::None};
    if (runEnd - i == 1 && m_text.at(i) == u'.' && stopRole(wordBefore(i)) == StopRole::Never)
        return {false, BoundaryDoubt::None};
    return {true, BoundaryDoubt::None};
}

SentenceEnds::Decision SentenceEnds::noBlank(qsizetype i, qsizetype runEnd, qsizetype after, qsizetype end,
                                             bool ellipsis) const
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
    const bool plain =
        runEnd - i == 1 && word.size() >= 2 && word.back().isLower() && !word.contains(u'.') && !word.contains(u'/');
    return {plain && stopRole(word) == StopRole::Plain, plain ? BoundaryDoubt::MissingSpace : BoundaryDoubt::None};
}

/// A lower-case letter follows: no sentence ends, but for sloppy writing.
SentenceEnds::Decision SentenceEnds::beforeLower(qsizetype i, qsizetype runEnd, bool question, bool ellipsis,
                                                 bool closedQuote, QStringView word) const
{
    if (ellipsis && !closedQuote && isHesitation(i))
        return {false, BoundaryDoubt::Ellipsis};
    if (ellipsis || closedQuote)
        return {};
    if (question)
        return {false, isSpeechVerb(word) ? BoundaryDoubt::None : BoundaryDoubt::Abbreviation};
    if (runEnd - i == 1 && stopRole(wordBefore(i)) != StopRole::Plain)
        return {};
    const QStringView before = wordBefore(i);
    bool date = before.contains(u'.'); // "before 1.5. to book"
    for (const QChar c : before)
        date = date && (c.isDigit() || c == u'.');
    if (date)
        return {};
    const bool name = before.size() <= 1 || word.size() > 1 ? false : true;
    return {false, name ? BoundaryDoubt::None : BoundaryDoubt::Abbreviation};
}

/// `"Stop!" John said.`: a speech verb within the next words.
bool SentenceEnds::attributionFollows(qsizetype next, qsizetype end) const
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
std::optional<SentenceEnds::Decision> SentenceEnds::afterStop(qsizetype i, qsizetype next, QStringView word) const
{
    const QStringView before = wordBefore(i);
    const bool figure = m_text.at(next).isDigit();
    if (before.size() == 1 && before.at(0).isUpper() && !figure) {
        if (beginsSentences(word) || before.at(0) == u'I')
            return Decision{true, BoundaryDoubt::Abbreviation};
        return Decision{false, BoundaryDoubt::None};
    }
    if (m_around.start >= 0 && i - m_around.start < 4 && !before.isEmpty()) { // "1. The…" inside a line
        bool digits = true;
        for (const QChar c : before)
            digits = digits && c.isDigit();
        if (digits)
            return Decision{false, BoundaryDoubt::None};
    }
    switch (stopRole(before)) {
    case StopRole::Never:
        if (before.compare(QLatin1String("St"), Qt::CaseInsensitive) == 0 && beginsSentences(word))
            return Decision{true, BoundaryDoubt::None}; // "on Main St. They talked"
        return Decision{false,
                        beginsSentences(word) && word.size() > 1 ? BoundaryDoubt::Abbreviation : BoundaryDoubt::None};
    case StopRole::BeforeNumber:
        if (figure)
            return Decision{false, BoundaryDoubt::None};
        return std::nullopt;
    case StopRole::Maybe:
        if (isPlaceInitials(before) && (hasArticleBefore(i - before.size()) || namesInstitution(word)))
            return Decision{false, BoundaryDoubt::None}; // "a U.S. Navy jacket"
        if (figure)
            return Decision{false, BoundaryDoubt::Abbreviation};
        return beginsSentences(word) ? Decision{true, BoundaryDoubt::None}
                                     : Decision{false, BoundaryDoubt::Abbreviation};
    case StopRole::Plain:
        break;
    }
    return std::nullopt;
}

/// "a", "an" before the word that begins at `at`: it describes what follows.
bool SentenceEnds::hasArticleBefore(qsizetype at) const
{
    while (at > 0 && m_text.at(at - 1).isSpace())
        --at;
    const QStringView word = wordBefore(at);
    return word.compare(QLatin1String("a"), Qt::CaseInsensitive) == 0 ||
           word.compare(QLatin1String("an"), Qt::CaseInsensitive) == 0;
}

QStringView SentenceEnds::wordBefore(qsizetype stop) const
{
    qsizetype from = stop;
    while (from > 0 && from > stop - kLook && !m_text.at(from - 1).isSpace() && !isOpener(m_text.at(from - 1)) &&
           m_text.at(from - 1).unicode() != 0x2014 && m_text.at(from - 1) != u',')
        --from;
    return m_text.mid(from, stop - from);
}

QStringView SentenceEnds::wordAt(qsizetype from, qsizetype end) const
{
    qsizetype to = from;
    while (to < end && to < from + kLook && (m_text.at(to).isLetterOrNumber() || m_text.at(to) == u'\''))
        ++to;
    return m_text.mid(from, to - from);
}

} // namespace plumbline::checks
