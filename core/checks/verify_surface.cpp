// SPDX-License-Identifier: GPL-3.0-or-later
// Letter case, word length parity, repeated words, digits only, question and exclamation marks.
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

bool isInterrogative(QStringView word)
{
    static const QSet<QString> words = {u"who"_qs,    u"what"_qs,     u"why"_qs,       u"how"_qs,   u"isn't"_qs,
                                        u"aren't"_qs, u"doesn't"_qs,  u"don't"_qs,     u"can"_qs,   u"could"_qs,
                                        u"would"_qs,  u"is"_qs,       u"are"_qs,       u"do"_qs,    u"does"_qs,
                                        u"did"_qs,    u"wouldn't"_qs, u"shouldn't"_qs, u"won't"_qs, u"which"_qs};
    return word.size() < 12 && words.contains(word.toString().toLower().replace(QChar(0x2019), u'\''));
}

bool holdsMark(const TextMetrics &text, TextRange range, bool question)
{
    for (qsizetype i = range.start; i < range.start + range.length; ++i) {
        const char16_t c = text.text.at(i).unicode();
        const bool mark = question
                              ? (c == '?' || c == 0xFF1F || c == 0x061F || c == 0x203D || (c >= 0x2047 && c <= 0x2049))
                              : (c == '!' || c == 0xFF01 || c == 0x203C || c == 0x203D || c == 0x2048 || c == 0x2049);
        if (mark &&
            !(i + 1 < text.text.size() && text.text.at(i + 1).isLetterOrNumber() && !text.text.at(i + 1).isUpper()))
            return true;
    }
    return false;
}

/// The sentence holds the mark only within quotation marks, and has words outside them.
bool isQuotedMark(const TextMetrics &text, TextRange range, bool question)
{
    bool open = false;
    bool outside = false;
    for (qsizetype i = range.start; i < range.start + range.length; ++i) {
        const QChar c = text.text.at(i);
        if (isQuoteMark(c)) {
            open = c.unicode() == 0x201C || c.unicode() == 0x00AB || (c == u'"' && !open);
        } else if (!open) {
            if (holdsMark(text, {i, 1}, question))
                return false;
            outside = outside || c.isLetter();
        }
    }
    return outside;
}

/// How many sentences end in the mark; and how many only in the talk around the answer.
CheckResult checkMark(const Constraint &constraint, const TextMetrics &text)
{
    const bool question = constraint.kind == ConstraintKind::ContainsQuestion;
    std::vector<TextRange> hits;
    qsizetype asides = 0;
    bool unmarked = false;
    for (const TextSentence &sentence : text.sentences) {
        if (holdsMark(text, sentence.range, question)) {
            hits.push_back(sentence.range);
            asides += sentence.doubt == BoundaryDoubt::Aside ? 1 : 0;
        } else if (question) {
            const std::vector<TextWord> words =
                wordsWithin(text, {sentence.range.start, std::min<qsizetype>(sentence.range.length, 24)});
            unmarked = unmarked || (!words.empty() && isInterrogative(text.view(words.front().range)));
        }
    }
    for (const TextSentence &maybe : text.maybeBreaks) // a question as a heading
        if (maybe.doubt == BoundaryDoubt::Heading && holdsMark(text, maybe.range, question))
            ++asides, hits.push_back(maybe.range);
    const qsizetype count = qsizetype(hits.size());
    std::sort(hits.begin(), hits.end(), [](const TextRange &a, const TextRange &b) { return a.start < b.start; });
    const QString measured = question ? counted(count, QStringLiteral("question"), QStringLiteral("questions"))
                                      : counted(count, QStringLiteral("exclamation"), QStringLiteral("exclamations"));
    if (constraint.scope == ConstraintScope::FirstSentence) {
        const bool first = !text.sentences.empty() && holdsMark(text, text.sentences.front().range, question);
        const Verdict verdict =
            first ? Verdict::Met
            : count > 0 && asides + (text.sentences.front().doubt == BoundaryDoubt::Aside ? 1 : 0) > 0
                ? Verdict::Abstain
                : Verdict::Unmet;
        return make(constraint, verdict, measured,
                    first ? QStringLiteral("The first sentence asks.")
                          : QStringLiteral("The first sentence does not ask."),
                    std::move(hits));
    }
    Constraint counting = constraint;
    if (constraint.value.isBool()) {
        counting.op = constraint.value.toBool() ? ConstraintOp::Ge : ConstraintOp::Eq;
        counting.value = constraint.value.toBool() ? 1 : 0;
    }
    // what stands in a quotation is said by somebody else: forbidding it there is read either way
    const bool forbids = constraint.value.isBool() && !constraint.value.toBool();
    const qsizetype quoted =
        forbids ? std::count_if(hits.begin(), hits.end(),
                                [&](const TextRange &range) { return isQuotedMark(text, range, question); })
                : 0;
    std::vector<Reading> readings{{-asides, QStringLiteral("titles and the words around the answer left out"), false}};
    if (quoted > 0)
        readings.push_back({-quoted, QStringLiteral("quotations left out"), false});
    if (unmarked && count == 0)
        readings.push_back({1, QStringLiteral("a sentence that asks without a question mark"), false});
    const CountVerdict verdict = decideCount(counting, count, readings, 0);
    if (constraint.scope == ConstraintScope::One && verdict.verdict == Verdict::Met && count > 1)
        return make(constraint, Verdict::Abstain, measured,
                    QStringLiteral("One is asked for; whether more than one is allowed is left open."),
                    std::move(hits));
    return make(constraint, verdict.verdict, measured,
                verdict.verdict == Verdict::Abstain ? QStringLiteral("%1 as counted, %2.").arg(measured, verdict.other)
                                                    : measured + u'.',
                std::move(hits));
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
        return checkMark(constraint, text);
    }
}

} // namespace plumbline::checks
