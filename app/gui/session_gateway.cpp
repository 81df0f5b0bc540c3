// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/session_gateway.h"

#include "app/composition/ledger_work.h"
#include "app/composition/places.h"
#include "app/composition/probe_work.h"
#include "app/composition/report_files.h"
#include "app/composition/sample_project.h"

#include <QDir>
#include <QFileInfo>
#include <QtConcurrentRun>

namespace plumbline {

SessionGateway::SessionGateway()
{
    m_pool.setObjectName(QStringLiteral("plumbline-uniting"));
    m_pool.setMaxThreadCount(1);
}

SessionGateway::~SessionGateway()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

Status SessionGateway::take(Result<std::unique_ptr<Session>> session)
{
    if (!session)
        return tl::unexpected<Error>(session.error());
    m_evaluation.reset();
    m_probes.reset();
    m_generation.reset();
    m_stop.request_stop();
    m_pool.waitForDone();
    m_stop = std::stop_source();
    m_session = std::move(*session); // the window let go of the old one before it asked
    return {};
}

Status SessionGateway::create(const QString &path)
{
    return take(Session::create(path, {}));
}

Status SessionGateway::open(const QString &path)
{
    return take(Session::open(path, {}));
}

Status SessionGateway::openSample()
{
    const Result<QString> folder = sampleFolder();
    if (!folder)
        return tl::unexpected<Error>(folder.error());
    const QString path = sampleProjectPath();
    if (!QDir().mkpath(QFileInfo(path).path())) {
        return failure(ErrorKind::Io, QStringLiteral("The folder for the sample cannot be made."),
                       QFileInfo(path).path());
    }
    Result<std::unique_ptr<Session>> session =
        QFileInfo::exists(path) ? Session::open(path, {}) : Session::create(path, {});
    if (!session)
        return tl::unexpected<Error>(session.error());
    if (Status ok = fillSampleProject(**session, *folder); !ok)
        return ok;
    if (Status ok = take(std::move(session)); !ok)
        return ok;
    // Also when it was opened before: what is answered is not asked again, and what was broken off goes on.
    m_evaluation = std::make_unique<Evaluation>(*m_session, sampleSteps(*folder), RunOptions{});
    m_evaluation->start();
    return {};
}

QFuture<Result<LedgerUnionCounts>> SessionGateway::uniteLedger(const QString &path)
{
    return QtConcurrent::run(&m_pool, [store = store(), path, now = m_clock.nowMs()]() -> Result<LedgerUnionCounts> {
        if (!store)
            return failure(ErrorKind::NotFound, QStringLiteral("No project is open."));
        const bool project = path.endsWith(QLatin1String(".plumb"), Qt::CaseInsensitive);
        const Result<LedgerUnion> done = project ? mergeLedgers(*store, path) : importDecisions(*store, path, now);
        if (!done)
            return tl::unexpected<Error>(done.error());
        return LedgerUnionCounts{done->added, done->same, done->unknownContent, done->disagreements};
    });
}

QFuture<Result<QString>> SessionGateway::writeReport(const ReportOrder &order)
{
    return QtConcurrent::run(
        &m_pool, [session = m_session.get(), order, stop = m_stop.get_token()]() -> Result<QString> {
            if (!session)
                return failure(ErrorKind::NotFound, QStringLiteral("No project is open."));
            ReportRequest request;
            request.results = {order.judges,  order.candidates, order.people, order.policy,
                               order.weights, order.revision,   order.filter};
            request.title = QStringLiteral("Results of %1").arg(QFileInfo(session->store().path()).completeBaseName());
            request.thumbnails = true;
            request.stop = stop;
            const Result<ReportInput> report = readReport(*session, request);
            if (!report)
                return tl::unexpected<Error>(report.error());
            return writeReportFile(*report, QFileInfo(order.path).suffix(), order.path).map([&] { return order.path; });
        });
}

void SessionGateway::probe(const ProbeOrder &order, std::function<void(const Status &)> ended)
{
    if (!m_session || m_probes) {
        ended(failure(ErrorKind::BadInput,
                      m_probes ? QStringLiteral("Probes are being made already; they are on the Runs page.")
                               : QStringLiteral("No project is open.")));
        return;
    }
    m_probes = std::make_unique<Evaluation>(*m_session, probeSteps(order), RunOptions{});
    QObject::connect(m_probes.get(), &Evaluation::finished, m_probes.get(), [this, ended = std::move(ended)](bool ok) {
        const Error why = m_probes->error();
        const auto tell = ended; // outlives this connection
        m_probes.release()->deleteLater();
        tell(ok ? Status() : tl::unexpected<Error>(why));
    });
    m_probes->start();
}

void SessionGateway::generate(const GenerateOrder &order, std::function<void(const Result<QString> &)> ended)
{
    if (!m_session || m_generation) {
        ended(failure(ErrorKind::BadInput, m_generation ? QStringLiteral("Instructions are being generated already.")
                                                        : QStringLiteral("No project is open.")));
        return;
    }
    m_generation = std::make_unique<GenerationWork>(*m_session, order);
    QObject::connect(m_generation.get(), &GenerationWork::finished, m_generation.get(),
                     [this, ended = std::move(ended)](bool ok) {
                         const auto tell = ended; // outlives this connection
                         GenerationWork *work = m_generation.release();
                         work->deleteLater();
                         if (!ok)
                             tell(tl::unexpected<Error>(work->error()));
                         else if (work->problems().isEmpty())
                             tell(QStringLiteral("%1 new drafts.").arg(work->drafts()));
                         else
                             tell(QString(QStringLiteral("%1 new drafts; left out: %2")
                                              .arg(work->drafts())
                                              .arg(work->problems().join(u' '))));
                     });
    m_generation->start();
}

void SessionGateway::close()
{
    m_stop.request_stop();
    m_pool.waitForDone();
    m_stop = std::stop_source();
    m_evaluation.reset();
    m_probes.reset();
    m_generation.reset();
    m_session.reset();
}

} // namespace plumbline
