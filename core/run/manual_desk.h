// SPDX-License-Identifier: GPL-3.0-or-later
// Questions that a person carries to a model by hand: the next one's prompt and image, and taking the pasted answer.
// Free functions for write jobs; they know no clipboard and no widget.
#pragma once

#include "core/base/result.h"
#include "core/domain/item.h"
#include "core/domain/run.h"
#include "core/store/api/access.h"

#include <optional>

namespace plumbline {

struct ManualQuestion
{
    Question question;
    Item item;
    QString systemPrompt;
    QString prompt;
    int left = 0; ///< open questions of the run, this one included
};

/// The first open question of a run; it is this machine's for an hour, so that nobody else works on it. Asking again
/// without answering gives the same one, or the one after `skip` others. Nothing where none is open.
[[nodiscard]] Result<std::optional<ManualQuestion>> nextManualQuestion(WriteAccess &access, const Run &run, int skip,
                                                                       qint64 nowMs);
/// Stores a pasted answer. BadInput where the question is of no run, answered already, or the text is empty.
[[nodiscard]] Result<bool> takeManualAnswer(WriteAccess &access, qint64 questionId, const QString &text, qint64 nowMs);

} // namespace plumbline
