// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/item_filter.h"

#include <QStringList>

namespace plumbline {

bool ItemFilter::passes(const Item &item, const Annotator &by) const
{
    if (!level.isEmpty() && item.level.compare(level, Qt::CaseInsensitive) != 0)
        return false;
    if (!words.isEmpty() && !item.instruction.contains(words, Qt::CaseInsensitive))
        return false;
    for (const auto &[trait, value] : annotator) {
        if (by.value(trait).compare(value, Qt::CaseInsensitive) != 0)
            return false;
    }
    return true;
}

QString ItemFilter::text() const
{
    QStringList parts;
    if (!level.isEmpty())
        parts.append(QStringLiteral("level %1").arg(level));
    if (!words.isEmpty())
        parts.append(QStringLiteral("instruction has “%1”").arg(words));
    for (const auto &[trait, value] : annotator)
        parts.append(QStringLiteral("annotator's ") + annotatorGroupText(trait, value));
    return parts.join(QStringLiteral(", "));
}

QString annotatorGroupText(AnnotatorTrait trait, const QString &value)
{
    return annotatorTraitId(trait) + u' ' + (value.isEmpty() ? QStringLiteral("not said") : value);
}

std::vector<std::size_t> itemsThatPass(const std::vector<Item> &items, const std::vector<Annotator> &annotators,
                                       const ItemFilter &filter)
{
    std::vector<std::size_t> passed;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (filter.passes(items[i], i < annotators.size() ? annotators[i] : Annotator()))
            passed.push_back(i);
    }
    return passed;
}

} // namespace plumbline
