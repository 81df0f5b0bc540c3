// SPDX-License-Identifier: GPL-3.0-or-later
// DecisionIndex: what the ledger says now: which events stand, and by content key the points people gave. Pure, any
// thread; built anew from the events.
#pragma once

#include "core/domain/decision.h"

#include <QHash>
#include <QSet>

#include <optional>
#include <vector>

namespace plumbline {

/// What people said about one component of one response text.
struct HumanView
{
    std::optional<double> points; ///< mean of the reviewers' latest points, 0..weight; nothing where nobody decided
    int reviewers = 0;            ///< who gave points
    bool isDisputed = false;      ///< their points differ
    bool isFlagged = false;
    QString reviewer; ///< who decided last
    QString reason;   ///< the last reason given
};

class DecisionIndex
{
public:
    DecisionIndex() = default;
    explicit DecisionIndex(std::vector<Decision> events);

    [[nodiscard]] HumanView view(const QString &contentKey) const;
    /// The points that one reviewer gave last.
    [[nodiscard]] std::optional<double> pointsBy(const QString &reviewer, const QString &contentKey) const;
    /// Every event about this content, oldest first, revoked ones too.
    [[nodiscard]] std::vector<Decision> history(const QString &contentKey) const;
    [[nodiscard]] bool stands(const QString &eventId) const { return !m_revoked.contains(eventId); }
    [[nodiscard]] const std::vector<Decision> &events() const { return m_events; }

private:
    std::vector<Decision> m_events;
    QSet<QString> m_revoked;
    QHash<QString, std::vector<std::size_t>> m_byContent;
};

/// Events that take back the last act of a reviewer which still stands; empty where there is none. Erases nothing.
[[nodiscard]] std::vector<Decision> undoEvents(const DecisionIndex &index, const QString &reviewer, qint64 nowMs);
/// Events that take back the reviewer's last undo, unless they decided something else since.
[[nodiscard]] std::vector<Decision> redoEvents(const DecisionIndex &index, const QString &reviewer, qint64 nowMs);

} // namespace plumbline
