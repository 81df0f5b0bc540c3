// SPDX-License-Identifier: GPL-3.0-or-later
// Session: one open project with everything that works on it: store, images, runs, scoring. Owns the engine thread and
// the order of shutdown. Made and destroyed on the main thread.
#pragma once

#include "app/composition/chat_models.h"
#include "app/composition/keyring.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/media/image_library.h"
#include "core/run/run_engine.h"
#include "core/scoring/scoring_service.h"
#include "core/store/api/project_store.h"

#include <QThread>

#include <memory>

namespace plumbline {

struct SessionOptions
{
    bool mayFetchImages = true;
    int recordedDelayMs = 30; ///< how long a recorded reply takes
    HttpLimits limits = httpLimits();
};

class Session final
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Session>> create(const QString &path, const SessionOptions &options);
    [[nodiscard]] static Result<std::unique_ptr<Session>> open(const QString &path, const SessionOptions &options);
    /// Cancels what runs, waits until its answers are on disk, then closes the project.
    ~Session();

    [[nodiscard]] ProjectStore &store() { return *m_store; }
    [[nodiscard]] ImageLibrary &images() { return *m_images; }
    [[nodiscard]] RunEngine &engine() { return *m_engine; }
    [[nodiscard]] ScoringService &scoring() { return *m_scoring; }
    [[nodiscard]] KeyStore &keys() { return m_keys; }
    [[nodiscard]] const SessionOptions &options() const { return m_options; }
    [[nodiscard]] QThread &engineThread() { return m_thread; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

private:
    Session(std::unique_ptr<ProjectStore> store, const SessionOptions &options);

    SessionOptions m_options;
    SystemClock m_clock;
    Keyring m_keys;
    std::unique_ptr<ProjectStore> m_store;
    QThread m_thread;
    std::unique_ptr<ImageLibrary> m_images;
    std::unique_ptr<RunEngine> m_engine;
    std::unique_ptr<ScoringService> m_scoring;
};

} // namespace plumbline
