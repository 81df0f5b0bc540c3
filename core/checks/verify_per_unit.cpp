// SPDX-License-Identifier: GPL-3.0-or-later
// Counts per unit: words per sentence, words per line, lines per stanza.
#include "core/checks/readings.h"
#include "core/checks/verify.h"

#include <QJsonArray>
#include <QStringList>

namespace plumbline::checks {

namespace {

using Ranges = std::vector<TextRange>;

qsizetype wordsIn(const TextMetrics &text, TextRange range, bool splitHyphens)
{
    qsizetype count = 0;
    for (const TextWord &word : wordsWithin(text, range))
        count += 1 + (splitHyphens ? word.moreParts() : 0);
    return count;
}

std::vector<qsizetype> countsOf(const TextMetrics &text, const Ranges &units, bool splitHyphens)
{
    std::vector<qsizetype> counts;
    for (const TextRange &unit : units)
        counts.push_back(wordsIn(text, unit, splitHyphens));
    return counts;
}

bool holds(const Constraint &constraint, const std::vector<qsizetype> &counts)
{
    if (counts.empty())
        return false;
    if (constraint.value.toString() == u"previous") {
        for (size_t i = 1; i < counts.size(); ++i)
            if (constraint.op == ConstraintOp::Lt ? counts[i] >= counts[i - 1] : counts[i] <= counts[i - 1])
                return false;
        return counts.size() > 1;
    }
    if (constraint.value.isArray() && constraint.op == ConstraintOp::Eq) {
        const QJsonArray series = constraint.value.toArray();
        if (qsizetype(series.size()) != qsizetype(counts.size()))
            return false;
        for (size_t i = 0; i < counts.size(); ++i)
            if (series.at(int(i)).toDouble() != double(counts[i]))
                return false;
        return true;
    }
    for (const qsizetype count : counts)
        if (!satisfies(constraint, count))
            return false;
    return true;
}

QString listed(const std::vector<qsizetype> &counts, const QString &unit)
{
    constexpr size_t kShown = 20;
    QStringList parts;
    for (size_t i = 0; i < counts.size() && i < kShown; ++i)
        parts += QString::number(counts[i]);
    if (counts.size() > kShown)
        parts += QStringLiteral("…");
    return parts.join(QStringLiteral(", ")) + u' ' + unit;
}

CheckResult settle(const Constraint &constraint, std::vector<bool> answers, QString measured, Ranges ranges)
{
    CheckResult result;
    result.constraint = constraint;
    const YesNo said = agree(answers);
    result.verdict = said.verdict;
    result.measured = std::move(measured);
    result.ranges = std::move(ranges);
    result.why =
        said.verdict == Verdict::Abstain
            ? QStringLiteral("%1 as counted; another reading of titles, hyphens or sentence ends decides differently.")
                  .arg(result.measured)
            : QStringLiteral("%1; asked for %2.").arg(result.measured, constraintText(constraint));
    return result;
}

} // namespace

CheckResult verifyPerUnit(const Constraint &constraint, const TextMetrics &text)
{
    std::vector<bool> answers;
    if (constraint.kind == ConstraintKind::LinesPerStanza) {
        const auto readings = stanzaReadings(text);
        std::vector<qsizetype> first;
        for (const auto &stanzas : readings) {
            std::vector<qsizetype> counts;
            for (const auto &stanza : stanzas)
                counts.push_back(qsizetype(stanza.size()));
            answers.push_back(holds(constraint, counts));
            const int each = constraint.value.toInt();
            if (constraint.scope == ConstraintScope::Unbroken && counts.size() == 1 && each > 0 &&
                counts.front() > each && counts.front() % each == 0)
                answers.push_back(true); // stanzas without a blank line between them
            if (first.empty())
                first = counts;
        }
        Ranges ranges;
        for (const auto &stanza : readings.front())
            ranges.push_back({stanza.front().start, stanza.back().start + stanza.back().length - stanza.front().start});
        return settle(constraint, std::move(answers), listed(first, QStringLiteral("lines per stanza")),
                      std::move(ranges));
    }
    const bool lines = constraint.kind == ConstraintKind::WordsPerLine;
    const auto readings = lines ? lineReadings(text) : sentenceReadings(text);
    for (const Ranges &units : readings)
        for (const bool split : {false, true})
            answers.push_back(holds(constraint, countsOf(text, units, split)));
    const QString unit = lines ? QStringLiteral("words per line") : QStringLiteral("words per sentence");
    return settle(constraint, std::move(answers), listed(countsOf(text, readings.front(), false), unit),
                  readings.front());
}

} // namespace plumbline::checks
