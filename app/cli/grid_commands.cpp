// SPDX-License-Identifier: GPL-3.0-or-later
// grid: many items edited at once, as a table.
#include "app/cli/commands.h"
#include "app/cli/item_words.h"
#include "app/cli/open_session.h"
#include "core/authoring/grid_table.h"

#include <QJsonArray>
#include <QSaveFile>

#include <algorithm>

namespace plumbline::cli {

namespace {

Result<std::vector<Item>> chosen(const Arguments &arguments, const std::vector<Item> &items)
{
    const QString words = arguments.value(QStringLiteral("items"));
    const Result<QSet<int>> positions = positionsOf(words.isEmpty() ? QStringLiteral("all") : words, items);
    if (!positions)
        return tl::unexpected<Error>(positions.error());
    std::vector<Item> some;
    std::copy_if(items.begin(), items.end(), std::back_inserter(some),
                 [&](const Item &item) { return positions->contains(item.position); });
    return some;
}

Status writeTable(const QString &path, const QByteArray &csv)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(csv) == csv.size() && file.commit())
        return {};
    return failure(ErrorKind::Io, QStringLiteral("The table cannot be written: %1.").arg(file.errorString()), path,
                   QStringLiteral("Name a folder that can be written to."));
}

/// One value for some items: `grid set FIELD VALUE --items 0-9`.
Result<std::vector<Item>> setAll(const Arguments &arguments, const std::vector<Item> &items)
{
    const std::optional<GridField> field = gridFieldFromId(arguments.words[1]);
    if (!field) {
        QStringList ids;
        for (const GridField one : kGridFields)
            ids.append(gridFieldId(one));
        return failure(ErrorKind::BadInput, QStringLiteral("“%1” is no field of an item.").arg(arguments.words[1]), {},
                       ids.join(QStringLiteral(", ")) + u'.');
    }
    const Result<std::vector<Item>> some = chosen(arguments, items);
    if (!some)
        return tl::unexpected<Error>(some.error());
    std::vector<Item> changed;
    for (const Item &item : *some) {
        Result<Item> next = withGridValue(item, *field, arguments.words[2]);
        if (!next)
            return failure(ErrorKind::BadInput,
                           QStringLiteral("Item #%1: %2").arg(item.position).arg(next.error().what), {},
                           next.error().remedy);
        if (*next != item)
            changed.push_back(std::move(*next));
    }
    return changed;
}

int tell(const Arguments &arguments, const std::vector<Item> &items, const std::vector<Item> &changed, int revisions)
{
    QJsonArray json;
    for (const Item &item : changed) {
        const auto before = std::find_if(items.begin(), items.end(), [&](const Item &i) { return i.id == item.id; });
        QJsonArray fields;
        for (const GridField field : kGridFields) {
            if (gridValue(*before, field) == gridValue(item, field))
                continue;
            fields.append(QJsonObject{{QStringLiteral("field"), gridFieldId(field)},
                                      {QStringLiteral("before"), gridValue(*before, field)},
                                      {QStringLiteral("after"), gridValue(item, field)}});
            if (!arguments.json)
                printLine(QStringLiteral("#%1 %2: %3 → %4")
                              .arg(item.position)
                              .arg(gridFieldId(field), gridValue(*before, field), gridValue(item, field)));
        }
        json.append(QJsonObject{{QStringLiteral("item"), item.position}, {QStringLiteral("changes"), fields}});
    }
    if (arguments.json)
        printJson(QJsonObject{{QStringLiteral("changed"), json},
                              {QStringLiteral("revisions"), revisions},
                              {QStringLiteral("written"), !arguments.has(QStringLiteral("dry-run"))}});
    else
        printLine(QStringLiteral("%1 items %2, %3 of them as new revisions.")
                      .arg(changed.size())
                      .arg(arguments.has(QStringLiteral("dry-run")) ? QStringLiteral("would change")
                                                                    : QStringLiteral("changed"))
                      .arg(revisions));
    return Done;
}

} // namespace

int runGrid(const Arguments &arguments)
{
    const QString act = arguments.words.value(0);
    const bool exports = act == QLatin1String("export") && arguments.words.size() == 2;
    const bool applies = act == QLatin1String("apply") && arguments.words.size() == 2;
    const bool sets = act == QLatin1String("set") && arguments.words.size() == 3;
    if (!exports && !applies && !sets) {
        return fail(arguments, {ErrorKind::BadInput,
                                QStringLiteral("grid takes export FILE, apply FILE or set FIELD VALUE."),
                                {},
                                QStringLiteral("plumbline-cli --project FILE grid set image_license CC0 --items 0-9")});
    }
    const Result<std::unique_ptr<Session>> session = openSession(arguments, false);
    if (!session)
        return fail(arguments, session.error());
    const Result<std::vector<Item>> items = itemsOf(**session);
    if (!items)
        return fail(arguments, items.error());
    if (exports) {
        const Result<std::vector<Item>> some = chosen(arguments, *items);
        if (!some)
            return fail(arguments, some.error());
        if (const Status written = writeTable(arguments.words[1], gridToCsv(*some)); !written)
            return fail(arguments, written.error());
        if (arguments.json)
            printJson(QJsonObject{{QStringLiteral("file"), arguments.words[1]},
                                  {QStringLiteral("items"), static_cast<int>(some->size())}});
        else
            printLine(QStringLiteral("%1 items are in %2.").arg(some->size()).arg(arguments.words[1]));
        return Done;
    }
    const Result<std::vector<Item>> changed = sets ? setAll(arguments, *items) : readGrid(arguments.words[1], *items);
    if (!changed)
        return fail(arguments, changed.error());
    int revisions = static_cast<int>(std::count_if(changed->begin(), changed->end(), [&](const Item &item) {
        const auto before = std::find_if(items->begin(), items->end(), [&](const Item &i) { return i.id == item.id; });
        return itemContentHash(*before) != itemContentHash(item);
    }));
    if (!arguments.has(QStringLiteral("dry-run"))) {
        QFuture<Result<int>> done = (*session)->store().write<int>(Change::Items, [&](WriteAccess &access) {
            return storeGrid(access, *changed, (*session)->clock().nowMs());
        });
        done.waitForFinished();
        const Result<int> stored = done.result();
        if (!stored)
            return fail(arguments, stored.error());
        revisions = *stored;
    }
    return tell(arguments, *items, *changed, revisions);
}

} // namespace plumbline::cli
