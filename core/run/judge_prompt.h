// SPDX-License-Identifier: GPL-3.0-or-later
// The prompts that ask a judge, as named versions: a stored judgement names the one that asked. A version is never
// changed once released; a better wording is a new version. Pure functions.
#pragma once

#include "core/base/result.h"
#include "core/domain/item.h"

#include <QJsonObject>
#include <QStringList>

namespace plumbline {

struct JudgePrompt
{
    QString text;
    QJsonObject schema; ///< JSON schema of the asked-for reply; empty for free text
};

/// "miabench-v1": the sentence of the paper, section 2.2. "json-v1": the same task, answered as a JSON object.
[[nodiscard]] QStringList judgePromptVersions();
[[nodiscard]] QString defaultJudgePromptVersion();

/// Fills the template for 1 to n components. BadInput for an unknown version or an item without components. Where the
/// weights do not sum to 10, the prompt states the true sum.
[[nodiscard]] Result<JudgePrompt> judgePrompt(const QString &version, const Item &item, const QString &response);

} // namespace plumbline
