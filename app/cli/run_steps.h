// SPDX-License-Identifier: GPL-3.0-or-later
// Runs steps to their end in the foreground, with progress on stderr and Ctrl-C as a polite stop.
#pragma once

#include "app/cli/arguments.h"
#include "app/composition/evaluation.h"

namespace plumbline::cli {

/// Prints what came of it (with the scores by `judge` where it is not empty), or only estimates with --dry-run; the
/// exit code.
int runSteps(const Arguments &arguments, Session &session, std::vector<EvaluationStep> steps, const QString &judge);

} // namespace plumbline::cli
