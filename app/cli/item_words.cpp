// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/item_words.h"

#include <QStringList>

namespace plumbline::cli {

Result<QSet<int>> positionsOf(const QString &words, const std::vector<Item> &items)
{
    QSet<int> known;
    for (const Item &item : items)
        known.insert(item.position);
    if (words == QLatin1String("all"))
        return known;
    QSet<int> wanted;
    for (const QString &part : words.split(u',', Qt::SkipEmptyParts)) {
        const QStringList ends = part.trimmed().split(u'-');
        bool isFirst = false;
        bool isLast = false;
        const int first = ends.front().toInt(&isFirst);
        const int last = ends.back().toInt(&isLast);
        if (ends.size() > 2 || !isFirst || !isLast || first > last || !known.contains(first) || !known.contains(last)) {
            return failure(ErrorKind::BadInput, QStringLiteral("“%1” names no items of the project.").arg(part), {},
                           QStringLiteral("ITEMS are numbers as `lint` and the Items page show them: all, 3, 0-9, "
                                          "0-4,7."));
        }
        for (int position = first; position <= last; ++position) {
            if (known.contains(position))
                wanted.insert(position);
        }
    }
    return wanted;
}

} // namespace plumbline::cli
