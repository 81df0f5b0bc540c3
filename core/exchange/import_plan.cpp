// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/import_plan.h"

#include <algorithm>
#include <array>

namespace plumbline {

QString rowFateId(RowFate fate)
{
    static constexpr std::array kIds = {"new", "changed", "same", "refused", "skipped"};
    return QString::fromLatin1(kIds[static_cast<std::size_t>(fate)]);
}

int ImportPlan::count(RowFate fate) const
{
    return static_cast<int>(
        std::count_if(rows.begin(), rows.end(), [fate](const PlannedRow &r) { return r.fate == fate; }));
}

bool PreparedImport::hasWork() const
{
    return !itemsToInsert.empty() || !itemsToRevise.empty() || !responses.empty() || !judgements.empty() ||
           !reported.empty() || !images.empty() || !imageNames.empty();
}

int PreparedImport::count(RowFate fate) const
{
    int sum = 0;
    for (const SourcePlan &source : sources)
        sum += source.plan.count(fate);
    return sum;
}

bool PreparedImport::isBenchmark() const
{
    return std::all_of(sources.begin(), sources.end(),
                       [](const SourcePlan &plan) { return plan.source.kind == SourceKind::Benchmark; });
}

ItemMatcher::ItemMatcher(const std::vector<Item> &existing)
    : m_existing(existing)
    , m_taken(existing.size(), false)
{
    for (std::size_t i = 0; i < existing.size(); ++i)
        m_byImage[existing[i].image].push_back(i);
}

const Item *ItemMatcher::match(const Item &item)
{
    const auto same = m_byImage.constFind(item.image);
    if (same == m_byImage.constEnd())
        return nullptr;
    const Item *onlyOther = nullptr;
    std::size_t otherAt = 0;
    int others = 0;
    for (const std::size_t i : *same) {
        if (m_taken[i])
            continue;
        if (m_existing[i].instruction == item.instruction) {
            m_taken[i] = true;
            return &m_existing[i];
        }
        onlyOther = &m_existing[i];
        otherAt = i;
        ++others;
    }
    if (others != 1 || same->size() != 1)
        return nullptr;
    m_taken[otherAt] = true;
    return onlyOther;
}

bool ItemMatcher::take(std::size_t index)
{
    if (index >= m_taken.size() || m_taken[index])
        return false;
    m_taken[index] = true;
    return true;
}

} // namespace plumbline
