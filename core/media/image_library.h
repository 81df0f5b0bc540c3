// SPDX-License-Identifier: GPL-3.0-or-later
// ImageLibrary: the bytes behind an item's image, from wherever they are: file, data URI, a local folder, the cache,
// the web. Lives on the engine thread; `load` may be called from any thread. A missing image is an answer, never a
// blocker.
#pragma once

#include "core/base/result.h"
#include "core/media/image_address.h"
#include "core/media/image_cache.h"
#include "core/media/image_facts.h"
#include "core/media/image_fetcher.h"

#include <QFuture>
#include <QHash>
#include <QMutex>
#include <QObject>
#include <QPromise>
#include <QSize>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace plumbline {

/// What an item says about its image.
struct ImageRef
{
    QString image;
    QString base;
    bool operator==(const ImageRef &) const = default;
};

struct ImageBytes
{
    QByteArray bytes;
    QString mime;
    QString hash; ///< SHA-256, hex
};

class ImageLibrary final : public QObject
{
    Q_OBJECT
public:
    ImageLibrary(const QString &cacheFolder, FetchLimits limits, bool mayFetch);
    ~ImageLibrary() override;

    /// The image, inspected and sound, or why there is none. Equal questions under way share one answer.
    [[nodiscard]] QFuture<Result<ImageBytes>> load(const ImageRef &ref);
    /// The image where it is here (file, data, folder, cache, project), or why it is broken; nothing where it is on the
    /// web and was not fetched. Reads files; any thread.
    [[nodiscard]] std::optional<Result<ImageBytes>> bytesIfHere(const ImageRef &ref) const;
    /// What was found out about images so far (surveyImages()). Any thread.
    [[nodiscard]] ImageFactsBook &facts() { return m_facts; }
    [[nodiscard]] const ImageFactsBook &facts() const { return m_facts; }
    [[nodiscard]] const ImageCache &cache() const { return m_cache; }
    /// Pixels of the image as shown, where it is here (file, data, folder, cache); the web is not asked. Reads files;
    /// any thread.
    [[nodiscard]] std::optional<QSize> sizeIfHere(const ImageRef &ref) const;
    /// A folder to look for images by file name when their own address gives nothing; empty for none. Any thread.
    void setFolder(const QString &folder);
    /// Where images that are kept in the project are looked up, by ImageAddress::key; called on any thread. To be set
    /// before the first load().
    using KeptImages = std::function<std::optional<QByteArray>(const QString &key)>;
    void setKept(KeptImages kept) { m_kept = std::move(kept); }
    /// Breaks off what is being fetched; every asker is answered with Cancelled. For shutdown, on the library's thread.
    void cancelAll();
    /// Forgets failures, so that everything missing is tried again. Any thread.
    void retry();

Q_SIGNALS:
    /// The folder or the memory of failures changed: what was missing may be there now.
    void refreshed();

private:
    using Promise = std::shared_ptr<QPromise<Result<ImageBytes>>>;

    void start(const ImageAddress &address);
    void settle(const QString &key, const Result<ImageBytes> &result);
    void fetch(const ImageAddress &address);
    /// What can be had without the network; nothing where only fetching is left.
    [[nodiscard]] std::optional<Result<ImageBytes>> fromHere(const ImageAddress &address, const QString &local) const;
    [[nodiscard]] QString fileInFolder(const QString &fileName) const;

    ImageCache m_cache;
    ImageFactsBook m_facts;
    KeptImages m_kept;
    ImageFetcher m_fetcher;
    bool m_mayFetch;
    QThreadPool m_pool;
    mutable QMutex m_mutex;
    QString m_folder;
    // Not one shared future: a QFuture takes a single continuation, and several askers want theirs.
    QHash<QString, std::vector<Promise>> m_waiting;
    QHash<QString, Error> m_failures;
};

} // namespace plumbline
