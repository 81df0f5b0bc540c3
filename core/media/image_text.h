// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the text in an image (OCR) with Tesseract, where it was built in and its English data is installed.
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <memory>

namespace plumbline {

/// One reader a thread: it holds the language data (about 50 MB, 0.1 s to load).
class ImageTextReader
{
public:
    /// NotFound, with what to install, where there is no Tesseract or no data for it.
    [[nodiscard]] static Result<std::unique_ptr<ImageTextReader>> create();
    ~ImageTextReader();
    ImageTextReader(const ImageTextReader &) = delete;
    ImageTextReader &operator=(const ImageTextReader &) = delete;

    /// The words that it is sure of, a line of the image on a line; empty where there are none. BadInput where the
    /// bytes are no image. Gives up on one that takes longer than 20 s, with what it has.
    [[nodiscard]] Result<QString> read(const QByteArray &bytes);

private:
    struct Engine;
    explicit ImageTextReader(std::unique_ptr<Engine> engine);
    std::unique_ptr<Engine> m_engine;
};

} // namespace plumbline
