// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/project_view.h"

#include "core/audit/load_cases.h"
#include "core/authoring/draft_store.h"
#include "core/base/deliver.h"
#include "core/exchange/annotators.h"

#include <QFuture>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <algorithm>

namespace plumbline {

namespace {

constexpr int kSoonMs = 60; ///< changes that come together are read together

/// Prices and currency into the snapshot; what each run cost into its row.
Status readMoney(const ReadAccess &reader, ProjectSnapshot &snapshot)
{
    Result<std::vector<ModelPrice>> prices = reader.account().prices();
    const Result<QHash<QString, Usage>> usage = reader.account().usageByRun();
    const Result<QString> currency = reader.settings().setting(QStringLiteral("currency"));
    if (!prices)
        return tl::unexpected<Error>(prices.error());
    if (!usage)
        return tl::unexpected<Error>(usage.error());
    if (!currency)
        return tl::unexpected<Error>(currency.error());
    snapshot.prices = std::move(*prices);
    snapshot.currency = currency->isEmpty() ? QStringLiteral("USD") : *currency;
    for (RunRow &row : snapshot.runs) {
        row.currency = snapshot.currency;
        const auto price = std::find_if(snapshot.prices.begin(), snapshot.prices.end(),
                                        [&](const ModelPrice &p) { return p.model == row.model.endpoint.model; });
        if (price != snapshot.prices.end())
            row.cost = price->cost(usage->value(row.run.id));
    }
    return {};
}

Result<std::vector<RunRow>> readRuns(const ReadAccess &reader, const std::vector<ModelSpec> &models)
{
    const Result<std::vector<Run>> runs = reader.runs().runs();
    if (!runs)
        return tl::unexpected<Error>(runs.error());
    std::vector<RunRow> rows;
    for (const Run &run : *runs) {
        const Result<RunProgress> progress = reader.runs().progress(run.id);
        const Result<QMap<QString, int>> failures = reader.runs().failures(run.id);
        if (!progress)
            return tl::unexpected<Error>(progress.error());
        if (!failures)
            return tl::unexpected<Error>(failures.error());
        const auto model =
            std::find_if(models.begin(), models.end(), [&](const ModelSpec &m) { return m.id == run.modelId; });
        rows.push_back({run, model == models.end() ? ModelSpec{} : *model, *progress, *failures, {}, {}});
    }
    return rows;
}

/// What the project keeps about its results. A damaged one must not close the project: its page says so.
void readDocuments(const ReadAccess &reader, const std::vector<Item> &items, ProjectSnapshot &snapshot)
{
    const auto take = [&snapshot](auto read, auto &into) {
        if (read)
            into = std::move(*read);
        else
            snapshot.documentsProblem = read.error().text();
    };
    take(referenceTables(reader.settings()), snapshot.references);
    take(storedClaims(reader.settings()), snapshot.claims);
    take(storedSlides(reader.settings()), snapshot.slides);
    take(candidateGroups(reader.settings()), snapshot.groups);
    take(acceptedFindings(reader.settings()), snapshot.accepted);
    take(reviewLedger(reader.settings()), snapshot.reviews);
    take(storedDrafts(reader.settings()), snapshot.drafts);
    take(itemTemplates(reader.settings()), snapshot.templates);
    take(annotatorsOf(reader.settings(), items), snapshot.annotators);
}

Status readProbes(const ReadAccess &reader, const CaseInput &input, ProjectSnapshot &snapshot)
{
    Result<std::vector<Response>> probes = reader.answers().probeResponses();
    if (!probes)
        return tl::unexpected<Error>(probes.error());
    if (probes->empty())
        return {};
    ProbeInput probed{input.items, input.responses, std::move(*probes), input.judgements, {}};
    // The judge in view, unless only another one graded the probes.
    std::vector<ModelSpec> judges = snapshot.judges;
    std::stable_partition(judges.begin(), judges.end(), [&](const ModelSpec &m) { return m.id == snapshot.judgeId; });
    probed.judgeId = probeJudge(probed, judges);
    snapshot.probes = buildProbeReport(probed);
    return {};
}

Result<SnapshotPtr> readSnapshot(const ProjectStore &store, const QString &wantedJudge, CaseChecks &checks)
{
    const Result<std::unique_ptr<ReadAccess>> reader = store.openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    const Result<std::vector<ModelSpec>> models = (*reader)->models().models();
    if (!models)
        return tl::unexpected<Error>(models.error());
    auto snapshot = std::make_shared<ProjectSnapshot>();
    for (const ModelSpec &model : *models)
        (model.role == ModelRole::Judge ? snapshot->judges : snapshot->candidates).push_back(model);
    const bool known = std::any_of(snapshot->judges.begin(), snapshot->judges.end(),
                                   [&](const ModelSpec &m) { return m.id == wantedJudge; });
    if (known)
        snapshot->judgeId = wantedJudge;
    else if (!snapshot->judges.empty())
        snapshot->judgeId = snapshot->judges.front().id;
    Result<std::vector<RunRow>> runs = readRuns(**reader, *models);
    if (!runs)
        return tl::unexpected<Error>(runs.error());
    snapshot->runs = std::move(*runs);
    if (Status ok = readMoney(**reader, *snapshot); !ok)
        return tl::unexpected<Error>(ok.error());
    Result<CaseInput> input = loadCaseInput(**reader);
    if (!input)
        return tl::unexpected<Error>(input.error());
    const Result<int> revisions = (*reader)->items().revisionCount();
    if (!revisions)
        return tl::unexpected<Error>(revisions.error());
    snapshot->revisionCount = *revisions;
    Result<std::vector<AuditQueue>> queues = (*reader)->queues().queues();
    if (!queues)
        return tl::unexpected<Error>(queues.error());
    Result<std::vector<Response>> controls = (*reader)->answers().controlResponses();
    if (!controls)
        return tl::unexpected<Error>(controls.error());
    Result<std::vector<ReportedScore>> reported = (*reader)->reported().reportedScores();
    if (!reported)
        return tl::unexpected<Error>(reported.error());
    snapshot->reported = std::move(*reported);
    readDocuments(**reader, input->items, *snapshot);
    snapshot->queues = std::move(*queues);
    if (Status ok = readProbes(**reader, *input, *snapshot); !ok)
        return tl::unexpected<Error>(ok.error());
    snapshot->controls = std::move(*controls);
    snapshot->input = std::move(*input);
    snapshot->table = buildCaseTable(snapshot->input, snapshot->judgeId);
    snapshot->checks = checks.update(snapshot->table);
    return SnapshotPtr(snapshot);
}

Result<SnapshotPtr> readOlder(const ProjectStore &store, const SnapshotPtr &current, int number)
{
    const Result<std::unique_ptr<ReadAccess>> reader = store.openReader();
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    Result<CaseInput> input = loadCaseInput(**reader, number);
    if (!input)
        return tl::unexpected<Error>(input.error());
    auto older = std::make_shared<ProjectSnapshot>(*current);
    older->revision = number;
    older->input = std::move(*input);
    older->table = buildCaseTable(older->input, older->judgeId);
    older->checks = {};
    return SnapshotPtr(older);
}

} // namespace

const ProbedItem *ProjectSnapshot::probedItem(const QString &itemId) const
{
    const auto found = std::find_if(probes.items.begin(), probes.items.end(),
                                    [&](const ProbedItem &p) { return input.items[p.item].id == itemId; });
    return found == probes.items.end() ? nullptr : &*found;
}

QString ProjectSnapshot::judgeName() const
{
    const auto found =
        std::find_if(judges.begin(), judges.end(), [this](const ModelSpec &m) { return m.id == judgeId; });
    return found == judges.end() ? QString() : found->name;
}

ProjectView::ProjectView(ProjectStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_snapshot(std::make_shared<ProjectSnapshot>())
{
    m_pool.setObjectName(QStringLiteral("plumbline-reading"));
    m_pool.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &ProjectView::readNow);
    connect(&m_store, &ProjectStore::changed, this, [this] { reload(); });
    readNow();
}

ProjectView::~ProjectView()
{
    m_pool.waitForDone(); // it reads through our store
}

void ProjectView::setJudge(const QString &judgeId)
{
    if (m_judgeId == judgeId)
        return;
    m_judgeId = judgeId;
    readNow();
}

void ProjectView::reload()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void ProjectView::readRevision(int number)
{
    deliver(QtConcurrent::run(&m_pool, [&store = m_store, current = m_snapshot,
                                        number] { return readOlder(store, current, number); }),
            this, [this](const Result<SnapshotPtr> &older) {
                if (older)
                    Q_EMIT revisionRead(*older);
                else
                    Q_EMIT failed(older.error().text());
            });
}

void ProjectView::readNow()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    m_again = false;
    deliver(QtConcurrent::run(&m_pool, [&store = m_store, &checks = m_checks,
                                        judge = m_judgeId] { return readSnapshot(store, judge, checks); }),
            this, [this](const Result<SnapshotPtr> &snapshot) {
                m_reading = false;
                if (!snapshot) {
                    Q_EMIT failed(snapshot.error().text());
                } else {
                    m_snapshot = *snapshot;
                    m_judgeId = m_snapshot->judgeId;
                    Q_EMIT reloaded();
                }
                if (m_again)
                    reload();
            });
}

void ProjectView::select(const QString &itemId, const QString &candidateId)
{
    if (m_item == itemId && m_candidate == candidateId)
        return;
    m_item = itemId;
    m_candidate = candidateId;
}

QString ProjectView::candidateName(const QString &id) const
{
    for (const ModelSpec &model : m_snapshot->candidates) {
        if (model.id == id)
            return model.name;
    }
    return {};
}

} // namespace plumbline
