// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/session.h"

#include "app/composition/places.h"
#include "core/store/sql/sqlite_project.h"

#include <QSemaphore>

namespace plumbline {

namespace {
constexpr int kShutdownMs = 15'000;
}

Result<std::unique_ptr<Session>> Session::create(const QString &path, const SessionOptions &options)
{
    Result<std::unique_ptr<ProjectStore>> store = createSqliteProject(path);
    if (!store)
        return tl::unexpected<Error>(store.error());
    return std::unique_ptr<Session>(new Session(std::move(*store), options));
}

Result<std::unique_ptr<Session>> Session::open(const QString &path, const SessionOptions &options)
{
    Result<std::unique_ptr<ProjectStore>> store = openSqliteProject(path);
    if (!store)
        return tl::unexpected<Error>(store.error());
    return std::unique_ptr<Session>(new Session(std::move(*store), options));
}

Session::Session(std::unique_ptr<ProjectStore> store, const SessionOptions &options)
    : m_options(options)
    , m_store(std::move(store))
    , m_images(std::make_unique<ImageLibrary>(cacheFolder(), FetchLimits{}, options.mayFetchImages))
    , m_engine(std::make_unique<RunEngine>(*m_store, *m_images, m_clock,
                                           [this, made = ChatModelOptions{options.recordedDelayMs, options.limits}](
                                               const ModelSpec &model) { return makeChatModel(model, m_keys, made); }))
    , m_scoring(std::make_unique<ScoringService>(*m_store))
{
    qRegisterMetaType<plumbline::Changes>();
    m_images->setKept([store = m_store.get()](const QString &key) -> std::optional<QByteArray> {
        const Result<std::unique_ptr<ReadAccess>> reader = store->openReader();
        if (!reader)
            return std::nullopt;
        return (*reader)->images().imageBytes(key).value_or(std::nullopt);
    });
    if (const Result<std::unique_ptr<ReadAccess>> reader = m_store->openReader()) {
        if (const Result<QString> folder = (*reader)->settings().setting(QStringLiteral("image_folder")))
            m_images->setFolder(*folder);
    }
    m_thread.setObjectName(QStringLiteral("plumbline-engine"));
    m_images->moveToThread(&m_thread);
    m_engine->moveToThread(&m_thread);
    m_thread.start();
    QObject::connect(m_scoring.get(), &ScoringService::failed, m_scoring.get(),
                     [](const QString &error) { qWarning("Reading judgements failed: %s", qUtf8Printable(error)); });
    m_scoring->start();
}

Session::~Session()
{
    // The main thread waits without an event loop; the engine thread's own loop does the work.
    QSemaphore ended;
    QObject::connect(m_engine.get(), &RunEngine::allEnded, m_engine.get(), [&ended] { ended.release(); });
    QMetaObject::invokeMethod(m_images.get(), &ImageLibrary::cancelAll); // or a slow fetch would hold up its run
    m_engine->shutDown();
    if (!ended.tryAcquire(1, kShutdownMs))
        qWarning("A run did not end in time; what was in flight is asked again next time.");
    RunEngine *engine = m_engine.release();
    ImageLibrary *images = m_images.release();
    // Waited for: a quit() that overtakes it would end the loop before they are deleted.
    QMetaObject::invokeMethod(
        engine,
        [engine, images] {
            delete engine; // on the thread they live on, engine first: it asks the library
            delete images;
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
    // The store first: its last jobs finish futures whose continuations name the scoring service as their context, and
    // Qt 6.4 does not notice when such a context has gone.
    m_store.reset();
    m_scoring.reset();
}

} // namespace plumbline
