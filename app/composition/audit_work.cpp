// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/audit_work.h"

#include "app/composition/project_work.h"
#include "core/audit/load_cases.h"
#include "core/report/draw_queue.h"

#include <algorithm>

namespace plumbline {

Result<AuditProject> readAudit(ProjectStore &store, const QString &judge)
{
    if (const Result<int> read = scoreEverything(store); !read)
        return tl::unexpected<Error>(read.error());
    const Result<std::unique_ptr<ReadAccess>> reader = store.openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    const Result<std::vector<ModelSpec>> models = (*reader)->models().models();
    if (!models)
        return tl::unexpected<Error>(models.error());
    AuditProject project;
    std::copy_if(models->begin(), models->end(), std::back_inserter(project.judges),
                 [](const ModelSpec &m) { return m.role == ModelRole::Judge; });
    const auto chosen = std::find_if(project.judges.begin(), project.judges.end(),
                                     [&](const ModelSpec &m) { return judge.isEmpty() || m.name == judge; });
    if (chosen != project.judges.end())
        project.judge = *chosen;
    else if (!judge.isEmpty())
        return failure(ErrorKind::NotFound, QStringLiteral("There is no judge “%1” in the project.").arg(judge));
    Result<CaseInput> input = loadCaseInput(**reader);
    Result<std::vector<AuditQueue>> queues = (*reader)->queues().queues();
    Result<std::vector<Response>> controls = (*reader)->answers().controlResponses();
    if (!input)
        return tl::unexpected<Error>(input.error());
    if (!queues)
        return tl::unexpected<Error>(queues.error());
    if (!controls)
        return tl::unexpected<Error>(controls.error());
    project.input = std::move(*input);
    project.queues = std::move(*queues);
    project.controls = std::move(*controls);
    project.table = buildCaseTable(project.input, project.judge.id);
    CaseChecks checks;
    project.checks = checks.update(project.table);
    return project;
}

Result<AuditQueue> createQueue(ProjectStore &store, const AuditProject &project, const QString &name,
                               const QueueSpec &spec, qint64 nowMs)
{
    const Result<AuditQueue> queue =
        drawQueue({project.table, project.checks, project.input.candidates, project.queues, project.judge.name}, name,
                  spec, nowMs);
    if (!queue)
        return queue;
    QFuture<Result<bool>> job = store.write<bool>(Change::Settings, [queue = *queue](WriteAccess &access) {
        return access.queues().insert(queue).map([] { return true; });
    });
    job.waitForFinished();
    return job.result().map([&](bool) { return *queue; });
}

Result<int> createControls(ProjectStore &store, const AuditProject &project, const ControlSpec &spec, qint64 nowMs)
{
    const Result<std::vector<Response>> made =
        makeControls(project.table, project.checks, project.controls, spec, nowMs);
    if (!made)
        return tl::unexpected<Error>(made.error());
    QFuture<Result<int>> job = store.write<int>(Change::Responses, [made = *made](WriteAccess &access) -> Result<int> {
        for (const Response &control : made) {
            if (const Result<bool> saved = access.answers().save(control, std::nullopt); !saved)
                return tl::unexpected<Error>(saved.error());
        }
        return static_cast<int>(made.size());
    });
    job.waitForFinished();
    return job.result();
}

std::vector<ControlRow> controlReport(const AuditProject &project)
{
    return buildControlReport({project.input.items, project.controls, project.input.judgements, project.judges});
}

} // namespace plumbline
