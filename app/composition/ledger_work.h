// SPDX-License-Identifier: GPL-3.0-or-later
// Uniting ledgers: another project's events, or a file of JSON lines. Blocking calls on the caller's thread, which must
// not be the writer's.
#pragma once

#include "core/base/result.h"
#include "core/domain/decision.h"
#include "core/store/api/project_store.h"

namespace plumbline {

struct LedgerUnion
{
    int added = 0;
    int same = 0;           ///< were here already
    int unknownContent = 0; ///< added ones about responses that this project does not have
    int disagreements = 0;  ///< responses of this project about which reviewers differ, afterwards
};

/// Unites the ledger of another project file with this one's. The other file is read from a copy and stays as it is.
/// Nothing is taken over where its chain does not hold.
[[nodiscard]] Result<LedgerUnion> mergeLedgers(ProjectStore &store, const QString &otherPath);

/// Events keep their hashes; plain rows become new events. All or nothing; errors name the line.
[[nodiscard]] Result<LedgerUnion> importDecisions(ProjectStore &store, const QString &path, qint64 nowMs);

} // namespace plumbline
