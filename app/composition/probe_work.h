// SPDX-License-Identifier: GPL-3.0-or-later
// Probes of items: the runs that make them and the rows that their report is built from. Blocking calls.
#pragma once

#include "app/composition/evaluation.h"
#include "core/report/probe_report.h"
#include "core/run/probe_order.h"

namespace plumbline {

/// Per candidate: with the own image, then each condition; then the judge over the ordinary answers and over the
/// probes.
[[nodiscard]] std::vector<EvaluationStep> probeSteps(const ProbeOrder &order);

/// `judge`: name; empty: the first that graded an answer to a probe, else the first. NotFound for an unknown one. Reads
/// unread judgements first.
[[nodiscard]] Result<ProbeInput> readProbes(ProjectStore &store, const QString &judge);

} // namespace plumbline
