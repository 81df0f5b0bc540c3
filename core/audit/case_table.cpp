// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/case_table.h"

#include <QHash>

#include <algorithm>
#include <iterator>

namespace plumbline {

namespace {

QString pairKey(const QString &a, const QString &b)
{
    return a + u'/' + b;
}

Missing missingReason(const Case &c, const CaseInput &input, const QString &judgeId)
{
    if (!c.response)
        return input.failedAsks.contains(pairKey(c.candidateId, input.items[c.item].revisionId)) ? Missing::Failed
                                                                                                 : Missing::NotRun;
    if (c.response->state == ResponseState::Failed)
        return Missing::Failed; // a harness may have had its error message graded; that is kept, and counts for nothing
    if (c.judgement) {
        const JudgementScore &score = c.judgement->score;
        const bool refused =
            std::find(score.flags.begin(), score.flags.end(), QLatin1String("refusal")) != score.flags.end();
        if (score.state.isEmpty())
            return Missing::NotRun; // the reply is here, but nobody has read it yet
        return refused ? Missing::Refused : Missing::Unparsed;
    }
    if (c.response->state == ResponseState::Empty)
        return Missing::Failed;
    if (c.response->state == ResponseState::Refused)
        return Missing::Refused;
    return input.failedJudgements.contains(pairKey(judgeId, c.response->id)) ? Missing::Failed : Missing::NotRun;
}

void fillComponents(Case &c, const CaseInput &input, const DecisionIndex &decisions, const QString &judgeId)
{
    const Item &item = input.items[c.item];
    const Missing reason = missingReason(c, input, judgeId);
    for (std::size_t i = 0; i < item.components.size(); ++i) {
        CaseComponent component;
        if (c.response) {
            // An unknown text must not lend its decisions to another candidate's unknown text.
            const QString &text = c.response->state == ResponseState::NotGiven ? c.response->id : c.response->text;
            component.contentKey = judgedContentKey(item.instruction, item.components[i], text);
            component.human = decisions.view(component.contentKey, item.components[i].weight);
        }
        const bool isGradable = c.response && c.response->state != ResponseState::Failed;
        if (isGradable && c.judgement && i < c.judgement->score.points.size())
            component.judge = c.judgement->score.points[i];
        if (!component.effective())
            component.missing = reason;
        c.components.push_back(std::move(component));
    }
}

void markDifferingJudges(Case &c, const Item &item, const std::vector<const ScoredJudgement *> &judgements)
{
    for (std::size_t i = 0; i < c.components.size(); ++i) {
        std::optional<double> least;
        std::optional<double> most;
        for (const ScoredJudgement *j : judgements) {
            if (i >= j->score.points.size() || !j->score.points[i])
                continue;
            const double points = *j->score.points[i];
            least = std::min(points, least.value_or(points));
            most = std::max(points, most.value_or(points));
        }
        c.components[i].judgesDiffer = least && *most - *least >= item.components[i].weight / 2;
    }
}

std::optional<double> sumOf(const std::vector<CaseComponent> &components,
                            std::optional<double> (*points)(const CaseComponent &))
{
    double sum = 0;
    for (const CaseComponent &component : components) {
        const std::optional<double> p = points(component);
        if (!p)
            return std::nullopt;
        sum += *p;
    }
    return sum;
}

} // namespace

std::optional<double> Case::effectivePoints() const
{
    return sumOf(components, [](const CaseComponent &c) { return c.effective(); });
}

std::optional<double> Case::judgePoints() const
{
    return sumOf(components, [](const CaseComponent &c) { return c.judge; });
}

bool Case::isDecided() const
{
    return !components.empty() && std::all_of(components.begin(), components.end(),
                                              [](const CaseComponent &c) { return c.human.points.has_value(); });
}

bool Case::isDisputed() const
{
    return std::any_of(components.begin(), components.end(), [](const CaseComponent &c) { return c.human.isDisputed; });
}

bool Case::isGold() const
{
    return !components.empty() && std::all_of(components.begin(), components.end(),
                                              [](const CaseComponent &c) { return c.human.gold.has_value(); });
}

bool Case::isDecidedBy(const QString &reviewer) const
{
    return !components.empty() && std::all_of(components.begin(), components.end(),
                                              [&](const CaseComponent &c) { return c.human.by(reviewer) != nullptr; });
}

bool Case::isFlagged() const
{
    return std::any_of(components.begin(), components.end(), [](const CaseComponent &c) { return c.human.isFlagged; });
}

CaseTable buildCaseTable(CaseInput input, const QString &judgeId)
{
    CaseTable table;
    table.decisions = DecisionIndex(std::move(input.decisions));
    QHash<QString, const Response *> responses; // candidate/revision
    for (const Response &r : input.responses) {
        const Response *&slot = responses[pairKey(r.candidateId, r.revisionId)];
        if (!slot || r.repeat < slot->repeat)
            slot = &r;
    }
    QHash<QString, const ScoredJudgement *> judgements;               // response
    QHash<QString, std::vector<const ScoredJudgement *>> ofAllJudges; // response, first repeats
    for (const ScoredJudgement &j : input.judgements) {
        if (j.judgement.repeat == 0)
            ofAllJudges[j.judgement.responseId].push_back(&j);
        if (j.judgement.judgeId != judgeId)
            continue;
        const ScoredJudgement *&slot = judgements[j.judgement.responseId];
        if (!slot || j.judgement.repeat < slot->judgement.repeat)
            slot = &j;
    }
    for (std::size_t i = 0; i < input.items.size(); ++i) {
        for (const ModelSpec &candidate : input.candidates) {
            Case c;
            c.item = i;
            c.candidateId = candidate.id;
            if (const Response *r = responses.value(pairKey(candidate.id, input.items[i].revisionId))) {
                c.response = *r;
                if (const ScoredJudgement *j = judgements.value(r->id))
                    c.judgement = *j;
            }
            fillComponents(c, input, table.decisions, judgeId);
            if (c.response)
                markDifferingJudges(c, input.items[i], ofAllJudges.value(c.response->id));
            table.cases.push_back(std::move(c));
        }
    }
    table.items = std::move(input.items);
    table.earlier = std::move(input.earlier);
    return table;
}

Case blindCase(Case c, const QString &reviewer)
{
    c.judgement.reset();
    for (CaseComponent &component : c.components) {
        component.judge.reset();
        component.judgesDiffer = false;
        HumanView own;
        if (const ReviewerPoints *given = component.human.by(reviewer)) {
            own.points = given->points;
            own.reviewers = {*given};
            own.reviewer = reviewer;
            own.reason = given->reason;
        }
        own.isFlagged = component.human.flaggedBy.contains(reviewer);
        const auto isOwn = [&](const Decision &d) { return d.reviewer == reviewer; };
        std::copy_if(component.human.comments.begin(), component.human.comments.end(), std::back_inserter(own.comments),
                     isOwn);
        std::copy_if(component.human.pins.begin(), component.human.pins.end(), std::back_inserter(own.pins), isOwn);
        component.human = std::move(own);
    }
    return c;
}

bool hasSeen(const DecisionIndex &decisions, const Case &c, const QString &reviewer)
{
    return std::all_of(c.components.begin(), c.components.end(), [&](const CaseComponent &component) {
        return decisions.hasSeen(reviewer, component.contentKey);
    });
}

} // namespace plumbline
