// SPDX-License-Identifier: GPL-3.0-or-later
// estimate, prices, cap, costs: what runs will cost, may cost and did cost.
#include "app/cli/commands.h"
#include "app/cli/estimate_output.h"
#include "app/cli/open_session.h"
#include "app/cli/run_words.h"
#include "core/run/cost_report.h"
#include "core/run/run_estimate.h"

#include <QJsonArray>

#include <cmath>

namespace plumbline::cli {

namespace {

QJsonArray rangeToJson(const TokenRange &range, bool whole)
{
    if (whole)
        return {std::round(range.low), std::round(range.high)};
    return {range.low, range.high};
}

QString money(double amount)
{
    return QString::number(amount, 'f', amount < 0.1 ? 4 : 2);
}

QJsonObject priceToJson(const ModelPrice &price)
{
    return {{QStringLiteral("model"), price.model},
            {QStringLiteral("input_per_million"), price.inputPerMillion},
            {QStringLiteral("output_per_million"), price.outputPerMillion}};
}

QJsonObject estimateToJson(const EvaluationStep &step, const RunEstimate &e)
{
    return {{QStringLiteral("model"), step.model.name},
            {QStringLiteral("role"), modelRoleId(step.model.role)},
            {QStringLiteral("questions"), e.questions},
            {QStringLiteral("images_unknown"), e.imagesUnknown},
            {QStringLiteral("input_tokens"), rangeToJson(e.input, true)},
            {QStringLiteral("output_tokens"), rangeToJson(e.output, true)},
            {QStringLiteral("past_replies"), e.pastReplies},
            {QStringLiteral("price"), e.price ? QJsonValue(priceToJson(*e.price)) : QJsonValue()},
            {QStringLiteral("cost"), e.cost ? QJsonValue(rangeToJson(*e.cost, false)) : QJsonValue()},
            {QStringLiteral("currency"), e.currency}};
}

void printEstimate(const EvaluationStep &step, const RunEstimate &e)
{
    const auto number = [](double n) { return QString::number(n, 'f', 0); };
    QString line = QStringLiteral("%1: %2 questions, %3 to %4 input and %5 to %6 output tokens")
                       .arg(step.model.name)
                       .arg(e.questions)
                       .arg(number(e.input.low), number(e.input.high), number(e.output.low), number(e.output.high));
    line += e.pastReplies > 0 ? QStringLiteral(" (from %1 past replies)").arg(e.pastReplies)
                              : QStringLiteral(" (from prompts and image sizes)");
    if (e.cost)
        line += QStringLiteral(": %1 to %2 %3").arg(money(e.cost->low), money(e.cost->high), e.currency);
    else
        line += QStringLiteral("; no price is known for %1").arg(step.model.endpoint.model);
    printLine(line);
}

QJsonObject usageToJson(const CostLine &line)
{
    return {{QStringLiteral("answers"), line.usage.answers},
            {QStringLiteral("input_tokens"), line.usage.inputTokens},
            {QStringLiteral("output_tokens"), line.usage.outputTokens},
            {QStringLiteral("lost_tokens"), line.usage.lostTokens},
            {QStringLiteral("cost"), line.cost ? QJsonValue(*line.cost) : QJsonValue()}};
}

QJsonObject costsToJson(const CostReport &report)
{
    QJsonArray candidates;
    QJsonArray judges;
    for (const CostReport::ByModel &m : report.models) {
        QJsonObject json = usageToJson(m);
        json.insert(QStringLiteral("name"), m.model.name);
        (m.model.role == ModelRole::Candidate ? candidates : judges).append(json);
    }
    QJsonArray runs;
    for (const CostReport::ByRun &r : report.runs) {
        QJsonObject json = usageToJson(r);
        json.insert(QStringLiteral("run"), r.run.id);
        json.insert(QStringLiteral("model"), r.model.name);
        json.insert(QStringLiteral("kind"),
                    r.run.kind == RunKind::Ask ? QStringLiteral("ask") : QStringLiteral("judge"));
        json.insert(QStringLiteral("settings"), runSettingsToJson(r.run.settings));
        runs.append(json);
    }
    QJsonArray items;
    for (const CostReport::ByItem &i : report.items) {
        QJsonObject json = usageToJson(i);
        json.insert(QStringLiteral("item"), i.position);
        items.append(json);
    }
    return {{QStringLiteral("currency"), report.currency},
            {QStringLiteral("total"), report.total},
            {QStringLiteral("cap"), report.cap ? QJsonValue(*report.cap) : QJsonValue()},
            {QStringLiteral("answers_without_price"), report.unpriced},
            {QStringLiteral("candidates"), candidates},
            {QStringLiteral("judges"), judges},
            {QStringLiteral("runs"), runs},
            {QStringLiteral("items"), items}};
}

Result<ModelPrice> priceFrom(const Arguments &arguments)
{
    ModelPrice price;
    price.model = arguments.value(QStringLiteral("model"));
    if (price.model.isEmpty())
        return failure(ErrorKind::BadInput, QStringLiteral("--model NAME is needed: the name that is sent."));
    const Result<std::optional<double>> in = amountOf(arguments, QStringLiteral("input"));
    const Result<std::optional<double>> out = amountOf(arguments, QStringLiteral("output"));
    if (!in)
        return tl::unexpected<Error>(in.error());
    if (!out)
        return tl::unexpected<Error>(out.error());
    if (!*in || !*out) {
        return failure(ErrorKind::BadInput,
                       QStringLiteral("--input and --output are needed: prices of a million tokens each."));
    }
    price.inputPerMillion = **in;
    price.outputPerMillion = **out;
    return price;
}

int listPrices(const Arguments &arguments, Session &session)
{
    const Result<std::unique_ptr<ReadAccess>> reader = session.store().openReader();
    if (!reader)
        return fail(arguments, reader.error());
    const Result<std::vector<ModelPrice>> prices = (*reader)->account().prices();
    const Result<QString> currency = projectCurrency((*reader)->settings());
    if (!prices)
        return fail(arguments, prices.error());
    if (!currency)
        return fail(arguments, currency.error());
    QJsonArray list;
    for (const ModelPrice &price : *prices) {
        list.append(priceToJson(price));
        if (!arguments.json) {
            printLine(QStringLiteral("%1: %2 %4 a million input tokens, %3 %4 a million output tokens")
                          .arg(price.model)
                          .arg(price.inputPerMillion)
                          .arg(price.outputPerMillion)
                          .arg(*currency));
        }
    }
    if (arguments.json)
        printJson(QJsonObject{{QStringLiteral("currency"), *currency}, {QStringLiteral("prices"), list}});
    return Done;
}

} // namespace

int printEstimates(const Arguments &arguments, Session &session, const std::vector<EvaluationStep> &steps)
{
    QJsonArray list;
    int coming = 0;
    TokenRange tokens;
    TokenRange total;
    bool isPriced = true;
    for (const EvaluationStep &step : steps) {
        EstimateRequest request{step.model, step.settings, step.items, step.limit, step.candidates, 0, {}};
        if (step.model.role == ModelRole::Judge) {
            request.comingResponses = coming;
            request.comingTokens = tokens;
        }
        const Result<RunEstimate> estimate = estimateRun(session.store(), session.images(), request);
        if (!estimate)
            return fail(arguments, estimate.error());
        if (step.model.role == ModelRole::Candidate) {
            coming = estimate->questions;
            tokens = estimate->outputPerQuestion();
        }
        isPriced = isPriced && estimate->cost;
        if (estimate->cost)
            total += *estimate->cost;
        list.append(estimateToJson(step, *estimate));
        if (!arguments.json)
            printEstimate(step, *estimate);
    }
    if (arguments.json) {
        printJson(
            QJsonObject{{QStringLiteral("dry_run"), true},
                        {QStringLiteral("steps"), list},
                        {QStringLiteral("cost"), isPriced ? QJsonValue(rangeToJson(total, false)) : QJsonValue()}});
    }
    return Done;
}

int runPrices(const Arguments &arguments)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const QString act = arguments.words.value(0);
    if (act == QLatin1String("set")) {
        const Result<ModelPrice> price = priceFrom(arguments);
        if (!price)
            return fail(arguments, price.error());
        const QString currency = arguments.value(QStringLiteral("currency"));
        const Status ok = writeNow(**session, [&](WriteAccess &access) -> Status {
            if (!currency.isEmpty()) {
                if (Status set = setProjectCurrency(access.settings(), currency); !set)
                    return set;
            }
            return access.account().setPrice(*price);
        });
        if (!ok)
            return fail(arguments, ok.error());
    } else if (act == QLatin1String("remove")) {
        bool removed = false;
        const Status ok = writeNow(**session, [&](WriteAccess &access) -> Status {
            return access.account().removePrice(arguments.value(QStringLiteral("model"))).map([&](bool was) {
                removed = was;
            });
        });
        if (!ok)
            return fail(arguments, ok.error());
        if (!removed) {
            return fail(arguments,
                        {ErrorKind::NotFound,
                         QStringLiteral("There is no price of “%1”.").arg(arguments.value(QStringLiteral("model"))),
                         {},
                         {}});
        }
    } else if (!act.isEmpty() && act != QLatin1String("list")) {
        return fail(arguments, {ErrorKind::BadInput, QStringLiteral("prices takes list, set or remove."), {}, {}});
    }
    return listPrices(arguments, **session);
}

int runCap(const Arguments &arguments)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    if (arguments.has(QStringLiteral("amount"))) {
        const Result<std::optional<double>> amount = amountOf(arguments, QStringLiteral("amount"));
        if (!amount)
            return fail(arguments, amount.error());
        if (const Status ok =
                writeNow(**session, [&](WriteAccess &access) { return setProjectCap(access.settings(), *amount); });
            !ok)
            return fail(arguments, ok.error());
    }
    const Result<std::unique_ptr<ReadAccess>> reader = (*session)->store().openReader();
    if (!reader)
        return fail(arguments, reader.error());
    const Result<CostReport> report = readCosts(**reader);
    if (!report)
        return fail(arguments, report.error());
    if (arguments.json) {
        printJson(QJsonObject{{QStringLiteral("cap"), report->cap ? QJsonValue(*report->cap) : QJsonValue()},
                              {QStringLiteral("spent"), report->total},
                              {QStringLiteral("currency"), report->currency}});
    } else {
        printLine(report->cap ? QStringLiteral("The project may cost %1 %3; %2 %3 are spent.")
                                    .arg(money(*report->cap), money(report->total), report->currency)
                              : QStringLiteral("The project has no cap; %1 %2 are spent.")
                                    .arg(money(report->total), report->currency));
    }
    return Done;
}

int runCosts(const Arguments &arguments)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const Result<std::unique_ptr<ReadAccess>> reader = (*session)->store().openReader();
    if (!reader)
        return fail(arguments, reader.error());
    const Result<CostReport> report = readCosts(**reader);
    if (!report)
        return fail(arguments, report.error());
    if (arguments.json) {
        printJson(costsToJson(*report));
        return Done;
    }
    for (const CostReport::ByModel &m : report->models) {
        printLine(QStringLiteral("%1 %2: %3 answers, %4 + %5 tokens, %6")
                      .arg(modelRoleId(m.model.role), m.model.name)
                      .arg(m.usage.answers)
                      .arg(m.usage.inputTokens)
                      .arg(m.usage.outputTokens)
                      .arg(m.cost ? money(*m.cost) + u' ' + report->currency : QStringLiteral("no price")));
    }
    printLine(QStringLiteral("Together %1 %2").arg(money(report->total), report->currency));
    return Done;
}

} // namespace plumbline::cli
