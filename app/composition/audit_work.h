// SPDX-License-Identifier: GPL-3.0-or-later
// Reading what audits and agreement are computed from, and storing queues and control questions. Blocking calls on the
// caller's thread, which must not be the writer's.
#pragma once

#include "core/audit/case_checks.h"
#include "core/audit/control_questions.h"
#include "core/audit/queue_builder.h"
#include "core/audit/rating_table.h"
#include "core/report/control_report.h"
#include "core/report/corrected_scores.h"
#include "core/store/api/project_store.h"

namespace plumbline {

struct AuditProject
{
    CaseInput input;
    CaseTable table; ///< with the points of `judge`
    CheckTable checks;
    std::vector<ModelSpec> judges;
    ModelSpec judge; ///< without id where the project has none
    std::vector<AuditQueue> queues;
    std::vector<Response> controls;
};

/// `judge`: name; empty: the first. NotFound for an unknown one. Reads unread judgements first.
[[nodiscard]] Result<AuditProject> readAudit(ProjectStore &store, const QString &judge);

/// Draws a queue by its spec and stores it. For MostUseful the sample it adds to must exist.
[[nodiscard]] Result<AuditQueue> createQueue(ProjectStore &store, const AuditProject &project, const QString &name,
                                             const QueueSpec &spec, qint64 nowMs);

/// Makes control questions and stores them. Returns how many are new.
[[nodiscard]] Result<int> createControls(ProjectStore &store, const AuditProject &project, const ControlSpec &spec,
                                         qint64 nowMs);

[[nodiscard]] std::vector<ControlRow> controlReport(const AuditProject &project);

} // namespace plumbline
