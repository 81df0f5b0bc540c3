// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/probe_work.h"

#include "app/composition/project_work.h"
#include "core/domain/probe.h"

#include <algorithm>

namespace plumbline {

std::vector<EvaluationStep> probeSteps(const ProbeOrder &order)
{
    std::vector<EvaluationStep> steps;
    QStringList names;
    for (const ProbeOrder::Model &candidate : order.candidates) {
        for (const QString &condition : QStringList{QString()} + order.conditions) {
            EvaluationStep step;
            step.model = candidate.model;
            step.settings = candidate.settings;
            step.settings.probe = condition;
            step.items = order.items;
            steps.push_back(std::move(step));
        }
        names.append(candidate.model.name);
    }
    for (const QString &what : {QString(), kProbeAnswers}) {
        EvaluationStep step;
        step.model = order.judge.model;
        step.settings = order.judge.settings;
        step.settings.probe = what;
        step.items = order.items;
        step.candidates = names;
        steps.push_back(std::move(step));
    }
    return steps;
}

Result<ProbeInput> readProbes(ProjectStore &store, const QString &judge)
{
    if (const Result<int> read = scoreEverything(store); !read)
        return tl::unexpected<Error>(read.error());
    const Result<std::unique_ptr<ReadAccess>> reader = store.openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    Result<std::vector<Item>> items = (*reader)->items().items();
    Result<std::vector<Response>> responses = (*reader)->answers().currentResponses();
    Result<std::vector<Response>> probes = (*reader)->answers().probeResponses();
    Result<std::vector<ScoredJudgement>> judgements = (*reader)->answers().currentJudgements();
    const Result<std::vector<ModelSpec>> models = (*reader)->models().models();
    for (const Error *error : std::initializer_list<const Error *>{
             items ? nullptr : &items.error(), responses ? nullptr : &responses.error(),
             probes ? nullptr : &probes.error(), judgements ? nullptr : &judgements.error(),
             models ? nullptr : &models.error()}) {
        if (error)
            return tl::unexpected<Error>(*error);
    }
    ProbeInput input{std::move(*items), std::move(*responses), std::move(*probes), std::move(*judgements), {}};
    std::vector<ModelSpec> judges;
    for (const ModelSpec &model : *models) {
        if (model.role == ModelRole::Judge)
            judges.push_back(model);
    }
    input.judgeId = probeJudge(input, judges);
    if (judge.isEmpty())
        return input;
    const auto named = std::find_if(judges.begin(), judges.end(), [&](const ModelSpec &m) { return m.name == judge; });
    if (named == judges.end())
        return failure(ErrorKind::NotFound, QStringLiteral("There is no judge “%1” in the project.").arg(judge));
    input.judgeId = named->id;
    return input;
}

} // namespace plumbline
