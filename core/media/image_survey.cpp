// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/image_survey.h"

#include "core/media/image_text.h"

#include <QMutex>
#include <QSet>
#include <QThreadPool>

#include <algorithm>
#include <atomic>
#include <tuple>

namespace plumbline {

namespace {

struct Todo
{
    ImageRef ref;
    ImageAddress address;
};

/// One address each; those of which nothing is left to find out are left out.
std::vector<Todo> openOf(const ImageLibrary &images, const std::vector<ImageRef> &refs, bool readsText)
{
    std::vector<Todo> open;
    QSet<QString> seen;
    for (const ImageRef &ref : refs) {
        const ImageAddress address = resolveImageAddress(ref.image, ref.base);
        if (address.kind == ImageAddress::Kind::Unusable || seen.contains(address.key))
            continue;
        seen.insert(address.key);
        const std::optional<ImageFacts> known = images.facts().find(address);
        if (!known || (readsText && known->problem.isEmpty() && !known->text))
            open.push_back({ref, address});
    }
    return open;
}

/// The work of all threads on one list.
class Work
{
public:
    Work(ImageLibrary &images, const std::vector<Todo> &open, const SurveyOptions &options)
        : m_images(images)
        , m_open(open)
        , m_options(options)
    {
    }
    /// Until nothing is left; on each thread.
    void run()
    {
        std::unique_ptr<ImageTextReader> reader;
        for (std::size_t at = m_next++; at < m_open.size() && !m_options.isCancelled(); at = m_next++) {
            look(m_open[at], reader);
            m_options.progress(++m_done, static_cast<int>(m_open.size()));
        }
    }
    [[nodiscard]] Result<Survey> result() const
    {
        if (m_unreadable)
            return tl::unexpected<Error>(*m_unreadable);
        return Survey{m_looked, m_texts, m_missing};
    }

private:
    void look(const Todo &todo, std::unique_ptr<ImageTextReader> &reader)
    {
        const std::optional<Result<ImageBytes>> image = m_images.bytesIfHere(todo.ref);
        if (!image) {
            ++m_missing;
            return;
        }
        ImageFacts facts;
        if (*image) {
            facts = lookAtImage((*image)->bytes);
            facts.text = m_images.cache().findText((*image)->hash);
            if (m_options.readsText && !facts.text && facts.problem.isEmpty())
                facts.text = readText(**image, reader);
        } else {
            facts.problem = image->error().what;
        }
        m_images.facts().put(todo.address, facts);
        ++m_looked;
    }
    std::optional<QString> readText(const ImageBytes &image, std::unique_ptr<ImageTextReader> &reader)
    {
        if (!reader) {
            Result<std::unique_ptr<ImageTextReader>> made = ImageTextReader::create();
            if (!made) {
                const QMutexLocker lock(&m_mutex);
                m_unreadable = made.error();
                return {};
            }
            reader = std::move(*made);
        }
        const Result<QString> text = reader->read(image.bytes);
        if (!text)
            return {};
        ++m_texts;
        // A full disk costs reading it again, no more.
        std::ignore = m_images.cache().storeText(image.hash, *text);
        return *text;
    }

    ImageLibrary &m_images;
    const std::vector<Todo> &m_open;
    const SurveyOptions &m_options;
    std::atomic<std::size_t> m_next = 0;
    std::atomic<int> m_done = 0;
    std::atomic<int> m_looked = 0;
    std::atomic<int> m_texts = 0;
    std::atomic<int> m_missing = 0;
    QMutex m_mutex;
    std::optional<Error> m_unreadable;
};

} // namespace

Result<Survey> surveyImages(ImageLibrary &images, const std::vector<ImageRef> &refs, const SurveyOptions &options)
{
    const std::vector<Todo> open = openOf(images, refs, options.readsText);
    Work work(images, open, options);
    QThreadPool pool;
    pool.setObjectName(QStringLiteral("plumbline-survey"));
    const int threads = std::clamp(static_cast<int>(open.size()), 1, std::max(1, options.threads));
    pool.setMaxThreadCount(threads);
    pool.setThreadPriority(QThread::LowPriority);
    for (int i = 0; i < threads; ++i)
        pool.start([&work] { work.run(); });
    pool.waitForDone();
    return work.result();
}

} // namespace plumbline
