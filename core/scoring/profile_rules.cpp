// SPDX-License-Identifier: GPL-3.0-or-later
// One function per harness from a row to its score.
#include "core/scoring/profile_rules.h"

#include "core/scoring/profile_readers.h"

#include <QHash>

namespace plumbline::profile {

static double weightSum(const ProfileRow &row)
{
    double sum = 0;
    for (const ComponentHint &c : row.components)
        sum += c.weight;
    return sum;
}

static ProfileRowScore emptyScore(const ProfileRow &row)
{
    ProfileRowScore score;
    score.itemKey = row.itemKey;
    score.componentRatios.resize(row.components.size());
    return score;
}

static void decide(ProfileRowScore &score, bool counted, const QString &rule, const QString &why)
{
    score.counted = counted;
    score.rule = rule;
    score.why = why;
}

ProfileRowScore plumblineScore(const ProfileRow &row)
{
    ProfileRowScore score = emptyScore(row);
    if (!row.hasReply) {
        decide(score, false, QStringLiteral("not_judged"),
               QStringLiteral("There is no judge reply; the item is reported as missing."));
        return score;
    }
    const ParsedReply parsed = parseJudgeReply(row.rawReply, row.components);
    for (std::size_t i = 0; i < parsed.points.size(); ++i) {
        if (parsed.points[i])
            score.componentRatios[i] = *parsed.points[i] / row.components[i].weight;
    }
    if (parsed.state == ParseState::Complete) {
        score.total = *parsed.computedTotal / weightSum(row);
        decide(score, true, QStringLiteral("points_over_weights"),
               QStringLiteral("Sum of the points over the sum of the weights."));
    } else if (parsed.has(ParseFlag::Refusal)) {
        decide(score, false, QStringLiteral("excluded_refusal"),
               QStringLiteral("The judge refused; the item is reported as refused, not scored."));
    } else if (parsed.state == ParseState::Partial) {
        decide(score, false, QStringLiteral("excluded_partial"),
               QStringLiteral("Not every component could be read; the item is reported as unparsed."));
    } else {
        decide(score, false, QStringLiteral("excluded_unparsed"),
               QStringLiteral("No component could be read; the item is reported as unparsed."));
    }
    return score;
}

static bool repeatsType(const ProfileRow &row)
{
    for (std::size_t i = 0; i < row.components.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            if (row.components[i].type == row.components[k].type)
                return true;
        }
    }
    return false;
}

/// Notebook, VLMEvalKit and lmms-eval 0.3: the first sentence, by position, with the judge's denominators and total.
/// `byType`: a dictionary keyed by category, where a repeated category overwrites the earlier component.
static ProfileRowScore firstSentenceScore(const ProfileRow &row, bool byType)
{
    ProfileRowScore score = emptyScore(row);
    const auto read = readFirstSentence(row.rawReply, row.components.size());
    if (!read) {
        decide(score, false, QStringLiteral("dropped_unparsable"),
               QStringLiteral(
                   "The first sentence is not a list of whole-number fractions; the item silently leaves every mean."));
        return score;
    }
    for (std::size_t i = 0; i < read->ratios.size(); ++i)
        score.componentRatios[i] = read->ratios[i];
    score.total = read->total;
    decide(score, true, QStringLiteral("judge_total"),
           QStringLiteral("The total that the judge stated, over the judge's denominator."));
    if (read->ratios.size() < row.components.size()) {
        const bool noTotal = !row.rawReply.section(u'.', 0, 0).contains(QLatin1String("total"), Qt::CaseInsensitive);
        if (noTotal)
            decide(score, true, QStringLiteral("last_component_as_total"),
                   QStringLiteral(
                       "No total was stated: the last component is taken as the total and its own score is lost."));
        else
            decide(
                score, true, QStringLiteral("shifted_components"),
                QStringLiteral("A component is missing: the later scores are filed under the components before them."));
    } else if (read->total > 1) {
        decide(score, true, QStringLiteral("above_maximum"),
               QStringLiteral("The stated total is above its maximum and is taken as it is."));
    } else if (byType && repeatsType(row)) {
        decide(
            score, true, QStringLiteral("category_overwritten"),
            QStringLiteral("Two components have the same category: the earlier one is lost from the category means."));
        for (std::size_t i = 0; i < row.components.size(); ++i) {
            for (std::size_t later = i + 1; later < row.components.size(); ++later) {
                if (row.components[later].type == row.components[i].type && score.componentRatios[later])
                    score.componentRatios[i].reset();
            }
        }
    }
    return score;
}

ProfileRowScore notebookScore(const ProfileRow &row)
{
    if (!row.hasReply || row.responseText == QLatin1String("error")) {
        ProfileRowScore score = emptyScore(row);
        decide(
            score, false, QStringLiteral("dropped_not_judged"),
            QStringLiteral(
                "The response failed or was never judged: the row keeps its number and silently leaves every mean."));
        return score;
    }
    return firstSentenceScore(row, true);
}

ProfileRowScore vlmEvalKitScore(const ProfileRow &row)
{
    if (!row.hasReply) {
        ProfileRowScore score = emptyScore(row);
        decide(score, false, QStringLiteral("dropped_not_judged"),
               QStringLiteral("There is no judge reply: the row silently leaves every mean."));
        return score;
    }
    ProfileRowScore score = firstSentenceScore(row, true);
    if (score.counted && row.responseState == QLatin1String("failed"))
        decide(score, true, QStringLiteral("failure_text_judged"),
               QStringLiteral("The response is a failure message; the judge graded it and it counts."));
    return score;
}

ProfileRowScore lmmsOldScore(const ProfileRow &row)
{
    ProfileRowScore score = firstSentenceScore(row, false);
    if (!score.counted)
        decide(score, false, QStringLiteral("run_aborted"),
               QStringLiteral("The reply cannot be read, which raises an error that ends the whole run."));
    return score;
}

/// lmms-eval from 0.4 on and EvalScope's text judge. `byType`: scores are kept per category, so that components of one
/// category all get the last score read.
ProfileRowScore patternScore(const ProfileRow &row, bool byType)
{
    ProfileRowScore score = emptyScore(row);
    const PatternScores read = readPatterns(row.hasReply ? row.rawReply : QString());
    const int n = static_cast<int>(row.components.size());
    std::vector<std::optional<double>> byComponent(row.components.size());
    QHash<QString, double> distinct; // by category or by component text, as the harness keys them
    bool clamped = read.totalClamped;
    bool repeated = false;
    for (const PatternScore &s : read.components) {
        if (s.component < 1 || s.component > n)
            continue;
        const auto i = static_cast<std::size_t>(s.component - 1);
        clamped = clamped || s.clamped;
        repeated = repeated || (byComponent[i] && *byComponent[i] != s.ratio);
        byComponent[i] = s.ratio;
        distinct[byType ? row.components[i].type : QString::number(i)] = s.ratio;
    }
    double sum = 0;
    bool missing = false;
    for (const double ratio : std::as_const(distinct))
        sum += ratio;
    for (std::size_t i = 0; i < row.components.size(); ++i) {
        const auto found = distinct.constFind(byType ? row.components[i].type : QString::number(i));
        missing = missing || found == distinct.constEnd();
        score.componentRatios[i] = found == distinct.constEnd() ? 0.0 : *found;
    }
    score.total = read.total ? *read.total : distinct.isEmpty() ? 0.0 : sum / static_cast<double>(distinct.size());
    if (distinct.isEmpty() && !read.total)
        decide(score, true, QStringLiteral("zero_unparsable"),
               QStringLiteral("Nothing could be read: every component and the total count as 0."));
    else if (!read.total)
        decide(score, true, QStringLiteral("mean_as_total"),
               QStringLiteral(
                   "The total is no whole-number fraction: the unweighted mean of the scores found takes its place."));
    else if (clamped)
        decide(score, true, QStringLiteral("clamped"),
               QStringLiteral("A score above its maximum is cut to the maximum."));
    else if (missing)
        decide(score, true, QStringLiteral("zero_missing_component"),
               QStringLiteral("A component that could not be read counts as 0; the total is the judge's."));
    else if (repeated)
        decide(score, true, QStringLiteral("last_mention_wins"),
               QStringLiteral("A component is mentioned twice: the last mention counts; the total is the judge's."));
    else
        decide(score, true, QStringLiteral("judge_total"),
               QStringLiteral("The total that the judge stated, over the judge's denominator."));
    return score;
}

ProfileRowScore evalScopeTextScore(const ProfileRow &row)
{
    if (!row.hasReply && row.responseState == QLatin1String("failed")) {
        ProfileRowScore score = emptyScore(row);
        decide(score, false, QStringLiteral("no_row"),
               QStringLiteral("A failed sample has no row at all and leaves every mean."));
        return score;
    }
    return patternScore(row, true);
}

ProfileRowScore evalScopeJsonScore(const ProfileRow &row)
{
    ProfileRowScore score = emptyScore(row);
    if (!row.hasReply) {
        decide(score, false, QStringLiteral("excluded_transport"),
               QStringLiteral("The judge gave no reply: the item is left out and reported as excluded."));
        return score;
    }
    const ContractScores read = readContract(row.rawReply, row.components);
    if (read.points.empty()) {
        decide(score, false, read.rule.isEmpty() ? QStringLiteral("excluded_no_json") : read.rule, read.why);
        return score;
    }
    double sum = 0;
    for (std::size_t i = 0; i < read.points.size(); ++i) {
        score.componentRatios[i] = read.points[i] / row.components[i].weight;
        sum += read.points[i];
    }
    score.total = sum / weightSum(row);
    decide(score, true, QStringLiteral("points_over_weights"),
           QStringLiteral("Sum of the JSON points over the sum of the weights; the judge's total is ignored."));
    return score;
}

} // namespace plumbline::profile
