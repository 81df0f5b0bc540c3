// SPDX-License-Identifier: GPL-3.0-or-later
// GenerationWork: has instructions written for images, and taken apart, one run after the other, and makes drafts of
// what comes. Lives on the main thread.
#pragma once

#include "app/composition/evaluation.h"
#include "core/authoring/generate_order.h"
#include "core/authoring/generation.h"

#include <QThreadPool>

namespace plumbline {

/// Makes drafts of what is answered.
[[nodiscard]] QFuture<Result<GenerationState>> takeAnswered(Session &session);

class GenerationWork final : public QObject
{
    Q_OBJECT
public:
    GenerationWork(Session &session, GenerateOrder order, QObject *parent = nullptr);
    ~GenerationWork() override;
    void start();

    /// Files that could not be read, each with the reason.
    [[nodiscard]] const QStringList &problems() const { return m_problems; }
    [[nodiscard]] const Error &error() const { return m_error; }
    /// Drafts made so far.
    [[nodiscard]] int drafts() const { return m_drafts; }

Q_SIGNALS:
    /// Once, last; `ok` or `error()` says why not.
    void finished(bool ok);

private:
    void end(const Status &outcome);
    void ask(const QString &promptVersion);
    void take(const QString &askedWith, const Status &outcome);

    Session &m_session;
    GenerateOrder m_order;
    QThreadPool m_pool; ///< reads the files
    std::unique_ptr<Evaluation> m_run;
    QStringList m_problems;
    Error m_error;
    int m_drafts = 0;
};

} // namespace plumbline
