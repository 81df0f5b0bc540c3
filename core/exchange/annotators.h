// SPDX-License-Identifier: GPL-3.0-or-later
// Who wrote the items: what their file says ("annotator"), unless something else was set in the project. What was set
// is one JSON text among the project's settings, and goes out with exports. On the thread of the access.
#pragma once

#include "core/domain/annotator.h"
#include "core/store/api/settings_store.h"

namespace plumbline {

/// Of every item that has a group. Storage where what was set is damaged.
[[nodiscard]] Result<Annotators> annotatorsOf(const SettingsReader &settings, const std::vector<Item> &items);
/// Replaces what was set for these items; an empty Annotator stands against what the file says.
[[nodiscard]] Status setAnnotators(SettingsWriter &settings, const Annotators &changed);
/// The items with their groups in Item::source, as an export writes them.
void putAnnotators(std::vector<Item> &items, const Annotators &annotators);

/// A CSV or TSV (any container of rows) with a column "item" (position in the benchmark) and one or more of language,
/// region, expertise: what it says about each item, columns that it lacks taken from `now`. BadInput names file, line
/// and remedy for an item that does not exist or comes twice.
[[nodiscard]] Result<Annotators> readAnnotators(const QString &path, const std::vector<Item> &items,
                                                const Annotators &now);

} // namespace plumbline
