// SPDX-License-Identifier: GPL-3.0-or-later
// Proves a ledger: every event's hash follows from its content and its parents, and every parent is there. Pure.
#pragma once

#include "core/domain/decision.h"

#include <optional>
#include <vector>

namespace plumbline {

struct LedgerFault
{
    std::size_t index = 0; ///< 0-based place of the first broken event
    QString eventId;
    QString what;
};

/// Nothing where the chain holds.
[[nodiscard]] std::optional<LedgerFault> findLedgerFault(const std::vector<Decision> &events);

/// Hashes of the events that nothing follows, sorted: noted elsewhere, they tell later whether the newest were removed.
[[nodiscard]] QStringList ledgerHeads(const std::vector<Decision> &events);

} // namespace plumbline
