// SPDX-License-Identifier: GPL-3.0-or-later
// Files in which harnesses report their means: EvalScope's report, lmms-eval's results, VLMEvalKit's score table and
// status. Blocking, any thread.
#pragma once

#include "core/exchange/import_record.h"

namespace plumbline {

struct ReportFile
{
    QString harness; ///< scorer profile
    QString candidate;
    QString judge;
    std::vector<ReportedRecord> numbers;
};

[[nodiscard]] Result<ReportFile> readReportFile(const QString &path, const QString &judge);

} // namespace plumbline
