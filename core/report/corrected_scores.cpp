// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/corrected_scores.h"

#include "core/analysis/means.h"
#include "core/audit/queue_builder.h"
#include "core/report/agreement_report.h"

#include <QJsonArray>

#include <algorithm>
#include <map>

namespace plumbline {

namespace {

/// The rows of one mean of one candidate, with the strata by name until it is known which can be kept apart.
struct NamedRows
{
    std::vector<AuditRow> rows;
    std::vector<QString> strata;
    std::vector<double> effective;
    std::vector<qsizetype> items;

    void add(std::size_t item, double judge, std::optional<double> human, double effectiveScore, const QString &stratum)
    {
        rows.push_back({static_cast<qsizetype>(item), judge, human.value_or(kNoScore), 0});
        strata.push_back(stratum);
        effective.push_back(effectiveScore);
        items.push_back(static_cast<qsizetype>(item));
    }
};

/// Strata with fewer than two audited rows have no variance of their own: they are put together with the next smallest
/// until there are two ("collapsed strata", Cochran 1977, Sampling Techniques, section 5A.12). Allocation is
/// proportional, so the sampling fractions of what is joined are alike. Names the strata by their numbers.
QMap<int, QString> numberStrata(NamedRows &named)
{
    std::map<QString, int> audited;
    for (std::size_t i = 0; i < named.rows.size(); ++i)
        audited[named.strata[i]] += named.rows[i].human == named.rows[i].human ? 1 : 0;
    std::vector<std::pair<int, QString>> bySize;
    for (const auto &[name, count] : audited)
        bySize.emplace_back(count, name);
    std::sort(bySize.begin(), bySize.end());
    std::map<QString, int> numbers;
    QMap<int, QString> names;
    int inPool = 0;
    QStringList pooled;
    int next = 1;
    for (const auto &[count, name] : bySize) {
        if (count < 2 || (inPool < 2 && !pooled.isEmpty())) {
            numbers[name] = 0;
            inPool += count;
            pooled.append(name);
        } else {
            numbers[name] = next;
            names.insert(next++, name);
        }
    }
    if (!pooled.isEmpty())
        names.insert(0, pooled.join(QStringLiteral(" + ")));
    for (std::size_t i = 0; i < named.rows.size(); ++i)
        named.rows[i].stratum = numbers[named.strata[i]];
    return names;
}

/// Cases that were drawn: by the sample, or by a queue that extends it.
QSet<const Case *> drawnCases(const CaseTable &table, const std::vector<AuditQueue> &queues, const AuditQueue &sample)
{
    const CaseFinder finder(table);
    QSet<const Case *> drawn;
    for (const AuditQueue &queue : queues) {
        // An extension of an earlier sample of this name is none of ours.
        const bool extension = queue.spec.source == QueueSource::MostUseful && queue.spec.extends == sample.name &&
                               queue.createdMs >= sample.createdMs;
        if (&queue != &sample && !extension)
            continue;
        for (const QueueEntry &entry : queue.entries) {
            if (const Case *c = finder.find(entry); c && !entry.isGold)
                drawn.insert(c);
        }
    }
    return drawn;
}

struct CandidateRows
{
    NamedRows total;
    std::map<Category, NamedRows> categories;
};

void addCase(CandidateRows &rows, const Case &c, const Item &item, bool drawn, const QString &stratum)
{
    for (std::size_t i = 0; i < c.components.size(); ++i) {
        const CaseComponent &component = c.components[i];
        const double weight = item.components[i].weight;
        if (!component.judge || weight <= 0)
            continue;
        std::optional<double> human = drawn ? component.human.points : std::nullopt;
        if (human)
            *human /= weight;
        rows.categories[item.components[i].category()].add(c.item, *component.judge / weight, human,
                                                           *component.effective() / weight, stratum);
    }
    const std::optional<double> judge = c.judgePoints();
    if (!judge || item.weightSum() <= 0)
        return;
    std::optional<double> human;
    if (drawn && c.isDecided())
        human = *c.effectivePoints() / item.weightSum();
    rows.total.add(c.item, *judge / item.weightSum(), human, *c.effectivePoints() / item.weightSum(), stratum);
}

/// Scores lie in 0..1, and so do their means: with few audits the interval reaches beyond.
void keepInRange(Estimate &e)
{
    if (e.interval)
        e.interval = Interval{std::clamp(e.interval->low, 0.0, 1.0), std::clamp(e.interval->high, 0.0, 1.0)};
}

Result<CorrectedRow> correctRow(const ModelSpec &candidate, std::optional<Category> category, NamedRows &named,
                                const CorrectedOptions &options)
{
    numberStrata(named);
    const Result<Corrected> numbers = corrected(named.rows, options);
    if (!numbers)
        return tl::unexpected<Error>(numbers.error());
    const Result<Estimate> effective = clusterMean(named.effective, named.items, options.level);
    CorrectedRow row{candidate.id, candidate.name, category, *numbers, effective.value_or(Estimate{})};
    for (Estimate *e :
         {&row.numbers.judgeOnly, &row.numbers.humanOnly, &row.numbers.difference, &row.numbers.tuned, &row.effective})
        keepInRange(*e);
    return row;
}

QString meanName(const std::optional<Category> &category)
{
    return category ? categoryId(*category) : QStringLiteral("total");
}

} // namespace

const AuditQueue *sampleQueue(const std::vector<AuditQueue> &queues, const QString &name)
{
    const AuditQueue *newest = nullptr;
    for (const AuditQueue &queue : queues) {
        if (queue.spec.source == QueueSource::Sample && (name.isEmpty() || queue.name == name))
            newest = &queue;
    }
    return newest;
}

Result<CorrectedScores> buildCorrected(const CaseTable &table, const std::vector<ModelSpec> &candidates,
                                       const std::vector<AuditQueue> &queues, const QString &queue,
                                       const CorrectedOptions &options, double factor, const CaseTable *drawnBy)
{
    CorrectedScores scores;
    scores.factor = factor;
    const AuditQueue *sample = sampleQueue(queues, queue);
    if (!sample && !queue.isEmpty())
        return failure(ErrorKind::NotFound, QStringLiteral("There is no random sample named “%1”.").arg(queue));
    const QSet<const Case *> drawn = sample ? drawnCases(table, queues, *sample) : QSet<const Case *>();
    scores.queue = sample ? sample->name : QString();
    scores.drawn = static_cast<int>(drawn.size());
    const CheckTable noChecks;
    // A response belongs to the stratum it was drawn from, whichever judge is corrected now.
    const CaseTable &strata = drawnBy ? *drawnBy : table;
    const QueueInput input{strata, noChecks, candidates, nullptr, {}};
    for (const ModelSpec &candidate : candidates) {
        CandidateRows rows;
        for (std::size_t at = 0; at < table.cases.size(); ++at) {
            const Case &c = table.cases[at];
            if (c.candidateId != candidate.id || !c.response)
                continue;
            const bool isDrawn = drawn.contains(&c);
            scores.audited += isDrawn && c.isDecided() ? 1 : 0;
            addCase(rows, c, table.items[c.item], isDrawn,
                    sample ? stratumOf(input, strata.cases[at], sample->spec.strata) : QString());
        }
        if (rows.total.rows.empty())
            continue;
        Result<CorrectedRow> total = correctRow(candidate, std::nullopt, rows.total, options);
        if (!total)
            return tl::unexpected<Error>(total.error());
        scores.rows.push_back(std::move(*total));
        for (auto &[category, named] : rows.categories) {
            Result<CorrectedRow> row = correctRow(candidate, category, named, options);
            if (!row)
                return tl::unexpected<Error>(row.error());
            scores.rows.push_back(std::move(*row));
        }
        CandidatePlan plan{candidate.id, std::nullopt, {}, numberStrata(rows.total)};
        if (Result<AuditPlan> more = planAudits(rows.total.rows, factor, options))
            plan.plan = std::move(*more);
        else
            plan.why = more.error().text();
        scores.plans.push_back(std::move(plan));
    }
    return scores;
}

QMap<QString, int> wantedByStratum(const CorrectedScores &scores)
{
    QMap<QString, int> wanted;
    for (const CandidatePlan &plan : scores.plans) {
        if (!plan.plan)
            continue;
        for (const StratumPlan &stratum : plan.plan->strata) {
            // What was joined is asked for from each of its parts: which of them, the draw decides.
            for (const QString &name : plan.strata.value(stratum.stratum).split(QStringLiteral(" + ")))
                wanted[name] += static_cast<int>(stratum.more);
        }
    }
    return wanted;
}

QJsonObject correctedToJson(const CorrectedScores &scores)
{
    QJsonArray rows;
    for (const CorrectedRow &row : scores.rows) {
        const Corrected &n = row.numbers;
        rows.append(QJsonObject{{QStringLiteral("candidate"), row.candidate},
                                {QStringLiteral("category"), meanName(row.category)},
                                {QStringLiteral("judge"), estimateToJson(n.judgeOnly)},
                                {QStringLiteral("effective"), estimateToJson(row.effective)},
                                {QStringLiteral("people"), estimateToJson(n.humanOnly)},
                                {QStringLiteral("difference"), estimateToJson(n.difference)},
                                {QStringLiteral("corrected"), estimateToJson(n.tuned)},
                                {QStringLiteral("lambda"), n.lambda},
                                {QStringLiteral("judge_bias"), estimateToJson(n.judgeBias)},
                                {QStringLiteral("rows"), n.rows},
                                {QStringLiteral("audited"), n.auditedRows}});
    }
    QJsonArray plans;
    for (const CandidatePlan &plan : scores.plans) {
        QJsonObject json{{QStringLiteral("candidate_id"), plan.candidateId},
                         {QStringLiteral("more"), plan.plan ? QJsonValue(plan.plan->more) : QJsonValue()}};
        for (const CorrectedRow &row : scores.rows) {
            if (row.candidateId == plan.candidateId)
                json.insert(QStringLiteral("candidate"), row.candidate);
        }
        if (!plan.plan) {
            json.insert(QStringLiteral("why"), plan.why);
            plans.append(json);
            continue;
        }
        QJsonArray strata;
        for (const StratumPlan &s : plan.plan->strata) {
            strata.append(QJsonObject{{QStringLiteral("stratum"), plan.strata.value(s.stratum)},
                                      {QStringLiteral("items"), s.items},
                                      {QStringLiteral("audited"), s.audited},
                                      {QStringLiteral("more"), s.more}});
        }
        json.insert(QStringLiteral("half_width_now"), plan.plan->halfWidthNow);
        json.insert(QStringLiteral("half_width_then"), plan.plan->halfWidthThen);
        json.insert(QStringLiteral("strata"), strata);
        plans.append(json);
    }
    return {{QStringLiteral("queue"), scores.queue.isEmpty() ? QJsonValue() : QJsonValue(scores.queue)},
            {QStringLiteral("judge"), scores.judge},
            {QStringLiteral("drawn"), scores.drawn},
            {QStringLiteral("audited"), scores.audited},
            {QStringLiteral("policy"), QStringLiteral("gold, else people, else the judge")},
            {QStringLiteral("factor"), scores.factor},
            {QStringLiteral("rows"), rows},
            {QStringLiteral("plans"), plans}};
}

} // namespace plumbline
