// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/probe_image.h"

#include "core/domain/probe.h"

#include <algorithm>

namespace plumbline {

Status showProbeImage(Item &item, const QString &condition, const std::vector<Item> &all)
{
    if (condition == kProbeNone || condition == kProbeBlank) {
        item.image = condition == kProbeBlank ? kBlankImage : QString();
        item.imageBase.clear();
        return {};
    }
    if (condition != kProbeAnother) {
        return failure(ErrorKind::BadInput, QStringLiteral("There is no probe “%1”.").arg(condition), {},
                       QStringLiteral("Known: %1.").arg(probeConditions().join(QStringLiteral(", "))));
    }
    const auto own = std::find_if(all.begin(), all.end(), [&](const Item &other) { return other.id == item.id; });
    const std::size_t start = static_cast<std::size_t>(own - all.begin()) + all.size() / 2;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Item &other = all[(start + i) % all.size()];
        if (other.id == item.id || other.image.isEmpty() ||
            (other.image == item.image && other.imageBase == item.imageBase))
            continue;
        item.image = other.image;
        item.imageBase = other.imageBase;
        return {};
    }
    return failure(ErrorKind::BadInput, QStringLiteral("No other item has another image to show."), {},
                   QStringLiteral("Leave this probe out, or add an item with another image."));
}

} // namespace plumbline
