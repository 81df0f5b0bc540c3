// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/audit/review_desk.h"

#include "core/base/deliver.h"

namespace plumbline {

ReviewDesk::ReviewDesk(ProjectStore &store, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
{
}

void ReviewDesk::append(Events makeEvents, const QString &doneText, const QString &nothingText, Then then)
{
    if (m_busy) {
        m_waiting.push_back([this, makeEvents = std::move(makeEvents), doneText, nothingText, then = std::move(then)] {
            append(makeEvents, doneText, nothingText, then);
        });
        return;
    }
    m_busy = true;
    deliver(m_store.write<QString>(Change::Decisions,
                                   [makeEvents = std::move(makeEvents)](WriteAccess &access) -> Result<QString> {
                                       Result<std::vector<Decision>> ledger = access.decisions().decisions();
                                       if (!ledger)
                                           return tl::unexpected<Error>(ledger.error());
                                       const std::vector<Decision> events =
                                           makeEvents(DecisionIndex(std::move(*ledger)));
                                       if (events.empty())
                                           return QString();
                                       const QString response = events.front().responseId;
                                       return access.decisions().append(events).map([response] { return response; });
                                   }),
            this, [this, doneText, nothingText, then = std::move(then)](const Result<QString> &response) {
                m_busy = false;
                if (!response) {
                    Q_EMIT failed(response.error().text());
                    next();
                    return;
                }
                const QString &text = response->isEmpty() ? nothingText : doneText;
                if (!text.isEmpty())
                    Q_EMIT said(text);
                if (then)
                    then(*response);
                next();
            });
}

void ReviewDesk::next()
{
    if (m_busy || m_waiting.empty())
        return;
    const std::function<void()> act = std::move(m_waiting.front());
    m_waiting.pop_front();
    act();
}

void ReviewDesk::decide(const Case &c, const std::vector<std::optional<double>> &points, const QString &reason,
                        DecideOptions options, Then then)
{
    options.nowMs = m_clock.nowMs();
    append([c, points, reason,
            options](const DecisionIndex &index) { return decideEvents(index, c, points, reason, options); },
           {}, {}, std::move(then));
}

void ReviewDesk::adjudicate(const Case &c, const std::vector<std::optional<double>> &points, const QString &reason,
                            const QString &reviewer, Then then)
{
    append([c, points, reason, reviewer, now = m_clock.nowMs()](
               const DecisionIndex &index) { return adjudicateEvents(index, c, points, reason, reviewer, now); },
           tr("Settled: these points are gold now."), {}, std::move(then));
}

void ReviewDesk::toggleFlag(const Case &c, const QString &reviewer)
{
    append([c, reviewer,
            now = m_clock.nowMs()](const DecisionIndex &index) { return toggleFlagEvents(index, c, reviewer, now); },
           c.isFlagged() ? tr("The flag is taken back.") : tr("Flagged for discussion."), {}, {});
}

void ReviewDesk::reveal(const Case &c, const QString &reviewer, Then then)
{
    append([c, reviewer,
            now = m_clock.nowMs()](const DecisionIndex &index) { return revealEvents(index, c, reviewer, now); },
           tr("Revealed; what you change from here on is marked as given after the reveal."),
           tr("It is revealed already."), std::move(then));
}

void ReviewDesk::comment(const Case &c, int component, const QString &text, const QString &reviewer)
{
    append([c, component, text, reviewer,
            now = m_clock.nowMs()](const DecisionIndex &) { return commentEvents(c, component, text, reviewer, now); },
           tr("Commented on component %1.").arg(component + 1), {}, {});
}

void ReviewDesk::pin(const Case &c, int component, const EvidencePin &pin, const QString &reviewer)
{
    append([c, component, pin, reviewer,
            now = m_clock.nowMs()](const DecisionIndex &) { return pinEvents(c, component, pin, {}, reviewer, now); },
           tr("Pinned to component %1. Ctrl+Z takes it back.").arg(component + 1), {}, {});
}

void ReviewDesk::takeBack(const QString &eventId, const QString &reviewer)
{
    append([eventId, reviewer,
            now = m_clock.nowMs()](const DecisionIndex &index) { return revokeEvents(index, eventId, reviewer, now); },
           tr("Taken back; the ledger keeps both."), {}, {});
}

void ReviewDesk::undo(const QString &reviewer, Then then)
{
    append([reviewer, now = m_clock.nowMs()](const DecisionIndex &index) { return undoEvents(index, reviewer, now); },
           tr("Taken back; the ledger keeps both."), tr("Nothing of %1 to undo.").arg(reviewer), std::move(then));
}

void ReviewDesk::redo(const QString &reviewer, Then then)
{
    append([reviewer, now = m_clock.nowMs()](const DecisionIndex &index) { return redoEvents(index, reviewer, now); },
           tr("Done again."), tr("Nothing to redo."), std::move(then));
}

} // namespace plumbline
