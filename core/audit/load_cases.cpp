// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/load_cases.h"

#include "core/domain/made.h"

#include <QSet>

namespace plumbline {

namespace {

/// The texts that decisions were made on and that a newer answer has replaced.
Result<std::vector<Response>> earlierResponses(const ReadAccess &reader, const std::vector<Response> &current,
                                               const std::vector<Decision> &decisions)
{
    QSet<QString> known;
    for (const Response &r : current)
        known.insert(r.id);
    std::vector<Response> earlier;
    for (const Decision &d : decisions) {
        if (known.contains(d.responseId))
            continue;
        known.insert(d.responseId);
        Result<std::optional<Response>> response = reader.answers().response(d.responseId);
        if (!response)
            return tl::unexpected<Error>(response.error());
        if (*response && !(*response)->control)
            earlier.push_back(std::move(**response));
    }
    return earlier;
}

/// Models that only made instructions (made.h): they are no candidates that results lack.
QSet<QString> onlyAuthors(const std::vector<Run> &runs, const std::vector<Response> &responses)
{
    QSet<QString> authors;
    for (const Run &run : runs) {
        if (run.kind == RunKind::Ask && isAuthorPrompt(run.settings.promptVersion))
            authors.insert(run.modelId);
    }
    for (const Run &run : runs) {
        if (run.kind == RunKind::Ask && !isAuthorPrompt(run.settings.promptVersion))
            authors.remove(run.modelId);
    }
    for (const Response &response : responses)
        authors.remove(response.candidateId);
    return authors;
}

} // namespace

Result<CaseInput> loadCaseInput(const ReadAccess &reader, std::optional<int> revision)
{
    Result<std::vector<Item>> items = revision ? reader.items().itemsAt(*revision) : reader.items().items();
    if (!items)
        return tl::unexpected<Error>(items.error());
    Result<std::vector<ModelSpec>> models = reader.models().models();
    if (!models)
        return tl::unexpected<Error>(models.error());
    Result<std::vector<Response>> responses =
        revision ? reader.answers().responsesAt(*revision) : reader.answers().currentResponses();
    if (!responses)
        return tl::unexpected<Error>(responses.error());
    Result<std::vector<ScoredJudgement>> judgements = reader.answers().currentJudgements();
    if (!judgements)
        return tl::unexpected<Error>(judgements.error());
    Result<std::vector<Decision>> decisions = reader.decisions().decisions();
    if (!decisions)
        return tl::unexpected<Error>(decisions.error());
    Result<std::vector<Response>> earlier = earlierResponses(reader, *responses, *decisions);
    if (!earlier)
        return tl::unexpected<Error>(earlier.error());
    const Result<std::vector<FailedSubject>> failed = reader.runs().failedSubjects();
    if (!failed)
        return tl::unexpected<Error>(failed.error());

    const Result<std::vector<Run>> runs = reader.runs().runs();
    if (!runs)
        return tl::unexpected<Error>(runs.error());
    const QSet<QString> authors = onlyAuthors(*runs, *responses);

    CaseInput input;
    input.items = std::move(*items);
    for (ModelSpec &model : *models) {
        if (model.role == ModelRole::Candidate && !authors.contains(model.id))
            input.candidates.push_back(std::move(model));
    }
    input.responses = std::move(*responses);
    input.judgements = std::move(*judgements);
    input.decisions = std::move(*decisions);
    input.earlier = std::move(*earlier);
    for (const FailedSubject &f : *failed) {
        if (f.kind == RunKind::Ask)
            input.failedAsks.insert(f.modelId + u'/' + f.revisionId);
        else
            input.failedJudgements.insert(f.modelId + u'/' + f.responseId);
    }
    return input;
}

} // namespace plumbline
