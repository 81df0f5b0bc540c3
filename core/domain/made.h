// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that make something for authors (instructions, parts of them) instead of following an instruction. They are
// kept among the responses, so that they are runs like others, and count nowhere.
#pragma once

#include "core/domain/answer.h"

namespace plumbline {

/// In RunSettings::promptVersion of ask runs. Asks for five instructions of the five levels, parted by lines of "***",
/// as the paper does (section 3.2); the wording is ours.
inline const QString kGenerate = QStringLiteral("generate-v1");
/// Likewise: asks for the parts of an instruction that can be graded one by one, a line each, word for word.
inline const QString kDecompose = QStringLiteral("decompose-v1");

[[nodiscard]] inline bool isAuthorPrompt(const QString &version)
{
    return version == kGenerate || version == kDecompose;
}

inline const QString kMadePrefix = QStringLiteral("made:");

/// What marks such an answer; `version` names the prompt that asked.
[[nodiscard]] inline Control madeControl(const QString &version)
{
    return {kMadePrefix + version, {}, {}, {}, {}};
}

} // namespace plumbline
