// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run_facts.h"

#include "core/run/run_options.h"

#include <algorithm>

namespace plumbline {

namespace {

std::optional<ModelPrice> priceOf(const std::vector<ModelPrice> &prices, const QString &model)
{
    const auto found =
        std::find_if(prices.begin(), prices.end(), [&](const ModelPrice &p) { return p.model == model; });
    return found == prices.end() ? std::nullopt : std::optional<ModelPrice>(*found);
}

} // namespace

Result<RunFacts> readRunFacts(const ReadAccess &reader, const QString &runId)
{
    const Result<std::vector<Run>> runs = reader.runs().runs();
    const Result<std::vector<ModelSpec>> models = reader.models().models();
    if (!runs)
        return tl::unexpected<Error>(runs.error());
    if (!models)
        return tl::unexpected<Error>(models.error());
    const auto run = std::find_if(runs->begin(), runs->end(), [&](const Run &r) { return r.id == runId; });
    if (run == runs->end())
        return failure(ErrorKind::NotFound, QStringLiteral("There is no such run."), runId);
    const auto model =
        std::find_if(models->begin(), models->end(), [&](const ModelSpec &m) { return m.id == run->modelId; });
    if (model == models->end())
        return failure(ErrorKind::NotFound, QStringLiteral("The run's model is gone."), runId);
    return RunFacts{*run, *model};
}

Result<SpendingFacts> readSpending(const ReadAccess &reader, const QString &runId)
{
    const Result<std::vector<ModelPrice>> prices = reader.account().prices();
    const Result<QHash<QString, Usage>> usage = reader.account().usageByRun();
    const Result<std::vector<Run>> runs = reader.runs().runs();
    const Result<std::vector<ModelSpec>> models = reader.models().models();
    const Result<std::optional<double>> cap = projectCap(reader.settings());
    if (!prices)
        return tl::unexpected<Error>(prices.error());
    if (!usage)
        return tl::unexpected<Error>(usage.error());
    if (!runs)
        return tl::unexpected<Error>(runs.error());
    if (!models)
        return tl::unexpected<Error>(models.error());
    if (!cap)
        return tl::unexpected<Error>(cap.error());
    SpendingFacts facts;
    facts.projectCap = *cap;
    for (const Run &run : *runs) {
        const auto model =
            std::find_if(models->begin(), models->end(), [&](const ModelSpec &m) { return m.id == run.modelId; });
        if (model == models->end())
            continue;
        const std::optional<ModelPrice> price = priceOf(*prices, model->endpoint.model);
        const double spent = price ? price->cost(usage->value(run.id)) : 0;
        facts.projectSpent += spent;
        if (run.id == runId) {
            facts.price = price;
            facts.runSpent = spent;
        }
    }
    return facts;
}

ChatRequest sampleRequest(const RunSettings &settings)
{
    ChatRequest request;
    request.systemPrompt = settings.systemPrompt;
    request.temperature = settings.temperature;
    request.seed = settings.seed;
    request.maxTokens = settings.maxTokens;
    request.reasoningEffort = settings.reasoningEffort;
    return request;
}

} // namespace plumbline
