// SPDX-License-Identifier: GPL-3.0-or-later
// scores.
#include "app/cli/commands.h"
#include "app/cli/mean_text.h"
#include "app/cli/open_session.h"
#include "app/composition/project_work.h"
#include "core/report/profile_table.h"

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

} // namespace

int runScores(const Arguments &arguments)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const QString wanted = arguments.has(QStringLiteral("missing")) ? arguments.value(QStringLiteral("missing"))
                                                                    : QStringLiteral("exclude");
    const std::optional<MissingPolicy> policy = missingPolicyFromId(wanted);
    if (!policy)
        return fail(arguments, {ErrorKind::BadInput,
                                QStringLiteral("--missing takes exclude, zero or bounds, not “%1”.").arg(wanted),
                                {},
                                {}});
    if (const Result<int> read = scoreEverything((*session)->store()); !read)
        return fail(arguments, read.error());
    const Result<JudgedProject> judged = readJudged((*session)->store(), arguments.value(QStringLiteral("judge")));
    if (!judged)
        return fail(arguments, judged.error());
    if (arguments.has(QStringLiteral("profile")))
        return printProfiles(arguments, *judged, arguments.value(QStringLiteral("profile")));
    const QString judge = judged->judge;
    const Leaderboard board = buildLeaderboard(judged->table, judged->candidates, *policy);
    if (arguments.json) {
        QJsonObject json = leaderboardToJson(board);
        json.insert(QStringLiteral("judge"), judge);
        printJson(json);
        return Done;
    }
    printLine(QStringLiteral("Judge %1, missing scores: %2. Percent, 95 % interval.")
                  .arg(judge.isEmpty() ? QStringLiteral("none") : judge, wanted));
    for (const LeaderboardRow &row : board.rows) {
        printLine(QStringLiteral("%1  %2").arg(row.candidate, meanText(row.total)));
        for (const auto &[category, mean] : row.categories)
            printLine(QStringLiteral("    %1  %2").arg(categoryName(category), -13).arg(meanText(mean)));
    }
    return Done;
}

} // namespace plumbline::cli
