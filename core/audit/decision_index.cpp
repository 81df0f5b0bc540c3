// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/decision_index.h"

#include "core/base/ids.h"

#include <algorithm>

namespace plumbline {

DecisionIndex::DecisionIndex(std::vector<Decision> events)
    : m_events(std::move(events))
{
    // Newest first: an event can only be revoked by a later one, so each is settled before what it revokes.
    for (auto event = m_events.rbegin(); event != m_events.rend(); ++event) {
        if (event->kind == DecisionKind::Revoke && stands(event->id))
            m_revoked.insert(event->revokes);
    }
    for (std::size_t i = 0; i < m_events.size(); ++i)
        m_byContent[m_events[i].contentKey].push_back(i);
}

std::optional<double> DecisionIndex::pointsBy(const QString &reviewer, const QString &contentKey) const
{
    std::optional<double> points;
    for (const std::size_t i : m_byContent.value(contentKey)) {
        const Decision &d = m_events[i];
        if (d.points && d.reviewer == reviewer && d.kind != DecisionKind::Revoke && stands(d.id))
            points = d.points;
    }
    return points;
}

HumanView DecisionIndex::view(const QString &contentKey) const
{
    HumanView view;
    QHash<QString, double> byReviewer;
    for (const std::size_t i : m_byContent.value(contentKey)) {
        const Decision &d = m_events[i];
        if (d.kind == DecisionKind::Revoke || !stands(d.id))
            continue;
        if (d.kind == DecisionKind::Flag)
            view.isFlagged = true;
        if (d.points) {
            byReviewer.insert(d.reviewer, *d.points);
            view.reviewer = d.reviewer;
            view.reason = d.reason;
        }
    }
    view.reviewers = static_cast<int>(byReviewer.size());
    if (byReviewer.isEmpty())
        return view;
    double sum = 0;
    for (const double points : std::as_const(byReviewer)) {
        sum += points;
        view.isDisputed = view.isDisputed || points != *byReviewer.constBegin();
    }
    view.points = sum / static_cast<double>(byReviewer.size());
    return view;
}

std::vector<Decision> DecisionIndex::history(const QString &contentKey) const
{
    std::vector<Decision> events;
    for (const std::size_t i : m_byContent.value(contentKey))
        events.push_back(m_events[i]);
    return events;
}

namespace {

/// A revoking event for each standing event of one act.
std::vector<Decision> revokeGroup(const DecisionIndex &index, const QString &group, const QString &reviewer,
                                  qint64 nowMs)
{
    std::vector<Decision> revokes;
    const QString act = newId();
    for (const Decision &d : index.events()) {
        if (d.group != group || !index.stands(d.id))
            continue;
        Decision revoke = d;
        revoke.id = newId();
        revoke.kind = DecisionKind::Revoke;
        revoke.points.reset();
        revoke.reason.clear();
        revoke.reviewer = reviewer;
        revoke.revokes = d.id;
        revoke.group = act;
        revoke.createdMs = nowMs;
        revokes.push_back(revoke);
    }
    return revokes;
}

} // namespace

std::vector<Decision> undoEvents(const DecisionIndex &index, const QString &reviewer, qint64 nowMs)
{
    const std::vector<Decision> &events = index.events();
    const auto last = std::find_if(events.rbegin(), events.rend(), [&](const Decision &d) {
        return d.reviewer == reviewer && d.kind != DecisionKind::Revoke && index.stands(d.id);
    });
    return last == events.rend() ? std::vector<Decision>{} : revokeGroup(index, last->group, reviewer, nowMs);
}

std::vector<Decision> redoEvents(const DecisionIndex &index, const QString &reviewer, qint64 nowMs)
{
    QSet<QString> redone; // undos that were themselves taken back
    for (auto event = index.events().rbegin(); event != index.events().rend(); ++event) {
        if (event->reviewer != reviewer)
            continue;
        if (event->kind != DecisionKind::Revoke)
            return {};
        if (!index.stands(event->id) || redone.contains(event->group))
            continue;
        // A revoke of a revoke is a redo: what it restored has been dealt with, look further back.
        const auto target = std::find_if(index.events().begin(), index.events().end(),
                                         [&](const Decision &d) { return d.id == event->revokes; });
        if (target != index.events().end() && target->kind == DecisionKind::Revoke) {
            redone.insert(target->group);
            continue;
        }
        return revokeGroup(index, event->group, reviewer, nowMs);
    }
    return {};
}

} // namespace plumbline
