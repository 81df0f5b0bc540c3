// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/case_table.h"

#include "core/base/ids.h"

#include <QHash>

#include <algorithm>

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
            component.human = decisions.view(component.contentKey);
        }
        const bool isGradable = c.response && c.response->state != ResponseState::Failed;
        if (isGradable && c.judgement && i < c.judgement->score.points.size())
            component.judge = c.judgement->score.points[i];
        if (!component.effective())
            component.missing = reason;
        c.components.push_back(std::move(component));
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

Decision eventOn(const Case &c, std::size_t component, const QString &reviewer, const QString &act, qint64 nowMs)
{
    Decision d;
    d.id = newId();
    d.contentKey = c.components[component].contentKey;
    d.responseId = c.response->id;
    d.component = static_cast<int>(component);
    d.reviewer = reviewer;
    d.group = act;
    d.createdMs = nowMs;
    return d;
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
    QHash<QString, const ScoredJudgement *> judgements; // response
    for (const ScoredJudgement &j : input.judgements) {
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
            table.cases.push_back(std::move(c));
        }
    }
    table.items = std::move(input.items);
    return table;
}

std::vector<Decision> decideEvents(const DecisionIndex &index, const Case &c,
                                   const std::vector<std::optional<double>> &points, const QString &reason,
                                   const QString &reviewer, bool judgeInView, qint64 nowMs)
{
    std::vector<Decision> events;
    if (!c.response)
        return events;
    const QString act = newId();
    for (std::size_t i = 0; i < c.components.size() && i < points.size(); ++i) {
        if (!points[i])
            continue;
        if (reason.isEmpty() && index.pointsBy(reviewer, c.components[i].contentKey) == points[i])
            continue;
        Decision d = eventOn(c, i, reviewer, act, nowMs);
        d.kind = c.components[i].judge == points[i] ? DecisionKind::Confirm : DecisionKind::Override;
        d.points = points[i];
        d.reason = reason;
        if (judgeInView && c.judgement)
            d.judgementId = c.judgement->judgement.id;
        events.push_back(std::move(d));
    }
    return events;
}

std::vector<Decision> toggleFlagEvents(const DecisionIndex &index, const Case &c, const QString &reviewer, qint64 nowMs)
{
    std::vector<Decision> events;
    if (!c.response)
        return events;
    const QString act = newId();
    const bool takeBack = std::any_of(c.components.begin(), c.components.end(), [&](const CaseComponent &component) {
        return index.view(component.contentKey).isFlagged;
    });
    for (std::size_t i = 0; i < c.components.size(); ++i) {
        if (!takeBack) {
            Decision d = eventOn(c, i, reviewer, act, nowMs);
            d.kind = DecisionKind::Flag;
            events.push_back(std::move(d));
            continue;
        }
        for (const Decision &flag : index.history(c.components[i].contentKey)) {
            if (flag.kind != DecisionKind::Flag || !index.stands(flag.id))
                continue;
            Decision d = eventOn(c, i, reviewer, act, nowMs);
            d.kind = DecisionKind::Revoke;
            d.revokes = flag.id;
            events.push_back(std::move(d));
        }
    }
    return events;
}

} // namespace plumbline
