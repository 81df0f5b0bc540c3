// SPDX-License-Identifier: GPL-3.0-or-later
// A report as a file of any kind.
#pragma once

#include "app/composition/result_work.h"

namespace plumbline {

/// `kind`: html, pdf, md, latex or tex, csv, json. BadInput for another. Pdf needs a QGuiApplication.
[[nodiscard]] Status writeReportFile(const ReportInput &report, const QString &kind, const QString &path);

} // namespace plumbline
