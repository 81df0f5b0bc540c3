// SPDX-License-Identifier: GPL-3.0-or-later
// What the Items page writes into the project. GUI thread; errors come through the page's `failed`.
#pragma once

#include "core/authoring/finding.h"
#include "core/domain/annotator.h"
#include "ui/pages/page.h"

namespace plumbline {

void keepAnnotators(const PageContext &context, Page &page, const Annotators &changed);
/// Adds a revision of the item with the finding mended. `findings` as lint() gave them for the snapshot's items.
void fixFinding(const PageContext &context, Page &page, const Finding &finding);
/// Asks for the reason.
void letFindingStand(const PageContext &context, Page &page, const Item &item, const Finding &finding);
/// A second person's review, in a dialog.
void reviewItem(const PageContext &context, Page &page, const Item &item);
/// What changed from revision to revision, in a dialog.
void showItemRevisions(const PageContext &context, Page &page, const Item &item);
void openFindingAgain(const PageContext &context, Page &page, const Item &item, const Finding &finding);

} // namespace plumbline
