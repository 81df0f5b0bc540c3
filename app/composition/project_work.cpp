// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/project_work.h"

#include "core/audit/load_cases.h"
#include "core/scoring/scoring_service.h"

#include <algorithm>

namespace plumbline {

Result<int> scoreEverything(ProjectStore &store)
{
    constexpr int kPerJob = 2000;
    int all = 0;
    while (true) {
        QFuture<Result<int>> job =
            store.write<int>(Change::Scores, [](WriteAccess &access) { return scoreUnread(access, kPerJob); });
        job.waitForFinished();
        const Result<int> read = job.result();
        if (!read)
            return read;
        all += *read;
        if (*read < kPerJob)
            return all;
    }
}

Result<JudgedProject> readJudged(const ProjectStore &store, const QString &judge)
{
    const Result<std::unique_ptr<ReadAccess>> reader = store.openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    const Result<std::vector<ModelSpec>> models = (*reader)->models().models();
    if (!models)
        return tl::unexpected<Error>(models.error());
    const auto chosen = std::find_if(models->begin(), models->end(), [&](const ModelSpec &m) {
        return m.role == ModelRole::Judge && (judge.isEmpty() || m.name == judge);
    });
    if (chosen == models->end() && !judge.isEmpty())
        return failure(ErrorKind::NotFound, QStringLiteral("There is no judge “%1” in the project.").arg(judge));
    Result<CaseInput> input = loadCaseInput(**reader);
    if (!input)
        return tl::unexpected<Error>(input.error());
    JudgedProject judged;
    judged.candidates = input->candidates;
    judged.judge = chosen == models->end() ? QString() : chosen->name;
    judged.table = buildCaseTable(std::move(*input), chosen == models->end() ? QString() : chosen->id);
    return judged;
}

Result<std::vector<ReportedComparison>> readReported(const ProjectStore &store)
{
    const Result<std::unique_ptr<ReadAccess>> reader = store.openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    const Result<std::vector<ReportedScore>> scores = (*reader)->reported().reportedScores();
    const Result<std::vector<ModelSpec>> models = (*reader)->models().models();
    if (!scores || !models)
        return tl::unexpected<Error>(scores ? models.error() : scores.error());
    return compareAllReported(*scores, *models, [&](const QString &judgeId) {
        return loadCaseInput(**reader).map([&](CaseInput input) { return buildCaseTable(std::move(input), judgeId); });
    });
}

Result<Leaderboard> readLeaderboard(const ProjectStore &store, const QString &judge, MissingPolicy policy)
{
    return readJudged(store, judge).map([policy](const JudgedProject &judged) {
        return buildLeaderboard(judged.table, judged.candidates, policy);
    });
}

} // namespace plumbline
