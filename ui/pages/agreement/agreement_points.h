// SPDX-License-Identifier: GPL-3.0-or-later
// Two raters' scores pair by pair: as points of a chart, and the responses behind a table's cell. Pure; GUI thread for
// tr() alone.
#pragma once

#include "ui/charts/point_chart.h"
#include "ui/models/agreement_work.h"

namespace plumbline {

/// Judge (y) against reference (x), and difference against mean with bias and limits.
[[nodiscard]] PointChartData scatterOf(const AgreementReport &report, const AgreementCell &cell);
[[nodiscard]] PointChartData blandAltmanOf(const AgreementReport &report, const AgreementCell &cell);
/// Responses behind one cell of the confusion matrix.
[[nodiscard]] QStringList responsesBehind(const AgreementReport &report, const AgreementCell &cell, int rowVerdict,
                                          int columnVerdict);

} // namespace plumbline
