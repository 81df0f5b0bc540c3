// SPDX-License-Identifier: GPL-3.0-or-later
// Letter case, word length parity, repeated words, digits only.
#include "core/checks/readings.h"
#include "core/checks/text_chars.h"
#include "core/checks/verify.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace plumbline::checks {

namespace {

CheckResult make(const Constraint &constraint, Verdict verdict, const QString &measured, const QString &why,
                 std::vector<TextRange> ranges = {})
{
    return {constraint, measured, verdict, why, std::move(ranges)};
}

/// Neighbouring single letters as one range.
void addLetter(std::vector<TextRange> &ranges, qsizetype at)
{
    if (!ranges.empty() && ranges.back().start + ranges.back().length == at)
        ++ranges.back().length;
    else
        ranges.push_back({at, 1});
}

bool isSmallWord(const QString &word)
{
    static const QSet<QString> small = {u"a"_qs,   u"an"_qs,   u"the"_qs,  u"and"_qs,  u"but"_qs,  u"or"_qs,  u"nor"_qs,
                                        u"for"_qs, u"so"_qs,   u"yet"_qs,  u"of"_qs,   u"in"_qs,   u"on"_qs,  u"at"_qs,
                                        u"to"_qs,  u"by"_qs,   u"up"_qs,   u"as"_qs,   u"if"_qs,   u"off"_qs, u"via"_qs,
                                        u"per"_qs, u"from"_qs, u"with"_qs, u"into"_qs, u"over"_qs, u"is"_qs};
    return small.contains(word);
}

CheckResult checkTitleCase(const Constraint &constraint, const TextMetrics &text)
{
    std::vector<TextRange> wrong;
    bool onlySmall = true;
    for (const TextWord &word : text.words) {
        const QStringView view = text.view(word.range);
        if (!view.at(0).isLower())
            continue;
        wrong.push_back(word.range);
        onlySmall = onlySmall && (isSmallWord(view.toString()) || text.lines[size_t(word.line)].aside);
    }
    const Verdict verdict = text.words.empty() ? Verdict::Abstain
                            : wrong.empty()    ? Verdict::Met
                            : onlySmall        ? Verdict::Abstain
                                               : Verdict::Unmet;
    const QString measured =
        counted(qsizetype(wrong.size()), QStringLiteral("word in lower case"), QStringLiteral("words in lower case"));
    return make(constraint, verdict, measured,
                verdict == Verdict::Abstain
                    ? QStringLiteral("Only short words are in lower case; styles of title case differ on them.")
                    : measured + u'.',
                std::move(wrong));
}

/// All words capitalised where capitals were asked for; or, where small letters were, a quoted answer that has them in
/// a sentence of the judge's usual spelling around it.
bool caseIsOpen(const TextMetrics &text, bool lower)
{
    if (!lower)
        return text.words.size() > 1 &&
               std::all_of(text.words.begin(), text.words.end(),
                           [&text](const TextWord &word) { return !text.view(word.range).front().isLower(); });
    bool quoted = false;
    qsizetype capitals = 0;
    for (qsizetype i = 0; i < text.text.size(); ++i) {
        const QChar c = text.text.at(i);
        capitals += c.isUpper() ? 1 : 0;
        const bool opens = c == u'"' || c.unicode() == 0x201C || c == u'*';
        quoted = quoted || (opens && i + 1 < text.text.size() && text.text.at(i + 1).isLower());
    }
    return quoted && text.sentenceCount() <= 2 && capitals == text.sentenceCount();
}

CheckResult checkCase(const Constraint &constraint, const TextMetrics &text)
{
    const QString wanted = constraint.value.toString();
    if (wanted == u"title")
        return checkTitleCase(constraint, text);
    const bool lower = wanted == u"lower";
    std::vector<TextRange> wrong;
    std::vector<TextRange> aside;
    bool letters = false;
    for (const TextLine &line : text.lines) {
        for (qsizetype i = line.range.start; i < line.range.start + line.range.length; ++i) {
            const QChar c = text.text.at(i);
            letters = letters || c.isLower() || c.isUpper();
            if (lower ? c.isUpper() || c.isTitleCase() : c.isLower())
                addLetter(line.aside ? aside : wrong, i);
        }
    }
    if (!letters)
        return make(constraint, Verdict::Abstain, QStringLiteral("no letters"),
                    QStringLiteral("The response has no letters with a case."));
    const QString name = lower ? QStringLiteral("capital letters") : QStringLiteral("lower-case letters");
    if (!wrong.empty() && caseIsOpen(text, lower))
        return make(constraint, Verdict::Abstain, name,
                    lower ? QStringLiteral("Only the words that begin sentences have capitals; what was asked for may "
                                           "be what stands in quotation marks.")
                          : QStringLiteral("Every word begins with a capital letter; \"capitalized\" may mean that."),
                    std::move(wrong));
    if (!wrong.empty())
        return make(constraint, Verdict::Unmet, name, QStringLiteral("It holds %1.").arg(name), std::move(wrong));
    if (!aside.empty())
        return make(constraint, Verdict::Abstain, name,
                    QStringLiteral("Only the words around the answer hold %1.").arg(name), std::move(aside));
    return make(constraint, Verdict::Met, QStringLiteral("no ") + name, QStringLiteral("It holds no %1.").arg(name));
}

CheckResult checkParity(const Constraint &constraint, const TextMetrics &text)
{
    const bool even = constraint.value.toString() == u"even";
    std::vector<TextRange> wrong;
    std::vector<TextRange> open;
    for (const TextWord &word : text.words) {
        qsizetype letters = 0;
        qsizetype marks = 0;
        bool figures = false;
        for (qsizetype i = word.range.start; i < word.range.start + word.range.length; ++i) {
            if (text.text.at(i).isLowSurrogate())
                continue;
            if (text.text.at(i).isMark())
                continue;
            figures = figures || text.text.at(i).isDigit();
            ++(isWordUnit(text.text, i) ? letters : marks);
        }
        const bool plain = (letters % 2 == 0) == even;
        const bool withMarks = ((letters + marks) % 2 == 0) == even;
        const bool doubtful = plain != withMarks || figures || word.symbol || text.lines[size_t(word.line)].aside;
        if (!plain && !doubtful)
            wrong.push_back(word.range);
        else if (doubtful && !(plain && withMarks))
            open.push_back(word.range);
    }
    const Verdict verdict = !wrong.empty() || text.words.empty() ? Verdict::Unmet
                            : !open.empty()                      ? Verdict::Abstain
                                                                 : Verdict::Met;
    const QString measured =
        QStringLiteral("%1 of %2 words have another length").arg(wrong.size()).arg(text.wordCount());
    return make(constraint, verdict, measured,
                verdict == Verdict::Abstain
                    ? QStringLiteral("It depends on whether hyphens, apostrophes and figures count as characters.")
                    : measured + u'.',
                wrong.empty() ? std::move(open) : std::move(wrong));
}

CheckResult checkUnique(const Constraint &constraint, const TextMetrics &text)
{
    QHash<QString, int> seen;
    std::vector<TextRange> repeated;
    bool asideOnly = true;
    qsizetype proper = 0;
    QSet<QString> properSeen;
    for (const TextWord &word : text.words) {
        const QString view = text.view(word.range).toString().toLower();
        const bool around = text.lines[size_t(word.line)].aside || isTitle(text.lines[size_t(word.line)]);
        if (!around) {
            ++proper;
            asideOnly = asideOnly && !properSeen.contains(view);
            properSeen.insert(view);
        }
        if (++seen[view] > 1)
            repeated.push_back(word.range);
    }
    const QString measured = QStringLiteral("%1 words, %2 different").arg(text.wordCount()).arg(seen.size());
    if (!constraint.value.isDouble() && !constraint.value.isArray()) {
        const Verdict verdict = text.words.empty() ? Verdict::Abstain
                                : repeated.empty() ? Verdict::Met
                                : asideOnly        ? Verdict::Abstain
                                                   : Verdict::Unmet;
        return make(constraint, verdict, measured,
                    repeated.empty() ? QStringLiteral("No word occurs twice.")
                                     : QStringLiteral("%1 repeated words.").arg(repeated.size()),
                    std::move(repeated));
    }
    // so many words, none of them twice; a reader may also count only the different ones
    qsizetype hyphens = 0;
    for (const TextWord &word : text.words)
        hyphens += word.moreParts();
    const bool count = satisfies(constraint, text.wordCount());
    const bool plain = count && repeated.empty();
    std::vector<bool> answers{plain, satisfies(constraint, qsizetype(seen.size()))};
    if (hyphens > 0)
        answers.push_back(satisfies(constraint, text.wordCount() + hyphens) && repeated.empty());
    if (proper != text.wordCount())
        answers.push_back(satisfies(constraint, proper) && properSeen.size() == proper);
    const Verdict verdict = agree(answers).verdict;
    return make(constraint, verdict, measured,
                verdict == Verdict::Abstain
                    ? QString(measured + QStringLiteral(": it depends on how repeated or joined words are counted."))
                    : QString(measured + u'.'),
                std::move(repeated));
}

/// Letters between LaTeX commands: "\frac{1}{2}" has none, "\text{left}" has some.
CheckResult checkDigits(const Constraint &constraint, const TextMetrics &text)
{
    std::vector<TextRange> letters;
    bool singleOnly = true;
    bool any = false;
    const QString &s = text.text;
    for (qsizetype i = 0; i < s.size();) {
        if (s.at(i) == u'\\' && i + 1 < s.size() && s.at(i + 1).isLetter()) {
            ++i;
            while (i < s.size() && s.at(i).isLetter())
                ++i;
            any = true;
            continue;
        }
        if (!isWordUnit(s, i) || s.at(i).isDigit() || QChar::isNumber(codePointAt(s, i).value)) {
            any = any || (!s.at(i).isSpace());
            ++i;
            continue;
        }
        const qsizetype from = i;
        while (i < s.size() && isWordUnit(s, i) && !s.at(i).isDigit())
            ++i;
        letters.push_back({from, i - from});
        singleOnly = singleOnly && i - from == 1;
    }
    const Verdict verdict = !any && letters.empty() ? Verdict::Unmet
                            : letters.empty()       ? Verdict::Met
                            : singleOnly            ? Verdict::Abstain
                                                    : Verdict::Unmet;
    const QString measured = letters.empty() ? QStringLiteral("no letters")
                                             : counted(qsizetype(letters.size()), QStringLiteral("run of letters"),
                                                       QStringLiteral("runs of letters"));
    return make(constraint, verdict, measured,
                verdict == Verdict::Abstain ? QStringLiteral("Single letters may be mathematical symbols.")
                                            : QStringLiteral("It holds %1.").arg(measured),
                std::move(letters));
}

} // namespace

CheckResult verifySurface(const Constraint &constraint, const TextMetrics &text)
{
    switch (constraint.kind) {
    case ConstraintKind::Case:
        return checkCase(constraint, text);
    case ConstraintKind::WordLengthParity:
        return checkParity(constraint, text);
    case ConstraintKind::UniqueWords:
        return checkUnique(constraint, text);
    case ConstraintKind::OnlyDigitsAndSymbols:
        return checkDigits(constraint, text);
    default:
        return verifyMarks(constraint, text);
    }
}

} // namespace plumbline::checks
