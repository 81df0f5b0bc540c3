// SPDX-License-Identifier: GPL-3.0-or-later
// Verdicts over several readings, and the ways to cut a text.
#include "core/checks/readings.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace plumbline::checks {

namespace {

template <class T>
void addReading(std::vector<T> &readings, T reading)
{
    if (reading.empty() && !readings.empty())
        return;
    for (const T &known : readings)
        if (known == reading)
            return;
    readings.push_back(std::move(reading));
}

/// Sentences with the doubtful ends turned round.
std::vector<TextRange> turnedRound(const TextMetrics &text)
{
    std::vector<TextRange> out;
    size_t next = 0;
    bool joinNext = false;
    for (const TextSentence &sentence : text.sentences) {
        const qsizetype end = sentence.range.start + sentence.range.length;
        qsizetype start = sentence.range.start;
        if (joinNext && !out.empty()) {
            out.back().length = end - out.back().start;
        } else {
            while (next < text.maybeBreaks.size() && text.maybeBreaks[next].range.start <= start)
                ++next;
            for (; next < text.maybeBreaks.size() && text.maybeBreaks[next].range.start < end; ++next) {
                if (text.maybeBreaks[next].doubt == BoundaryDoubt::Heading)
                    continue;
                const qsizetype cut = text.maybeBreaks[next].range.start;
                out.push_back({start, cut - start});
                start = cut;
            }
            out.push_back({start, end - start});
        }
        joinNext = sentence.doubt != BoundaryDoubt::None && sentence.doubt != BoundaryDoubt::Heading &&
                   sentence.doubt != BoundaryDoubt::Aside && sentence.doubt != BoundaryDoubt::ListItem;
    }
    return out;
}

} // namespace

bool satisfies(const Constraint &constraint, qsizetype count)
{
    const QJsonValue &value = constraint.value;
    if (value.isString()) {
        const bool even = count % 2 == 0;
        return value.toString() == u"even" ? even : !even;
    }
    const double n = double(count);
    if (constraint.op == ConstraintOp::Between) {
        const QJsonArray pair = value.toArray();
        return pair.size() == 2 && n >= pair.at(0).toDouble() && n <= pair.at(1).toDouble();
    }
    const double limit = value.toDouble();
    switch (constraint.op) {
    case ConstraintOp::Eq:
        return n == limit;
    case ConstraintOp::Le:
        return n <= limit;
    case ConstraintOp::Lt:
        return n < limit;
    case ConstraintOp::Ge:
        return n >= limit;
    case ConstraintOp::Gt:
        return n > limit;
    default:
        return false;
    }
}

CountVerdict decideCount(const Constraint &constraint, qsizetype base, const std::vector<Reading> &readings,
                         qsizetype least)
{
    constexpr size_t kMostTogether = 8; ///< readings that are all-or-none; a text hardly has more
    qsizetype below = 0;                ///< the single ones, as an interval around the count
    qsizetype above = 0;
    std::vector<const Reading *> together;
    for (const Reading &reading : readings) {
        if (reading.delta == 0)
            continue;
        if (reading.each)
            (reading.delta < 0 ? below : above) += reading.delta;
        else if (together.size() < kMostTogether)
            together.push_back(&reading);
    }
    const bool plain = satisfies(constraint, base);
    CountVerdict result;
    result.verdict = plain ? Verdict::Met : Verdict::Unmet;
    for (size_t mask = 0; mask < (size_t(1) << together.size()); ++mask) {
        qsizetype count = base;
        for (size_t i = 0; i < together.size(); ++i)
            if (mask & (size_t(1) << i))
                count += together[i]->delta;
        const qsizetype low = std::max(least, count + below);
        const qsizetype high = std::max(low, std::min(count + above, low + 200));
        for (qsizetype n = low; n <= high; ++n) {
            if (satisfies(constraint, n) == plain)
                continue;
            QStringList how;
            for (size_t i = 0; i < together.size(); ++i)
                if (mask & (size_t(1) << i))
                    how += together[i]->how;
            for (const Reading &reading : readings)
                if (reading.each && reading.delta != 0 && n != count)
                    how += reading.how;
            result.verdict = Verdict::Abstain;
            result.other = QString::number(n) + QStringLiteral(" with ") + how.join(QStringLiteral(" and "));
            return result;
        }
    }
    return result;
}

bool isTitle(const TextLine &line)
{
    return line.kind == LineKind::Heading || line.kind == LineKind::MaybeTitle;
}

bool hasWords(const TextLine &line)
{
    return line.kind != LineKind::Blank && line.kind != LineKind::Rule;
}

QString counted(qsizetype count, const QString &singular, const QString &plural)
{
    return QString::number(count) + u' ' + (count == 1 ? singular : plural);
}

YesNo agree(const std::vector<bool> &answers)
{
    YesNo result;
    if (answers.empty())
        return result;
    result.verdict = answers.front() ? Verdict::Met : Verdict::Unmet;
    for (size_t i = 1; i < answers.size(); ++i) {
        if (answers[i] != answers.front()) {
            result.verdict = Verdict::Abstain;
            result.differs = qsizetype(i);
            break;
        }
    }
    return result;
}

std::vector<std::vector<TextRange>> sentenceReadings(const TextMetrics &text)
{
    std::vector<TextRange> counted;
    std::vector<TextRange> proper;
    for (const TextSentence &sentence : text.sentences) {
        counted.push_back(sentence.range);
        if (sentence.doubt != BoundaryDoubt::Aside && sentence.doubt != BoundaryDoubt::Heading)
            proper.push_back(sentence.range);
    }
    std::vector<std::vector<TextRange>> readings{counted};
    addReading(readings, proper);
    addReading(readings, turnedRound(text));
    return readings;
}

std::vector<std::vector<TextRange>> lineReadings(const TextMetrics &text)
{
    std::vector<TextRange> all;
    std::vector<TextRange> untitled;
    std::vector<TextRange> proper;
    for (const TextLine &line : text.lines) {
        if (!hasWords(line) || line.title || line.setOff)
            continue;
        all.push_back(line.range);
        if (!isTitle(line))
            untitled.push_back(line.range);
        if (!isTitle(line) && !line.aside)
            proper.push_back(line.range);
    }
    std::vector<std::vector<TextRange>> readings;
    addReading(readings, proper.empty() ? all : proper);
    addReading(readings, untitled);
    addReading(readings, all);
    return readings;
}

std::vector<std::vector<std::vector<TextRange>>> stanzaReadings(const TextMetrics &text)
{
    using Stanzas = std::vector<std::vector<TextRange>>;
    // blocks of nothing but salutation or signature
    std::vector<bool> framed(text.lines.empty() ? 0 : size_t(text.lines.back().block) + 1, true);
    for (const TextLine &line : text.lines)
        framed[size_t(line.block)] = framed[size_t(line.block)] && (line.frame || !hasWords(line));
    const auto collect = [&text, &framed](bool titles, bool asides) {
        Stanzas stanzas;
        int block = -1;
        for (const TextLine &line : text.lines) {
            if (!hasWords(line) || line.setOff || line.kind == LineKind::Heading ||
                (line.kind == LineKind::MaybeTitle && !titles) ||
                ((line.aside || (line.frame && framed[size_t(line.block)])) && !asides))
                continue;
            if (line.block != block || stanzas.empty())
                stanzas.emplace_back();
            block = line.block;
            stanzas.back().push_back(line.range);
        }
        return stanzas;
    };
    std::vector<Stanzas> readings;
    addReading(readings, collect(false, false));
    // one line above stanzas that are all of one size is their title
    const Stanzas proper = readings.front();
    const bool even = proper.size() > 1 && proper.front().size() > 1 &&
                      std::all_of(proper.begin(), proper.end(),
                                  [&](const auto &stanza) { return stanza.size() == proper.front().size(); });
    addReading(readings, collect(!even, false));
    addReading(readings, collect(!even, true));
    return readings;
}

std::vector<TextWord> wordsWithin(const TextMetrics &text, TextRange range)
{
    const auto first = std::lower_bound(text.words.begin(), text.words.end(), range.start,
                                        [](const TextWord &word, qsizetype start) { return word.range.start < start; });
    std::vector<TextWord> words;
    for (auto it = first; it != text.words.end() && it->range.start < range.start + range.length; ++it)
        words.push_back(*it);
    return words;
}

} // namespace plumbline::checks
