// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/decision_index.h"

#include "core/audit/ledger_order.h"
#include "core/base/ids.h"

#include <algorithm>
#include <map>

namespace plumbline {

DecisionIndex::DecisionIndex(std::vector<Decision> events)
    : m_events(inLedgerOrder(std::move(events)))
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
        if (m_events[i].reviewer == reviewer && givesPoints(m_events[i]))
            points = m_events[i].points;
    }
    return points;
}

std::optional<double> DecisionIndex::blindPointsBy(const QString &reviewer, const QString &contentKey) const
{
    const std::vector<Decision> events = history(contentKey);
    const auto reveal = std::find_if(events.begin(), events.end(), [&](const Decision &d) {
        return d.kind == DecisionKind::Reveal && d.reviewer == reviewer;
    });
    if (reveal == events.end())
        return standingBlindPoints(reviewer, contentKey);
    return DecisionIndex(std::vector<Decision>(events.begin(), reveal)).standingBlindPoints(reviewer, contentKey);
}

std::optional<double> DecisionIndex::standingBlindPoints(const QString &reviewer, const QString &contentKey) const
{
    std::optional<double> points;
    for (const std::size_t i : m_byContent.value(contentKey)) {
        const Decision &d = m_events[i];
        if (d.reviewer == reviewer && d.phase == DecisionPhase::Blind && givesPoints(d))
            points = d.points;
    }
    return points;
}

bool DecisionIndex::hasSeen(const QString &reviewer, const QString &contentKey) const
{
    const std::vector<std::size_t> events = m_byContent.value(contentKey);
    // Taking a decision back does not unsee: revoked ones count, too.
    return std::any_of(events.begin(), events.end(), [&](std::size_t i) {
        const Decision &d = m_events[i];
        const bool points = d.points && (d.kind == DecisionKind::Confirm || d.kind == DecisionKind::Override);
        return d.reviewer == reviewer && (d.kind == DecisionKind::Reveal || d.kind == DecisionKind::Adjudicate ||
                                          (points && d.phase != DecisionPhase::Blind));
    });
}

DecisionPhase DecisionIndex::phaseFor(const QString &reviewer, const QString &contentKey, bool blindMode) const
{
    bool decidedBlind = false;
    for (const std::size_t i : m_byContent.value(contentKey)) {
        const Decision &d = m_events[i];
        decidedBlind = decidedBlind || (d.reviewer == reviewer && d.points && d.phase == DecisionPhase::Blind);
    }
    if (blindMode && !hasSeen(reviewer, contentKey))
        return DecisionPhase::Blind;
    return decidedBlind ? DecisionPhase::Revealed : DecisionPhase::Open;
}

QStringList DecisionIndex::reviewers() const
{
    QSet<QString> names;
    for (const Decision &d : m_events) {
        if (givesPoints(d) || (d.points && d.phase == DecisionPhase::Blind))
            names.insert(d.reviewer);
    }
    QStringList sorted(names.begin(), names.end());
    sorted.sort();
    return sorted;
}

const ReviewerPoints *HumanView::by(const QString &name) const
{
    const auto found =
        std::find_if(reviewers.begin(), reviewers.end(), [&](const ReviewerPoints &r) { return r.reviewer == name; });
    return found == reviewers.end() ? nullptr : &*found;
}

HumanView DecisionIndex::view(const QString &contentKey, double weight) const
{
    HumanView view;
    std::map<QString, ReviewerPoints> byReviewer;
    const auto events = m_byContent.constFind(contentKey);
    if (events == m_byContent.constEnd())
        return view;
    for (const std::size_t i : *events) {
        const Decision &d = m_events[i];
        if (!stands(d.id) || (d.points && *d.points > weight))
            continue;
        switch (d.kind) {
        case DecisionKind::Flag:
            view.isFlagged = true;
            view.flaggedBy.append(d.reviewer);
            break;
        case DecisionKind::Comment:
            view.comments.push_back(d);
            break;
        case DecisionKind::Pin:
            view.pins.push_back(d);
            break;
        case DecisionKind::Adjudicate:
            view.gold = d.points;
            view.goldBy = d.reviewer;
            view.goldReason = d.reason;
            break;
        case DecisionKind::Confirm:
        case DecisionKind::Override:
            if (!d.points)
                break;
            byReviewer[d.reviewer] = {d.reviewer, *d.points, d.phase, d.reason, d.id, d.createdMs};
            view.reviewer = d.reviewer;
            view.reason = d.reason;
            break;
        case DecisionKind::Revoke:
        case DecisionKind::Reveal:
            break;
        }
    }
    double sum = 0;
    for (auto &[name, given] : byReviewer) {
        sum += given.points;
        view.isDisputed = view.isDisputed || given.points != byReviewer.begin()->second.points;
        view.reviewers.push_back(std::move(given));
    }
    if (!view.reviewers.empty())
        view.points = sum / static_cast<double>(view.reviewers.size());
    if (view.gold) {
        view.points = view.gold;
        view.isDisputed = false;
        view.reviewer = view.goldBy;
        view.reason = view.goldReason;
    }
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

/// A revoke that a person meant as an act (unflagging, taking a comment back), as opposed to an undo or redo.
bool isActOfItsOwn(const Decision &d)
{
    return d.kind == DecisionKind::Revoke && !d.inputs.isEmpty();
}

/// A reveal is no act to be taken back: what was seen was seen.
bool isUndoable(const Decision &d)
{
    return isActOfItsOwn(d) || (d.kind != DecisionKind::Revoke && d.kind != DecisionKind::Reveal);
}

/// A revoking event for each standing event of one act.
std::vector<Decision> revokeGroup(const DecisionIndex &index, const QString &group, const QString &reviewer,
                                  qint64 nowMs)
{
    std::vector<Decision> revokes;
    const QString act = newId();
    for (const Decision &d : index.events()) {
        if (d.group != group || d.reviewer != reviewer || d.kind == DecisionKind::Reveal || !index.stands(d.id))
            continue;
        Decision revoke = d;
        revoke.id = newId();
        revoke.kind = DecisionKind::Revoke;
        revoke.points.reset();
        revoke.evidence.reset();
        revoke.inputs.clear();
        revoke.durationMs = 0;
        revoke.phase = DecisionPhase::Open;
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
        return d.reviewer == reviewer && isUndoable(d) && index.stands(d.id);
    });
    return last == events.rend() ? std::vector<Decision>{} : revokeGroup(index, last->group, reviewer, nowMs);
}

std::vector<Decision> redoEvents(const DecisionIndex &index, const QString &reviewer, qint64 nowMs)
{
    QSet<QString> redone; // undos that were themselves taken back
    for (auto event = index.events().rbegin(); event != index.events().rend(); ++event) {
        if (event->reviewer != reviewer)
            continue;
        if (event->kind == DecisionKind::Reveal)
            continue;
        if (event->kind != DecisionKind::Revoke || (isActOfItsOwn(*event) && index.stands(event->id)))
            return {};
        if (!index.stands(event->id) || redone.contains(event->group))
            continue;
        // A revoke of a revoke is a redo: what it restored has been dealt with, look further back.
        const auto target = std::find_if(index.events().begin(), index.events().end(),
                                         [&](const Decision &d) { return d.id == event->revokes; });
        if (target != index.events().end() && target->kind == DecisionKind::Revoke && !isActOfItsOwn(*target)) {
            redone.insert(target->group);
            continue;
        }
        return revokeGroup(index, event->group, reviewer, nowMs);
    }
    return {};
}

} // namespace plumbline
