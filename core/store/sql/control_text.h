// SPDX-License-Identifier: GPL-3.0-or-later
// A control question as the text of one column, and back. Not for use outside this room.
#pragma once

#include "core/domain/answer.h"

namespace plumbline {

/// Compact JSON; empty for a real response.
[[nodiscard]] QString controlToText(const std::optional<Control> &control);
[[nodiscard]] std::optional<Control> controlFromText(const QString &text);

} // namespace plumbline
