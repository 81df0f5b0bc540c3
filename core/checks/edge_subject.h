// SPDX-License-Identifier: GPL-3.0-or-later
// Whose start or end a component speaks of: the response, each sentence, line or word of it, or a thing. Internal to
// the extractor.
#pragma once

#include "core/checks/extract_families.h"
#include "core/checks/initials.h"

#include <optional>

namespace plumbline::checks {

/// Whose start or end the verb at `verb` speaks of, from the words before it.
[[nodiscard]] Unit subjectOf(const Tokens &tokens, int verb);

/// A noun for what is written: response, poem, sentence … no thing of its own.
[[nodiscard]] bool namesReply(const Token &token);

/// "start every sentence with …": the unit stands behind the verb.
[[nodiscard]] std::optional<Unit> objectOf(const Tokens &tokens, int verb);

} // namespace plumbline::checks
