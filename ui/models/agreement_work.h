// SPDX-License-Identifier: GPL-3.0-or-later
// AgreementWork: computes what the Agreement page shows from a snapshot, in the background; a newer request stops the
// older one and its result is dropped. GUI thread; no widgets.
#pragma once

#include "core/report/agreement_report.h"
#include "core/report/control_report.h"
#include "core/report/corrected_scores.h"
#include "ui/models/project_view.h"

#include <stop_token>

namespace plumbline {

struct AgreementResult
{
    SnapshotPtr snapshot; ///< what it was computed from
    AgreementReport report;
    CorrectedScores corrected;
    std::vector<ControlRow> controls;
};
using AgreementResultPtr = std::shared_ptr<const AgreementResult>;

class AgreementWork final : public QObject
{
    Q_OBJECT
public:
    explicit AgreementWork(QObject *parent = nullptr);
    ~AgreementWork() override;
    /// B = 2000: enough for a screen; reports take 10 000.
    void start(const SnapshotPtr &snapshot, RatingBasis basis);
    [[nodiscard]] bool isRunning() const { return m_running > 0; }

Q_SIGNALS:
    void done(const plumbline::AgreementResultPtr &result);
    void failed(const QString &error);

private:
    QThreadPool m_pool;
    QThreadPool m_helpers; ///< threads of the bootstrap
    std::stop_source m_stop;
    quint64 m_request = 0;
    int m_running = 0;
};

} // namespace plumbline
