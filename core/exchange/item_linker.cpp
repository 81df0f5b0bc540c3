// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/item_linker.h"

#include <algorithm>
#include <array>

namespace plumbline {

namespace {

/// Addresses that earlier commits of the published file had for the same items (reference/formats/README.md, 1.1): the
/// part that tells them, and the part that tells today's.
constexpr std::array kAliases = {
    std::array{"farm3.staticflickr.com/3675/13486598765_252beb4bc9_o.jpg", "farehamwinecellar"},
    std::array{"c5.staticflickr.com/7/6039/6293495530_063de9a4f7_o.jpg", "luso-poemas"},
};

QStringList typesOf(const std::vector<Component> &components)
{
    QStringList types;
    for (const Component &c : components)
        types.append(c.type);
    return types;
}

/// Of an item and a row that both say their components, at least one is the same.
bool sharesComponent(const QStringList &own, const ItemKey &key)
{
    return own.isEmpty() || key.components.empty() ||
           std::any_of(key.components.begin(), key.components.end(),
                       [&](const Component &c) { return c.text.isEmpty() || own.contains(c.text.trimmed()); });
}

} // namespace

QString comparableAddress(const QString &image)
{
    QString address = image.trimmed();
    address.replace(QStringLiteral("\\/"), QStringLiteral("/"));
    for (const QLatin1String scheme : {QLatin1String("https://"), QLatin1String("http://")}) {
        if (address.startsWith(scheme, Qt::CaseInsensitive)) {
            address = address.mid(scheme.size());
            break;
        }
    }
    if (address.endsWith(QLatin1String(".jpgg")))
        address.chop(1);
    return address;
}

ItemLinker::ItemLinker(const std::vector<Item> &items)
{
    for (const Item &item : items)
        add(item);
}

void ItemLinker::add(const Item &item)
{
    const std::size_t i = m_items.size();
    const QString address = comparableAddress(item.image);
    Known known{item.instruction.trimmed(), item.level, {}, typesOf(item.components), item.position};
    for (const Component &c : item.components)
        known.texts.append(c.text.trimmed());
    if (!address.isEmpty())
        m_byImage[address].push_back(i);
    m_byInstruction[known.instruction].push_back(i);
    m_byWords[known.instruction.simplified()].push_back(i);
    for (const auto &[before, today] : kAliases) {
        if (address.contains(QLatin1String(today)))
            m_byImage[QString::fromLatin1(before)].push_back(i);
    }
    m_items.push_back(std::move(known));
}

ItemLinker::Indexes ItemLinker::narrowed(Indexes candidates, const ItemKey &key) const
{
    // Each thing known narrows, unless it would leave nothing: then the file merely spells it differently.
    const auto keep = [&](auto agrees) {
        Indexes kept;
        for (const std::size_t i : candidates) {
            if (agrees(m_items[i]))
                kept.push_back(i);
        }
        if (!kept.empty())
            candidates = std::move(kept);
    };
    QStringList texts;
    for (const Component &c : key.components)
        texts.append(c.text.trimmed());
    std::sort(texts.begin(), texts.end()); // lmms-eval's are in the order of its reading
    if (!texts.isEmpty() && !texts.contains(QString())) {
        keep([&](const Known &item) {
            QStringList own = item.texts;
            std::sort(own.begin(), own.end());
            return own == texts;
        });
    }
    const QStringList types = typesOf(key.components);
    if (candidates.size() > 1 && !types.isEmpty() && !types.contains(QString()))
        keep([&](const Known &item) { return item.types == types; });
    if (candidates.size() > 1 && !key.level.isEmpty())
        keep([&](const Known &item) { return item.level == key.level; });
    if (candidates.size() > 1 && key.position >= 0)
        keep([&](const Known &item) { return item.position == key.position; });
    return candidates;
}

ItemLinker::Link ItemLinker::byImage(const Indexes &same, const ItemKey &key) const
{
    if (same.size() == 1)
        return {same.front(), {}};
    Indexes agreeing;
    for (const std::size_t i : same) {
        if (m_items[i].instruction == key.instruction.trimmed())
            agreeing.push_back(i);
    }
    if (agreeing.size() > 1)
        agreeing = narrowed(agreeing, key);
    if (agreeing.size() == 1)
        return {agreeing.front(), {}};
    return {std::nullopt,
            QStringLiteral("%1 items have this image, and its instruction does not tell which.").arg(same.size())};
}

ItemLinker::Link ItemLinker::byInstruction(const Indexes &same, const ItemKey &key) const
{
    if (same.size() == 1) {
        if (sharesComponent(m_items[same.front()].texts, key))
            return {same.front(), {}};
        return {std::nullopt, QStringLiteral("The only item with this instruction has other components.")};
    }
    const Indexes left = narrowed(same, key);
    if (left.size() == 1)
        return {left.front(), {}};
    return {std::nullopt, QStringLiteral("%1 items have this instruction, and none of them this image; components, "
                                         "level and row do not tell which either.")
                              .arg(left.size())};
}

ItemLinker::Link ItemLinker::byPrompt(const ItemKey &key) const
{
    const QString &prompt = key.prompt;
    Indexes best;
    qsizetype longest = 0;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const QString &instruction = m_items[i].instruction;
        if (instruction.isEmpty() || instruction.size() < longest || !prompt.contains(instruction))
            continue;
        if (instruction.size() > longest)
            best.clear();
        longest = instruction.size();
        best.push_back(i);
    }
    std::erase_if(best, [&](std::size_t i) { return !sharesComponent(m_items[i].texts, key); });
    if (best.size() > 1)
        best = narrowed(best, key);
    if (best.size() > 1) {
        std::erase_if(best, [&](std::size_t i) {
            return std::any_of(m_items[i].texts.begin(), m_items[i].texts.end(),
                               [&](const QString &text) { return !prompt.contains(text); });
        });
    }
    if (best.size() == 1)
        return {best.front(), {}};
    return {std::nullopt, QStringLiteral("The prompt does not contain the instruction of exactly one item.")};
}

ItemLinker::Link ItemLinker::find(const QString &image, const QString &instruction) const
{
    ItemKey key;
    key.image = image;
    key.instruction = instruction;
    return find(key);
}

ItemLinker::Link ItemLinker::find(const ItemKey &key) const
{
    if (const auto same = m_byImage.constFind(comparableAddress(key.image));
        !key.image.isEmpty() && same != m_byImage.constEnd())
        return byImage(*same, key);
    const QString wanted = key.instruction.trimmed();
    if (!wanted.isEmpty()) {
        if (const auto same = m_byInstruction.constFind(wanted); same != m_byInstruction.constEnd())
            return byInstruction(*same, key);
        if (const auto same = m_byWords.constFind(wanted.simplified()); same != m_byWords.constEnd())
            return byInstruction(*same, key);
    }
    if (!key.prompt.isEmpty())
        return byPrompt(key);
    return {std::nullopt, QStringLiteral("No item has this image or this instruction.")};
}

} // namespace plumbline
