// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/import_plan.h"

#include "core/base/ids.h"
#include "core/exchange/item_linker.h"

#include <QHash>

#include <algorithm>

namespace plumbline {

namespace {

constexpr qsizetype kShownLength = 90;

QString shortened(const QString &text)
{
    const QString line = text.simplified();
    return line.size() <= kShownLength ? line : line.left(kShownLength - 1) + u'…';
}

void sortByRow(ImportPlan &plan)
{
    std::stable_sort(plan.rows.begin(), plan.rows.end(),
                     [](const PlannedRow &a, const PlannedRow &b) { return a.row < b.row; });
}

/// Finds the item of the project that a row of the file is, each at most once.
class ItemMatcher
{
public:
    explicit ItemMatcher(const std::vector<Item> &existing)
        : m_existing(existing)
        , m_taken(existing.size(), false)
    {
        for (std::size_t i = 0; i < existing.size(); ++i)
            m_byImage[existing[i].image].push_back(i);
    }
    [[nodiscard]] const Item *match(const Item &item)
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

private:
    const std::vector<Item> &m_existing;
    std::vector<bool> m_taken;
    QHash<QString, std::vector<std::size_t>> m_byImage;
};

QString differences(const Item &before, const Item &after)
{
    QStringList what;
    if (before.instruction != after.instruction)
        what.append(QStringLiteral("instruction"));
    if (before.level != after.level)
        what.append(QStringLiteral("level"));
    if (before.components != after.components)
        what.append(QStringLiteral("components"));
    return what.join(QStringLiteral(", "));
}

} // namespace

QString rowFateId(RowFate fate)
{
    static constexpr std::array kIds = {"new", "changed", "same", "refused"};
    return QString::fromLatin1(kIds[static_cast<std::size_t>(fate)]);
}

int ImportPlan::count(RowFate fate) const
{
    return static_cast<int>(
        std::count_if(rows.begin(), rows.end(), [fate](const PlannedRow &r) { return r.fate == fate; }));
}

ItemImport planItemImport(const std::vector<Item> &existing, ReadItems read)
{
    ItemImport import;
    ItemMatcher matcher(existing);
    int nextPosition = 0;
    for (const Item &item : existing)
        nextPosition = std::max(nextPosition, item.position + 1);
    for (ItemRow &row : read.rows) {
        PlannedRow planned{row.row, RowFate::New, shortened(row.item.instruction), {}};
        row.item.revisionId = newId();
        if (const Item *same = matcher.match(row.item)) {
            row.item.id = same->id;
            row.item.position = same->position;
            planned.fate = itemContentHash(*same) == itemContentHash(row.item) ? RowFate::Same : RowFate::Changed;
            planned.reason = differences(*same, row.item);
            if (planned.fate == RowFate::Changed)
                import.toRevise.push_back(row.item);
        } else {
            row.item.id = newId();
            row.item.position = nextPosition++;
            import.toInsert.push_back(row.item);
        }
        import.plan.rows.push_back(planned);
    }
    for (const RefusedRow &refused : read.refused)
        import.plan.rows.push_back({refused.row, RowFate::Refused, {}, refused.reason});
    sortByRow(import.plan);
    return import;
}

Status applyItemImport(WriteAccess &access, const ItemImport &import, qint64 nowMs)
{
    for (const Item &item : import.toInsert) {
        if (Status ok = access.items().insert(item, nowMs); !ok)
            return ok;
    }
    for (const Item &item : import.toRevise) {
        if (Status ok = access.items().revise(item, nowMs); !ok)
            return ok;
    }
    return {};
}

ResponseImport planResponseImport(const std::vector<Item> &items, const std::vector<Response> &existing,
                                  const ReadResponses &read, const QString &source)
{
    ResponseImport import;
    const ItemLinker linker(items);
    QHash<QString, const Response *> inForce;
    for (const Response &r : existing)
        inForce.insert(r.revisionId, &r);
    QHash<std::size_t, int> rowOfItem;
    for (const ResponseRow &row : read.rows) {
        PlannedRow planned{
            row.row, RowFate::New, shortened(row.instruction.isEmpty() ? row.image : row.instruction), {}};
        const ItemLinker::Link link = linker.find(row.image, row.instruction);
        if (!link.item) {
            planned.fate = RowFate::Refused;
            planned.reason = link.reason;
        } else if (const auto earlier = rowOfItem.constFind(*link.item); earlier != rowOfItem.constEnd()) {
            planned.fate = RowFate::Refused;
            planned.reason = QStringLiteral("Row %1 already answers this item.").arg(*earlier);
        } else {
            const Item &item = items[*link.item];
            rowOfItem.insert(*link.item, row.row);
            planned.what = shortened(item.instruction);
            const Response *before = inForce.value(item.revisionId);
            if (before && before->text == row.text && before->state == row.state) {
                planned.fate = RowFate::Same;
            } else {
                planned.fate = before ? RowFate::Changed : RowFate::New;
                Response response;
                response.id = newId();
                response.revisionId = item.revisionId;
                response.text = row.text;
                response.state = row.state;
                response.meta.source = source;
                import.toInsert.push_back(std::move(response));
            }
        }
        import.plan.rows.push_back(planned);
    }
    for (const RefusedRow &refused : read.refused)
        import.plan.rows.push_back({refused.row, RowFate::Refused, {}, refused.reason});
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!rowOfItem.contains(i))
            import.plan.itemsWithoutRow.append(shortened(items[i].instruction));
    }
    sortByRow(import.plan);
    return import;
}

Status applyResponseImport(WriteAccess &access, const QString &candidateName, const ResponseImport &import,
                           qint64 nowMs)
{
    Result<std::optional<ModelSpec>> known = access.models().modelByName(ModelRole::Candidate, candidateName);
    if (!known)
        return tl::unexpected<Error>(known.error());
    if (!*known) {
        ModelSpec candidate;
        candidate.name = candidateName;
        const Result<ModelSpec> added = access.models().upsert(candidate, nowMs);
        if (!added)
            return tl::unexpected<Error>(added.error());
        *known = *added;
    }
    for (Response response : import.toInsert) {
        response.candidateId = (*known)->id;
        response.createdMs = nowMs;
        if (const Result<bool> saved = access.answers().save(response, std::nullopt); !saved)
            return tl::unexpected<Error>(saved.error());
    }
    return {};
}

} // namespace plumbline
