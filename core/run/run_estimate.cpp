// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run_estimate.h"

#include "core/domain/probe.h"
#include "core/run/generation_prompt.h"
#include "core/run/judge_prompt.h"
#include "core/run/planner.h"
#include "core/run/run_options.h"

#include <algorithm>
#include <cmath>

namespace plumbline {

namespace {

constexpr int kQuestionsLookedAt = 100; ///< evenly over the run; the rest is taken to be like them
constexpr int kFewestPast = 5;
constexpr int kMostPast = 500;
constexpr double kShortestAnswer = 20; ///< tokens

/// What the planning job found out before it was rolled back.
struct Planned
{
    std::vector<Question> open;
    std::vector<TokenCount> past;
    std::vector<ModelPrice> prices;
    QString currency;
};

Result<QStringList> idsOf(WriteAccess &access, const QStringList &names)
{
    QStringList ids;
    for (const QString &name : names) {
        const Result<std::optional<ModelSpec>> model = access.models().modelByName(ModelRole::Candidate, name);
        if (!model)
            return tl::unexpected<Error>(model.error());
        // One that does not exist yet has no responses yet.
        ids.append(*model ? (*model)->id : QStringLiteral("(none)"));
    }
    return ids;
}

Result<Planned> plan(WriteAccess &access, const EstimateRequest &request)
{
    const Result<ModelSpec> model = access.models().upsert(request.model, 0);
    if (!model)
        return tl::unexpected<Error>(model.error());
    ItemScope scope = request.limit;
    scope.ids = request.items;
    Result<Plan> planned = failure(ErrorKind::Internal, QString());
    if (model->role == ModelRole::Candidate) {
        planned = planAsk(access, *model, request.settings, scope, 0);
    } else {
        const Result<QStringList> ids = idsOf(access, request.candidates);
        if (!ids)
            return tl::unexpected<Error>(ids.error());
        planned = planJudge(access, *model, request.settings, *ids, scope, 0);
        if (!planned && request.comingResponses > 0)
            planned = Plan{}; // nothing to judge yet
    }
    if (!planned)
        return tl::unexpected<Error>(planned.error());
    Planned result;
    Result<std::vector<Question>> open = access.runs().openQuestions(planned->run.id, request.limit);
    Result<std::vector<TokenCount>> past = access.account().recentTokens(model->id, kMostPast);
    Result<std::vector<ModelPrice>> prices = access.account().prices();
    const Result<QString> currency = projectCurrency(access.settings());
    for (const Error *error : std::initializer_list<const Error *>{
             open ? nullptr : &open.error(), past ? nullptr : &past.error(), prices ? nullptr : &prices.error(),
             currency ? nullptr : &currency.error()}) {
        if (error)
            return tl::unexpected<Error>(*error);
    }
    return Planned{std::move(*open), std::move(*past), std::move(*prices), *currency};
}

/// Plans for real inside a transaction that is then rolled back: the estimate cannot differ from the run.
Result<Planned> planAndForget(ProjectStore &store, const EstimateRequest &request)
{
    auto found = std::make_shared<Result<Planned>>(failure(ErrorKind::Internal, QString()));
    QFuture<Result<bool>> job = store.write<bool>({}, [request, found](WriteAccess &access) -> Result<bool> {
        *found = plan(access, request);
        return failure(ErrorKind::Cancelled, QStringLiteral("Only an estimate."));
    });
    job.waitForFinished();
    const Result<bool> outcome = job.result();
    if (!outcome && outcome.error().kind != ErrorKind::Cancelled)
        return tl::unexpected<Error>(outcome.error());
    return *found;
}

/// Input tokens of one question; `unknown` counts images whose size is not known here.
Result<TokenRange> inputOf(const ReadAccess &reader, const ImageLibrary &images, const EstimateRequest &request,
                           const Question &question, int &unknown)
{
    Result<Item> item = reader.items().revision(question.revisionId);
    if (!item)
        return tl::unexpected<Error>(item.error());
    QString text = question.responseId.isEmpty() ? askPrompt(request.settings.promptVersion, *item) : QString();
    if (!question.responseId.isEmpty()) {
        const Result<std::optional<Response>> response = reader.answers().response(question.responseId);
        if (!response)
            return tl::unexpected<Error>(response.error());
        if (*response && (*response)->control && !(*response)->control->image.isEmpty()) {
            item->image = (*response)->control->image;
            item->imageBase = (*response)->control->imageBase;
        }
        const Result<JudgePrompt> prompt =
            judgePrompt(request.settings.promptVersion, *item, *response ? (*response)->text : QString());
        if (!prompt)
            return tl::unexpected<Error>(prompt.error());
        text = prompt->text;
    }
    TokenRange tokens = textTokens(request.settings.systemPrompt + text);
    if (request.settings.probe == kProbeNone && question.responseId.isEmpty())
        return tokens;
    if (request.settings.probe == kProbeBlank && question.responseId.isEmpty())
        item->image = kBlankImage;
    const std::optional<QSize> size = images.sizeIfHere({item->image, item->imageBase});
    unknown += size ? 0 : 1;
    tokens += size ? imageTokens(*size, request.settings.imageDetail) : unknownImageTokens();
    return tokens;
}

std::vector<double> column(const std::vector<TokenCount> &past, int TokenCount::*member)
{
    std::vector<double> values;
    values.reserve(past.size());
    for (const TokenCount &count : past)
        values.push_back(count.*member);
    return values;
}

} // namespace

TokenRange sumOfMore(const std::vector<double> &past, int n)
{
    if (past.empty() || n <= 0)
        return {};
    const double size = static_cast<double>(past.size());
    double mean = 0;
    for (const double x : past)
        mean += x / size;
    double variance = 0;
    for (const double x : past)
        variance += (x - mean) * (x - mean) / std::max(1.0, size - 1);
    // Variance of a sum of n new draws around n times the sample's mean: s² (n + n² / size).
    const double spread = 2 * std::sqrt(variance * (n + static_cast<double>(n) * n / size));
    return {std::max(0.0, n * mean - spread), n * mean + spread};
}

Result<RunEstimate> estimateRun(ProjectStore &store, const ImageLibrary &images, const EstimateRequest &request)
{
    const Result<Planned> planned = planAndForget(store, request);
    if (!planned)
        return tl::unexpected<Error>(planned.error());
    const Result<std::unique_ptr<ReadAccess>> reader = store.openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());

    RunEstimate estimate;
    const int open = static_cast<int>(planned->open.size());
    const int coming = request.comingResponses * request.settings.repeats;
    estimate.questions = open + coming;
    estimate.currency = planned->currency;
    const int looked = std::min(open, kQuestionsLookedAt);
    for (int i = 0; i < looked; ++i) {
        const Question &q = planned->open[static_cast<std::size_t>(static_cast<qint64>(i) * open / looked)];
        const Result<TokenRange> input = inputOf(**reader, images, request, q, estimate.imagesUnknown);
        if (!input)
            return tl::unexpected<Error>(input.error());
        estimate.input += *input * (static_cast<double>(open) / looked);
    }
    // The judge's prompt around a response that is still to come: about 350 tokens of task and instruction.
    TokenRange perComing = request.comingTokens;
    perComing += TokenRange{150, 600};
    perComing += unknownImageTokens();
    estimate.input += perComing * coming;
    estimate.output = TokenRange{std::min(kShortestAnswer, static_cast<double>(request.settings.maxTokens)),
                                 static_cast<double>(request.settings.maxTokens)} *
                      estimate.questions;
    if (static_cast<int>(planned->past.size()) >= kFewestPast) {
        estimate.pastReplies = static_cast<int>(planned->past.size());
        estimate.input = sumOfMore(column(planned->past, &TokenCount::input), estimate.questions);
        estimate.output = sumOfMore(column(planned->past, &TokenCount::output), estimate.questions);
        estimate.output.high =
            std::min(estimate.output.high, static_cast<double>(request.settings.maxTokens) * estimate.questions);
    }
    const auto price = std::find_if(planned->prices.begin(), planned->prices.end(),
                                    [&](const ModelPrice &p) { return p.model == request.model.endpoint.model; });
    if (price != planned->prices.end()) {
        estimate.price = *price;
        estimate.cost = TokenRange{price->cost(estimate.input.low, estimate.output.low),
                                   price->cost(estimate.input.high, estimate.output.high)};
    }
    return estimate;
}

} // namespace plumbline
