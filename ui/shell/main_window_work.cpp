// SPDX-License-Identifier: GPL-3.0-or-later
// What pages ask for and the gateway does in the background: probes, generated instructions, reports.
#include "core/base/deliver.h"
#include "ui/pages/results/results_page.h"
#include "ui/shell/main_window.h"

namespace plumbline {

void MainWindow::probe(const ProbeOrder &order)
{
    say(tr("Probing; the runs are on the Runs page."), false);
    m_gateway.probe(order, [this](const Status &ended) {
        if (ended)
            say(tr("The probes are done. What each item loses without its image is beside it."), false);
        else if (ended.error().kind != ErrorKind::Cancelled)
            say(ended.error().text(), true);
    });
}

void MainWindow::generate(const GenerateOrder &order)
{
    say(tr("Generating; the run is on the Runs page."), false);
    m_gateway.generate(order, [this](const Result<QString> &ended) {
        if (ended)
            say(*ended, false);
        else if (ended.error().kind != ErrorKind::Cancelled)
            say(ended.error().text(), true);
    });
}

void MainWindow::writeReport(const QString &path, const ResultsChoice &choice)
{
    ReportOrder order{path, {}, {}, choice.policy, choice.weights, choice.people, choice.revision, choice.filter};
    const SnapshotPtr &snapshot = m_view->snapshot();
    const QStringList judges = choice.judges.isEmpty() ? QStringList{snapshot->judgeId} : choice.judges;
    for (const ModelSpec &judge : snapshot->judges) {
        if (judges.contains(judge.id))
            order.judges.append(judge.name);
    }
    for (const ModelSpec &candidate : snapshot->candidates) {
        if (!choice.hidden.contains(candidate.id))
            order.candidates.append(candidate.name);
    }
    deliver(m_gateway.writeReport(order), this, [this](const Result<QString> &written) {
        if (written)
            say(tr("Wrote %1.").arg(*written), false);
        else if (written.error().kind != ErrorKind::Cancelled)
            say(written.error().text(), true);
    });
}

} // namespace plumbline
