// SPDX-License-Identifier: GPL-3.0-or-later
// ReviewDesk: takes what a reviewer does to the ledger, one act at a time, and says how it went. The events follow from
// the ledger as it is when they are written: what the window shows may be a moment behind. GUI thread.
#pragma once

#include "core/audit/review_acts.h"
#include "core/base/clock.h"
#include "core/store/api/project_store.h"

#include <deque>
#include <functional>

namespace plumbline {

class ReviewDesk final : public QObject
{
    Q_OBJECT
public:
    using Events = std::function<std::vector<Decision>(const DecisionIndex &)>;
    using Then = std::function<void(const QString &response)>; ///< empty response: there was nothing to do

    /// Something is being written, or waits for it.
    [[nodiscard]] bool isBusy() const { return m_busy; }

    ReviewDesk(ProjectStore &store, const Clock &clock, QObject *parent = nullptr);

    void decide(const Case &c, const std::vector<std::optional<double>> &points, const QString &reason,
                DecideOptions options, Then then);
    void adjudicate(const Case &c, const std::vector<std::optional<double>> &points, const QString &reason,
                    const QString &reviewer, Then then);
    void toggleFlag(const Case &c, const QString &reviewer);
    void reveal(const Case &c, const QString &reviewer, Then then);
    void comment(const Case &c, int component, const QString &text, const QString &reviewer);
    void pin(const Case &c, int component, const EvidencePin &pin, const QString &reviewer);
    /// Takes one comment or pin back.
    void takeBack(const QString &eventId, const QString &reviewer);
    void undo(const QString &reviewer, Then then);
    void redo(const QString &reviewer, Then then);

Q_SIGNALS:
    void said(const QString &message);
    void failed(const QString &error);

private:
    void append(Events makeEvents, const QString &doneText, const QString &nothingText, Then then);

    ProjectStore &m_store;
    const Clock &m_clock;
    void next();

    std::deque<std::function<void()>> m_waiting; ///< acts in the order of the keys; none is lost
    bool m_busy = false;
};

} // namespace plumbline
