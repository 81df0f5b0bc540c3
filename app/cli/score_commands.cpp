// SPDX-License-Identifier: GPL-3.0-or-later
// scores.
#include "app/cli/commands.h"
#include "app/cli/mean_text.h"
#include "app/cli/open_session.h"
#include "app/cli/result_words.h"
#include "app/composition/project_work.h"
#include "core/base/output_file.h"
#include "core/report/annotator_results.h"
#include "core/report/profile_table.h"

#include <QJsonDocument>

namespace plumbline::cli {

namespace {

int printProfiles(const Arguments &arguments, const JudgedProject &judged, const QString &wanted)
{
    const bool all = wanted == QLatin1String("all");
    QStringList known{QStringLiteral("all")};
    for (const ScorerProfile &profile : profiles())
        known.append(profile.id);
    if (!known.contains(wanted)) {
        return fail(arguments, {ErrorKind::BadInput,
                                QStringLiteral("There is no scorer profile “%1”.").arg(wanted),
                                {},
                                QStringLiteral("Known: %1.").arg(known.join(QStringLiteral(", ")))});
    }
    const std::vector<CandidateProfiles> table = buildProfileTable(judged.table, judged.candidates);
    if (arguments.json) {
        QJsonObject json = profileTableToJson(table, judged.table, all ? QString() : wanted);
        json.insert(QStringLiteral("judge"), judged.judge);
        json.insert(QStringLiteral("profile"), wanted);
        printJson(json);
        return Done;
    }
    printLine(QStringLiteral("Judge %1. Percent, n of the rows that count.").arg(judged.judge));
    for (const CandidateProfiles &candidate : table) {
        printLine(candidate.candidate);
        for (const ProfileReport &report : candidate.reports) {
            if (all || report.profile == wanted)
                printLine(QStringLiteral("    %1 %2  n=%3 of %4")
                              .arg(report.profile, -16)
                              .arg(percent(report.overall), 6)
                              .arg(report.n)
                              .arg(report.rows.size()));
        }
        for (const ProfileDifference &d : candidate.differences) {
            if (all || d.profile == wanted)
                printLine(QStringLiteral("      %1: %2 instead of %3: %4")
                              .arg(d.profile, percent(d.other), percent(d.plumbline), d.why));
        }
    }
    return Done;
}

Status writeOrPrint(const Arguments &arguments, const QByteArray &bytes)
{
    const QString out = arguments.value(QStringLiteral("out"));
    if (!out.isEmpty())
        return writeOutput(out, bytes);
    printLine(QString::fromUtf8(bytes.endsWith('\n') ? bytes.chopped(1) : bytes));
    return {};
}

void printBoard(const Leaderboard &board, const QString &judge)
{
    printLine(settingsLine(board, judge) + QStringLiteral(". Percent."));
    for (const LeaderboardRow &row : board.rows) {
        printLine(
            QStringLiteral("%1  %2%3")
                .arg(row.candidate, meanText(row.total),
                     row.standing.rank > 0 ? QStringLiteral("  rank %1").arg(rankText(row.standing)) : QString()));
        for (const auto &[category, mean] : row.categories)
            printLine(QStringLiteral("    %1  %2").arg(categoryName(category), -13).arg(meanText(mean)));
    }
}

/// The leaderboard by annotator group, with bootstrap intervals where replicates are wanted.
int printGroups(const Arguments &arguments, const ScoredProject &project, const ChosenScores &chosen,
                const BootstrapOptions &bootstrap)
{
    const QString wanted = arguments.value(QStringLiteral("by"));
    const std::optional<AnnotatorTrait> trait = annotatorTraitFromId(wanted);
    if (!trait) {
        return fail(arguments, {ErrorKind::BadInput,
                                QStringLiteral("--by takes language, region or expertise, not “%1”.").arg(wanted),
                                {},
                                {}});
    }
    std::vector<AnnotatorGroup> groups = annotatorGroups(project.sheet, chosen, *trait);
    for (AnnotatorGroup &group : groups) {
        if (bootstrap.replicates > 0) {
            Result<Leaderboard> board = bootstrapLeaderboard(std::move(group.board), group.chosen, bootstrap);
            if (!board)
                return fail(arguments, board.error());
            group.board = std::move(*board);
        }
        setGroups(group.board, project.groups);
    }
    if (arguments.json) {
        QJsonObject json = annotatorGroupsToJson(*trait, groups);
        json.insert(QStringLiteral("judge"), project.judge);
        json.insert(QStringLiteral("data_hash"), dataHashOf(project.sheet, chosen));
        printJson(json);
        return Done;
    }
    if (groups.empty()) {
        printLine(QStringLiteral("No item says its annotator's %1. `annotators set ITEMS --%1 VALUE` says it.")
                      .arg(annotatorTraitId(*trait)));
    }
    for (const AnnotatorGroup &group : groups)
        printBoard(group.board, project.judge);
    return Done;
}

} // namespace

int runScores(const Arguments &arguments)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const Result<ResultRequest> request = resultRequest(arguments);
    const Result<BootstrapOptions> bootstrap = bootstrapOptions(arguments);
    const Result<std::vector<PublishedTable>> references =
        publishedTables(arguments.options.value(QStringLiteral("reference")));
    if (!request || !bootstrap || !references)
        return fail(arguments, !request ? request.error() : !bootstrap ? bootstrap.error() : references.error());
    if (arguments.has(QStringLiteral("profile"))) {
        if (request->revision || !request->filter.isEmpty())
            return fail(arguments, {ErrorKind::BadInput,
                                    QStringLiteral("Scorer profiles read all items as they are now."),
                                    {},
                                    QStringLiteral("Leave out --revision, --level, --words and --annotator, or "
                                                   "--profile.")});
        if (const Result<int> read = scoreEverything((*session)->store()); !read)
            return fail(arguments, read.error());
        const Result<JudgedProject> judged = readJudged((*session)->store(), arguments.value(QStringLiteral("judge")));
        return judged ? printProfiles(arguments, *judged, arguments.value(QStringLiteral("profile")))
                      : fail(arguments, judged.error());
    }
    const Result<ScoredProject> project = readScored((*session)->store(), *request);
    if (!project)
        return fail(arguments, project.error());
    const ChosenScores chosen = chooseScores(project->sheet, project->choice);
    Result<Leaderboard> board = buildLeaderboard(project->sheet, chosen);
    if (bootstrap->replicates > 0)
        board = bootstrapLeaderboard(std::move(*board), chosen, *bootstrap);
    if (!board)
        return fail(arguments, board.error());
    setGroups(*board, project->groups);
    if (arguments.has(QStringLiteral("by")))
        return printGroups(arguments, *project, chosen, *bootstrap);
    const ScoreTableContext context{project->judge, *references};
    Status written;
    if (arguments.json) {
        QJsonObject json = leaderboardToJson(*board);
        json.insert(QStringLiteral("judge"), project->judge);
        json.insert(QStringLiteral("data_hash"), dataHashOf(project->sheet, chosen));
        if (!references->empty())
            json.insert(QStringLiteral("published"), publishedToJson(*references));
        if (arguments.value(QStringLiteral("out")).isEmpty())
            printJson(json);
        else
            written = writeOutput(arguments.value(QStringLiteral("out")), QJsonDocument(json).toJson());
    } else if (arguments.has(QStringLiteral("csv"))) {
        written = writeOrPrint(arguments, leaderboardCsv(*board, context));
    } else if (arguments.has(QStringLiteral("md"))) {
        written = writeOrPrint(arguments, leaderboardMarkdown(*board, context).toUtf8());
    } else if (arguments.has(QStringLiteral("latex"))) {
        written = writeOrPrint(arguments, leaderboardLatex(*board, context).toUtf8());
    } else {
        printBoard(*board, project->judge);
    }
    return written ? Done : fail(arguments, written.error());
}

} // namespace plumbline::cli
