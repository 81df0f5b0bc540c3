// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ledger_actions.h"

#include "core/audit/decision_lines.h"
#include "core/base/deliver.h"
#include "core/base/output_file.h"
#include "core/store/api/project_store.h"
#include "ui/models/counted.h"

#include <QFileDialog>
#include <QtConcurrentRun>

namespace plumbline {

namespace {

Result<int> writeDecisions(const ProjectStore &store, const QString &path)
{
    const Result<std::unique_ptr<ReadAccess>> reader = store.openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    const Result<std::vector<Decision>> events = (*reader)->decisions().decisions();
    if (!events)
        return tl::unexpected<Error>(events.error());
    return writeOutput(path, decisionLines(*events)).map([&] { return static_cast<int>(events->size()); });
}

} // namespace

LedgerActions::LedgerActions(ProjectGateway &gateway, QWidget *window)
    : QObject(window)
    , m_gateway(gateway)
    , m_window(window)
{
    m_pool.setObjectName(QStringLiteral("plumbline-ledger"));
    m_pool.setMaxThreadCount(1);
}

LedgerActions::~LedgerActions()
{
    m_pool.waitForDone(); // it reads through the project's store
}

void LedgerActions::chooseAndUnite()
{
    if (!m_gateway.store()) {
        Q_EMIT said(tr("Open a project first."));
        return;
    }
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Unite decisions"), {},
                                                      tr("Projects and decisions (*.plumb *.jsonl);;All files (*)"));
    if (!path.isEmpty())
        unite(path);
}

void LedgerActions::unite(const QString &path)
{
    Q_EMIT said(tr("Uniting…"));
    deliver(m_gateway.uniteLedger(path), this, [this](const Result<LedgerUnionCounts> &done) {
        if (!done) {
            Q_EMIT failed(done.error().text());
            return;
        }
        QString text =
            tr("%1 added, %2 were here already.").arg(counted(done->added, tr("event"), tr("events"))).arg(done->same);
        if (done->disagreements > 0)
            text += tr(" Reviewers differ about %1: the Audit page lists them.")
                        .arg(counted(done->disagreements, tr("response"), tr("responses")));
        if (done->unknownContent > 0)
            text += tr(" %1 about responses that are not in this project.").arg(done->unknownContent);
        Q_EMIT said(text);
    });
}

void LedgerActions::chooseAndExport()
{
    if (!m_gateway.store()) {
        Q_EMIT said(tr("Open a project first."));
        return;
    }
    const QString path = QFileDialog::getSaveFileName(m_window, tr("Export decisions"),
                                                      QStringLiteral("decisions.jsonl"), tr("JSON lines (*.jsonl)"));
    if (path.isEmpty())
        return;
    deliver(QtConcurrent::run(&m_pool, [store = m_gateway.store(), path] { return writeDecisions(*store, path); }),
            this, [this, path](const Result<int> &n) {
                if (n)
                    Q_EMIT said(tr("%1 written to %2.").arg(counted(*n, tr("event"), tr("events")), path));
                else
                    Q_EMIT failed(n.error().text());
            });
}

} // namespace plumbline
