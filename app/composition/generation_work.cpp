// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/generation_work.h"

#include "app/composition/kept_image.h"
#include "core/base/deliver.h"
#include "core/run/generation_prompt.h"

#include <QtConcurrentRun>

namespace plumbline {

QFuture<Result<GenerationState>> takeAnswered(Session &session)
{
    return session.store().write<GenerationState>(
        Change::Items | Change::Settings,
        [now = session.clock().nowMs()](WriteAccess &access) { return takeGenerated(access, now); });
}

GenerationWork::GenerationWork(Session &session, GenerateOrder order, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_order(std::move(order))
{
    m_pool.setMaxThreadCount(1);
}

GenerationWork::~GenerationWork()
{
    m_pool.waitForDone();
}

void GenerationWork::start()
{
    using Added = std::pair<Result<int>, QStringList>;
    deliver(QtConcurrent::run(&m_pool,
                              [&store = m_session.store(), files = m_order.files, now = m_session.clock().nowMs()] {
                                  QStringList problems;
                                  Result<int> added = addPoolFiles(store, files, now, problems);
                                  return Added(std::move(added), problems);
                              }),
            this, [this](const Added &added) {
                m_problems = added.second;
                if (added.first)
                    ask(kGenerate);
                else
                    end(tl::unexpected<Error>(added.first.error()));
            });
}

void GenerationWork::end(const Status &outcome)
{
    if (!outcome)
        m_error = outcome.error();
    Q_EMIT finished(outcome.has_value());
}

void GenerationWork::ask(const QString &promptVersion)
{
    EvaluationStep step;
    step.model = m_order.model;
    step.settings = m_order.settings;
    step.settings.promptVersion = promptVersion;
    m_run = std::make_unique<Evaluation>(m_session, std::vector<EvaluationStep>{step}, RunOptions{});
    // Queued: what is connected is replaced in there.
    connect(
        m_run.get(), &Evaluation::finished, this,
        [this, promptVersion](bool ok) { take(promptVersion, ok ? Status() : tl::unexpected<Error>(m_run->error())); },
        Qt::QueuedConnection);
    m_run->start();
}

void GenerationWork::take(const QString &askedWith, const Status &outcome)
{
    deliver(takeAnswered(m_session), this, [this, askedWith, outcome](const Result<GenerationState> &state) {
        if (state)
            m_drafts += askedWith == kGenerate ? state->drafts : 0;
        if (!state)
            end(tl::unexpected<Error>(state.error()));
        else if (outcome && askedWith == kGenerate && m_order.takesApart && state->instructions > 0)
            ask(kDecompose);
        else
            end(outcome); // what was answered before it was stopped is kept
    });
}

} // namespace plumbline
