// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/agreement/agreement_facts.h"

#include "core/audit/control_questions.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace plumbline {

namespace {

constexpr qsizetype kFewItems = 30; ///< fewer are shown, but greyed (field.md, 4.4)

QString tr(const char *text)
{
    return QCoreApplication::translate("AgreementFacts", text);
}

QString number(double value, int decimals = 2)
{
    return QString::number(value, 'f', decimals).replace(u'-', QChar(0x2212));
}

QString intervalText(const Estimate &e, double scale = 1, int decimals = 2)
{
    return e.interval ? tr("%1 to %2")
                            .arg(number(scale * e.interval->low, decimals), number(scale * e.interval->high, decimals))
                      : tr("no interval");
}

QString valueText(const Estimate &e, double scale = 1, int decimals = 2)
{
    return e.value ? number(scale * *e.value, decimals) : tr("undefined");
}

bool isChanceCorrected(PairMeasure measure)
{
    return measure != PairMeasure::Bias && measure != PairMeasure::MeanAbsoluteError &&
           measure != PairMeasure::RootMeanSquareError && measure != PairMeasure::LowerLimit &&
           measure != PairMeasure::UpperLimit;
}

/// Krippendorff's bounds, 2004: from .800 reliable, from .667 tentative. For errors and bias: 0.1 and 0.2 of the
/// weight.
Tone toneOf(PairMeasure measure, double value)
{
    if (isChanceCorrected(measure))
        return value >= 0.8 ? Tone::Good : value >= 0.667 ? Tone::Warn : Tone::Bad;
    return std::abs(value) <= 0.1 ? Tone::Good : std::abs(value) <= 0.2 ? Tone::Warn : Tone::Bad;
}

QString categoryText(const std::optional<Category> &category)
{
    return category ? categoryName(*category) : tr("All");
}

FactCell trustCell(const AgreementCell &cell, PairMeasure measure)
{
    const Estimate &e = cell.numbers.at(measure);
    FactCell fact;
    fact.text = valueText(e);
    fact.second = e.value ? intervalText(e) : tr("n = %1").arg(cell.numbers.pairs);
    fact.tip = tr("%1, n = %2 scores of %3 items, %4 without a pair")
                   .arg(measureName(measure))
                   .arg(cell.numbers.pairs)
                   .arg(cell.numbers.items)
                   .arg(cell.numbers.incomplete);
    fact.behind =
        QVariantList{static_cast<qulonglong>(cell.second), cell.category ? static_cast<int>(*cell.category) : -1};
    if (!e.value) {
        fact.tone = Tone::Muted;
    } else if (cell.numbers.items < kFewItems) {
        fact.tone = Tone::Muted;
        fact.tip += tr("; fewer than %1 items: too few to rest on").arg(kFewItems);
    } else {
        fact.tone = toneOf(measure, *e.value);
        fact.strength = isChanceCorrected(measure) ? std::clamp(*e.value, 0.2, 1.0) : 0.7;
    }
    return fact;
}

QString shareText(int part, int whole)
{
    return whole > 0 ? tr("%1 of %2 (%3 %)").arg(part).arg(whole).arg(100.0 * part / whole, 0, 'f', 0) : tr("none");
}

} // namespace

const std::vector<PairMeasure> &trustMeasures()
{
    static const std::vector<PairMeasure> measures = {
        PairMeasure::AlphaInterval,    PairMeasure::KappaQuadratic, PairMeasure::CohenKappa,       PairMeasure::GwetAc2,
        PairMeasure::PercentAgreement, PairMeasure::Bias,           PairMeasure::MeanAbsoluteError};
    return measures;
}

QString measureName(PairMeasure measure)
{
    static const std::map<PairMeasure, const char *> names = {
        {PairMeasure::PercentAgreement, "Percent agreement"},
        {PairMeasure::CohenKappa, "Cohen's kappa"},
        {PairMeasure::KappaLinear, "Weighted kappa, linear"},
        {PairMeasure::KappaQuadratic, "Weighted kappa, quadratic"},
        {PairMeasure::ScottPi, "Scott's pi"},
        {PairMeasure::GwetAc1, "Gwet's AC1"},
        {PairMeasure::GwetAc2, "Gwet's AC2, quadratic"},
        {PairMeasure::BrennanPrediger, "Brennan-Prediger"},
        {PairMeasure::TruePositiveRate, "Met found (sensitivity)"},
        {PairMeasure::TrueNegativeRate, "Not met found (specificity)"},
        {PairMeasure::Matthews, "Matthews correlation"},
        {PairMeasure::AlphaNominal, "Krippendorff's alpha, nominal"},
        {PairMeasure::AlphaOrdinal, "Krippendorff's alpha, ordinal"},
        {PairMeasure::AlphaInterval, "Krippendorff's alpha, interval"},
        {PairMeasure::Icc21, "ICC(2,1)"},
        {PairMeasure::LinCcc, "Lin's concordance"},
        {PairMeasure::Pearson, "Pearson's r"},
        {PairMeasure::Spearman, "Spearman's rho"},
        {PairMeasure::KendallTauB, "Kendall's tau-b"},
        {PairMeasure::MeanAbsoluteError, "Mean absolute error"},
        {PairMeasure::RootMeanSquareError, "Root mean square error"},
        {PairMeasure::Bias, "Bias"},
        {PairMeasure::LowerLimit, "Lower limit of agreement"},
        {PairMeasure::UpperLimit, "Upper limit of agreement"},
    };
    return tr(names.at(measure));
}

QString measureTip(PairMeasure measure)
{
    switch (measure) {
    case PairMeasure::Bias:
        return tr("Mean of the second minus the first, in shares of the weight; above 0 the second is lenient.");
    case PairMeasure::LowerLimit:
    case PairMeasure::UpperLimit:
        return tr("Bias ± 1.96 standard deviations of the differences (Bland & Altman 1986).");
    case PairMeasure::AlphaInterval:
    case PairMeasure::Icc21:
    case PairMeasure::LinCcc:
    case PairMeasure::Pearson:
    case PairMeasure::Spearman:
    case PairMeasure::KendallTauB:
    case PairMeasure::MeanAbsoluteError:
    case PairMeasure::RootMeanSquareError:
        return tr("On the component scores, points divided by weight.");
    default:
        return tr("On the verdicts unmet, partial, met.");
    }
}

std::vector<std::size_t> referencesOf(const AgreementReport &report)
{
    std::vector<std::size_t> references;
    for (std::size_t i = report.table.raters.size(); i-- > 0;) {
        const bool compared = std::any_of(report.cells.begin(), report.cells.end(),
                                          [i](const AgreementCell &cell) { return cell.first == i; });
        if (compared)
            references.push_back(i);
    }
    // People first: gold is narrower, and the judges among themselves say least.
    std::stable_sort(references.begin(), references.end(), [&](std::size_t a, std::size_t b) {
        const auto order = [](RaterKind kind) {
            return kind == RaterKind::People ? 0 : kind == RaterKind::Gold ? 1 : kind == RaterKind::Person ? 2 : 3;
        };
        return order(report.table.raters[a].kind) < order(report.table.raters[b].kind);
    });
    return references;
}

FactTable trustFacts(const AgreementReport &report, std::size_t reference, PairMeasure measure)
{
    FactTable table;
    std::vector<std::size_t> others;
    std::vector<std::optional<Category>> categories;
    for (const AgreementCell &cell : report.cells) {
        if (cell.first != reference)
            continue;
        if (std::find(others.begin(), others.end(), cell.second) == others.end())
            others.push_back(cell.second);
        if (std::find(categories.begin(), categories.end(), cell.category) == categories.end())
            categories.push_back(cell.category);
    }
    table.headers.append(tr("Category"));
    for (const std::size_t other : others)
        table.headers.append(report.table.raters[other].name);
    for (const std::optional<Category> &category : categories) {
        FactTableModel::Row row{{categoryText(category), {}, Tone::Plain, {}, {}}};
        for (const std::size_t other : others) {
            const AgreementCell *cell = report.cell(reference, other, category);
            row.push_back(cell ? trustCell(*cell, measure) : FactCell{});
        }
        if (row.size() > 1 && report.cell(reference, others.front(), category))
            row.front().second = tr("%1 scores, %2 items")
                                     .arg(report.cell(reference, others.front(), category)->numbers.pairs)
                                     .arg(report.cell(reference, others.front(), category)->numbers.items);
        table.rows.push_back(std::move(row));
    }
    return table;
}

FactTable measureFacts(const AgreementCell &cell)
{
    FactTable table{{tr("Measure"), tr("Value"), tr("95 % interval"), tr("n")}, {}};
    for (int m = 0; m < kPairMeasures; ++m) {
        const auto measure = static_cast<PairMeasure>(m);
        const Estimate &e = cell.numbers.at(measure);
        const Tone tone = e.value ? Tone::Plain : Tone::Muted;
        table.rows.push_back({{measureName(measure), measureTip(measure), Tone::Plain, {}, {}},
                              {valueText(e, 1, 3), {}, tone, {}, {}},
                              {e.value ? intervalText(e, 1, 3) : QString(), {}, Tone::Muted, {}, {}},
                              {QString::number(e.n), {}, Tone::Muted, {}, {}}});
    }
    return table;
}

FactTable confusionFacts(const AgreementReport &report, const AgreementCell &cell)
{
    const QString names[] = {tr("unmet"), tr("partial"), tr("met")};
    FactTable table;
    table.headers = {tr("%1 ↓  %2 →").arg(report.table.raters[cell.first].name, report.table.raters[cell.second].name)};
    for (const QString &name : names)
        table.headers.append(name);
    table.headers.append(tr("sum"));
    const double all = std::max(1.0, cell.numbers.table.total());
    for (int row = 0; row < kVerdicts; ++row) {
        FactTableModel::Row facts{{names[row], {}, Tone::Plain, {}, {}}};
        for (int column = 0; column < kVerdicts; ++column) {
            const double count = cell.numbers.table.at(row, column);
            FactCell fact;
            fact.text = QString::number(count);
            fact.tone = row == column ? Tone::Good : std::abs(row - column) == 2 ? Tone::Bad : Tone::Warn;
            if (count > 0)
                fact.strength = std::clamp(3 * count / all, 0.1, 1.0);
            fact.behind = QVariantList{row, column};
            fact.tip = tr("%1 %2, %3 %4: click to see the responses")
                           .arg(report.table.raters[cell.first].name, names[row], report.table.raters[cell.second].name,
                                names[column]);
            facts.push_back(std::move(fact));
        }
        facts.push_back({QString::number(cell.numbers.table.rowSum(row)), {}, Tone::Muted, {}, {}});
        table.rows.push_back(std::move(facts));
    }
    return table;
}

FactTable correctedFacts(const CorrectedScores &scores)
{
    FactTable table{{tr("Candidate"), tr("Judge alone"), tr("Corrected"), tr("Difference"), tr("In force"),
                     tr("Judge's bias"), tr("Audited")},
                    {}};
    for (const CorrectedRow &row : scores.rows) {
        if (row.category)
            continue;
        const Corrected &n = row.numbers;
        const auto cell = [&](const Estimate &e, const QString &tip) {
            return FactCell{
                e.value ? number(100 * *e.value, 1) : tr("undefined"),
                tip,
                e.value ? Tone::Plain : Tone::Muted,
                {},
                QVariantList{row.candidateId, -1},
                e.interval ? tr("%1 to %2").arg(number(100 * e.interval->low, 1), number(100 * e.interval->high, 1))
                           : QString()};
        };
        FactCell bias =
            cell(n.judgeBias, tr("Judge minus people, estimated from the sample; above 0 the judge is lenient."));
        if (n.judgeBias.interval && !n.judgeBias.interval->contains(0))
            bias.tone = Tone::Warn;
        table.rows.push_back(
            {{row.candidate, {}, Tone::Plain, {}, {}},
             cell(n.judgeOnly, tr("Mean of the judge's item totals; the interval does not know the judge's bias.")),
             cell(n.tuned, tr("All judge scores and the audited sample together (prediction-powered, λ = %1).")
                               .arg(number(n.lambda))),
             cell(n.difference, tr("Plain difference estimator (λ = 1).")),
             cell(row.effective, tr("Gold, else people, else the judge: what the leaderboard shows.")),
             bias,
             {tr("%1 of %2").arg(n.auditedRows).arg(n.rows), {}, Tone::Muted, {}, {}}});
    }
    return table;
}

QString plannerText(const CorrectedScores &scores)
{
    if (scores.queue.isEmpty())
        return tr(
            "There is no random sample yet. A few dozen responses drawn at random and audited say what the scores "
            "are worth; what was audited because it looked wrong cannot.");
    QStringList lines{
        tr("Sample “%1”: %2 of %3 responses audited.").arg(scores.queue).arg(scores.audited).arg(scores.drawn)};
    for (const CandidatePlan &plan : scores.plans) {
        QString name;
        for (const CorrectedRow &row : scores.rows) {
            if (row.candidateId == plan.candidateId)
                name = row.candidate;
        }
        if (plan.plan)
            lines.append(tr("%1: %2 more audits narrow ±%3 to ±%4.")
                             .arg(name)
                             .arg(plan.plan->more)
                             .arg(number(100 * plan.plan->halfWidthNow, 1), number(100 * plan.plan->halfWidthThen, 1)));
        else
            lines.append(tr("%1: %2").arg(name, plan.why));
    }
    return lines.join(u'\n');
}

FactTable controlFacts(const std::vector<ControlRow> &rows)
{
    FactTable table{{tr("Question"), tr("Judge"), tr("Category"), tr("Did right"), tr("Change of score"),
                     tr("Compared"), tr("Verdict")},
                    {}};
    for (const ControlRow &row : rows) {
        const auto kind = std::find_if(controlKinds().begin(), controlKinds().end(),
                                       [&](const ControlKind &k) { return k.id == row.kind; });
        const Tone tone = row.verdict == ControlVerdict::Sound     ? Tone::Good
                          : row.verdict == ControlVerdict::Unsound ? Tone::Bad
                                                                   : Tone::Muted;
        const QString verdict = row.verdict == ControlVerdict::Sound     ? tr("✓ sound")
                                : row.verdict == ControlVerdict::Unsound ? tr("✕ unsound")
                                                                         : tr("– too few to say");
        table.rows.push_back(
            {{kind == controlKinds().end() ? row.kind : kind->name,
              kind == controlKinds().end() ? QString() : kind->expect,
              Tone::Plain,
              {},
              {}},
             {row.judge, {}, Tone::Plain, {}, {}},
             {categoryText(row.category), {}, row.category ? Tone::Muted : Tone::Plain, {}, {}},
             {row.right.value ? tr("%1 %").arg(number(100 * *row.right.value, 0)) : tr("–"), {}, Tone::Plain, {}, {}},
             {valueText(row.change),
              row.change.interval ? intervalText(row.change) : QString(),
              row.change.value ? Tone::Plain : Tone::Muted,
              {},
              {}},
             {tr("%1 of %2").arg(row.compared).arg(row.questions), {}, Tone::Muted, {}, {}},
             {verdict, {}, tone, {}, {}}});
    }
    return table;
}

FactTable behaviourFacts(const AgreementReport &report)
{
    FactTable table{{tr("Who"), tr("What"), tr("Figure"), tr("n")}, {}};
    const auto add = [&](const QString &who, const QString &what, const QString &figure, const QString &n,
                         const QString &tip) {
        table.rows.push_back({{who, tip, Tone::Plain, {}, {}},
                              {what, tip, Tone::Muted, {}, {}},
                              {figure, tip, Tone::Plain, {}, {}},
                              {n, tip, Tone::Muted, {}, {}}});
    };
    for (const JudgeRepeats &r : report.repeats) {
        const QString judge = report.table.raters[r.judge].name;
        add(judge, tr("Spread when asked again (SD)"), valueText(r.numbers.withinSd, 1, 3),
            QString::number(r.numbers.withinSd.n), tr("Pooled standard deviation of repeated component scores."));
        add(judge, tr("Verdict flips when asked again"),
            r.numbers.flipRate.value ? tr("%1 %").arg(number(100 * *r.numbers.flipRate.value, 1)) : tr("undefined"),
            QString::number(r.numbers.flipRate.n), tr("Chance that two repeats differ in verdict."));
    }
    for (const JudgeAltTest &t : report.altTests) {
        add(report.table.raters[t.judge].name, tr("Wins against people (alt-test)"),
            t.numbers.winningRate ? tr("%1 of the persons: %2")
                                        .arg(number(*t.numbers.winningRate),
                                             t.numbers.passes() ? tr("may stand in for one") : tr("may not"))
                                  : tr("undefined"),
            QString::number(t.numbers.units),
            tr("Calderon et al. 2025: one person at a time is compared with the judge by nearness to the others; the "
               "judge passes at 0.5. It wants three persons or more and at least 30 scores in common."));
    }
    for (const Anchoring &a : report.anchoring) {
        add(a.reviewer, tr("Changed after the reveal"), shareText(a.changed, a.revealed), QString::number(a.revealed),
            tr("%1 towards the judge, %2 away; mean move %3 of the weight")
                .arg(a.towardsJudge)
                .arg(a.awayFromJudge)
                .arg(number(a.meanShift)));
        if (a.changed > 0)
            add(a.reviewer, tr("Of these towards the judge"), shareText(a.towardsJudge, a.changed),
                QString::number(a.changed), {});
    }
    for (const GoldCheck &g : report.goldChecks) {
        add(g.reviewer, tr("Same as hidden gold"), shareText(g.exact, g.compared), QString::number(g.compared),
            tr("Mean error %1 of the weight, bias %2").arg(number(g.meanAbsolute), number(g.bias)));
    }
    return table;
}

} // namespace plumbline
