// SPDX-License-Identifier: GPL-3.0-or-later
// ImageLoader: decoded images for the window, loaded and decoded in the background and kept within a byte budget. GUI
// thread.
#pragma once

#include "core/media/image_library.h"

#include <QCache>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>

namespace plumbline {

class ImageLoader final : public QObject
{
    Q_OBJECT
public:
    explicit ImageLoader(ImageLibrary &library, QObject *parent = nullptr);
    ~ImageLoader() override;

    using Done = std::function<void(const Result<QImage> &)>;
    /// Calls `done` on this thread: at once where the image is kept, else later, or never when `context` is gone by
    /// then.
    void load(const ImageRef &ref, QObject *context, Done done);
    /// Decodes ahead, so that a later load() answers at once.
    void preload(const ImageRef &ref);
    /// A small version, null until it is ready; thumbnailReady() follows. Missing images stay null.
    [[nodiscard]] QImage thumbnail(const ImageRef &ref);
    [[nodiscard]] bool isMissing(const ImageRef &ref) const { return m_missing.contains(keyOf(ref)); }
    [[nodiscard]] ImageLibrary &library() { return m_library; }

Q_SIGNALS:
    void thumbnailReady();
    /// Missing images may be there now.
    void refreshed();

private:
    [[nodiscard]] static QString keyOf(const ImageRef &ref) { return ref.base + u'\n' + ref.image; }
    void start(const ImageRef &ref, int longestSide, std::function<void(const Result<QImage> &)> done);

    ImageLibrary &m_library;
    QThreadPool m_pool;
    QCache<QString, QImage> m_images;
    QHash<QString, std::vector<std::pair<QPointer<QObject>, Done>>> m_waiting;
    QHash<QString, QImage> m_thumbnails;
    QHash<QString, QString> m_missing;
};

} // namespace plumbline
