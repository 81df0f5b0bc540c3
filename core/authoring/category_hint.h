// SPDX-License-Identifier: GPL-3.0-or-later
// A category to begin with for a component, read from its words; a person decides. Pure, any thread.
#pragma once

#include "core/domain/category.h"

namespace plumbline {

/// What the instruction begins with is the task: a description, unless it is about text in the image, mathematics, a
/// form of text, or what somebody in the image sees. What follows says how: counts of sentences, words, lines are a
/// length limit, forms and figures of speech a genre, parts of speech and tenses grammar, all else a mention.
[[nodiscard]] Category suggestedCategory(const QString &component, const QString &instruction);

} // namespace plumbline
