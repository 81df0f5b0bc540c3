// SPDX-License-Identifier: GPL-3.0-or-later
// DecisionIndex: what the ledger says now: which events stand, and by content key the points people gave. The same
// whatever the order in which merged files' events lie. Pure, any thread; built anew from the events.
#pragma once

#include "core/domain/decision.h"

#include <QHash>
#include <QSet>

#include <optional>
#include <vector>

namespace plumbline {

/// What one reviewer says now about one component.
struct ReviewerPoints
{
    QString reviewer;
    double points = 0; ///< 0..weight
    DecisionPhase phase = DecisionPhase::Open;
    QString reason;
    QString eventId;
    qint64 createdMs = 0;
};

/// What people said about one component of one response text.
struct HumanView
{
    std::optional<double> points; ///< in force: gold, else the mean of the reviewers' latest; 0..weight
    std::optional<double> gold;   ///< adjudicated points
    QString goldBy;               ///< who adjudicated
    QString goldReason;
    std::vector<ReviewerPoints> reviewers; ///< latest points of each, by name
    bool isDisputed = false;               ///< their points differ and nobody has settled it
    bool isFlagged = false;
    QStringList flaggedBy;          ///< whose flags stand
    std::vector<Decision> comments; ///< standing ones, oldest first
    std::vector<Decision> pins;     ///< standing ones, oldest first
    QString reviewer;               ///< who decided last
    QString reason;                 ///< the last reason given

    [[nodiscard]] const ReviewerPoints *by(const QString &name) const;
};

class DecisionIndex
{
public:
    DecisionIndex() = default;
    explicit DecisionIndex(std::vector<Decision> events);

    /// Points above `weight` count as none: events may come from a file that was made by hand.
    [[nodiscard]] HumanView view(const QString &contentKey, double weight = 1e9) const;
    /// The points that one reviewer gave last.
    [[nodiscard]] std::optional<double> pointsBy(const QString &reviewer, const QString &contentKey) const;
    /// What the reviewer gave before any reveal: the last blind points that stand, or that stood when it was revealed:
    /// to take them back after that does not undo that they were given.
    [[nodiscard]] std::optional<double> blindPointsBy(const QString &reviewer, const QString &contentKey) const;
    /// What a decision of this reviewer on this content would be: Blind only while neither the judge nor others have
    /// been seen. `blindMode`: these are hidden now.
    [[nodiscard]] DecisionPhase phaseFor(const QString &reviewer, const QString &contentKey, bool blindMode) const;
    /// The reviewer has seen the judge's points for this content: by a reveal, or because they decided with them in
    /// view.
    [[nodiscard]] bool hasSeen(const QString &reviewer, const QString &contentKey) const;
    /// Everybody who ever gave points, sorted.
    [[nodiscard]] QStringList reviewers() const;
    [[nodiscard]] QStringList contentKeys() const { return m_byContent.keys(); }
    /// Every event about this content, oldest first, revoked ones too.
    [[nodiscard]] std::vector<Decision> history(const QString &contentKey) const;
    [[nodiscard]] bool stands(const QString &eventId) const { return !m_revoked.contains(eventId); }
    [[nodiscard]] const std::vector<Decision> &events() const { return m_events; }

private:
    [[nodiscard]] std::optional<double> standingBlindPoints(const QString &reviewer, const QString &contentKey) const;
    [[nodiscard]] bool givesPoints(const Decision &d) const
    {
        return d.points && (d.kind == DecisionKind::Confirm || d.kind == DecisionKind::Override) && stands(d.id);
    }

    std::vector<Decision> m_events; ///< in ledger order
    QSet<QString> m_revoked;
    QHash<QString, std::vector<std::size_t>> m_byContent;
};

/// Events that take back the last act of a reviewer which still stands; empty where there is none. Erases nothing.
[[nodiscard]] std::vector<Decision> undoEvents(const DecisionIndex &index, const QString &reviewer, qint64 nowMs);
/// Events that take back the reviewer's last undo, unless they decided something else since.
[[nodiscard]] std::vector<Decision> redoEvents(const DecisionIndex &index, const QString &reviewer, qint64 nowMs);

} // namespace plumbline
