// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/reviewed_export.h"

#include "core/authoring/item_review.h"

namespace plumbline {

Result<QSet<QString>> itemsNotAccepted(const ProjectStore &store)
{
    const Result<std::unique_ptr<ReadAccess>> reader = store.openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    const Result<std::vector<Item>> items = (*reader)->items().items();
    const Result<ReviewLedger> ledger = reviewLedger((*reader)->settings());
    if (!items || !ledger)
        return tl::unexpected<Error>(items ? ledger.error() : items.error());
    return notAccepted(*ledger, *items);
}

Result<QStringList> exportReviewedItems(const ProjectStore &store, ItemExportOptions options,
                                        const ImageBytesOf &images)
{
    const Result<QSet<QString>> open = itemsNotAccepted(store);
    if (!open)
        return tl::unexpected<Error>(open.error());
    options.leftOut.unite(*open);
    return exportItems(store, options, images).map([&](QStringList problems) {
        if (!open->isEmpty())
            problems.prepend(QStringLiteral("%1 %2 left out: not accepted in review.")
                                 .arg(open->size())
                                 .arg(open->size() == 1 ? QStringLiteral("item is") : QStringLiteral("items are")));
        return problems;
    });
}

} // namespace plumbline
