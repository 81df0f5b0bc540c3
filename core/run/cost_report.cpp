// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/cost_report.h"

#include "core/run/run_options.h"

#include <QHash>

#include <algorithm>

namespace plumbline {

namespace {

void add(Usage &to, const Usage &more)
{
    to.answers += more.answers;
    to.inputTokens += more.inputTokens;
    to.outputTokens += more.outputTokens;
    to.lostTokens += more.lostTokens;
}

struct Input
{
    std::vector<Run> runs;
    QHash<QString, ModelSpec> models;
    QHash<QString, ModelPrice> prices;
    QHash<QString, Usage> usage;
    std::vector<ItemUsage> items;
};

Result<Input> readInput(const ReadAccess &reader)
{
    Result<std::vector<Run>> runs = reader.runs().runs();
    Result<std::vector<ModelSpec>> models = reader.models().models();
    Result<std::vector<ModelPrice>> prices = reader.account().prices();
    Result<QHash<QString, Usage>> usage = reader.account().usageByRun();
    Result<std::vector<ItemUsage>> items = reader.account().usageByItem();
    for (const Error *error : std::initializer_list<const Error *>{
             runs ? nullptr : &runs.error(), models ? nullptr : &models.error(), prices ? nullptr : &prices.error(),
             usage ? nullptr : &usage.error(), items ? nullptr : &items.error()}) {
        if (error)
            return tl::unexpected<Error>(*error);
    }
    Input input{std::move(*runs), {}, {}, std::move(*usage), std::move(*items)};
    for (const ModelSpec &model : *models)
        input.models.insert(model.id, model);
    for (const ModelPrice &price : *prices)
        input.prices.insert(price.model, price);
    return input;
}

std::optional<double> costAt(const Usage &usage, const QHash<QString, ModelPrice> &prices, const QString &model)
{
    const auto price = prices.constFind(model);
    return price == prices.constEnd() ? std::nullopt : std::optional<double>(price->cost(usage));
}

void addItem(std::vector<CostReport::ByItem> &items, const ItemUsage &usage, std::optional<double> cost)
{
    if (items.empty() || items.back().itemId != usage.itemId) {
        CostReport::ByItem item;
        item.itemId = usage.itemId;
        item.position = usage.position;
        item.cost = 0;
        items.push_back(item);
    }
    CostReport::ByItem &item = items.back();
    add(item.usage, usage.usage);
    if (item.cost && cost)
        *item.cost += *cost;
    else
        item.cost.reset();
}

} // namespace

Result<CostReport> readCosts(const ReadAccess &reader)
{
    const Result<Input> input = readInput(reader);
    if (!input)
        return tl::unexpected<Error>(input.error());
    const Result<QString> currency = projectCurrency(reader.settings());
    if (!currency)
        return tl::unexpected<Error>(currency.error());
    const Result<std::optional<double>> cap = projectCap(reader.settings());
    if (!cap)
        return tl::unexpected<Error>(cap.error());
    CostReport report;
    report.currency = *currency;
    report.cap = *cap;
    QHash<QString, QString> sentName; // run → model name that prices go by
    for (const Run &run : input->runs) {
        CostReport::ByRun line;
        line.run = run;
        line.model = input->models.value(run.modelId);
        line.usage = input->usage.value(run.id);
        line.cost = costAt(line.usage, input->prices, line.model.endpoint.model);
        sentName.insert(run.id, line.model.endpoint.model);
        if (line.cost)
            report.total += *line.cost;
        else
            report.unpriced += static_cast<int>(line.usage.answers);
        auto model = std::find_if(report.models.begin(), report.models.end(),
                                  [&](const CostReport::ByModel &m) { return m.model.id == line.model.id; });
        if (model == report.models.end()) {
            CostReport::ByModel fresh;
            fresh.model = line.model;
            model = report.models.insert(report.models.end(), fresh);
        }
        add(model->usage, line.usage);
        report.runs.push_back(std::move(line));
    }
    for (CostReport::ByModel &model : report.models)
        model.cost = costAt(model.usage, input->prices, model.model.endpoint.model);
    for (const ItemUsage &item : input->items)
        addItem(report.items, item, costAt(item.usage, input->prices, sentName.value(item.runId)));
    return report;
}

} // namespace plumbline
