// SPDX-License-Identifier: GPL-3.0-or-later
// item-reviews, revisions: a second person's look at items, and what changed in them.
#include "app/cli/commands.h"
#include "app/cli/open_session.h"
#include "core/authoring/item_review.h"
#include "core/authoring/item_revisions.h"
#include "core/exchange/annotators.h"

#include <QJsonArray>

#include <algorithm>

namespace plumbline::cli {

namespace {

Result<Item> itemAt(const std::vector<Item> &items, const QString &position)
{
    for (const Item &item : items) {
        if (QString::number(item.position) == position)
            return item;
    }
    return failure(ErrorKind::NotFound, QStringLiteral("There is no item #%1.").arg(position), {},
                   QStringLiteral("Items are counted from 0, as the Items page shows them."));
}

int list(const Arguments &arguments, const ReviewLedger &ledger, const std::vector<Item> &items)
{
    QJsonArray json;
    int open = 0;
    for (const Item &item : items) {
        const ReviewState state = ledger.stateOf(item);
        if (state == ReviewState::NotAsked)
            continue;
        open += state == ReviewState::Accepted ? 0 : 1;
        const std::optional<ItemReview> review = ledger.last(item);
        json.append(QJsonObject{{QStringLiteral("item"), item.position},
                                {QStringLiteral("state"), reviewStateId(state)},
                                {QStringLiteral("reviewer"), review ? QJsonValue(review->reviewer) : QJsonValue()},
                                {QStringLiteral("answer"), review ? QJsonValue(review->answer) : QJsonValue()},
                                {QStringLiteral("comment"), review ? QJsonValue(review->comment) : QJsonValue()}});
        if (!arguments.json)
            printLine(
                QStringLiteral("#%1 %2%3")
                    .arg(item.position)
                    .arg(reviewStateId(state),
                         review ? QStringLiteral(" by %1: %2").arg(review->reviewer, review->comment) : QString()));
    }
    if (arguments.json)
        printJson(QJsonObject{{QStringLiteral("reviews"), json}, {QStringLiteral("open"), open}});
    else
        printLine(QStringLiteral("%1 of %2 items wait or were returned.").arg(open).arg(items.size()));
    return open > 0 ? Problems : Done;
}

} // namespace

int runItemReviews(const Arguments &arguments)
{
    const QString act = arguments.words.value(0, QStringLiteral("list"));
    const bool acts = (act == QLatin1String("accept") || act == QLatin1String("return")) && arguments.words.size() == 2;
    if (!acts && (act != QLatin1String("list") || arguments.words.size() > 1)) {
        return fail(arguments,
                    {ErrorKind::BadInput,
                     QStringLiteral("item-reviews takes list, accept ITEM, or return ITEM."),
                     {},
                     QStringLiteral("plumbline-cli --project FILE item-reviews accept 3 --reviewer ANN --answer TEXT "
                                    "--answerable --no-leak --image-dependent")});
    }
    const Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const Result<std::vector<Item>> items = itemsOf(**session);
    if (!items)
        return fail(arguments, items.error());
    if (acts) {
        const Result<Item> item = itemAt(*items, arguments.words[1]);
        if (!item)
            return fail(arguments, item.error());
        const ItemReview review{item->id,
                                itemContentHash(*item),
                                arguments.value(QStringLiteral("reviewer")),
                                arguments.value(QStringLiteral("answer")),
                                arguments.has(QStringLiteral("answerable")),
                                arguments.has(QStringLiteral("no-leak")),
                                arguments.has(QStringLiteral("image-dependent")),
                                arguments.value(QStringLiteral("comment")),
                                act == QLatin1String("accept"),
                                (*session)->clock().nowMs()};
        const Status stored = writeNow(**session, [&](WriteAccess &access) -> Status {
            const Result<Annotators> annotators = annotatorsOf(access.settings(), {*item});
            return annotators ? addReview(access.settings(), review, annotators->value(item->id))
                              : tl::unexpected<Error>(annotators.error());
        });
        if (!stored)
            return fail(arguments, stored.error());
    }
    const Result<std::unique_ptr<ReadAccess>> now = (*session)->store().openReader();
    const Result<ReviewLedger> ledger = now ? reviewLedger((*now)->settings()) : tl::unexpected<Error>(now.error());
    return ledger ? list(arguments, *ledger, *items) : fail(arguments, ledger.error());
}

int runRevisions(const Arguments &arguments)
{
    if (arguments.words.size() != 1)
        return fail(arguments, {ErrorKind::BadInput,
                                QStringLiteral("revisions takes an item."),
                                {},
                                QStringLiteral("plumbline-cli --project FILE revisions 3")});
    const Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const Result<std::unique_ptr<ReadAccess>> reader = (*session)->store().openReader();
    if (!reader)
        return fail(arguments, reader.error());
    const Result<std::vector<Item>> items = (*reader)->items().items();
    const Result<Item> item = items ? itemAt(*items, arguments.words[0]) : tl::unexpected<Error>(items.error());
    if (!item)
        return fail(arguments, item.error());
    const Result<std::vector<Item>> revisions = revisionsOf((*reader)->items(), item->id);
    if (!revisions)
        return fail(arguments, revisions.error());
    if (arguments.json) {
        printJson(QJsonObject{{QStringLiteral("item"), item->position},
                              {QStringLiteral("revisions"), revisionsToJson(*revisions)}});
        return Done;
    }
    for (std::size_t r = 0; r < revisions->size(); ++r) {
        printLine(QStringLiteral("revision %1: %2").arg(r + 1).arg((*revisions)[r].instruction.simplified()));
        if (r == 0)
            continue;
        for (const ItemChange &change : changesBetween((*revisions)[r - 1], (*revisions)[r]))
            printLine(QStringLiteral("    %1: “%2” → “%3”").arg(change.field, change.before, change.after));
    }
    return Done;
}

} // namespace plumbline::cli
