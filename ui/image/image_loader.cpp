// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image/image_loader.h"

#include "core/base/deliver.h"
#include "core/media/image_codec.h"

#include <QFuture>
#include <QtConcurrentRun>

namespace plumbline {

namespace {
constexpr qsizetype kMostKiB = 256 * 1024; ///< of decoded images
constexpr int kThumbnailSide = 160;        ///< device pixels: 52 logical at 200 %, with room
} // namespace

ImageLoader::ImageLoader(ImageLibrary &library, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_images(kMostKiB)
{
    m_pool.setObjectName(QStringLiteral("plumbline-decoding"));
    m_pool.setMaxThreadCount(2);
    connect(&m_library, &ImageLibrary::refreshed, this, [this] {
        for (auto key = m_missing.constBegin(); key != m_missing.constEnd(); ++key)
            m_thumbnails.remove(key.key());
        m_missing.clear();
        Q_EMIT refreshed();
    });
}

ImageLoader::~ImageLoader()
{
    m_pool.waitForDone();
}

void ImageLoader::start(const ImageRef &ref, int longestSide, std::function<void(const Result<QImage> &)> done)
{
    const auto settle = [this, key = keyOf(ref), done = std::move(done)](const Result<QImage> &image) {
        if (!image)
            m_missing.insert(key, image.error().text());
        done(image);
    };
    // Two steps, each delivered to us: a continuation on our pool would outlive the pool when the project is closed.
    deliver(m_library.load(ref), this, [this, longestSide, settle](const Result<ImageBytes> &bytes) {
        if (!bytes) {
            settle(tl::unexpected<Error>(bytes.error()));
            return;
        }
        deliver(
            QtConcurrent::run(&m_pool, [image = bytes->bytes, longestSide] { return decodeImage(image, longestSide); }),
            this, settle);
    });
}

void ImageLoader::load(const ImageRef &ref, QObject *context, Done done)
{
    const QString key = keyOf(ref);
    if (const QImage *kept = m_images.object(key)) {
        done(*kept);
        return;
    }
    auto &waiting = m_waiting[key];
    waiting.push_back({context, std::move(done)});
    if (waiting.size() > 1)
        return;
    start(ref, 0, [this, key](const Result<QImage> &image) {
        if (image)
            m_images.insert(key, new QImage(*image), image->sizeInBytes() / 1024 + 1);
        for (const auto &[asker, answer] : m_waiting.take(key)) {
            if (asker)
                answer(image);
        }
    });
}

void ImageLoader::preload(const ImageRef &ref)
{
    if (!m_images.contains(keyOf(ref)))
        load(ref, this, [](const Result<QImage> &) {});
}

QImage ImageLoader::thumbnail(const ImageRef &ref)
{
    const QString key = keyOf(ref);
    if (const auto known = m_thumbnails.constFind(key); known != m_thumbnails.constEnd())
        return *known;
    m_thumbnails.insert(key, QImage()); // asked for: not again
    start(ref, kThumbnailSide, [this, key](const Result<QImage> &image) {
        if (image)
            m_thumbnails.insert(key, *image);
        Q_EMIT thumbnailReady();
    });
    return {};
}

} // namespace plumbline
