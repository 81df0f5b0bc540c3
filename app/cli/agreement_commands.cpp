// SPDX-License-Identifier: GPL-3.0-or-later
// agreement, corrected, controls: can this judge be believed, and what are the scores worth?
#include "app/cli/commands.h"
#include "app/cli/open_session.h"
#include "app/composition/audit_work.h"
#include "core/report/agreement_report.h"

#include <QJsonArray>
#include <QThreadPool>

namespace plumbline::cli {

namespace {

QString estimateText(const Estimate &e, double scale = 1, int decimals = 3)
{
    if (!e.value)
        return QStringLiteral("undefined");
    QString text = QString::number(scale * *e.value, 'f', decimals);
    if (e.interval) {
        text += QStringLiteral(" [%1, %2]")
                    .arg(scale * e.interval->low, 0, 'f', decimals)
                    .arg(scale * e.interval->high, 0, 'f', decimals);
    }
    return text;
}

void printAgreement(const AgreementReport &report)
{
    if (report.cells.empty())
        printLine(QStringLiteral("There is nothing to compare yet: no two raters have scored the same component."));
    if (report.table.openLeftOut + report.table.revealedLeftOut > 0) {
        printLine(QStringLiteral("Left out: %1 points given with the judge in view, %2 after the reveal (--basis all "
                                 "counts them).")
                      .arg(report.table.openLeftOut)
                      .arg(report.table.revealedLeftOut));
    }
    for (const AgreementCell &cell : report.cells) {
        if (!cell.category) {
            printLine(QStringLiteral("%1 and %2")
                          .arg(report.table.raters[cell.first].name, report.table.raters[cell.second].name));
        }
        printLine(QStringLiteral("    %1  n=%2  alpha %3  kappa %4  AC2 %5  bias %6")
                      .arg(cell.category ? categoryName(*cell.category) : QStringLiteral("All"), -13)
                      .arg(cell.numbers.pairs)
                      .arg(estimateText(cell.numbers.at(PairMeasure::AlphaInterval)),
                           estimateText(cell.numbers.at(PairMeasure::KappaQuadratic)),
                           estimateText(cell.numbers.at(PairMeasure::GwetAc2)),
                           estimateText(cell.numbers.at(PairMeasure::Bias))));
    }
}

void printCorrected(const CorrectedScores &scores)
{
    if (scores.queue.isEmpty()) {
        printLine(
            QStringLiteral("There is no random sample yet. Draw one: queue create NAME --size 60 --strata category"));
        return;
    }
    printLine(QStringLiteral("Judge %1, sample “%2”: %3 of %4 audited. Percent, 95 % interval.")
                  .arg(scores.judge, scores.queue)
                  .arg(scores.audited)
                  .arg(scores.drawn));
    for (const CorrectedRow &row : scores.rows) {
        if (!row.category)
            printLine(QStringLiteral("%1").arg(row.candidate));
        printLine(QStringLiteral("    %1  judge %2   corrected %3   difference %4   audited %5 of %6")
                      .arg(row.category ? categoryName(*row.category) : QStringLiteral("Total"), -13)
                      .arg(estimateText(row.numbers.judgeOnly, 100, 1), estimateText(row.numbers.tuned, 100, 1),
                           estimateText(row.numbers.difference, 100, 1))
                      .arg(row.numbers.auditedRows)
                      .arg(row.numbers.rows));
    }
    for (std::size_t i = 0; i < scores.plans.size(); ++i) {
        const CandidatePlan &plan = scores.plans[i];
        if (plan.plan)
            printLine(QStringLiteral("%1 more audits bring candidate %2 from ±%3 to ±%4.")
                          .arg(plan.plan->more)
                          .arg(i + 1)
                          .arg(100 * plan.plan->halfWidthNow, 0, 'f', 1)
                          .arg(100 * plan.plan->halfWidthThen, 0, 'f', 1));
    }
}

} // namespace

int runAgreement(const Arguments &arguments)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const QString basis = arguments.value(QStringLiteral("basis"));
    if (!basis.isEmpty() && basis != QLatin1String("blind") && basis != QLatin1String("all"))
        return fail(arguments,
                    {ErrorKind::BadInput, QStringLiteral("--basis takes blind or all, not “%1”.").arg(basis), {}, {}});
    const Result<int> replicates = arguments.number(QStringLiteral("replicates"), 10'000, 100, 1'000'000);
    const Result<int> seed = arguments.number(QStringLiteral("seed"), 1, 0, 2'000'000'000);
    if (!replicates)
        return fail(arguments, replicates.error());
    if (!seed)
        return fail(arguments, seed.error());
    const Result<AuditProject> project = readAudit((*session)->store(), arguments.value(QStringLiteral("judge")));
    if (!project)
        return fail(arguments, project.error());
    BootstrapOptions options;
    options.replicates = *replicates;
    options.seed = static_cast<quint64>(*seed);
    options.pool = QThreadPool::globalInstance();
    const Result<AgreementReport> report =
        buildAgreement(buildRatingTable(project->input, project->judges,
                                        basis == QLatin1String("all") ? RatingBasis::All : RatingBasis::Blind),
                       project->table, options);
    if (!report)
        return fail(arguments, report.error());
    if (arguments.json)
        printJson(agreementToJson(*report));
    else
        printAgreement(*report);
    return Done;
}

int runCorrected(const Arguments &arguments)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    double factor = 0.5;
    if (arguments.has(QStringLiteral("factor"))) {
        bool ok = false;
        factor = arguments.value(QStringLiteral("factor")).toDouble(&ok);
        if (!ok || !(factor > 0 && factor < 1))
            return fail(arguments,
                        {ErrorKind::BadInput, QStringLiteral("--factor takes a number between 0 and 1."), {}, {}});
    }
    const Result<AuditProject> project = readAudit((*session)->store(), arguments.value(QStringLiteral("judge")));
    if (!project)
        return fail(arguments, project.error());
    CorrectedOptions options;
    if (arguments.has(QStringLiteral("population")))
        options.population = Population::ItemsLikeThese;
    std::optional<CaseTable> drawnBy; // the sample may have been drawn by another judge's scores
    const AuditQueue *sample = sampleQueue(project->queues, arguments.value(QStringLiteral("queue")));
    for (const ModelSpec &judge : project->judges) {
        if (sample && judge.name == sample->spec.judge && judge.id != project->judge.id)
            drawnBy = buildCaseTable(project->input, judge.id);
    }
    Result<CorrectedScores> scores =
        buildCorrected(project->table, project->input.candidates, project->queues,
                       arguments.value(QStringLiteral("queue")), options, factor, drawnBy ? &*drawnBy : nullptr);
    if (!scores)
        return fail(arguments, scores.error());
    scores->judge = project->judge.name;
    if (arguments.json)
        printJson(correctedToJson(*scores));
    else
        printCorrected(*scores);
    return Done;
}

int runControls(const Arguments &arguments)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    Result<AuditProject> project = readAudit((*session)->store(), arguments.value(QStringLiteral("judge")));
    if (!project)
        return fail(arguments, project.error());
    if (arguments.has(QStringLiteral("create"))) {
        ControlSpec spec;
        spec.kinds = arguments.value(QStringLiteral("kinds")).split(u',', Qt::SkipEmptyParts);
        const Result<int> perKind = arguments.number(QStringLiteral("per-kind"), spec.perKind, 1, 1'000'000);
        const Result<int> seed = arguments.number(QStringLiteral("seed"), 1, 0, 2'000'000'000);
        if (!perKind)
            return fail(arguments, perKind.error());
        if (!seed)
            return fail(arguments, seed.error());
        spec.perKind = *perKind;
        spec.seed = static_cast<quint64>(*seed);
        const Result<int> made = createControls((*session)->store(), *project, spec, (*session)->clock().nowMs());
        if (!made)
            return fail(arguments, made.error());
        if (arguments.json)
            printJson(QJsonObject{{QStringLiteral("created"), *made}});
        else
            printLine(QStringLiteral("%1 control questions made. Ask a judge: judge --judge-model NAME --controls")
                          .arg(*made));
        return Done;
    }
    const std::vector<ControlRow> rows = controlReport(*project);
    if (arguments.json) {
        printJson(controlReportToJson(rows));
        return Done;
    }
    if (rows.empty())
        printLine(QStringLiteral("There are no control questions yet: controls --create"));
    for (const ControlRow &row : rows) {
        printLine(QStringLiteral("%1  %2  %3  right %4  change %5  n=%6 of %7  %8")
                      .arg(row.judge, row.kind, row.category ? categoryName(*row.category) : QStringLiteral("All"),
                           estimateText(row.right, 100, 0), estimateText(row.change))
                      .arg(row.compared)
                      .arg(row.questions)
                      .arg(controlVerdictId(row.verdict)));
    }
    return Done;
}

} // namespace plumbline::cli
