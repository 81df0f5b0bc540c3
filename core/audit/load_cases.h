// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the rows that a CaseTable is built from. Any thread, with that thread's reader.
#pragma once

#include "core/audit/case_table.h"
#include "core/base/result.h"
#include "core/store/api/access.h"

namespace plumbline {

[[nodiscard]] Result<CaseInput> loadCaseInput(const ReadAccess &reader);

} // namespace plumbline
