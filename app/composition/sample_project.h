// SPDX-License-Identifier: GPL-3.0-or-later
// The bundled sample as a project: its items, three imaginary candidates and two imaginary judges behind recorded
// replies.
#pragma once

#include "app/composition/evaluation.h"

namespace plumbline {

/// Creates the sample's items in a new, empty project.
[[nodiscard]] Status fillSampleProject(Session &session, const QString &sampleFolder);
/// Asking all three candidates and both judges, from recorded replies: what is answered already is not asked again.
[[nodiscard]] std::vector<EvaluationStep> sampleSteps(const QString &sampleFolder);

} // namespace plumbline
