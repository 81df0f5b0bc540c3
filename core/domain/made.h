// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that make something for authors (instructions, parts of them) instead of following an instruction. They are
// kept among the responses, so that they are runs like others, and count nowhere.
#pragma once

#include "core/domain/answer.h"

namespace plumbline {

inline const QString kMadePrefix = QStringLiteral("made:");

/// What marks such an answer; `version` names the prompt that asked.
[[nodiscard]] inline Control madeControl(const QString &version)
{
    return {kMadePrefix + version, {}, {}, {}, {}};
}

} // namespace plumbline
