// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/sample_project.h"

#include "core/exchange/project_files.h"
#include "core/run/judge_prompt.h"

namespace plumbline {

namespace {

EvaluationStep step(ModelRole role, const QString &name, const QString &folder)
{
    EvaluationStep s;
    s.model.role = role;
    s.model.name = name;
    s.model.endpoint = {QStringLiteral("recorded"), folder, name, {}};
    s.model.note = QStringLiteral("imaginary; its replies were written by hand");
    if (role == ModelRole::Judge)
        s.settings.promptVersion = defaultJudgePromptVersion();
    return s;
}

} // namespace

Status fillSampleProject(Session &session, const QString &sampleFolder)
{
    const Result<PreparedImport> import =
        prepareImport(session.store(), {sampleFolder + QStringLiteral("/benchmark.json")}, {});
    if (!import)
        return tl::unexpected<Error>(import.error());
    QFuture<Result<bool>> applied = applyImport(session.store(), *import, session.clock().nowMs());
    applied.waitForFinished();
    return applied.result().map([](bool) {});
}

std::vector<EvaluationStep> sampleSteps(const QString &sampleFolder)
{
    std::vector<EvaluationStep> steps;
    for (const QString &name : {QStringLiteral("Aurora"), QStringLiteral("Borealis"), QStringLiteral("Cirrus")})
        steps.push_back(step(ModelRole::Candidate, name, sampleFolder));
    for (const QString &name : {QStringLiteral("Larch"), QStringLiteral("Mistle")})
        steps.push_back(step(ModelRole::Judge, name, sampleFolder));
    return steps;
}

} // namespace plumbline
