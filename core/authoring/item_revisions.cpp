// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/item_revisions.h"

#include <QJsonObject>

#include <algorithm>

namespace plumbline {

Result<std::vector<Item>> revisionsOf(const ItemReader &items, const QString &itemId)
{
    const Result<int> count = items.revisionCount();
    if (!count)
        return tl::unexpected<Error>(count.error());
    std::vector<Item> revisions;
    for (int number = 1; number <= *count; ++number) {
        const Result<std::vector<Item>> then = items.itemsAt(number);
        if (!then)
            return tl::unexpected<Error>(then.error());
        const auto found = std::find_if(then->begin(), then->end(), [&](const Item &i) { return i.id == itemId; });
        // An item without a revision of this number stands there with its newest one before.
        if (found != then->end() && (revisions.empty() || revisions.back().revisionId != found->revisionId))
            revisions.push_back(*found);
    }
    if (revisions.empty())
        return failure(ErrorKind::NotFound, QStringLiteral("There is no such item."));
    return revisions;
}

std::vector<ItemChange> changesBetween(const Item &before, const Item &after)
{
    std::vector<ItemChange> changes;
    const auto compare = [&](const QString &field, const QString &b, const QString &a) {
        if (a != b)
            changes.push_back({field, b, a});
    };
    compare(QStringLiteral("image"), before.image, after.image);
    compare(QStringLiteral("instruction"), before.instruction, after.instruction);
    compare(QStringLiteral("level"), before.level, after.level);
    const std::size_t most = std::max(before.components.size(), after.components.size());
    for (std::size_t c = 0; c < most; ++c) {
        const Component none;
        const Component &b = c < before.components.size() ? before.components[c] : none;
        const Component &a = c < after.components.size() ? after.components[c] : none;
        const auto weight = [](const Component &x) { return x.weight > 0 ? QString::number(x.weight) : QString(); };
        compare(QStringLiteral("component %1").arg(c + 1), b.text, a.text);
        compare(QStringLiteral("category %1").arg(c + 1), b.type, a.type);
        compare(QStringLiteral("weight %1").arg(c + 1), weight(b), weight(a));
    }
    return changes;
}

QJsonArray revisionsToJson(const std::vector<Item> &revisions)
{
    QJsonArray array;
    for (std::size_t r = 0; r < revisions.size(); ++r) {
        QJsonArray changes;
        if (r > 0) {
            for (const ItemChange &change : changesBetween(revisions[r - 1], revisions[r]))
                changes.append(QJsonObject{{QStringLiteral("field"), change.field},
                                           {QStringLiteral("before"), change.before},
                                           {QStringLiteral("after"), change.after}});
        }
        array.append(QJsonObject{{QStringLiteral("revision"), revisions[r].revisionId},
                                 {QStringLiteral("content"), itemContentHash(revisions[r])},
                                 {QStringLiteral("instruction"), revisions[r].instruction},
                                 {QStringLiteral("changes"), changes}});
    }
    return array;
}

} // namespace plumbline
