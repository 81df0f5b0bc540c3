// SPDX-License-Identifier: GPL-3.0-or-later
// SessionGateway: the window's door to sessions. Owns the open one. Main thread.
#pragma once

#include "app/composition/evaluation.h"
#include "app/composition/generation_work.h"
#include "app/composition/session.h"
#include "ui/shell/project_gateway.h"

#include <QThreadPool>

#include <stop_token>

namespace plumbline {

class SessionGateway final : public ProjectGateway
{
public:
    SessionGateway();
    ~SessionGateway() override;
    [[nodiscard]] Status create(const QString &path) override;
    [[nodiscard]] Status open(const QString &path) override;
    [[nodiscard]] Status openSample() override;
    void close() override;
    [[nodiscard]] QFuture<Result<LedgerUnionCounts>> uniteLedger(const QString &path) override;
    [[nodiscard]] QFuture<Result<QString>> writeReport(const ReportOrder &order) override;
    void probe(const ProbeOrder &order, std::function<void(const Status &)> ended) override;
    void generate(const GenerateOrder &order, std::function<void(const Result<QString> &)> ended) override;
    [[nodiscard]] ProjectStore *store() override { return m_session ? &m_session->store() : nullptr; }
    [[nodiscard]] RunEngine *engine() override { return m_session ? &m_session->engine() : nullptr; }
    [[nodiscard]] ImageLibrary *images() override { return m_session ? &m_session->images() : nullptr; }
    [[nodiscard]] KeyStore *keys() override { return m_session ? &m_session->keys() : nullptr; }
    [[nodiscard]] const Clock &clock() const override { return m_clock; }

private:
    [[nodiscard]] Status take(Result<std::unique_ptr<Session>> session);

    SystemClock m_clock;
    std::stop_source m_stop; ///< of reports: asked when the project is closed
    QThreadPool m_pool;      ///< reads and writes through the session's store: done before that goes
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Evaluation> m_evaluation;
    std::unique_ptr<GenerationWork> m_generation; ///< likewise
    std::unique_ptr<Evaluation> m_probes;         ///< null while none are being made
};

} // namespace plumbline
