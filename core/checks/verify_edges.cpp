// SPDX-License-Identifier: GPL-3.0-or-later
// How the response begins and ends. Marks, quotes and letter case do not matter; titles and preambles may be left out.
#include "core/checks/readings.h"
#include "core/checks/text_chars.h"
#include "core/checks/verify.h"

#include <QStringList>

#include <algorithm>

namespace plumbline::checks {

namespace {

QStringList wordsOf(const QString &text)
{
    const TextMetrics metrics = measureText(text);
    QStringList words;
    for (const TextWord &word : metrics.words)
        words += metrics.view(word.range).toString().toLower().replace(QChar(0x2019), u'\'');
    return words;
}

bool sameWord(const TextMetrics &text, const TextWord &word, const QString &wanted)
{
    QString view = text.view(word.range).toString().toLower();
    view.replace(QChar(0x2019), u'\'');
    if (view == wanted)
        return true;
    return view.endsWith(u"'s") && view.chopped(2) == wanted;
}

/// Index of the first word beyond titles and asides in a reading; `level` 0 leaves none out, 1 asides, 2 titles too.
size_t firstWord(const TextMetrics &text, int level)
{
    for (size_t i = 0; i < text.words.size(); ++i) {
        const TextLine &line = text.lines[size_t(text.words[i].line)];
        if ((level > 0 && line.aside) || (level > 1 && isTitle(line)))
            continue;
        return i;
    }
    return 0;
}

/// What may stand behind the end of the text proper: a closing note, a signature.
bool isBehind(const TextLine &line)
{
    return line.aside || line.frame;
}

size_t behindLastWord(const TextMetrics &text, int level)
{
    for (size_t i = text.words.size(); i > 0; --i)
        if (level == 0 || !isBehind(text.lines[size_t(text.words[i - 1].line)]))
            return i;
    return text.words.size();
}

TextRange span(const TextMetrics &text, size_t from, size_t count)
{
    if (count == 0 || from + count > text.words.size())
        return {};
    const TextRange first = text.words[from].range;
    const TextRange last = text.words[from + count - 1].range;
    return {first.start, last.start + last.length - first.start};
}

bool startsAt(const TextMetrics &text, size_t from, const QStringList &wanted, bool letter, const QString &raw)
{
    if (letter) {
        if (from >= text.words.size() || raw.isEmpty())
            return false;
        return text.view(text.words[from].range).startsWith(raw, Qt::CaseInsensitive);
    }
    for (qsizetype k = 0; k < wanted.size(); ++k)
        if (from + size_t(k) >= text.words.size() || !sameWord(text, text.words[from + size_t(k)], wanted.at(k)))
            return false;
    return !wanted.isEmpty();
}

/// The last visible character behind quotes and marks, in the response proper or in all of it.
QChar lastMark(const TextMetrics &text, bool proper)
{
    for (auto line = text.lines.rbegin(); line != text.lines.rend(); ++line) {
        if (!hasWords(*line) || (proper && isBehind(*line)))
            continue;
        for (qsizetype i = line->range.length; i > 0; --i) {
            const QChar c = text.text.at(line->range.start + i - 1);
            if (c.isSpace() || isCloser(c) || c.isSurrogate() || c.unicode() == 0xFE0F)
                continue;
            return c;
        }
    }
    return QChar();
}

bool endsWithMark(const TextMetrics &text, bool proper, QChar mark)
{
    const QChar last = lastMark(text, proper);
    if (mark == u'?')
        return last == u'?' || last.unicode() == 0xFF1F || last.unicode() == 0x061F || last.unicode() == 0x203D;
    return last == mark || (mark == u'!' && last.unicode() == 0xFF01);
}

CheckResult answer(const Constraint &constraint, const std::vector<bool> &answers, TextRange range,
                   const QString &found)
{
    CheckResult result;
    result.constraint = constraint;
    result.verdict = agree(answers).verdict;
    result.measured = found;
    if (range.length > 0)
        result.ranges.push_back(range);
    const QString edge =
        constraint.kind == ConstraintKind::StartsWith ? QStringLiteral("begins") : QStringLiteral("ends");
    switch (result.verdict) {
    case Verdict::Met:
        result.why = QStringLiteral("It %1 as asked.").arg(edge);
        break;
    case Verdict::Unmet:
        result.why = QStringLiteral("It %1 with %2.").arg(edge, found);
        break;
    case Verdict::Abstain:
        result.why = QStringLiteral("Whether it %1 as asked depends on a title or words around the answer.").arg(edge);
        break;
    }
    return result;
}

CheckResult checkStart(const Constraint &constraint, const TextMetrics &text)
{
    const QString raw = constraint.value.toString();
    const QStringList wanted = wordsOf(raw);
    const bool letter = constraint.scope == ConstraintScope::Letter;
    std::vector<bool> answers;
    size_t hit = 0;
    const bool titled =
        std::any_of(text.lines.begin(), text.lines.end(), [](const TextLine &line) { return line.title; });
    for (int level = 2; level >= 0; --level) {
        if (titled && level < 2 && answers.front()) // the text under its title begins as asked
            break;
        const size_t from = firstWord(text, level);
        const bool plain = !wanted.isEmpty() ? startsAt(text, from, wanted, letter, raw)
                                             : QStringView(text.text).trimmed().startsWith(raw);
        answers.push_back(plain);
        if (plain)
            hit = from;
    }
    const size_t count = letter ? 1 : size_t(wanted.size());
    const TextRange range = span(text, hit, std::min(count, text.words.size()));
    const QString found = u'"' + text.view(range).left(60).toString() + u'"';
    return answer(constraint, answers, range, found);
}

CheckResult checkEnd(const Constraint &constraint, const TextMetrics &text)
{
    const QString raw = constraint.value.toString().trimmed();
    const QStringList wanted = wordsOf(raw);
    std::vector<bool> answers;
    if (wanted.isEmpty()) {
        const QChar mark = raw.isEmpty() ? QChar() : raw.at(raw.size() - 1);
        for (const bool proper : {true, false})
            answers.push_back(endsWithMark(text, proper, mark));
        TextRange range;
        if (!text.sentences.empty())
            range = text.sentences.back().range;
        const QChar last = lastMark(text, false);
        return answer(constraint, answers, range,
                      last.isNull() ? QStringLiteral("nothing") : QStringLiteral("\"%1\"").arg(last));
    }
    const size_t count = constraint.scope == ConstraintScope::Letter ? 1 : size_t(wanted.size());
    TextRange range;
    for (const int level : {1, 0}) {
        const size_t behind = behindLastWord(text, level);
        const size_t from = behind >= count ? behind - count : 0;
        bool ends = behind >= count;
        if (constraint.scope == ConstraintScope::Letter)
            ends = ends && text.view(text.words[from].range).endsWith(raw, Qt::CaseInsensitive);
        else
            ends = ends && startsAt(text, from, wanted, false, raw);
        answers.push_back(ends);
        if (ends || range.length == 0)
            range = span(text, from, std::min(count, behind));
    }
    return answer(constraint, answers, range, u'"' + text.view(range).left(60).toString() + u'"');
}

} // namespace

CheckResult verifyEdges(const Constraint &constraint, const TextMetrics &text)
{
    return constraint.kind == ConstraintKind::StartsWith ? checkStart(constraint, text) : checkEnd(constraint, text);
}

} // namespace plumbline::checks
