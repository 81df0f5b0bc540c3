// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/ledger_check.h"

#include <QSet>

namespace plumbline {

std::optional<LedgerFault> findLedgerFault(const std::vector<Decision> &events)
{
    QSet<QString> seen;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Decision &event = events[i];
        if (eventHash(event) != event.hash)
            return LedgerFault{i, event.id,
                               QStringLiteral("its content does not give its hash: it was changed afterwards")};
        for (const QString &parent : event.parents) {
            if (!seen.contains(parent))
                return LedgerFault{i, event.id, QStringLiteral("the event it follows is not there: one was removed")};
        }
        seen.insert(event.hash);
    }
    return std::nullopt;
}

QStringList ledgerHeads(const std::vector<Decision> &events)
{
    QSet<QString> followed;
    for (const Decision &event : events) {
        for (const QString &parent : event.parents)
            followed.insert(parent);
    }
    QStringList heads;
    for (const Decision &event : events) {
        if (!followed.contains(event.hash))
            heads.append(event.hash);
    }
    heads.sort();
    return heads;
}

} // namespace plumbline
