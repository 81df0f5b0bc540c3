// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/score_sheet.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plumbline {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

RowState rowStateOf(Missing reason)
{
    switch (reason) {
    case Missing::Refused:
        return RowState::Refused;
    case Missing::Unparsed:
        return RowState::Unparsed;
    case Missing::Failed:
        return RowState::Failed;
    case Missing::NotRun:
    case Missing::None:
        break;
    }
    return RowState::NotRun;
}

/// Why another judge than the table's gave no points: what became of the response goes before the judge's reply.
Missing reasonOf(const Case &c, const ScoredJudgement *judgement)
{
    if (!c.response)
        return c.components.empty() ? Missing::NotRun : c.components.front().missing;
    if (c.response->state == ResponseState::Failed)
        return Missing::Failed;
    if (judgement && !judgement->score.state.isEmpty()) {
        const std::vector<QString> &flags = judgement->score.flags;
        const bool refused = std::find(flags.begin(), flags.end(), QLatin1String("refusal")) != flags.end();
        return refused ? Missing::Refused : Missing::Unparsed;
    }
    if (c.response->state == ResponseState::Empty)
        return Missing::Failed;
    return c.response->state == ResponseState::Refused ? Missing::Refused : Missing::NotRun;
}

std::vector<std::size_t> allOr(const std::vector<std::size_t> &wanted, std::size_t count)
{
    if (!wanted.empty())
        return wanted;
    std::vector<std::size_t> all(count);
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

struct Effective
{
    double score = kNone;
    Missing missing = Missing::None;
    bool byPerson = false;
};

/// People's points, else the mean of the chosen judges that gave any.
Effective effectiveOf(const ScoreSheet &sheet, std::size_t component, std::size_t candidate,
                      const std::vector<std::size_t> &judges, bool people)
{
    const std::size_t cell = sheet.cell(component, candidate);
    if (people && !std::isnan(sheet.human[cell]))
        return {sheet.human[cell], Missing::None, true};
    double sum = 0;
    int given = 0;
    Missing reason = Missing::NotRun;
    for (const std::size_t judge : judges) {
        const std::size_t at = cell * sheet.judges.size() + judge;
        if (!std::isnan(sheet.judged[at])) {
            sum += sheet.judged[at];
            ++given;
        } else if (reason == Missing::NotRun) {
            reason = sheet.missing[at];
        }
    }
    if (given == 0)
        return {kNone, reason, false};
    return {sum / given, Missing::None, false};
}

double weightOf(const Component &component, const WeightRule &rule)
{
    const auto factor = rule.factors.find(component.category());
    return (rule.equal ? 1.0 : component.weight) * (factor == rule.factors.end() ? 1.0 : factor->second);
}

void add(ScoreColumn &column, const Effective &e, qsizetype item, const QString &response, bool byPerson)
{
    const bool scored = !std::isnan(e.score);
    column.scores.push_back(e.score);
    column.items.push_back(item);
    column.responses.push_back(response);
    column.ledgerRows.push_back(
        {scored ? RowState::Scored : rowStateOf(e.missing), scored ? std::optional(e.score) : std::nullopt});
    column.byPeople += scored && byPerson ? 1 : 0;
}

} // namespace

ScoreSheet buildScoreSheet(const CaseTable &table, const std::vector<ModelSpec> &candidates,
                           const std::vector<ModelSpec> &judges, const QString &judgeId,
                           const std::vector<ScoredJudgement> &judgements)
{
    ScoreSheet sheet;
    sheet.items = table.items;
    sheet.candidates = candidates;
    sheet.judges = judges;
    if (judges.empty()) {
        ModelSpec nameless;
        nameless.id = judgeId;
        nameless.role = ModelRole::Judge;
        sheet.judges.push_back(nameless);
    }
    sheet.firstComponent = {0};
    for (const Item &item : sheet.items)
        sheet.firstComponent.push_back(sheet.firstComponent.back() + item.components.size());
    const std::size_t judgeCount = sheet.judges.size();
    const std::size_t cells = sheet.firstComponent.back() * candidates.size();
    sheet.responses.resize(sheet.items.size() * candidates.size());
    sheet.answers.resize(sheet.responses.size());
    sheet.human.assign(cells, kNone);
    sheet.judged.assign(cells * judgeCount, kNone);
    sheet.missing.assign(cells * judgeCount, Missing::NotRun);

    QHash<QString, std::size_t> candidateOf;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        candidateOf.insert(candidates[i].id, i);
    QHash<QString, std::size_t> judgeOf;
    for (std::size_t i = 0; i < judgeCount; ++i)
        judgeOf.insert(sheet.judges[i].id, i);
    std::vector<QHash<QString, const ScoredJudgement *>> byResponse(judgeCount);
    for (const ScoredJudgement &j : judgements) {
        const auto judge = judgeOf.constFind(j.judgement.judgeId);
        if (judge == judgeOf.constEnd() || j.judgement.judgeId == judgeId)
            continue;
        const ScoredJudgement *&slot = byResponse[*judge][j.judgement.responseId];
        if (!slot || j.judgement.repeat < slot->judgement.repeat)
            slot = &j;
    }
    for (const Case &c : table.cases) {
        const auto found = candidateOf.constFind(c.candidateId);
        if (found == candidateOf.constEnd())
            continue;
        const std::size_t candidate = *found;
        if (c.response) {
            sheet.responses[c.item * candidates.size() + candidate] = c.response->id;
            sheet.answers[c.item * candidates.size() + candidate] = c.response->meta;
        }
        for (std::size_t k = 0; k < c.components.size(); ++k) {
            const CaseComponent &component = c.components[k];
            const double weight = table.items[c.item].components[k].weight;
            const std::size_t cell = sheet.cell(sheet.firstComponent[c.item] + k, candidate);
            if (component.human.points)
                sheet.human[cell] = *component.human.points / weight;
            for (std::size_t j = 0; j < judgeCount; ++j) {
                const std::size_t at = cell * judgeCount + j;
                if (judges.empty() || sheet.judges[j].id == judgeId) {
                    if (component.judge)
                        sheet.judged[at] = *component.judge / weight;
                    else
                        sheet.missing[at] = component.missing == Missing::None ? Missing::NotRun : component.missing;
                    continue;
                }
                const ScoredJudgement *judgement = c.response ? byResponse[j].value(c.response->id) : nullptr;
                const bool isGradable = c.response && c.response->state != ResponseState::Failed;
                if (isGradable && judgement && k < judgement->score.points.size() && judgement->score.points[k])
                    sheet.judged[at] = *judgement->score.points[k] / weight;
                else
                    sheet.missing[at] = reasonOf(c, judgement);
            }
        }
    }
    return sheet;
}

std::vector<double> ScoreColumn::filled(MissingPolicy policy) const
{
    std::vector<double> result = scores;
    if (policy == MissingPolicy::Zero)
        std::replace_if(
            result.begin(), result.end(), [](double x) { return std::isnan(x); }, 0.0);
    return result;
}

ScoreTable ChosenScores::totals() const
{
    ScoreTable table(static_cast<qsizetype>(items.size()), static_cast<qsizetype>(candidates.size()));
    for (std::size_t c = 0; c < candidates.size(); ++c) {
        const ScoreColumn &column = candidates[c].total;
        const std::vector<double> scores = column.filled(choice.policy);
        for (std::size_t i = 0; i < scores.size(); ++i)
            table.set(column.items[i], static_cast<qsizetype>(c), scores[i]);
    }
    return table;
}

ScoreTable ChosenScores::categoryScores(Category category) const
{
    ScoreTable table(static_cast<qsizetype>(items.size()), static_cast<qsizetype>(candidates.size()));
    for (std::size_t c = 0; c < candidates.size(); ++c) {
        const auto found = candidates[c].categories.find(category);
        if (found == candidates[c].categories.end())
            continue;
        const std::vector<double> scores = found->second.filled(choice.policy);
        std::vector<double> sums(items.size(), 0);
        std::vector<int> counts(items.size(), 0);
        for (std::size_t i = 0; i < scores.size(); ++i) {
            if (std::isnan(scores[i]))
                continue;
            sums[std::size_t(found->second.items[i])] += scores[i];
            ++counts[std::size_t(found->second.items[i])];
        }
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (counts[i] > 0)
                table.set(static_cast<qsizetype>(i), static_cast<qsizetype>(c), sums[i] / counts[i]);
        }
    }
    return table;
}

ChosenScores chooseScores(const ScoreSheet &sheet, const ScoreChoice &choice, ScoreDetail detail)
{
    ChosenScores chosen;
    chosen.choice = choice;
    const std::vector<std::size_t> judges = choice.judges.empty() ? std::vector<std::size_t>{0} : choice.judges;
    for (const std::size_t item : allOr(choice.items, sheet.items.size())) {
        if (!sheet.items[item].components.empty()) // a draft: nothing to score yet
            chosen.items.push_back(item);
    }
    // Read once per item, not once per item and candidate: a spelling is looked up by its folded letters.
    std::vector<std::vector<Category>> categories;
    std::vector<std::vector<double>> weightsOfItem;
    for (const std::size_t item : chosen.items) {
        categories.emplace_back();
        weightsOfItem.emplace_back();
        for (const Component &component : sheet.items[item].components) {
            categories.back().push_back(component.category());
            weightsOfItem.back().push_back(weightOf(component, choice.weights));
        }
    }
    for (const std::size_t candidate : allOr(choice.candidates, sheet.candidates.size())) {
        ChosenCandidate out;
        out.candidate = candidate;
        for (std::size_t i = 0; i < chosen.items.size(); ++i) {
            const Item &item = sheet.items[chosen.items[i]];
            const QString &response = sheet.responses[chosen.items[i] * sheet.candidates.size() + candidate];
            Effective total{0, Missing::None, true};
            double weights = 0;
            for (std::size_t k = 0; k < item.components.size(); ++k) {
                const std::size_t component = sheet.firstComponent[chosen.items[i]] + k;
                const Effective e = effectiveOf(sheet, component, candidate, judges, choice.people);
                if (detail == ScoreDetail::All) {
                    add(out.categories[categories[i][k]], e, static_cast<qsizetype>(i), response, e.byPerson);
                }
                const double weight = weightsOfItem[i][k];
                if (weight <= 0)
                    continue; // does not count, so it cannot be missed
                weights += weight;
                total.score += weight * e.score; // NaN stays NaN
                total.byPerson = total.byPerson && e.byPerson;
                if (total.missing == Missing::None)
                    total.missing = e.missing;
            }
            if (weights <= 0)
                continue;
            total.score /= weights;
            add(out.total, total, static_cast<qsizetype>(i), response, total.byPerson);
        }
        chosen.candidates.push_back(std::move(out));
    }
    return chosen;
}

} // namespace plumbline
