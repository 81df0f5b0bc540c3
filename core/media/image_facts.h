// SPDX-License-Identifier: GPL-3.0-or-later
// What can be told of an image without a person: that it can be shown, its size, what it looks like, the text in it.
// Any thread.
#pragma once

#include "core/base/result.h"
#include "core/media/image_address.h"

#include <QHash>
#include <QMutex>
#include <QSize>

#include <optional>

namespace plumbline {

inline constexpr int kSmallestImageSide = 64; ///< pixels: less than this on a side shows little

struct ImageFacts
{
    QString problem;       ///< why it cannot be shown; then the rest says nothing
    QSize size;            ///< pixels, as shown
    bool isUpright = true; ///< no orientation tag that a model might overlook
    quint64 look = 0;      ///< differenceHash()
    std::optional<QString>
        text; ///< read from it, a line each; nothing where nobody has read it, empty where there is none
};

/// All but the text. Decodes the image.
[[nodiscard]] ImageFacts lookAtImage(const QByteArray &bytes);

/// What was found out so far, by address; a file that changed is not known any more.
class ImageFactsBook
{
public:
    [[nodiscard]] std::optional<ImageFacts> find(const ImageAddress &address) const;
    void put(const ImageAddress &address, const ImageFacts &facts);

private:
    mutable QMutex m_mutex;
    QHash<QString, ImageFacts> m_facts;
};

} // namespace plumbline
