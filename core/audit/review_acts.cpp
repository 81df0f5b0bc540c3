// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/review_acts.h"

#include "core/base/ids.h"

#include <algorithm>

namespace plumbline {

namespace {

Decision eventOn(const Case &c, std::size_t component, DecisionKind kind, const QString &reviewer, const QString &act,
                 qint64 nowMs)
{
    Decision d;
    d.id = newId();
    d.kind = kind;
    d.contentKey = c.components[component].contentKey;
    d.responseId = c.response->id;
    d.component = static_cast<int>(component);
    d.reviewer = reviewer;
    d.group = act;
    d.createdMs = nowMs;
    return d;
}

bool isComponent(const Case &c, int component)
{
    return c.response && component >= 0 && static_cast<std::size_t>(component) < c.components.size();
}

} // namespace

std::vector<Decision> decideEvents(const DecisionIndex &index, const Case &c,
                                   const std::vector<std::optional<double>> &points, const QString &reason,
                                   const DecideOptions &options)
{
    std::vector<Decision> events;
    if (!c.response)
        return events;
    const QString act = newId();
    for (std::size_t i = 0; i < c.components.size() && i < points.size(); ++i) {
        if (!points[i])
            continue;
        const QString &key = c.components[i].contentKey;
        const HumanView view = index.view(key);
        const ReviewerPoints *own = view.by(options.reviewer);
        if (own && own->points == *points[i] && (reason.isEmpty() || reason == own->reason))
            continue;
        const DecisionPhase phase = index.phaseFor(options.reviewer, key, options.blindMode);
        // Whoever has not seen the judge confirms nothing; and the kind must not tell them what it gave.
        const bool agrees = phase != DecisionPhase::Blind && c.components[i].judge == points[i];
        Decision d = eventOn(c, i, agrees ? DecisionKind::Confirm : DecisionKind::Override, options.reviewer, act,
                             options.nowMs);
        d.points = points[i];
        d.reason = reason;
        d.phase = phase;
        d.durationMs = options.durationMs;
        if (d.phase != DecisionPhase::Blind && c.judgement)
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
            events.push_back(eventOn(c, i, DecisionKind::Flag, reviewer, act, nowMs));
            continue;
        }
        for (const Decision &flag : index.history(c.components[i].contentKey)) {
            if (flag.kind != DecisionKind::Flag || !index.stands(flag.id))
                continue;
            Decision d = eventOn(c, i, DecisionKind::Revoke, reviewer, act, nowMs);
            d.revokes = flag.id;
            d.inputs = {flag.id};
            events.push_back(std::move(d));
        }
    }
    return events;
}

std::vector<Decision> revealEvents(const DecisionIndex &index, const Case &c, const QString &reviewer, qint64 nowMs)
{
    std::vector<Decision> events;
    if (!c.response)
        return events;
    const QString act = newId();
    for (std::size_t i = 0; i < c.components.size(); ++i) {
        if (!index.hasSeen(reviewer, c.components[i].contentKey))
            events.push_back(eventOn(c, i, DecisionKind::Reveal, reviewer, act, nowMs));
    }
    return events;
}

std::vector<Decision> adjudicateEvents(const DecisionIndex &index, const Case &c,
                                       const std::vector<std::optional<double>> &points, const QString &reason,
                                       const QString &adjudicator, qint64 nowMs)
{
    std::vector<Decision> events;
    if (!c.response)
        return events;
    const QString act = newId();
    for (std::size_t i = 0; i < c.components.size() && i < points.size(); ++i) {
        if (!points[i])
            continue;
        const HumanView view = index.view(c.components[i].contentKey);
        if (view.gold == points[i] && (reason.isEmpty() || reason == view.goldReason))
            continue;
        Decision d = eventOn(c, i, DecisionKind::Adjudicate, adjudicator, act, nowMs);
        d.points = points[i];
        d.reason = reason;
        for (const ReviewerPoints &given : view.reviewers)
            d.inputs.append(given.eventId);
        d.inputs.sort();
        events.push_back(std::move(d));
    }
    return events;
}

std::vector<Decision> commentEvents(const Case &c, int component, const QString &text, const QString &reviewer,
                                    qint64 nowMs)
{
    const QString words = text.trimmed();
    if (!isComponent(c, component) || words.isEmpty())
        return {};
    Decision d = eventOn(c, static_cast<std::size_t>(component), DecisionKind::Comment, reviewer, newId(), nowMs);
    d.reason = words;
    return {d};
}

std::vector<Decision> pinEvents(const Case &c, int component, const EvidencePin &pin, const QString &note,
                                const QString &reviewer, qint64 nowMs)
{
    if (!isComponent(c, component) || (!pin.isSpan() && pin.image.isEmpty()))
        return {};
    Decision d = eventOn(c, static_cast<std::size_t>(component), DecisionKind::Pin, reviewer, newId(), nowMs);
    d.evidence = pin;
    d.reason = note;
    return {d};
}

std::vector<Decision> revokeEvents(const DecisionIndex &index, const QString &eventId, const QString &reviewer,
                                   qint64 nowMs)
{
    const std::vector<Decision> &events = index.events();
    const auto target = std::find_if(events.begin(), events.end(), [&](const Decision &d) { return d.id == eventId; });
    if (target == events.end() || !index.stands(eventId) || target->kind == DecisionKind::Revoke ||
        target->kind == DecisionKind::Reveal)
        return {};
    Decision d;
    d.id = newId();
    d.kind = DecisionKind::Revoke;
    d.contentKey = target->contentKey;
    d.responseId = target->responseId;
    d.component = target->component;
    d.reviewer = reviewer;
    d.revokes = eventId;
    d.inputs = {eventId};
    d.group = newId();
    d.createdMs = nowMs;
    return {d};
}

} // namespace plumbline
