// SPDX-License-Identifier: GPL-3.0-or-later
// generate: has a model write instructions for images and take them apart; what comes of it are drafts.
#include "app/cli/commands.h"
#include "app/cli/open_session.h"
#include "app/cli/run_steps.h"
#include "app/cli/run_words.h"
#include "app/composition/generation_work.h"
#include "app/composition/kept_image.h"
#include "core/authoring/generation.h"
#include "core/domain/made.h"
#include "core/media/image_files.h"

#include <QTextStream>

namespace plumbline::cli {

namespace {

int addImages(const Arguments &arguments, Session &session)
{
    const QStringList files = imageFilesOf(arguments.words.mid(1));
    QStringList problems;
    const Result<int> added = addPoolFiles(session.store(), files, session.clock().nowMs(), problems);
    if (!added)
        return fail(arguments, added.error());
    for (const QString &problem : std::as_const(problems))
        QTextStream(stderr) << problem << Qt::endl;
    if (problems.size() == files.size()) {
        return fail(arguments, {ErrorKind::BadInput, QStringLiteral("There is no image in what was named."),
                                arguments.words.value(1), QStringLiteral("Name image files or folders of them.")});
    }
    if (!arguments.json)
        printLine(QStringLiteral("%1 images added, %2 were there, %3 cannot be read.")
                      .arg(*added)
                      .arg(files.size() - problems.size() - *added)
                      .arg(problems.size()));
    return problems.isEmpty() ? Done : Problems;
}

int ask(const Arguments &arguments, Session &session, const QString &promptVersion)
{
    if (!arguments.has(QStringLiteral("model")))
        return fail(arguments, {ErrorKind::BadInput, QStringLiteral("--model NAME is needed."), {}, {}});
    Result<EvaluationStep> step = stepOf(arguments, session, ModelRole::Candidate, QString());
    if (!step)
        return fail(arguments, step.error());
    step->settings.promptVersion = promptVersion;
    const int code = runSteps(arguments, session, {*step}, QString());
    if (arguments.has(QStringLiteral("dry-run")) || code == BadUsage)
        return code;
    QFuture<Result<GenerationState>> taking = takeAnswered(session);
    taking.waitForFinished();
    const Result<GenerationState> state = taking.result();
    if (!state)
        return fail(arguments, state.error(), Problems);
    QTextStream(stderr) << QStringLiteral("%1 drafts made or filled: `drafts` lists them.").arg(state->drafts)
                        << Qt::endl;
    return state->unreadable > 0 ? Problems : code;
}

int status(const Arguments &arguments, Session &session)
{
    const Result<std::unique_ptr<ReadAccess>> reader = session.store().openReader();
    if (!reader)
        return fail(arguments, reader.error());
    const Result<GenerationState> state = generationState(**reader);
    if (!state)
        return fail(arguments, state.error());
    if (arguments.json) {
        printJson(QJsonObject{{QStringLiteral("images"), state->images},
                              {QStringLiteral("answered"), state->answered},
                              {QStringLiteral("unreadable"), state->unreadable},
                              {QStringLiteral("instructions"), state->instructions},
                              {QStringLiteral("decomposed"), state->decomposed}});
    } else {
        printLine(QStringLiteral("%1 images, %2 answered (%3 without an instruction), %4 instructions, %5 taken apart.")
                      .arg(state->images)
                      .arg(state->answered)
                      .arg(state->unreadable)
                      .arg(state->instructions)
                      .arg(state->decomposed));
    }
    return Done;
}

} // namespace

int runGenerate(const Arguments &arguments)
{
    const QString what = arguments.words.value(0, QStringLiteral("status"));
    const bool adds = what == QLatin1String("images") && arguments.words.size() > 1;
    const QHash<QString, QString> prompts{{QStringLiteral("instructions"), kGenerate},
                                          {QStringLiteral("components"), kDecompose}};
    const bool isKnown =
        adds || ((what == QLatin1String("status") || prompts.contains(what)) && arguments.words.size() <= 1);
    if (!isKnown) {
        return fail(arguments,
                    {ErrorKind::BadInput,
                     QStringLiteral("generate takes images PATH…, instructions, components or status."),
                     {},
                     QStringLiteral("plumbline-cli --project FILE generate images photos/, then generate instructions "
                                    "--model NAME --api-url URL")});
    }
    const Result<SessionOptions> how = sessionOptionsOf(arguments);
    if (!how)
        return fail(arguments, how.error());
    const Result<std::unique_ptr<Session>> session = openSession(arguments, adds, *how);
    if (!session)
        return fail(arguments, session.error());
    if (adds) {
        const int code = addImages(arguments, **session);
        if (code == BadUsage || !arguments.json)
            return code;
        status(arguments, **session);
        return code;
    }
    return prompts.contains(what) ? ask(arguments, **session, prompts.value(what)) : status(arguments, **session);
}

} // namespace plumbline::cli
