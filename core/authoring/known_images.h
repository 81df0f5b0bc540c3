// SPDX-License-Identifier: GPL-3.0-or-later
// The rules with what an image library knows of the items' images.
#pragma once

#include "core/authoring/lint.h"
#include "core/media/image_library.h"

namespace plumbline {

/// `library` must outlive the options.
[[nodiscard]] inline LintOptions knownImages(const ImageLibrary &library)
{
    return {
        [&library](const Item &item) { return library.facts().find(resolveImageAddress(item.image, item.imageBase)); }};
}

[[nodiscard]] inline std::vector<ImageRef> imagesOf(const std::vector<Item> &items)
{
    std::vector<ImageRef> refs;
    refs.reserve(items.size());
    for (const Item &item : items)
        refs.push_back({item.image, item.imageBase});
    return refs;
}

} // namespace plumbline
