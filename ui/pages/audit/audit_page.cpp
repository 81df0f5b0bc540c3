// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/audit/audit_page.h"

#include "core/audit/review_acts.h"
#include "core/base/deliver.h"
#include "ui/decor/case_delegate.h"
#include "ui/image/image_view.h"
#include "ui/models/counted.h"
#include "ui/widgets/evidence_pane.h"
#include "ui/widgets/judge_choice.h"
#include "ui/widgets/parts.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QProgressBar>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace plumbline {

namespace {

const QString kSplitterKey = QStringLiteral("audit/splitter");

QString loginName()
{
    const QString user = qEnvironmentVariable("USER");
    return user.isEmpty() ? QStringLiteral("reviewer") : user;
}

} // namespace

AuditPage::AuditPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_cases(new CaseListModel(this))
    , m_queue(new CaseQueueProxy(this))
{
    m_queue->setSourceModel(m_cases);
    m_evidence = new EvidencePane(context.images, context.theme, this);
    m_scoring = new ScoringPane(context.theme, this);
    m_scoring->setMinimumWidth(360);

    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->addWidget(buildQueue());
    m_splitter->addWidget(m_evidence);
    m_splitter->addWidget(m_scoring);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({300, 640, 460});
    m_splitter->restoreState(QSettings().value(kSplitterKey).toByteArray());

    m_empty = new EmptyState(
        tr("Nothing to audit yet"),
        tr("Responses and judgements appear here. Open a benchmark, then ask a candidate and a judge on the "
           "Runs page, or import responses."),
        {}, this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_splitter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);

    buildToolbar();
    buildKeys();
    connect(m_scoring, &ScoringPane::componentChanged, m_evidence, &EvidencePane::setCurrentComponent);
    connect(m_scoring, &ScoringPane::said, this, &Page::said);
    connect(m_scoring, &ScoringPane::commitRequested, this, &AuditPage::commit);
    connect(m_scoring, &ScoringPane::flagRequested, this, &AuditPage::toggleFlag);
    connect(m_scoring, &ScoringPane::reasonLeft, this, [this] { m_list->setFocus(); });
    connect(m_evidence, &EvidencePane::componentClicked, m_scoring, &ScoringPane::setCurrentComponent);
    connect(m_evidence, &EvidencePane::chooseFolderRequested, this, &Page::chooseImageFolderRequested);
    connect(&context.images, &ImageLoader::thumbnailReady, m_list->viewport(), qOverload<>(&QWidget::update));
    connect(&context.view, &ProjectView::reloaded, this, &AuditPage::refresh);
    refresh();
}

AuditPage::~AuditPage()
{
    QSettings().setValue(kSplitterKey, m_splitter->saveState());
}

QString AuditPage::reviewer() const
{
    const QString name = m_reviewer->text().trimmed();
    return name.isEmpty() ? loginName() : name;
}

void AuditPage::activate()
{
    m_list->setFocus();
    const QString item = m_context.view.selectedItem();
    if (item.isEmpty())
        return;
    for (int row = 0; row < m_queue->rowCount(); ++row) {
        const QModelIndex index = m_queue->index(row, 0);
        const QString candidate = m_context.view.selectedCandidate();
        if (index.data(CaseListModel::ItemIdRole).toString() == item &&
            (candidate.isEmpty() || index.data(CaseListModel::CandidateIdRole).toString() == candidate)) {
            m_list->setCurrentIndex(index);
            return;
        }
    }
}

void AuditPage::showOnly(const QStringList &responseIds, const QString &what)
{
    m_search->clear(); // or an old search would hide what was asked for
    m_queue->setOnly(QSet<QString>(responseIds.begin(), responseIds.end()));
    m_onlyPill->setVisible(!responseIds.isEmpty());
    m_onlyPill->setText(what + QStringLiteral("  ✕"));
    if (!responseIds.isEmpty() && m_queue->kind() != QueueKind::All) {
        m_kinds->button(0)->setChecked(true);
        setQueue(QueueKind::All);
    }
    refreshQueueBar();
    if (m_queue->rowCount() > 0)
        m_list->setCurrentIndex(m_queue->index(0, 0));
}

void AuditPage::setQueue(QueueKind kind)
{
    keepDraft();
    m_queue->setKind(kind);
    refreshQueueBar();
    if (m_queue->rowCount() > 0)
        m_list->setCurrentIndex(m_queue->index(0, 0));
    m_list->setFocus();
}

void AuditPage::refresh()
{
    const SnapshotPtr &snapshot = m_context.view.snapshot();
    keepDraft();
    m_cases->setSnapshot(snapshot);
    fillJudges(*m_judge, *snapshot);
    const bool any = m_cases->rowCount() > 0;
    const bool first = any && m_stack->currentWidget() == m_empty;
    m_stack->setCurrentWidget(any ? static_cast<QWidget *>(m_splitter) : m_empty);
    if (first && isVisible())
        m_list->setFocus(); // what came in is what the keys are for
    refreshQueueBar();
    if (!any)
        return;
    if (m_list->currentIndex().isValid())
        showRow(m_list->currentIndex());
    else if (!m_shown.isEmpty())
        selectResponse(m_shown);
    if (!m_list->currentIndex().isValid() && m_queue->rowCount() > 0)
        m_list->setCurrentIndex(m_queue->index(0, 0));
}

void AuditPage::refreshQueueBar()
{
    const std::pair<QueueKind, QString> names[] = {{QueueKind::All, tr("All")},
                                                   {QueueKind::Undecided, tr("Undecided")},
                                                   {QueueKind::Contradictions, tr("Contradictions")},
                                                   {QueueKind::Unparsed, tr("Unparsed")},
                                                   {QueueKind::Flagged, tr("Flagged")}};
    for (const auto &[kind, name] : names) {
        int n = 0;
        for (int row = 0; row < m_cases->rowCount(); ++row)
            n += CaseQueueProxy::belongs(m_cases->index(row), kind) ? 1 : 0;
        m_kinds->button(static_cast<int>(kind))->setText(tr("%1 %2").arg(name).arg(n));
    }
    int decided = 0;
    for (int row = 0; row < m_queue->rowCount(); ++row) {
        const int state = m_queue->index(row, 0).data(CaseListModel::StateRole).toInt();
        decided += state == static_cast<int>(CaseState::Decided) ? 1 : 0;
    }
    m_progress->setMaximum(std::max(1, m_queue->rowCount()));
    m_progress->setValue(decided);
    m_progressText->setText(tr("%1 of %2").arg(decided).arg(m_queue->rowCount()));
}

const Case *AuditPage::currentCase() const
{
    const QModelIndex index = m_queue->mapToSource(m_list->currentIndex());
    return index.isValid() ? m_cases->caseAt(index.row()) : nullptr;
}

void AuditPage::keepDraft()
{
    if (m_shown.isEmpty())
        return;
    if (m_scoring->hasDraft())
        m_drafts.insert(m_shown, m_scoring->draft());
    else
        m_drafts.remove(m_shown);
}

void AuditPage::showRow(const QModelIndex &proxyIndex)
{
    const QModelIndex source = m_queue->mapToSource(proxyIndex);
    const Case *c = source.isValid() ? m_cases->caseAt(source.row()) : nullptr;
    if (!c) {
        keepDraft();
        m_shown.clear();
        m_scoring->clear();
        m_evidence->clear();
        return;
    }
    const bool same = m_shown == c->response->id;
    const int component = m_scoring->currentComponent();
    keepDraft();
    m_shown = c->response->id;
    const Item &item = m_cases->snapshot()->table.items[c->item];
    m_context.view.select(item.id, c->candidateId);
    m_evidence->setItem(item);
    ScoreTableModel::Points own;
    for (const CaseComponent &scored : c->components)
        own.push_back(m_cases->snapshot()->table.decisions.pointsBy(reviewer(), scored.contentKey));
    m_scoring->setCase(item, *c, m_context.view.candidateName(c->candidateId), m_cases->snapshot()->checks, own,
                       m_drafts.value(m_shown));
    if (same && component >= 0)
        m_scoring->setCurrentComponent(component);
    m_evidence->setCurrentComponent(m_scoring->currentComponent());
    preloadNext();
}

void AuditPage::preloadNext()
{
    const int row = m_list->currentIndex().row();
    for (int ahead = 1; ahead <= 3; ++ahead) {
        const QModelIndex next = m_queue->index(row + ahead, 0);
        if (next.isValid()) {
            m_context.images.preload(
                {next.data(CaseListModel::ImageRole).toString(), next.data(CaseListModel::ImageBaseRole).toString()});
        }
    }
}

void AuditPage::step(int by)
{
    const int row = m_list->currentIndex().row() + by;
    if (row < 0 || row >= m_queue->rowCount()) {
        Q_EMIT said(by > 0 ? tr("This is the last response of the queue.")
                           : tr("This is the first response of the queue."));
        return;
    }
    m_list->setCurrentIndex(m_queue->index(row, 0));
}

void AuditPage::stepToUndecided()
{
    const int n = m_queue->rowCount();
    const int from = m_list->currentIndex().row();
    for (int i = 1; i <= n; ++i) {
        const QModelIndex index = m_queue->index((from + i) % n, 0);
        if (index.data(CaseListModel::StateRole).toInt() != static_cast<int>(CaseState::Decided)) {
            m_list->setCurrentIndex(index);
            return;
        }
    }
    Q_EMIT said(tr("Every response of this queue is decided."));
}

void AuditPage::selectResponse(const QString &responseId)
{
    for (int row = 0; row < m_queue->rowCount(); ++row) {
        if (m_queue->index(row, 0).data(CaseListModel::ResponseIdRole).toString() == responseId) {
            m_list->setCurrentIndex(m_queue->index(row, 0));
            return;
        }
    }
}

void AuditPage::append(std::function<std::vector<Decision>(const DecisionIndex &)> makeEvents, const QString &doneText,
                       std::function<void(const QString &response)> then)
{
    if (m_committing)
        return;
    m_committing = true;
    // The events follow from the ledger as it is when they are written: what the window shows may be a moment behind.
    deliver(m_context.store.write<QString>(
                Change::Decisions,
                [makeEvents = std::move(makeEvents)](WriteAccess &access) -> Result<QString> {
                    Result<std::vector<Decision>> ledger = access.decisions().decisions();
                    if (!ledger)
                        return tl::unexpected<Error>(ledger.error());
                    const std::vector<Decision> events = makeEvents(DecisionIndex(std::move(*ledger)));
                    if (events.empty())
                        return QString();
                    const QString response = events.front().responseId;
                    return access.decisions().append(events).map([response] { return response; });
                }),
            this, [this, doneText, then = std::move(then)](const Result<QString> &response) {
                m_committing = false;
                if (!response) {
                    Q_EMIT failed(response.error().text());
                    return;
                }
                if (!response->isEmpty() && !doneText.isEmpty())
                    Q_EMIT said(doneText);
                if (then)
                    then(*response);
            });
}

void AuditPage::forget(const QString &response)
{
    m_drafts.remove(response);
    if (m_shown == response) {
        m_shown.clear(); // what is in the fields is stored: no draft of it is kept
        m_scoring->forgetDraft();
    }
}

void AuditPage::commit()
{
    const Case *c = currentCase();
    if (!c)
        return;
    const ScoringPane::Draft draft = m_scoring->draft();
    for (std::size_t i = 0; i < draft.points.size(); ++i) {
        if (!draft.points[i]) {
            m_scoring->setCurrentComponent(static_cast<int>(i));
            Q_EMIT said(
                tr("Component %1 has no points yet. Type them, or Shift+A takes all of the judge's.").arg(i + 1));
            return;
        }
    }
    append(
        [c = *c, draft, who = reviewer(), now = m_context.clock.nowMs()](const DecisionIndex &index) {
            return decideEvents(index, c, draft.points, draft.reason, {who, false, now});
        },
        {},
        [this, response = c->response->id](const QString &) {
            forget(response);
            m_queue->keepVisible(response);
            m_list->setFocus();
            if (m_list->currentIndex().row() + 1 < m_queue->rowCount())
                step(1);
            else
                Q_EMIT said(tr("Committed. This was the last response of the queue."));
        });
}

void AuditPage::toggleFlag()
{
    const Case *c = currentCase();
    if (!c)
        return;
    append([c = *c, who = reviewer(),
            now = m_context.clock.nowMs()](const DecisionIndex &index) { return toggleFlagEvents(index, c, who, now); },
           c->isFlagged() ? tr("The flag is taken back.") : tr("Flagged for discussion."), {});
}

void AuditPage::takeBack(std::vector<Decision> (*makeEvents)(const DecisionIndex &, const QString &, qint64),
                         const QString &doneText, const QString &nothingText)
{
    append([makeEvents, who = reviewer(),
            now = m_context.clock.nowMs()](const DecisionIndex &index) { return makeEvents(index, who, now); },
           doneText,
           [this, nothingText](const QString &response) {
               if (response.isEmpty()) {
                   Q_EMIT said(nothingText);
                   return;
               }
               forget(response);
               selectResponse(response);
           });
}

void AuditPage::undo()
{
    takeBack(&undoEvents, tr("Taken back; the ledger keeps both."), tr("Nothing of %1 to undo.").arg(reviewer()));
}

void AuditPage::redo()
{
    takeBack(&redoEvents, tr("Done again."), tr("Nothing to redo."));
}

} // namespace plumbline
