// SPDX-License-Identifier: GPL-3.0-or-later
// Puts lines, sentences, words and paragraphs together.
#include "core/checks/text_metrics.h"

#include "core/checks/text_lines.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace plumbline {

namespace {

/// Grapheme clusters between the outer blanks. Plain Latin text needs no boundary finder.
qsizetype countCharacters(const QString &text)
{
    const QStringView trimmed = QStringView(text).trimmed();
    const bool plain = std::all_of(trimmed.begin(), trimmed.end(), [](QChar c) {
        return (c.unicode() < 0x300 && c != u'\r') || (c.unicode() >= 0x2010 && c.unicode() <= 0x2027);
    });
    if (plain)
        return trimmed.size();
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, trimmed.data(), trimmed.size());
    qsizetype count = 0;
    while (finder.toNextBoundary() > 0)
        ++count;
    return count;
}

bool hasText(const TextLine &line)
{
    return line.kind != LineKind::Blank && line.kind != LineKind::Rule && line.kind != LineKind::Heading;
}

void collectParagraphs(TextMetrics &metrics)
{
    int block = -1;
    for (const TextLine &line : metrics.lines) {
        if (!hasText(line))
            continue;
        if (line.block != block) {
            metrics.paragraphs.push_back(line.range);
            block = line.block;
        } else {
            TextRange &last = metrics.paragraphs.back();
            last.length = line.range.start + line.range.length - last.start;
        }
    }
}

} // namespace

qsizetype TextMetrics::lineCount() const
{
    return std::count_if(lines.begin(), lines.end(), [](const TextLine &line) {
        return line.kind != LineKind::Blank && line.kind != LineKind::Rule;
    });
}

TextMetrics measureText(const QString &text)
{
    TextMetrics metrics;
    metrics.text = text;
    metrics.lines = checks::splitLines(text);
    checks::splitSentences(text, metrics.lines, metrics.sentences, metrics.maybeBreaks);
    for (size_t i = 0; i < metrics.lines.size(); ++i)
        if (metrics.lines[i].kind != LineKind::Blank && metrics.lines[i].kind != LineKind::Rule)
            checks::appendWords(text, metrics.lines[i], int(i), metrics.words);
    collectParagraphs(metrics);
    metrics.characters = countCharacters(text);
    return metrics;
}

} // namespace plumbline
