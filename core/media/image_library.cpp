// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/image_library.h"

#include "core/base/content_hash.h"
#include "core/media/image_codec.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtConcurrentRun>

namespace plumbline {

namespace {

Result<ImageBytes> checked(const QByteArray &bytes)
{
    const Result<ImageInfo> info = inspectImage(bytes);
    if (!info)
        return tl::unexpected<Error>(info.error());
    return ImageBytes{bytes, info->mime, contentHash(bytes)};
}

Result<ImageBytes> fromFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::NotFound,
                       file.exists() ? QStringLiteral("The image file cannot be read: %1.").arg(file.errorString())
                                     : QStringLiteral("The image file is not there."),
                       path, QStringLiteral("Put it there, or choose a local folder that holds it."));
    }
    Result<ImageBytes> image = checked(file.readAll());
    if (!image)
        image.error().where = path;
    return image;
}

} // namespace

ImageLibrary::ImageLibrary(const QString &cacheFolder, FetchLimits limits, bool mayFetch)
    : m_cache(cacheFolder)
    , m_fetcher(limits, this)
    , m_mayFetch(mayFetch)
{
    m_pool.setObjectName(QStringLiteral("plumbline-images"));
    m_pool.setMaxThreadCount(2);
}

ImageLibrary::~ImageLibrary()
{
    m_pool.waitForDone();
    for (const QString &key : m_waiting.keys())
        settle(key, failure(ErrorKind::Cancelled, QStringLiteral("The project was closed.")));
}

void ImageLibrary::cancelAll()
{
    m_mayFetch = false;
    m_fetcher.cancelAll();
    const Error cancelled{ErrorKind::Cancelled, QStringLiteral("The project was closed."), {}, {}};
    QStringList keys;
    {
        const QMutexLocker lock(&m_mutex);
        keys = m_waiting.keys();
    }
    for (const QString &key : keys)
        settle(key, tl::unexpected<Error>(cancelled));
}

void ImageLibrary::setFolder(const QString &folder)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_folder = folder;
    }
    retry();
}

void ImageLibrary::retry()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_failures.clear();
    }
    QMetaObject::invokeMethod(this, [this] {
        m_fetcher.forgetFailures();
        Q_EMIT refreshed();
    });
}

QFuture<Result<ImageBytes>> ImageLibrary::load(const ImageRef &ref)
{
    const ImageAddress address = resolveImageAddress(ref.image, ref.base);
    auto promise = std::make_shared<QPromise<Result<ImageBytes>>>();
    promise->start();
    QFuture<Result<ImageBytes>> future = promise->future();
    {
        const QMutexLocker lock(&m_mutex);
        if (const auto known = m_failures.constFind(address.key); known != m_failures.constEnd()) {
            promise->addResult(Result<ImageBytes>(tl::unexpected<Error>(*known)));
            promise->finish();
            return future;
        }
        std::vector<Promise> &waiting = m_waiting[address.key];
        waiting.push_back(promise);
        if (waiting.size() > 1)
            return future;
    }
    QMetaObject::invokeMethod(this, [this, address] { start(address); });
    return future;
}

std::optional<Result<ImageBytes>> ImageLibrary::bytesIfHere(const ImageRef &ref) const
{
    const ImageAddress address = resolveImageAddress(ref.image, ref.base);
    return fromHere(address, fileInFolder(address.fileName));
}

std::optional<QSize> ImageLibrary::sizeIfHere(const ImageRef &ref) const
{
    const std::optional<Result<ImageBytes>> image = bytesIfHere(ref);
    if (!image || !*image)
        return std::nullopt;
    const Result<ImageInfo> info = inspectImage((*image)->bytes);
    return info ? std::optional<QSize>(info->size) : std::nullopt;
}

QString ImageLibrary::fileInFolder(const QString &fileName) const
{
    const QMutexLocker lock(&m_mutex);
    if (m_folder.isEmpty() || fileName.isEmpty())
        return {};
    const QString path = QDir(m_folder).absoluteFilePath(fileName);
    return QFileInfo(path).isFile() ? path : QString();
}

void ImageLibrary::start(const ImageAddress &address)
{
    const QString local = fileInFolder(address.fileName);
    QtConcurrent::run(&m_pool, [this, address, local] {
        return fromHere(address, local);
    }).then(this, [this, address](const std::optional<Result<ImageBytes>> &result) {
        if (result)
            settle(address.key, *result);
        else
            fetch(address);
    });
}

std::optional<Result<ImageBytes>> ImageLibrary::fromHere(const ImageAddress &address, const QString &local) const
{
    Result<ImageBytes> own = failure(ErrorKind::NotFound, address.problem);
    if (address.kind == ImageAddress::Kind::File) {
        own = fromFile(address.path);
    } else if (address.kind == ImageAddress::Kind::Data) {
        own = checked(address.bytes);
    } else if (address.kind == ImageAddress::Kind::Url) {
        if (const std::optional<QByteArray> cached = m_cache.find(address.key))
            own = checked(*cached);
    }
    if (!own && m_kept && address.kind != ImageAddress::Kind::Unusable) {
        if (const std::optional<QByteArray> kept = m_kept(address.key))
            own = checked(*kept);
        else if (address.kind == ImageAddress::Kind::Kept)
            own = failure(ErrorKind::NotFound, QStringLiteral("The image is not kept in this project."), address.key);
    }
    if (own || local.isEmpty())
        return own || address.kind != ImageAddress::Kind::Url ? std::optional(own) : std::nullopt;
    Result<ImageBytes> found = fromFile(local);
    // A broken file in the folder: where there is a web address, that is still worth a try.
    return found || address.kind != ImageAddress::Kind::Url ? std::optional(found) : std::nullopt;
}

void ImageLibrary::fetch(const ImageAddress &address)
{
    if (!m_mayFetch) {
        settle(address.key,
               failure(ErrorKind::Network, QStringLiteral("Fetching images is switched off."), address.key));
        return;
    }
    m_fetcher.fetch(address.url, [this, address](const Result<QByteArray> &bytes) {
        if (!bytes) {
            settle(address.key, tl::unexpected<Error>(bytes.error()));
            return;
        }
        Result<ImageBytes> image = checked(*bytes);
        if (!image) {
            image.error().where = address.key;
        } else if (const Status kept = m_cache.store(address.key, *bytes); !kept) {
            qWarning("%s", qUtf8Printable(kept.error().text())); // still usable, only not kept
        }
        settle(address.key, image);
    });
}

void ImageLibrary::settle(const QString &key, const Result<ImageBytes> &result)
{
    std::vector<Promise> waiting;
    {
        const QMutexLocker lock(&m_mutex);
        waiting = m_waiting.take(key);
        if (!result)
            m_failures.insert(key, result.error());
    }
    for (const Promise &promise : waiting) {
        promise->addResult(result);
        promise->finish();
    }
}

} // namespace plumbline
