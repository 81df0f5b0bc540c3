// SPDX-License-Identifier: GPL-3.0-or-later
// The report as PDF (A4 landscape), laid out by QTextDocument. Figures, tables and settings; items and responses are in
// the HTML report. Needs a QGuiApplication (its fonts), no window.
#pragma once

#include "core/report/report_input.h"

#include <memory>

class QCoreApplication;

namespace plumbline {

[[nodiscard]] Status writeReportPdf(const ReportInput &input, const QString &path);

/// The application object of a program without windows: with fonts where it will draw (off screen), else without.
[[nodiscard]] std::unique_ptr<QCoreApplication> makeConsoleApplication(int &argc, char **argv, bool draws);

} // namespace plumbline
