// SPDX-License-Identifier: GPL-3.0-or-later
// What --dry-run and `estimate` print.
#pragma once

#include "app/cli/arguments.h"
#include "app/composition/evaluation.h"

namespace plumbline::cli {

/// Estimates each step and prints it; a judge after a candidate also counts the responses that are still to come.
int printEstimates(const Arguments &arguments, Session &session, const std::vector<EvaluationStep> &steps);

} // namespace plumbline::cli
