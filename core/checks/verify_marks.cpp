// SPDX-License-Identifier: GPL-3.0-or-later
// Question and exclamation marks.
#include "core/checks/readings.h"
#include "core/checks/text_chars.h"
#include "core/checks/verify.h"

#include <QSet>

#include <algorithm>

namespace plumbline::checks {

namespace {

CheckResult make(const Constraint &constraint, Verdict verdict, const QString &measured, const QString &why,
                 std::vector<TextRange> ranges = {})
{
    return {constraint, measured, verdict, why, std::move(ranges)};
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

} // namespace

/// How many sentences end in the mark; and how many only in the talk around the answer.
CheckResult verifyMarks(const Constraint &constraint, const TextMetrics &text)
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

} // namespace plumbline::checks
