// SPDX-License-Identifier: GPL-3.0-or-later
// Verdicts on counts of the whole response.
#include "core/checks/unit_counts.h"
#include "core/checks/verify.h"

#include <QJsonArray>

#include <cmath>

namespace plumbline::checks {

namespace {

/// "about 50 words": within the tolerance it is met, beyond 25 % it is not, between them people differ.
void softenApproximate(const Constraint &constraint, qsizetype base, CheckResult &result)
{
    const QJsonArray pair = constraint.value.toArray();
    const double centre = (pair.at(0).toDouble() + pair.at(1).toDouble()) / 2;
    if (result.verdict != Verdict::Unmet || std::abs(double(base) - centre) > std::max(2.0, centre * 0.25))
        return;
    result.verdict = Verdict::Abstain;
    result.why = QStringLiteral("%1 is near %2: readers differ on what \"about\" allows.").arg(base).arg(centre);
}

/// "answer it in two sentences" after a question of the response's own.
void readAnswerOnly(const Constraint &constraint, const TextMetrics &text, CheckResult &result)
{
    qsizetype afterQuestion = text.sentenceCount();
    bool question = false;
    for (const TextSentence &sentence : text.sentences) {
        if (question || !text.view(sentence.range).contains(u'?'))
            continue;
        question = true;
        afterQuestion = text.sentenceCount() - (&sentence - text.sentences.data()) - 1;
    }
    const bool whole = satisfies(constraint, text.sentenceCount());
    const bool answer = question && satisfies(constraint, afterQuestion);
    if (question && answer && !whole && text.maybeBreaks.empty()) {
        result.verdict = Verdict::Met;
        result.why = QStringLiteral("After its question the response has %1.")
                         .arg(counted(afterQuestion, QStringLiteral("sentence"), QStringLiteral("sentences")));
    } else if (answer || whole) {
        result.verdict = Verdict::Abstain;
        result.why =
            QStringLiteral("The count is asked of the answer only, and which sentences are the answer is open.");
    }
}

} // namespace

CheckResult verifyCount(const Constraint &constraint, const TextMetrics &text)
{
    CheckResult result;
    result.constraint = constraint;
    Count count = countOf(constraint, text);
    const CountVerdict verdict = decideCount(constraint, count.base, count.readings, count.least);
    result.verdict = verdict.verdict;
    result.measured = count.measured;
    result.ranges = std::move(count.ranges);
    if (verdict.verdict == Verdict::Abstain)
        result.why =
            QStringLiteral("%1 as counted, %2; the readings decide differently.").arg(count.measured, verdict.other);
    else
        result.why = QStringLiteral("%1; asked for %2.").arg(count.measured, constraintText(constraint));
    if (constraint.scope == ConstraintScope::Approximate)
        softenApproximate(constraint, count.base, result);
    if (constraint.scope == ConstraintScope::Answer)
        readAnswerOnly(constraint, text, result);
    return result;
}

} // namespace plumbline::checks
