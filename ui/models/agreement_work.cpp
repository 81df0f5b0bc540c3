// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/agreement_work.h"

#include "core/base/deliver.h"

#include <QtConcurrentRun>

namespace plumbline {

namespace {

constexpr qsizetype kScreenReplicates = 2000;

Result<AgreementResultPtr> compute(const SnapshotPtr &snapshot, RatingBasis basis, const BootstrapOptions &options)
{
    auto result = std::make_shared<AgreementResult>();
    result->snapshot = snapshot;
    Result<AgreementReport> report =
        buildAgreement(buildRatingTable(snapshot->input, snapshot->judges, basis), snapshot->table, options);
    if (!report)
        return tl::unexpected<Error>(report.error());
    result->report = std::move(*report);
    // The sample may have been drawn by another judge's scores.
    std::optional<CaseTable> drawnBy;
    const AuditQueue *sample = sampleQueue(snapshot->queues, {});
    for (const ModelSpec &judge : snapshot->judges) {
        if (sample && judge.name == sample->spec.judge && judge.id != snapshot->judgeId)
            drawnBy = buildCaseTable(snapshot->input, judge.id);
    }
    Result<CorrectedScores> corrected = buildCorrected(snapshot->table, snapshot->candidates, snapshot->queues, {}, {},
                                                       0.5, drawnBy ? &*drawnBy : nullptr);
    if (!corrected)
        return tl::unexpected<Error>(corrected.error());
    result->corrected = std::move(*corrected);
    result->corrected.judge = snapshot->judgeName();
    result->controls =
        buildControlReport({snapshot->input.items, snapshot->controls, snapshot->input.judgements, snapshot->judges});
    return AgreementResultPtr(result);
}

} // namespace

AgreementWork::AgreementWork(QObject *parent)
    : QObject(parent)
{
    m_pool.setObjectName(QStringLiteral("plumbline-agreement"));
    m_pool.setMaxThreadCount(1);
    m_helpers.setObjectName(QStringLiteral("plumbline-bootstrap"));
}

AgreementWork::~AgreementWork()
{
    m_stop.request_stop();
    m_pool.waitForDone();
    m_helpers.waitForDone();
}

void AgreementWork::start(const SnapshotPtr &snapshot, RatingBasis basis)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    const quint64 request = ++m_request;
    ++m_running;
    BootstrapOptions options;
    options.replicates = kScreenReplicates;
    options.pool = &m_helpers;
    options.stop = m_stop.get_token();
    deliver(QtConcurrent::run(&m_pool, [snapshot, basis, options] { return compute(snapshot, basis, options); }), this,
            [this, request](const Result<AgreementResultPtr> &result) {
                --m_running;
                if (request != m_request)
                    return; // a newer one is on its way
                if (result)
                    Q_EMIT done(*result);
                else if (result.error().kind != ErrorKind::Cancelled)
                    Q_EMIT failed(result.error().text());
            });
}

} // namespace plumbline
