// SPDX-License-Identifier: GPL-3.0-or-later
// surveyImages(): finds out what can be told of many images that are here already; fetches nothing.
#pragma once

#include "core/media/image_library.h"

#include <functional>
#include <vector>

namespace plumbline {

struct SurveyOptions
{
    bool readsText = false; ///< read the text in images that nobody has read yet: about half a second each
    int threads = 1;
    std::function<bool()> isCancelled = [] { return false; };         ///< asked before each image, any thread
    std::function<void(int done, int of)> progress = [](int, int) {}; ///< after each image, any thread
};

struct Survey
{
    int looked = 0;  ///< images of which something is new in ImageLibrary::facts()
    int texts = 0;   ///< of which the text was read now
    int missing = 0; ///< not here: on the web and not fetched
    bool operator==(const Survey &) const = default;
};

/// Blocks until all are looked at; any thread. Equal addresses are looked at once. NotFound where text is to be read
/// and cannot be; the rest is done then all the same.
[[nodiscard]] Result<Survey> surveyImages(ImageLibrary &images, const std::vector<ImageRef> &refs,
                                          const SurveyOptions &options = {});

} // namespace plumbline
