// SPDX-License-Identifier: GPL-3.0-or-later
// What a reviewer does to a case, as events for the ledger: points, flags, comments, pins, reveals, adjudications.
// Pure: events out, nothing stored. `index` must be the ledger as it is when they are written.
#pragma once

#include "core/audit/case_table.h"

namespace plumbline {

struct DecideOptions
{
    QString reviewer;
    bool blindMode = false; ///< judge, others and candidate names are hidden until the commit
    qint64 nowMs = 0;
    qint64 durationMs = 0; ///< time in view; 0: not known
};

/// Points for a case: confirm where they equal the judge's, override where not. Components without points, and those to
/// which the reviewer gave the same points with no new reason, are left alone.
[[nodiscard]] std::vector<Decision> decideEvents(const DecisionIndex &index, const Case &c,
                                                 const std::vector<std::optional<double>> &points,
                                                 const QString &reason, const DecideOptions &options);
/// Flags every component of a case, or takes a standing flag back.
[[nodiscard]] std::vector<Decision> toggleFlagEvents(const DecisionIndex &index, const Case &c, const QString &reviewer,
                                                     qint64 nowMs);
/// Ends blindness for this case: later points of the reviewer are marked as given after the reveal. Nothing where it
/// was revealed before.
[[nodiscard]] std::vector<Decision> revealEvents(const DecisionIndex &index, const Case &c, const QString &reviewer,
                                                 qint64 nowMs);
/// Settles a case: `points` become gold, linked to the decisions they settle. Components without points are left alone,
/// as are those whose gold is the same already.
[[nodiscard]] std::vector<Decision> adjudicateEvents(const DecisionIndex &index, const Case &c,
                                                     const std::vector<std::optional<double>> &points,
                                                     const QString &reason, const QString &adjudicator, qint64 nowMs);
/// Words about one component; nothing for blank text.
[[nodiscard]] std::vector<Decision> commentEvents(const Case &c, int component, const QString &text,
                                                  const QString &reviewer, qint64 nowMs);
[[nodiscard]] std::vector<Decision> pinEvents(const Case &c, int component, const EvidencePin &pin, const QString &note,
                                              const QString &reviewer, qint64 nowMs);
/// Takes one standing event back (a comment, a pin); nothing where it does not stand.
[[nodiscard]] std::vector<Decision> revokeEvents(const DecisionIndex &index, const QString &eventId,
                                                 const QString &reviewer, qint64 nowMs);

} // namespace plumbline
