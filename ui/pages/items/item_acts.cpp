// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/items/item_acts.h"

#include "core/authoring/accepted_findings.h"
#include "core/authoring/item_review.h"
#include "core/authoring/item_revisions.h"
#include "core/authoring/lint.h"
#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/exchange/annotators.h"
#include "ui/dialogs/item_review_dialog.h"
#include "ui/dialogs/revisions_dialog.h"
#include "ui/models/counted.h"
#include "ui/pages/write_act.h"

#include <QInputDialog>
#include <QtConcurrentRun>

namespace plumbline {

void keepAnnotators(const PageContext &context, Page &page, const Annotators &changed)
{
    writeAct(context, page, Change::Settings,
             Page::tr("Who wrote it is kept for %1.").arg(counted(changed.size(), Page::tr("item"), Page::tr("items"))),
             [changed](WriteAccess &access) { return setAnnotators(access.settings(), changed); });
}

void fixFinding(const PageContext &context, Page &page, const Finding &finding)
{
    std::optional<Item> item = fixOf(context.view.snapshot()->table.items, finding);
    if (!item)
        return;
    item->revisionId = newId();
    writeAct(
        context, page, Change::Items,
        Page::tr("Item #%1 is mended. Its older revision is kept, with the answers to it.").arg(item->position),
        [item = *item, now = context.clock.nowMs()](WriteAccess &access) { return access.items().revise(item, now); });
}

void letFindingStand(const PageContext &context, Page &page, const Item &item, const Finding &finding)
{
    bool ok = false;
    const QString reason = QInputDialog::getText(&page, Page::tr("Accept as it is"),
                                                 Page::tr("%1\n\nWhy is it right as it is?").arg(finding.message),
                                                 QLineEdit::Normal, {}, &ok);
    if (!ok)
        return;
    const AcceptedFinding accepted{item.id, finding.rule,         finding.component, itemContentHash(item),
                                   reason,  context.clock.nowMs()};
    writeAct(context, page, Change::Settings, Page::tr("It stands, until the item is edited."),
             [accepted](WriteAccess &access) { return acceptFinding(access.settings(), accepted); });
}

void reviewItem(const PageContext &context, Page &page, const Item &item)
{
    const Annotator author = context.view.snapshot()->annotators.value(item.id);
    ItemReviewDialog dialog(item, author, context.images, context.theme, &page);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const ItemReview review = dialog.review(context.clock.nowMs());
    writeAct(context, page, Change::Settings,
             review.isAccepted ? Page::tr("Item #%1 is accepted.").arg(item.position)
                               : Page::tr("Item #%1 goes back to its author.").arg(item.position),
             [review, author](WriteAccess &access) { return addReview(access.settings(), review, author); });
}

void showItemRevisions(const PageContext &context, Page &page, const Item &item)
{
    deliver(QtConcurrent::run([&store = context.store, id = item.id]() -> Result<std::vector<Item>> {
                const Result<std::unique_ptr<ReadAccess>> reader = store.openReader();
                if (!reader)
                    return tl::unexpected<Error>(reader.error());
                return revisionsOf((*reader)->items(), id);
            }),
            &page, [&page, &theme = context.theme](const Result<std::vector<Item>> &revisions) {
                if (!revisions) {
                    Q_EMIT page.failed(revisions.error().text());
                    return;
                }
                RevisionsDialog dialog(*revisions, theme, &page);
                dialog.exec();
            });
}

void openFindingAgain(const PageContext &context, Page &page, const Item &item, const Finding &finding)
{
    writeAct(context, page, Change::Settings, Page::tr("It is open again."),
             [id = item.id, finding](WriteAccess &access) {
                 return reopenFinding(access.settings(), id, finding.rule, finding.component);
             });
}

} // namespace plumbline
