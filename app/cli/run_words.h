// SPDX-License-Identifier: GPL-3.0-or-later
// What the words of ask, judge, eval, estimate, batch, manual and test-endpoint say about a run: model, settings,
// limits.
#pragma once

#include "app/cli/arguments.h"
#include "app/composition/evaluation.h"

namespace plumbline::cli {

/// Options of one model, of the judge's half of `eval` (prefix "judge-"), and of every run.
[[nodiscard]] QList<QCommandLineOption> candidateOptions();
[[nodiscard]] QList<QCommandLineOption> judgeOptions();
[[nodiscard]] QList<QCommandLineOption> runOptions();

/// `prefix`: "" or "judge-". Without an address, the one stored under this name is used.
[[nodiscard]] Result<ModelSpec> modelOf(const Arguments &arguments, Session &session, ModelRole role,
                                        const QString &prefix);
/// The same for a command that needs no project (`session` may be null): what is given must be enough.
[[nodiscard]] Result<ModelSpec> modelWithoutProject(const Arguments &arguments, Session *session);
[[nodiscard]] Result<RunSettings> settingsOf(const Arguments &arguments, ModelRole role);
[[nodiscard]] Result<EvaluationStep> stepOf(const Arguments &arguments, Session &session, ModelRole role,
                                            const QString &prefix);
[[nodiscard]] Result<RunOptions> optionsOf(const Arguments &arguments);
/// The time-outs that --timeout asks for; BadInput where it is no number.
[[nodiscard]] Result<SessionOptions> sessionOptionsOf(const Arguments &arguments);

/// An amount of money from 0 on; unset where the option is absent or "none".
[[nodiscard]] Result<std::optional<double>> amountOf(const Arguments &arguments, const QString &option);

} // namespace plumbline::cli
