// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of the prompts that made.h names. A version is never changed once released. Pure.
#pragma once

#include "core/domain/item.h"
#include "core/domain/made.h"

#include <QString>

namespace plumbline {

/// What an ask run with this version sends about an item: its instruction, unless the version is an author's prompt.
[[nodiscard]] QString askPrompt(const QString &version, const Item &item);

} // namespace plumbline
