// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the rows that a CaseTable is built from. Any thread, with that thread's reader.
#pragma once

#include "core/audit/case_table.h"
#include "core/base/result.h"
#include "core/store/api/access.h"

#include <optional>

namespace plumbline {

/// `revision`: the items as they were at that revision number (1-based), with the responses to them; nothing: as they
/// are now. Judgements come for all responses: those of others have no case.
[[nodiscard]] Result<CaseInput> loadCaseInput(const ReadAccess &reader, std::optional<int> revision = {});

} // namespace plumbline
