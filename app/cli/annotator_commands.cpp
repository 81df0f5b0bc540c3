// SPDX-License-Identifier: GPL-3.0-or-later
// annotators: who wrote the items, as groups that results can be compared by.
#include "app/cli/commands.h"
#include "app/cli/item_words.h"
#include "app/cli/open_session.h"
#include "core/exchange/annotators.h"

#include <QJsonArray>
#include <QSet>

namespace plumbline::cli {

namespace {

struct ItemsWithAnnotators
{
    std::vector<Item> items;
    Annotators annotators;
};

Result<ItemsWithAnnotators> read(Session &session)
{
    const Result<std::unique_ptr<ReadAccess>> reader = session.store().openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    Result<std::vector<Item>> items = (*reader)->items().items();
    if (!items)
        return tl::unexpected<Error>(items.error());
    return annotatorsOf((*reader)->settings(), *items).map([&](const Annotators &annotators) {
        return ItemsWithAnnotators{std::move(*items), annotators};
    });
}

int list(const Arguments &arguments, Session &session)
{
    const Result<ItemsWithAnnotators> now = read(session);
    if (!now)
        return fail(arguments, now.error());
    QJsonArray json;
    for (const Item &item : now->items) {
        const Annotator annotator = now->annotators.value(item.id);
        if (annotator.isEmpty())
            continue;
        QJsonObject row{{QStringLiteral("item"), item.position}};
        for (const AnnotatorTrait trait : kAnnotatorTraits) {
            const QString &value = annotator.value(trait);
            row.insert(annotatorTraitId(trait), value.isEmpty() ? QJsonValue() : QJsonValue(value));
        }
        json.append(row);
        if (!arguments.json)
            printLine(QStringLiteral("#%1: %2").arg(item.position).arg(annotator.text()));
    }
    const auto without = static_cast<int>(now->items.size()) - static_cast<int>(json.size());
    if (arguments.json)
        printJson(QJsonObject{{QStringLiteral("annotators"), json}, {QStringLiteral("without"), without}});
    else
        printLine(QStringLiteral("%1 of %2 items say nothing of who wrote them.").arg(without).arg(now->items.size()));
    return Done;
}

/// What `set` asks for; BadInput where it asks for nothing.
Result<Annotators> asked(const Arguments &arguments, const ItemsWithAnnotators &now)
{
    const Result<QSet<int>> positions = positionsOf(arguments.words[1], now.items);
    if (!positions)
        return tl::unexpected<Error>(positions.error());
    Annotators changed;
    bool isAsked = false;
    for (const Item &item : now.items) {
        if (!positions->contains(item.position))
            continue;
        Annotator annotator = now.annotators.value(item.id);
        for (const AnnotatorTrait trait : kAnnotatorTraits) {
            if (const QString id = annotatorTraitId(trait); arguments.has(id)) {
                annotator.set(trait, arguments.value(id));
                isAsked = true;
            }
        }
        changed.insert(item.id, annotator);
    }
    if (isAsked)
        return changed;
    return failure(ErrorKind::BadInput, QStringLiteral("annotators set needs --language, --region or --expertise."), {},
                   QStringLiteral("plumbline-cli --project FILE annotators set 0-9 --language German"));
}

} // namespace

int runAnnotators(const Arguments &arguments)
{
    Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const QString act = arguments.words.value(0, QStringLiteral("list"));
    const bool isSet = act == QLatin1String("set");
    const bool isRead = act == QLatin1String("read");
    if ((isSet || isRead) && arguments.words.size() == 2) {
        const Result<ItemsWithAnnotators> now = read(**session);
        if (!now)
            return fail(arguments, now.error());
        const Result<Annotators> changed =
            isSet ? asked(arguments, *now) : readAnnotators(arguments.words[1], now->items, now->annotators);
        if (!changed)
            return fail(arguments, changed.error());
        const Status stored =
            writeNow(**session, [&](WriteAccess &access) { return setAnnotators(access.settings(), *changed); });
        if (!stored)
            return fail(arguments, stored.error());
    } else if (act != QLatin1String("list") || arguments.words.size() > 1) {
        return fail(arguments,
                    {ErrorKind::BadInput,
                     QStringLiteral("annotators takes list, set ITEMS with --language, --region or --expertise, or "
                                    "read FILE."),
                     {},
                     QStringLiteral("plumbline-cli --project FILE annotators set 0-9 --language German")});
    }
    return list(arguments, **session);
}

} // namespace plumbline::cli
