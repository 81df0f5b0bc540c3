// SPDX-License-Identifier: GPL-3.0-or-later
// Initials of words, sentences and lines, and what they spell.
#include "core/checks/readings.h"
#include "core/checks/text_chars.h"
#include "core/checks/verify.h"

#include <QJsonArray>

#include <algorithm>

namespace plumbline::checks {

namespace {

using Ranges = std::vector<TextRange>;

/// The first words of units, lower case.
std::vector<QString> firstWords(const TextMetrics &text, const Ranges &units)
{
    std::vector<QString> words;
    for (const TextRange &unit : units) {
        const auto first =
            std::lower_bound(text.words.begin(), text.words.end(), unit.start,
                             [](const TextWord &word, qsizetype start) { return word.range.start < start; });
        if (first != text.words.end() && first->range.start < unit.start + unit.length)
            words.push_back(text.view(first->range).toString().toLower());
    }
    return words;
}

bool startsLike(const QString &word, const QString &wanted)
{
    const QString low = wanted.toLower();
    if (low.size() == 1)
        return word.startsWith(low);
    const QString first = low.section(u' ', 0, 0);
    return word == first;
}

enum class Fit { No, Yes, Extra, OtherOrder };

Fit fitsList(const std::vector<QString> &words, const QJsonArray &wanted)
{
    if (words.size() < size_t(wanted.size()))
        return Fit::No;
    bool inOrder = true;
    for (int i = 0; i < wanted.size(); ++i)
        inOrder = inOrder && startsLike(words[size_t(i)], wanted.at(i).toString());
    if (inOrder)
        return words.size() == size_t(wanted.size()) ? Fit::Yes : Fit::Extra;
    if (words.size() != size_t(wanted.size()))
        return Fit::No;
    QString have;
    QString want;
    for (int i = 0; i < wanted.size(); ++i) {
        have += words[size_t(i)].left(1);
        want += wanted.at(i).toString().left(1).toLower();
    }
    std::sort(have.begin(), have.end());
    std::sort(want.begin(), want.end());
    return have == want ? Fit::OtherOrder : Fit::No;
}

bool alongAlphabet(const std::vector<QString> &words, QChar start)
{
    for (size_t i = 0; i < words.size(); ++i) {
        const int expected = start.isNull() ? words.front().at(0).unicode() + int(i) : start.unicode() + int(i);
        if (words[i].at(0).unicode() != expected)
            return false;
    }
    return !words.empty();
}

bool fitsRule(const std::vector<QString> &words, const QString &rule)
{
    if (words.empty())
        return false;
    if (rule == u"consecutive")
        return alongAlphabet(words, QChar());
    if (rule.startsWith(u"consecutive from ") && rule.size() > 17)
        return alongAlphabet(words, rule.at(17).toLower());
    QString initials;
    for (const QString &word : words)
        initials += word.left(1);
    if (rule == u"same")
        return initials.count(initials.at(0)) == initials.size();
    if (rule == u"different") {
        QString sorted = initials;
        std::sort(sorted.begin(), sorted.end());
        return std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end();
    }
    return std::all_of(words.begin(), words.end(), [&rule](const QString &word) { return startsLike(word, rule); });
}

QString spelled(const std::vector<QString> &words)
{
    QString letters;
    for (size_t i = 0; i < words.size() && i < 40; ++i)
        letters += words[i].left(1).toUpper();
    return letters;
}

CheckResult finish(const Constraint &constraint, Verdict verdict, const QString &measured, const QString &open)
{
    CheckResult result;
    result.constraint = constraint;
    result.verdict = verdict;
    result.measured = measured;
    result.why = verdict == Verdict::Met     ? QStringLiteral("The initials are as asked: %1.").arg(measured)
                 : verdict == Verdict::Unmet ? QStringLiteral("The initials are %1.").arg(measured)
                                             : open;
    return result;
}

Ranges initialsOf(const TextMetrics &text, const Ranges &units)
{
    Ranges ranges;
    for (const TextRange &unit : units) {
        const std::vector<TextWord> words = wordsWithin(text, {unit.start, std::min<qsizetype>(unit.length, 64)});
        if (!words.empty())
            ranges.push_back({words.front().range.start, codePointAt(text.text, words.front().range.start).length});
    }
    return ranges;
}

CheckResult checkUnits(const Constraint &constraint, const TextMetrics &text)
{
    const bool lines = constraint.kind == ConstraintKind::LineInitials;
    const auto readings = lines ? lineReadings(text) : sentenceReadings(text);
    std::vector<bool> answers;
    bool open = false;
    QString why = QStringLiteral("Another reading of titles or sentence ends decides differently.");
    for (const Ranges &units : readings) {
        const std::vector<QString> words = firstWords(text, units);
        if (!constraint.value.isArray()) {
            answers.push_back(fitsRule(words, constraint.value.toString()));
            continue;
        }
        const Fit fit = fitsList(words, constraint.value.toArray());
        answers.push_back(fit == Fit::Yes || fit == Fit::Extra);
        if (fit == Fit::Extra) {
            open = true;
            why = QStringLiteral("The initials are as asked, but more follows than letters are listed.");
        }
        if (fit == Fit::OtherOrder && constraint.scope == ConstraintScope::AnyOrder) // the order is not asked for
            answers.back() = true;
    }
    Verdict verdict = agree(answers).verdict;
    if (open)
        verdict = Verdict::Abstain;
    CheckResult result = finish(constraint, verdict, spelled(firstWords(text, readings.front())), why);
    result.ranges = initialsOf(text, readings.front());
    return result;
}

QString lettersOnly(const QString &word)
{
    QString letters;
    for (const QChar c : word)
        if (c.isLetterOrNumber())
            letters += c.toUpper();
    return letters;
}

/// An acrostic runs down the lines; where there are fewer lines than letters, down the sentences.
CheckResult checkAcrostic(const Constraint &constraint, const TextMetrics &text)
{
    const QString wanted = lettersOnly(constraint.value.toString());
    const auto lines = lineReadings(text);
    Ranges units = lines.front();
    std::vector<bool> answers;
    bool enoughLines = false;
    for (const Ranges &reading : lines) {
        enoughLines = enoughLines || reading.size() >= size_t(wanted.size());
        answers.push_back(spelled(firstWords(text, reading)) == wanted);
    }
    if (!enoughLines) {
        const auto sentences = sentenceReadings(text);
        answers.clear();
        units = sentences.front();
        for (const Ranges &reading : sentences)
            answers.push_back(spelled(firstWords(text, reading)) == wanted);
    }
    const bool untitled = !answers.empty() && answers.front();
    // without the title it spells the word: the title is no line of an acrostic
    const Verdict verdict = untitled ? Verdict::Met : agree(answers).verdict;
    CheckResult result = finish(constraint, verdict, spelled(firstWords(text, units)),
                                QStringLiteral("Another reading of titles or sentence ends spells something else."));
    result.ranges = initialsOf(text, units);
    return result;
}

/// Every word begins with a letter, a hyphenated one with its first part. Figures are read either way.
CheckResult checkWords(const Constraint &constraint, const TextMetrics &text)
{
    const QString wanted = constraint.value.toString();
    std::vector<TextRange> wrong;
    bool open = false;
    bool properWrong = false;
    QString letter = wanted == u"same" ? QString() : wanted.toLower();
    for (const TextWord &word : text.words) {
        const TextLine &line = text.lines[size_t(word.line)];
        const QString view = text.view(word.range).toString().toLower();
        if (letter.isEmpty() && !line.aside && !isTitle(line))
            letter = view.left(1);
        const bool fits = !letter.isEmpty() && view.startsWith(letter);
        const bool loose = word.symbol || view.at(0).isDigit();
        if (fits) {
            const qsizetype slash = view.indexOf(u'/'); // "mules/horses" is two words to some
            open = open || (slash > 0 && !view.mid(slash + 1).startsWith(letter));
            continue;
        }
        wrong.push_back(word.range);
        if (loose || line.aside || isTitle(line))
            open = true;
        else
            properWrong = true;
    }
    const Verdict verdict = properWrong || text.words.empty() ? Verdict::Unmet : open ? Verdict::Abstain : Verdict::Met;
    CheckResult result;
    result.constraint = constraint;
    result.verdict = verdict;
    result.ranges = std::move(wrong);
    result.measured = QStringLiteral("%1 of %2 words begin otherwise").arg(result.ranges.size()).arg(text.wordCount());
    result.why = verdict == Verdict::Abstain
                     ? QStringLiteral("Only figures, words behind a slash or a title begin otherwise.")
                     : result.measured + u'.';
    return result;
}

} // namespace

CheckResult verifyInitials(const Constraint &constraint, const TextMetrics &text)
{
    switch (constraint.kind) {
    case ConstraintKind::WordInitial:
        return checkWords(constraint, text);
    case ConstraintKind::Acrostic:
        return checkAcrostic(constraint, text);
    default:
        return checkUnits(constraint, text);
    }
}

} // namespace plumbline::checks
