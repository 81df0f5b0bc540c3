// SPDX-License-Identifier: GPL-3.0-or-later
// Counts of the whole response: sentences, words, lines, paragraphs, stanzas, bullets, characters.
#include "core/checks/unit_counts.h"

#include "core/checks/text_chars.h"

#include <algorithm>
#include <array>

namespace plumbline::checks {

namespace {

QString doubtText(BoundaryDoubt doubt)
{
    switch (doubt) {
    case BoundaryDoubt::None:
        return {};
    case BoundaryDoubt::Heading:
        return QStringLiteral("the title read the other way");
    case BoundaryDoubt::Aside:
        return QStringLiteral("the words around the answer left out");
    case BoundaryDoubt::Ellipsis:
        return QStringLiteral("the ellipsis read the other way");
    case BoundaryDoubt::Abbreviation:
        return QStringLiteral("a full stop that may belong to an abbreviation read the other way");
    case BoundaryDoubt::Quotation:
        return QStringLiteral("sentences inside a quotation read the other way");
    case BoundaryDoubt::ListItem:
        return QStringLiteral("list items without a full stop not counted");
    case BoundaryDoubt::LineEnd:
        return QStringLiteral("lines without a full stop counted one by one");
    case BoundaryDoubt::Colon:
        return QStringLiteral("the words before the colon not counted alone");
    case BoundaryDoubt::Emoji:
        return QStringLiteral("an emoji read as the end of a sentence");
    case BoundaryDoubt::MissingSpace:
        return QStringLiteral("a full stop without a blank read the other way");
    }
    return {};
}

bool allTogether(BoundaryDoubt doubt)
{
    return doubt == BoundaryDoubt::Heading || doubt == BoundaryDoubt::Aside || doubt == BoundaryDoubt::ListItem ||
           doubt == BoundaryDoubt::LineEnd;
}

/// "Low tide, high hopes": a few words on one line, and no mark at their end.
bool isFragment(const TextMetrics &text)
{
    constexpr qsizetype kMostWords = 4;
    if (text.sentenceCount() != 1 || text.wordCount() > kMostWords)
        return false;
    const QStringView view = text.view(text.sentences.front().range);
    for (const QChar c : view)
        if (isTerminator(c) || isIdeographicStop(c))
            return false;
    return true;
}

Count countSentences(const TextMetrics &text)
{
    constexpr size_t kDoubts = size_t(BoundaryDoubt::MissingSpace) + 1;
    std::array<qsizetype, kDoubts> less{};
    std::array<qsizetype, kDoubts> more{};
    Count count;
    count.base = text.sentenceCount();
    count.measured = counted(count.base, QStringLiteral("sentence"), QStringLiteral("sentences"));
    count.least = count.base > 0 ? 1 : 0;
    for (const TextSentence &sentence : text.sentences) {
        count.ranges.push_back(sentence.range);
        ++less[size_t(sentence.doubt)];
    }
    for (const TextSentence &maybe : text.maybeBreaks)
        ++more[size_t(maybe.doubt)];
    if (isFragment(text)) {
        count.least = 0;
        count.readings.push_back({-1, QStringLiteral("a few words without an end mark not counted"), false});
    }
    for (size_t i = 1; i < kDoubts; ++i) {
        const auto doubt = BoundaryDoubt(i);
        count.readings.push_back({-less[i], doubtText(doubt), !allTogether(doubt)});
        count.readings.push_back({more[i], doubtText(doubt), !allTogether(doubt)});
    }
    return count;
}

Count countWords(const TextMetrics &text)
{
    Count count;
    count.base = text.wordCount();
    count.measured = counted(count.base, QStringLiteral("word"), QStringLiteral("words"));
    qsizetype hyphens = 0;
    qsizetype symbols = 0;
    qsizetype titles = 0;
    qsizetype asides = 0;
    qsizetype leadIns = 0;
    for (const TextWord &word : text.words) {
        count.ranges.push_back(word.range);
        const TextLine &line = text.lines[size_t(word.line)];
        hyphens += word.moreParts();
        symbols += word.symbol ? 1 : 0;
        titles += isTitle(line) && !line.aside ? 1 : 0;
        asides += line.aside ? 1 : 0;
        leadIns += word.range.start < line.range.start + line.leadIn ? 1 : 0;
    }
    count.readings = {{hyphens, QStringLiteral("the parts of hyphenated words counted"), false},
                      {-symbols, QStringLiteral("signs not counted"), false},
                      {-titles, QStringLiteral("the title left out"), false},
                      {-asides, QStringLiteral("the words around the answer left out"), false},
                      {-leadIns, QStringLiteral("the words before the colon left out"), false}};
    return count;
}

/// " / " between lines of verse written on one line.
qsizetype slashes(const TextMetrics &text)
{
    qsizetype found = 0;
    for (qsizetype i = 1; i + 1 < text.text.size(); ++i)
        if (text.text.at(i) == u'/' && text.text.at(i - 1).isSpace() && text.text.at(i + 1).isSpace())
            ++found;
    return found;
}

Count countLines(const TextMetrics &text)
{
    Count count;
    qsizetype headings = 0;
    qsizetype titles = 0;
    qsizetype asides = 0;
    for (const TextLine &line : text.lines) {
        if (!hasWords(line))
            continue;
        if (line.setOff)
            continue;
        if (line.aside)
            ++asides;
        if (line.kind == LineKind::Heading) {
            headings += line.title ? 0 : 1;
            continue;
        }
        titles += line.kind == LineKind::MaybeTitle ? 1 : 0;
        ++count.base;
        count.ranges.push_back(line.range);
    }
    count.least = count.base > 0 ? 1 : 0;
    count.measured = counted(count.base, QStringLiteral("line"), QStringLiteral("lines"));
    count.readings = {{headings, QStringLiteral("the title counted"), false},
                      {-titles, QStringLiteral("the title left out"), false},
                      {-asides, QStringLiteral("the words around the answer left out"), false}};
    if (const qsizetype more = slashes(text); more > 0)
        count.readings.push_back({more, QStringLiteral("slashes read as line ends"), false});
    if (const qsizetype more = text.text.count(u"\\n"_qs); more > 0)
        count.readings.push_back({more, QStringLiteral("a written \\n read as a line end"), false});
    return count;
}

bool isItem(const TextLine &line)
{
    return line.kind == LineKind::Bullet || line.kind == LineKind::Numbered;
}

Count countParagraphs(const TextMetrics &text)
{
    Count count;
    count.ranges = text.paragraphs;
    count.base = text.paragraphCount();
    count.least = count.base > 0 ? 1 : 0;
    count.measured = counted(count.base, QStringLiteral("paragraph"), QStringLiteral("paragraphs"));
    qsizetype titles = 0;
    qsizetype asides = 0;
    qsizetype frames = 0;
    qsizetype lists = 0;
    qsizetype breaks = 0;
    qsizetype items = 0;
    qsizetype texts = 0;
    int block = -1;
    bool listBlock = false;
    const TextLine *previous = nullptr;
    for (const TextLine &line : text.lines) {
        if (!hasWords(line) || line.kind == LineKind::Heading)
            continue;
        ++texts;
        items += isItem(line) ? 1 : 0;
        if (line.block != block) {
            titles += line.kind == LineKind::MaybeTitle ? 1 : 0;
            asides += line.aside ? 1 : 0;
            frames += line.frame && !line.aside ? 1 : 0;
            listBlock = isItem(line);
            lists += listBlock ? 1 : 0;
        } else if (previous && !isItem(line) && !isItem(*previous)) {
            ++breaks; // a single line end may separate paragraphs as well
        }
        block = line.block;
        previous = &line;
    }
    if (items > 1 && items == texts) { // nothing but a list
        count.base = 0;
        count.least = 0;
        count.measured = QStringLiteral("a list of %1 items, no paragraph").arg(items);
        return count;
    }
    count.readings = {{-titles, QStringLiteral("the title left out"), false},
                      {-asides, QStringLiteral("the words around the answer left out"), false},
                      {-frames, QStringLiteral("salutation and signature left out"), false},
                      {-lists, QStringLiteral("lists not counted as paragraphs"), false},
                      {breaks, QStringLiteral("every line end read as a paragraph break"), false}};
    return count;
}

Count countStanzas(const Constraint &constraint, const TextMetrics &text)
{
    Count count;
    const auto readings = stanzaReadings(text);
    count.base = qsizetype(readings.front().size());
    for (const auto &stanza : readings.front())
        count.ranges.push_back(
            {stanza.front().start, stanza.back().start + stanza.back().length - stanza.front().start});
    count.measured = counted(count.base, QStringLiteral("stanza"), QStringLiteral("stanzas"));
    for (size_t i = 1; i < readings.size(); ++i)
        count.readings.push_back({qsizetype(readings[i].size()) - count.base,
                                  QStringLiteral("the title or the words around the poem counted"), false});
    if (constraint.scope == ConstraintScope::Unbroken && count.base == 1) { // two tercets written as six lines
        const int asked = constraint.value.toInt();
        const auto lines = qsizetype(readings.front().front().size());
        if (asked > 1 && lines > asked && lines % asked == 0)
            count.readings.push_back({asked - 1, QStringLiteral("stanzas without a blank line between them"), false});
    }
    bool single = count.base > 2;
    for (const auto &stanza : readings.front())
        single = single && stanza.size() == 1;
    if (single)
        count.readings.push_back(
            {1 - count.base, QStringLiteral("blank lines after every line not read as stanza breaks"), false});
    return count;
}

Count countBullets(const TextMetrics &text, bool anyList)
{
    Count count;
    int outer = -1;
    for (const TextLine &line : text.lines)
        if (line.kind == LineKind::Bullet || (anyList && isItem(line)))
            outer = outer < 0 ? line.indent : std::min(outer, line.indent);
    qsizetype nested = 0;
    qsizetype numbered = 0;
    for (const TextLine &line : text.lines) {
        if (line.kind == LineKind::Bullet || (anyList && isItem(line))) {
            if (line.indent > outer + 1) {
                ++nested;
                continue;
            }
            ++count.base;
            count.ranges.push_back(line.range);
            const QStringView view = text.view(line.range); // "• one • two"
            count.base += view.count(QChar(0x2022));
        } else if (line.kind == LineKind::Numbered) {
            ++numbered;
        }
    }
    count.measured = counted(count.base, QStringLiteral("bullet"), QStringLiteral("bullets"));
    count.readings = {{nested, QStringLiteral("nested bullets counted"), false},
                      {numbered, QStringLiteral("numbered items counted"), false}};
    return count;
}

/// A limit counts blanks, as every counter does; where a number is to be met, it may be one of letters.
Count countCharacters(const TextMetrics &text, bool limit)
{
    Count count;
    count.base = text.characters;
    count.measured = counted(count.base, QStringLiteral("character"), QStringLiteral("characters"));
    const QStringView trimmed = QStringView(text.text).trimmed();
    qsizetype blanks = 0;
    qsizetype marks = 0;
    for (const QChar c : trimmed) {
        blanks += c.isSpace() ? 1 : 0;
        marks += c == u'*' || c == u'`' || c == u'#' ? 1 : 0;
    }
    qsizetype asides = 0;
    for (const TextLine &line : text.lines)
        asides += line.aside ? line.range.length : 0;
    if (!trimmed.isEmpty())
        count.ranges.push_back({trimmed.data() - text.text.constData(), trimmed.size()});
    count.readings = {{limit ? 0 : -blanks, QStringLiteral("blanks not counted"), false},
                      {-marks, QStringLiteral("markdown marks not counted"), false},
                      {-asides, QStringLiteral("the words around the answer left out"), false}};
    return count;
}

} // namespace

Count countOf(const Constraint &constraint, const TextMetrics &text)
{
    switch (constraint.kind) {
    case ConstraintKind::Sentences:
        return countSentences(text);
    case ConstraintKind::Words:
        return countWords(text);
    case ConstraintKind::Lines:
        return countLines(text);
    case ConstraintKind::Paragraphs:
        return countParagraphs(text);
    case ConstraintKind::Stanzas:
        return countStanzas(constraint, text);
    case ConstraintKind::Bullets:
        return countBullets(text, constraint.scope == ConstraintScope::AnyList);
    default:
        return countCharacters(text, constraint.op == ConstraintOp::Le || constraint.op == ConstraintOp::Lt);
    }
}

} // namespace plumbline::checks
