// SPDX-License-Identifier: GPL-3.0-or-later
// Exporting the items that a second person accepted, and those that were never to be reviewed. Blocking, any thread but
// the writer's.
#pragma once

#include "core/exchange/item_export.h"

namespace plumbline {

/// Items that wait for review or were returned.
[[nodiscard]] Result<QSet<QString>> itemsNotAccepted(const ProjectStore &store);
/// exportItems() without those; says how many were left out beside what else could not be written.
[[nodiscard]] Result<QStringList> exportReviewedItems(const ProjectStore &store, ItemExportOptions options,
                                                      const ImageBytesOf &images);

} // namespace plumbline
