// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/item_linker.h"

#include <array>

namespace plumbline {

namespace {

/// Addresses that earlier commits of the published file had for the same items (reference/formats/README.md, 1.1): the
/// part that tells them, and the part that tells today's.
constexpr std::array kAliases = {
    std::array{"farm3.staticflickr.com/3675/13486598765_252beb4bc9_o.jpg", "farehamwinecellar"},
    std::array{"c5.staticflickr.com/7/6039/6293495530_063de9a4f7_o.jpg", "luso-poemas"},
};

std::vector<std::size_t> narrowedBy(const std::vector<std::size_t> &candidates,
                                    const std::vector<QString> &instructions, const QString &instruction)
{
    std::vector<std::size_t> same;
    for (const std::size_t i : candidates) {
        if (instructions[i] == instruction)
            same.push_back(i);
    }
    return same;
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
    for (std::size_t i = 0; i < items.size(); ++i) {
        const QString address = comparableAddress(items[i].image);
        m_instructions.push_back(items[i].instruction.trimmed());
        m_byImage[address].push_back(i);
        m_byInstruction[m_instructions.back()].push_back(i);
        for (const auto &[before, today] : kAliases) {
            if (address.contains(QLatin1String(today)))
                m_byImage[QString::fromLatin1(before)].push_back(i);
        }
    }
}

ItemLinker::Link ItemLinker::find(const QString &image, const QString &instruction) const
{
    const QString wanted = instruction.trimmed();
    if (const auto same = m_byImage.constFind(comparableAddress(image));
        !image.isEmpty() && same != m_byImage.constEnd()) {
        if (same->size() == 1)
            return {same->front(), {}};
        const std::vector<std::size_t> narrowed = narrowedBy(*same, m_instructions, wanted);
        if (narrowed.size() == 1)
            return {narrowed.front(), {}};
        return {std::nullopt,
                QStringLiteral("%1 items have this image, and its instruction does not tell which.").arg(same->size())};
    }
    const auto same = m_byInstruction.constFind(wanted);
    if (wanted.isEmpty() || same == m_byInstruction.constEnd())
        return {std::nullopt, QStringLiteral("No item has this image or this instruction.")};
    if (same->size() > 1) {
        return {std::nullopt,
                QStringLiteral("%1 items have this instruction, and none of them this image.").arg(same->size())};
    }
    return {same->front(), {}};
}

} // namespace plumbline
