// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/result_work.h"

#include "app/composition/project_work.h"
#include "core/audit/load_cases.h"
#include "core/exchange/annotators.h"
#include "core/media/image_codec.h"
#include "core/report/result_documents.h"
#include "core/run/judge_prompt.h"
#include "core/scoring/judge_reply_parser.h"

#include <QCoreApplication>
#include <QSet>
#include <QThreadPool>

#include <algorithm>

namespace plumbline {

namespace {

constexpr int kThumbnailPixels = 320;
constexpr qsizetype kThumbnailBytes = 60 * 1024;

Result<std::vector<std::size_t>> indexesOf(const std::vector<ModelSpec> &models, const QStringList &names,
                                           const QString &role)
{
    std::vector<std::size_t> found;
    for (const QString &name : names) {
        const auto at = std::find_if(models.begin(), models.end(), [&](const ModelSpec &m) { return m.name == name; });
        if (at == models.end()) {
            QStringList known;
            for (const ModelSpec &m : models)
                known.append(m.name);
            return failure(ErrorKind::NotFound, QStringLiteral("There is no %1 “%2” in the project.").arg(role, name),
                           {},
                           known.isEmpty() ? QStringLiteral("It has none yet.")
                                           : QStringLiteral("Known: %1.").arg(known.join(QStringLiteral(", "))));
        }
        found.push_back(static_cast<std::size_t>(at - models.begin()));
    }
    return found;
}

/// A judge's prompt with words in place of an item, so that the report shows what every judge was told.
Result<ReportPrompt> templateOf(const QString &version)
{
    Item item;
    item.instruction = QStringLiteral("{the instruction}");
    item.components = {{QStringLiteral("{component 1}"), QStringLiteral("describe"), 4},
                       {QStringLiteral("{component 2}"), QStringLiteral("linguistics"), 3},
                       {QStringLiteral("{component 3}"), QStringLiteral("mention"), 3}};
    return judgePrompt(version, item, QStringLiteral("{the response}")).map([&](const JudgePrompt &prompt) {
        return ReportPrompt{version, prompt.text};
    });
}

Status addRuns(const ReadAccess &reader, const ScoredProject &project, ReportInput &in)
{
    const Result<std::vector<Run>> runs = reader.runs().runs();
    const Result<std::vector<ModelSpec>> models = reader.models().models();
    if (!runs || !models)
        return tl::unexpected<Error>(runs ? models.error() : runs.error());
    QSet<QString> judges;
    for (const std::size_t j : project.choice.judges)
        judges.insert(project.sheet.judges[j].id);
    QStringList versions;
    for (const Run &run : *runs) {
        const auto model =
            std::find_if(models->begin(), models->end(), [&](const ModelSpec &m) { return m.id == run.modelId; });
        if (model == models->end() || (model->role == ModelRole::Judge && !judges.contains(model->id)))
            continue;
        in.runs.push_back({model->name, modelRoleId(model->role), model->endpoint.model, model->endpoint.wire,
                           run.settings, run.createdMs});
        if (model->role == ModelRole::Judge && !versions.contains(run.settings.promptVersion))
            versions.append(run.settings.promptVersion);
    }
    for (const QString &version : versions) {
        if (const Result<ReportPrompt> prompt = templateOf(version))
            in.prompts.push_back(*prompt);
    }
    return {};
}

Status addClaims(const ReadAccess &reader, ReportInput &in, const BootstrapOptions &options)
{
    const Result<std::vector<Claim>> claims = storedClaims(reader.settings());
    if (!claims)
        return tl::unexpected<Error>(claims.error());
    for (const Claim &claim : *claims) {
        const Result<ClaimCheck> check = checkClaim(in.sheet, claim, options);
        if (!check)
            return tl::unexpected<Error>(check.error());
        const bool holds = check->state == ClaimState::Same || check->state == ClaimState::Holds;
        in.claims.emplace_back(holds ? check->now : claim.sentence, check->problem);
    }
    return {};
}

void addThumbnails(Session &session, ReportInput &in)
{
    for (const std::size_t at : in.chosen.items) {
        const Item &item = in.sheet.items[at];
        QFuture<Result<ImageBytes>> image = session.images().load({item.image, item.imageBase});
        image.waitForFinished(); // answered on the engine's thread
        const Result<ImageBytes> loaded = image.result();
        if (!loaded)
            continue; // the report says which item it is; a missing picture takes nothing from the numbers
        if (const Result<EncodedImage> small = encodeForModel(loaded->bytes, kThumbnailPixels, kThumbnailBytes))
            in.thumbnails.insert(
                item.id,
                QStringLiteral("data:%1;base64,%2").arg(small->mime, QString::fromLatin1(small->bytes.toBase64())));
    }
}

Status chooseItems(ScoredProject &project, const ItemFilter &filter)
{
    if (filter.isEmpty())
        return {};
    project.choice.items = itemsThatPass(project.sheet.items, project.sheet.annotators, filter);
    project.choice.only = filter.text();
    if (!project.choice.items.empty())
        return {};
    return failure(ErrorKind::NotFound, QStringLiteral("No item passes the filter: %1.").arg(filter.text()), {},
                   QStringLiteral("`annotators` lists the groups of the items, `lint` and the Items page the items."));
}

Result<ScoredProject> scored(CaseInput input, const std::vector<ModelSpec> &judges, const ResultRequest &request,
                             const Annotators &annotators)
{
    ScoredProject project;
    const Result<std::vector<std::size_t>> chosenJudges = indexesOf(judges, request.judges, QStringLiteral("judge"));
    const Result<std::vector<std::size_t>> candidates =
        indexesOf(input.candidates, request.candidates, QStringLiteral("candidate"));
    if (!chosenJudges || !candidates)
        return tl::unexpected<Error>(chosenJudges ? candidates.error() : chosenJudges.error());
    project.choice.judges = *chosenJudges;
    if (project.choice.judges.empty() && !judges.empty())
        project.choice.judges = {0};
    project.choice.candidates = *candidates;
    project.choice.people = request.people;
    project.choice.policy = request.policy;
    project.choice.weights = request.weights;
    QStringList names;
    for (const std::size_t j : project.choice.judges)
        names.append(judges[j].name);
    project.judge = names.join(QStringLiteral(", "));
    const QString first = judges.empty() ? QString() : judges[project.choice.judges.front()].id;
    const std::vector<ModelSpec> specs = input.candidates;
    const std::vector<ScoredJudgement> judgements = input.judgements;
    project.sheet = buildScoreSheet(buildCaseTable(std::move(input), first), specs, judges, first, judgements);
    project.sheet.revision = request.revision;
    for (const Item &item : project.sheet.items)
        project.sheet.annotators.push_back(annotators.value(item.id));
    if (const Status chosen = chooseItems(project, request.filter); !chosen)
        return tl::unexpected<Error>(chosen.error());
    return project;
}

Result<std::vector<ModelSpec>> judgesOf(const ReadAccess &reader)
{
    Result<std::vector<ModelSpec>> models = reader.models().models();
    if (models)
        models->erase(std::remove_if(models->begin(), models->end(),
                                     [](const ModelSpec &m) { return m.role != ModelRole::Judge; }),
                      models->end());
    return models;
}

/// What every result is made of, as the project has it now.
struct ResultRows
{
    std::unique_ptr<ReadAccess> reader; ///< for what only a report reads
    std::vector<ModelSpec> judges;
    CaseInput input;
    QMap<QString, QString> groups;
    Annotators annotators;
};

Status checkRevision(const ReadAccess &reader, int revision)
{
    const Result<int> count = reader.items().revisionCount();
    if (!count)
        return tl::unexpected<Error>(count.error());
    if (revision >= 1 && revision <= *count)
        return {};
    return failure(ErrorKind::NotFound, QStringLiteral("The items have no revision %1.").arg(revision), {},
                   *count == 0 ? QStringLiteral("The project has no items yet.")
                               : QStringLiteral("The newest revision of any item is %1.").arg(*count));
}

/// Reads unread judgements first.
Result<ResultRows> readRows(ProjectStore &store, std::optional<int> revision)
{
    if (const Result<int> read = scoreEverything(store); !read)
        return tl::unexpected<Error>(read.error());
    Result<std::unique_ptr<ReadAccess>> reader = store.openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    if (revision) {
        if (const Status known = checkRevision(**reader, *revision); !known)
            return tl::unexpected<Error>(known.error());
    }
    Result<std::vector<ModelSpec>> judges = judgesOf(**reader);
    if (!judges)
        return tl::unexpected<Error>(judges.error());
    Result<CaseInput> input = loadCaseInput(**reader, revision);
    if (!input)
        return tl::unexpected<Error>(input.error());
    const Result<QMap<QString, QString>> groups = candidateGroups((*reader)->settings());
    if (!groups)
        return tl::unexpected<Error>(groups.error());
    Result<Annotators> annotators = annotatorsOf((*reader)->settings(), input->items);
    if (!annotators)
        return tl::unexpected<Error>(annotators.error());
    return ResultRows{std::move(*reader), std::move(*judges), std::move(*input), *groups, std::move(*annotators)};
}

} // namespace

Result<ScoredProject> readScored(ProjectStore &store, const ResultRequest &request)
{
    Result<ResultRows> rows = readRows(store, request.revision);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    Result<ScoredProject> project = scored(std::move(rows->input), rows->judges, request, rows->annotators);
    if (project)
        project->groups = rows->groups;
    return project;
}

Result<ReportInput> readReport(Session &session, const ReportRequest &request)
{
    Result<ResultRows> rows = readRows(session.store(), request.results.revision);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    const ReadAccess &reader = *rows->reader;
    ReportInput in;
    for (const Response &response : rows->input.responses)
        in.responseTexts.insert(response.id, response.text);
    const std::vector<ScoredJudgement> judgements =
        request.replies ? rows->input.judgements : std::vector<ScoredJudgement>{};
    Result<ScoredProject> project = scored(std::move(rows->input), rows->judges, request.results, rows->annotators);
    if (!project)
        return tl::unexpected<Error>(project.error());
    if (const Status added = addRuns(reader, *project, in); !added)
        return tl::unexpected<Error>(added.error());
    if (!project->choice.judges.empty()) {
        const QString &first = project->sheet.judges[project->choice.judges.front()].id;
        for (const ScoredJudgement &j : judgements) {
            if (j.judgement.judgeId == first && j.judgement.repeat == 0)
                in.judgeReplies.insert(j.judgement.responseId, j.judgement.reply);
        }
    }
    in.title = request.title;
    in.createdMs = session.clock().nowMs();
    in.version = QCoreApplication::applicationVersion();
    in.parserVersion = kJudgeReplyParserVersion;
    in.judge = project->judge;
    in.items = request.items;
    Result<std::vector<PublishedTable>> stored = referenceTables(reader.settings());
    if (!stored)
        return tl::unexpected<Error>(stored.error());
    for (const PublishedTable &table : *stored) {
        if (table.find(PublishedColumn::CategoryScore) >= 0) // the others are for charts
            in.references.push_back(table);
    }
    in.references.insert(in.references.end(), request.references.begin(), request.references.end());
    in.sheet = std::move(project->sheet);
    in.chosen = chooseScores(in.sheet, project->choice);
    in.dataHash = dataHashOf(in.sheet, in.chosen);
    BootstrapOptions options;
    options.replicates = request.replicates;
    options.seed = request.seed;
    options.pool = QThreadPool::globalInstance();
    options.stop = request.stop;
    Result<Leaderboard> board = bootstrapLeaderboard(buildLeaderboard(in.sheet, in.chosen), in.chosen, options);
    if (!board)
        return tl::unexpected<Error>(board.error());
    in.board = std::move(*board);
    setGroups(in.board, rows->groups);
    Result<ComparisonTable> pairs = compareAll(in.sheet, in.chosen, options);
    if (!pairs)
        return tl::unexpected<Error>(pairs.error());
    in.pairs = std::move(*pairs);
    if (const Status checked = addClaims(reader, in, options); !checked)
        return tl::unexpected<Error>(checked.error());
    in.whatIfs = usualWhatIfs(in.sheet, project->choice);
    if (request.thumbnails && request.items != ReportItems::None)
        addThumbnails(session, in);
    return in;
}

} // namespace plumbline
