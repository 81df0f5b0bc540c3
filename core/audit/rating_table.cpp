// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/rating_table.h"

#include <QHash>

#include <algorithm>

namespace plumbline {

namespace {

using PointsOf = QHash<QString, std::vector<const ScoredJudgement *>>; ///< judge/response → repeats in order

QString pairKey(const QString &a, const QString &b)
{
    return a + u'/' + b;
}

PointsOf gatherJudgements(const CaseInput &input)
{
    PointsOf all;
    for (const ScoredJudgement &j : input.judgements)
        all[pairKey(j.judgement.judgeId, j.judgement.responseId)].push_back(&j);
    for (auto &repeats : all) {
        std::sort(repeats.begin(), repeats.end(), [](const ScoredJudgement *a, const ScoredJudgement *b) {
            return a->judgement.repeat < b->judgement.repeat;
        });
    }
    return all;
}

double ratio(const std::vector<std::optional<double>> &points, std::size_t component, double weight)
{
    const bool given = component < points.size() && points[component] && weight > 0;
    return given ? *points[component] / weight : kNoScore;
}

/// The points of one person that count; counts what does not.
double personScore(const DecisionIndex &decisions, const HumanView &view, const QString &name, const QString &key,
                   double weight, RatingTable &table)
{
    const ReviewerPoints *given = view.by(name);
    if (table.basis == RatingBasis::All)
        return given ? given->points / weight : kNoScore;
    const std::optional<double> blind = decisions.blindPointsBy(name, key);
    if (given && given->phase == DecisionPhase::Open && !blind)
        ++table.openLeftOut;
    if (given && given->phase == DecisionPhase::Revealed)
        ++table.revealedLeftOut;
    return blind ? *blind / weight : kNoScore;
}

void fillPeople(RatingRow &row, const DecisionIndex &decisions, const QString &key, RatingTable &table,
                std::size_t firstPerson, std::size_t persons)
{
    const HumanView view = decisions.view(key);
    double sum = 0;
    int n = 0;
    for (std::size_t p = 0; p < persons; ++p) {
        const double score = personScore(decisions, view, table.raters[firstPerson + p].id, key, row.weight, table);
        row.scores[firstPerson + p] = score;
        if (score == score) {
            sum += score;
            ++n;
        }
    }
    const double gold = view.gold ? *view.gold / row.weight : kNoScore;
    row.scores[firstPerson + persons] = view.gold ? gold : n > 0 ? sum / n : kNoScore;
    row.scores[firstPerson + persons + 1] = gold;
}

} // namespace

QString raterKindId(RaterKind kind)
{
    switch (kind) {
    case RaterKind::Judge:
        return QStringLiteral("judge");
    case RaterKind::Person:
        return QStringLiteral("person");
    case RaterKind::People:
        return QStringLiteral("people");
    case RaterKind::Gold:
        return QStringLiteral("gold");
    }
    return {};
}

std::optional<std::size_t> RatingTable::raterIndex(RaterKind kind, const QString &nameOrId) const
{
    for (std::size_t i = 0; i < raters.size(); ++i) {
        if (raters[i].kind == kind && (nameOrId.isEmpty() || raters[i].id == nameOrId || raters[i].name == nameOrId))
            return i;
    }
    return std::nullopt;
}

std::size_t RatingTable::judgeCount() const
{
    return static_cast<std::size_t>(
        std::count_if(raters.begin(), raters.end(), [](const Rater &r) { return r.kind == RaterKind::Judge; }));
}

RatingTable buildRatingTable(const CaseInput &input, const std::vector<ModelSpec> &judges, RatingBasis basis)
{
    RatingTable table;
    table.basis = basis;
    const CaseTable cases = buildCaseTable(input, {});
    const QStringList persons = cases.decisions.reviewers();
    for (const ModelSpec &judge : judges)
        table.raters.push_back({RaterKind::Judge, judge.id, judge.name});
    for (const QString &person : persons)
        table.raters.push_back({RaterKind::Person, person, person});
    table.raters.push_back({RaterKind::People, {}, QStringLiteral("people")});
    table.raters.push_back({RaterKind::Gold, {}, QStringLiteral("gold")});

    const PointsOf judgements = gatherJudgements(input);
    for (std::size_t at = 0; at < cases.cases.size(); ++at) {
        const Case &c = cases.cases[at];
        if (!c.response)
            continue;
        const Item &item = cases.items[c.item];
        for (std::size_t i = 0; i < c.components.size(); ++i) {
            if (item.components[i].weight <= 0)
                continue;
            RatingRow row;
            row.item = c.item;
            row.caseIndex = at;
            row.component = static_cast<int>(i);
            row.category = item.components[i].category();
            row.candidateId = c.candidateId;
            row.responseId = c.response->id;
            row.weight = item.components[i].weight;
            row.scores.assign(table.raters.size(), kNoScore);
            row.repeats.resize(judges.size());
            for (std::size_t j = 0; j < judges.size(); ++j) {
                for (const ScoredJudgement *judgement : judgements.value(pairKey(judges[j].id, c.response->id)))
                    row.repeats[j].push_back(ratio(judgement->score.points, i, row.weight));
                if (!row.repeats[j].empty())
                    row.scores[j] = row.repeats[j].front();
            }
            fillPeople(row, cases.decisions, c.components[i].contentKey, table, judges.size(),
                       static_cast<std::size_t>(persons.size()));
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

} // namespace plumbline
