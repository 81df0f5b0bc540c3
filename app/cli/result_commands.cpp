// SPDX-License-Identifier: GPL-3.0-or-later
// compare, rank-correlation, what-if, published, report: results that can be shown and defended.
#include "app/cli/commands.h"
#include "app/cli/mean_text.h"
#include "app/cli/open_session.h"
#include "app/cli/result_words.h"
#include "app/composition/report_files.h"

#include <cmath>

namespace plumbline::cli {

namespace {

QString number(const Estimate &e)
{
    return e.value ? QString::number(*e.value, 'f', 3) : QStringLiteral("undefined");
}

QString stability(const RankStability &s)
{
    return QStringLiteral("Kendall tau-b %1, Spearman rho %2, n = %3").arg(number(s.tauB), number(s.rho)).arg(s.tauB.n);
}

/// The project scored as the options say.
Result<ScoredProject> scoredProject(const Arguments &arguments)
{
    const Result<ResultRequest> request = resultRequest(arguments);
    if (!request)
        return tl::unexpected<Error>(request.error());
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return tl::unexpected<Error>(session.error());
    return readScored((*session)->store(), *request);
}

Result<std::size_t> candidateNamed(const ScoredProject &project, const ChosenScores &chosen, const QString &name)
{
    QStringList known;
    for (std::size_t i = 0; i < chosen.candidates.size(); ++i) {
        known.append(project.sheet.candidates[chosen.candidates[i].candidate].name);
        if (known.last() == name)
            return i;
    }
    return failure(ErrorKind::NotFound, QStringLiteral("There is no candidate “%1” in the project.").arg(name), {},
                   known.isEmpty() ? QStringLiteral("It has none yet.")
                                   : QStringLiteral("Known: %1.").arg(known.join(QStringLiteral(", "))));
}

void printFindings(const QString &title, const std::vector<PublishedFinding> &findings)
{
    if (findings.empty())
        return;
    printLine(title);
    for (const PublishedFinding &f : findings)
        printLine(QStringLiteral("    %1, %2, %3: %4").arg(f.table, f.model, f.column, f.what));
}

void printTable(const PublishedTable &table)
{
    const PublishedAnalysis analysis = analysePublished(table);
    printLine(QStringLiteral("%1: %2 models, %3 columns of numbers")
                  .arg(table.name)
                  .arg(table.rows())
                  .arg(table.columns.size()));
    for (qsizetype r = 0; analysis.hasMetaRanking && r < table.rows(); ++r) {
        const MetaRank &m = analysis.meta[std::size_t(r)];
        printLine(QStringLiteral("    meta-ranking of %1: %2%3 (mean rank %4)")
                      .arg(table.models[r], m.rank > 0 ? QString::number(m.rank) : QStringLiteral("–"),
                           m.tied ? QStringLiteral(" (tied)") : QString(),
                           m.meanRank ? QString::number(*m.meanRank, 'f', 2) : QStringLiteral("–")));
    }
    for (const PublishedDelta &delta : analysis.deltas) {
        QStringList cells;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (!std::isnan(delta.differences[c])) {
                cells.append(QStringLiteral("%1 %2%3").arg(
                    table.columns[c].name, delta.differences[c] > 0 ? QStringLiteral("+") : QString(),
                    QString::number(delta.differences[c], 'f', table.columns[c].decimals)));
            }
        }
        printLine(QStringLiteral("    %1 less %2: %3").arg(delta.model, delta.base, cells.join(QStringLiteral(", "))));
    }
    for (const PublishedCorrelation &c : analysis.correlations)
        printLine(QStringLiteral("    %1 and %2: %3").arg(c.first, c.second, stability(c.numbers)));
    printFindings(QStringLiteral("  contradicts itself:"), analysis.findings);
}

} // namespace

int runCompare(const Arguments &arguments)
{
    if (arguments.words.size() != 2 && !arguments.words.isEmpty())
        return fail(arguments, {ErrorKind::BadInput,
                                QStringLiteral("compare takes two candidates, or none for all pairs."),
                                {},
                                QStringLiteral("plumbline-cli --project FILE compare A B")});
    const Result<BootstrapOptions> bootstrap = bootstrapOptions(arguments);
    const Result<ScoredProject> project =
        bootstrap ? scoredProject(arguments) : tl::unexpected<Error>(bootstrap.error());
    if (!project)
        return fail(arguments, project.error());
    if (bootstrap->replicates < 1)
        return fail(arguments, {ErrorKind::BadInput, QStringLiteral("--replicates must be at least 1 here."), {}, {}});
    const ChosenScores chosen = chooseScores(project->sheet, project->choice);
    Result<ComparisonTable> table;
    if (arguments.words.isEmpty()) {
        table = compareAll(project->sheet, chosen, *bootstrap);
    } else {
        const Result<std::size_t> a = candidateNamed(*project, chosen, arguments.words[0]);
        const Result<std::size_t> b = candidateNamed(*project, chosen, arguments.words[1]);
        if (!a || !b)
            return fail(arguments, a ? b.error() : a.error());
        if (*a == *b)
            return fail(arguments,
                        {ErrorKind::BadInput, QStringLiteral("A candidate cannot be compared with itself."), {}, {}});
        table = compareCandidates(project->sheet, chosen, *a, *b, *bootstrap);
    }
    if (!table)
        return fail(arguments, table.error());
    if (arguments.json) {
        QJsonObject json = comparisonToJson(*table);
        json.insert(QStringLiteral("judge"), project->judge);
        json.insert(QStringLiteral("policy"), missingPolicyId(project->choice.policy));
        json.insert(QStringLiteral("data_hash"), dataHashOf(project->sheet, chosen));
        if (project->sheet.revision)
            json.insert(QStringLiteral("revision"), *project->sheet.revision);
        if (!project->choice.only.isEmpty())
            json.insert(QStringLiteral("only"), project->choice.only);
        printJson(json);
        return Done;
    }
    printLine(
        QStringLiteral("Judge %1. Paired over common items%4; %2 replicates, seed %3.")
            .arg(project->judge.isEmpty() ? QStringLiteral("none") : project->judge)
            .arg(table->replicates)
            .arg(table->seed)
            .arg((project->sheet.revision ? QStringLiteral(" as of revision %1").arg(*project->sheet.revision)
                                          : QString()) +
                 (project->choice.only.isEmpty() ? QString() : QStringLiteral(", only ") + project->choice.only)));
    for (const ComparisonRow &row : table->rows)
        printLine(comparisonSentence(*table, row) + u'.');
    return Done;
}

int runWhatIf(const Arguments &arguments)
{
    // The options describe the other choice; the default is what `scores` gives.
    const Result<ResultRequest> wanted = resultRequest(arguments);
    if (!wanted)
        return fail(arguments, wanted.error());
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    ResultRequest standard; // of the same items: the two sheets are indexed alike
    standard.revision = wanted->revision;
    standard.filter = wanted->filter;
    const Result<ScoredProject> project = readScored((*session)->store(), standard);
    const Result<ScoredProject> other = readScored((*session)->store(), *wanted);
    if (!project || !other)
        return fail(arguments, project ? other.error() : project.error());
    const Leaderboard board = buildLeaderboard(project->sheet, chooseScores(project->sheet, project->choice));
    const bool isAsked = arguments.has(QStringLiteral("weights")) || arguments.has(QStringLiteral("missing")) ||
                         arguments.has(QStringLiteral("judge")) || arguments.has(QStringLiteral("judges-only"));
    std::vector<WhatIf> scenarios;
    if (isAsked) {
        ScoreChoice choice = other->choice;
        choice.candidates.clear();
        scenarios.push_back(whatIf(project->sheet, board, QStringLiteral("as asked"), choice));
    } else {
        scenarios = usualWhatIfs(project->sheet, project->choice);
    }
    if (arguments.json) {
        QJsonObject json = whatIfsToJson(board, scenarios);
        json.insert(QStringLiteral("judge"), project->judge);
        printJson(json);
        return Done;
    }
    for (const WhatIf &scenario : scenarios) {
        printLine(QStringLiteral("%1: %2").arg(scenario.name, stability(scenario.toDefault)));
        for (std::size_t i = 0; i < scenario.moves.size(); ++i) {
            if (scenario.moves[i] != 0) {
                printLine(QStringLiteral("    %1: rank %2 instead of %3")
                              .arg(scenario.board.rows[i].candidate)
                              .arg(scenario.board.rows[i].standing.rank)
                              .arg(board.rows[i].standing.rank));
            }
        }
    }
    return Done;
}

int runRankCorrelation(const Arguments &arguments)
{
    const Result<std::vector<PublishedTable>> tables = publishedTables(arguments.words);
    if (!tables)
        return fail(arguments, tables.error());
    if (arguments.project.isEmpty()) {
        if (tables->empty())
            return fail(arguments, {ErrorKind::BadInput,
                                    QStringLiteral("rank-correlation needs --project FILE, a table, or both."),
                                    {},
                                    QStringLiteral("plumbline-cli rank-correlation benchmarks.csv")});
        QJsonArray all;
        for (const PublishedTable &table : *tables) {
            const PublishedAnalysis analysis = analysePublished(table);
            if (!arguments.json)
                printLine(table.name);
            for (const PublishedCorrelation &c : analysis.correlations) {
                if (!arguments.json)
                    printLine(QStringLiteral("    %1 and %2: %3").arg(c.first, c.second, stability(c.numbers)));
            }
        }
        if (arguments.json)
            printJson(publishedToJson(*tables));
        return Done;
    }
    const Result<ScoredProject> project = scoredProject(arguments);
    if (!project)
        return fail(arguments, project.error());
    const Leaderboard board = buildLeaderboard(project->sheet, chooseScores(project->sheet, project->choice));
    std::vector<BenchmarkCorrelation> correlations;
    for (const PublishedTable &table : *tables) {
        for (BenchmarkCorrelation &c : correlateWith(board, table))
            correlations.push_back(std::move(c));
    }
    if (arguments.json) {
        QJsonObject json = judgeStabilityToJson(project->sheet, project->choice);
        json.insert(QStringLiteral("benchmarks"), benchmarkCorrelationsToJson(correlations));
        printJson(json);
        return Done;
    }
    const std::vector<RankStability> judges = rankStability(totalsByJudge(project->sheet, project->choice));
    const std::size_t count = project->sheet.judges.size();
    for (std::size_t a = 0; a < count; ++a) {
        for (std::size_t b = a + 1; b < count; ++b)
            printLine(QStringLiteral("judge %1 and judge %2: %3")
                          .arg(project->sheet.judges[a].name, project->sheet.judges[b].name,
                               stability(judges[a * count + b])));
    }
    for (const BenchmarkCorrelation &c : correlations)
        printLine(QStringLiteral("total and %1 (%2): %3").arg(c.column, c.table, stability(c.numbers)));
    if (count < 2 && correlations.empty())
        printLine(QStringLiteral(
            "There is nothing to correlate: the project has fewer than two judges, and no table was named."));
    return Done;
}

int runPublished(const Arguments &arguments)
{
    const Result<std::vector<PublishedTable>> tables = publishedTables(arguments.words);
    if (!tables)
        return fail(arguments, tables.error());
    if (tables->empty())
        return fail(arguments, {ErrorKind::BadInput,
                                QStringLiteral("published needs one or more CSV tables."),
                                {},
                                QStringLiteral("plumbline-cli published leaderboard.csv judges.csv")});
    const std::vector<PublishedFinding> between = compareTables(*tables);
    bool contradicts = !between.empty();
    for (const PublishedTable &table : *tables)
        contradicts = contradicts || !analysePublished(table).findings.empty();
    if (arguments.json) {
        printJson(publishedToJson(*tables));
    } else {
        for (const PublishedTable &table : *tables)
            printTable(table);
        printFindings(QStringLiteral("The tables contradict each other:"), between);
    }
    return contradicts ? Problems : Done;
}

int runReport(const Arguments &arguments)
{
    const QStringList kinds{QStringLiteral("html"),  QStringLiteral("pdf"), QStringLiteral("md"),
                            QStringLiteral("latex"), QStringLiteral("csv"), QStringLiteral("json-out")};
    const bool any = std::any_of(kinds.begin(), kinds.end(), [&](const QString &k) { return arguments.has(k); });
    if (!any && !arguments.json) {
        return fail(arguments,
                    {ErrorKind::BadInput,
                     QStringLiteral("report needs a format and a file."),
                     {},
                     QStringLiteral("plumbline-cli --project FILE report --html out.html (also --pdf, --md, --latex, "
                                    "--csv, --json-out; --json prints it)")});
    }
    ReportRequest request;
    const Result<ResultRequest> results = resultRequest(arguments);
    const Result<BootstrapOptions> bootstrap = bootstrapOptions(arguments);
    const Result<std::vector<PublishedTable>> references =
        publishedTables(arguments.options.value(QStringLiteral("reference")));
    if (!results || !bootstrap || !references)
        return fail(arguments, !results ? results.error() : !bootstrap ? bootstrap.error() : references.error());
    if (bootstrap->replicates < 1)
        return fail(arguments, {ErrorKind::BadInput, QStringLiteral("--replicates must be at least 1 here."), {}, {}});
    const QString items =
        arguments.has(QStringLiteral("items")) ? arguments.value(QStringLiteral("items")) : QStringLiteral("all");
    if (items != QLatin1String("all") && items != QLatin1String("worst") && items != QLatin1String("none"))
        return fail(
            arguments,
            {ErrorKind::BadInput, QStringLiteral("--items takes all, worst or none, not “%1”.").arg(items), {}, {}});
    request.results = *results;
    request.replicates = bootstrap->replicates;
    request.seed = bootstrap->seed;
    request.references = *references;
    request.thumbnails = arguments.has(QStringLiteral("thumbnails"));
    request.items = items == QLatin1String("none")    ? ReportItems::None
                    : items == QLatin1String("worst") ? ReportItems::Worst
                                                      : ReportItems::All;
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    request.title = arguments.has(QStringLiteral("title"))
                        ? arguments.value(QStringLiteral("title"))
                        : QStringLiteral("Results of %1").arg(QFileInfo(arguments.project).completeBaseName());
    const Result<ReportInput> report = readReport(**session, request);
    if (!report)
        return fail(arguments, report.error());
    QJsonObject written;
    for (const QString &kind : kinds) {
        const QString path = arguments.value(kind);
        if (!arguments.has(kind))
            continue;
        const QString name = kind == QLatin1String("json-out") ? QStringLiteral("json") : kind;
        const Status done = writeReportFile(*report, name, path);
        if (!done)
            return fail(arguments, done.error());
        written.insert(name, path);
    }
    if (arguments.json) {
        QJsonObject json = reportToJson(*report);
        json.insert(QStringLiteral("written"), written);
        printJson(json);
    } else {
        for (auto it = written.begin(); it != written.end(); ++it)
            printLine(QStringLiteral("Wrote %1.").arg(it.value().toString()));
    }
    return Done;
}

} // namespace plumbline::cli
