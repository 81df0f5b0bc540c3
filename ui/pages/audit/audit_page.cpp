// SPDX-License-Identifier: GPL-3.0-or-later
// AuditPage: what the reviewer sees and does. Its queue: audit_page_queue.cpp; its parts: audit_page_chrome.cpp.
#include "ui/pages/audit/audit_page.h"

#include "ui/image/image_view.h"
#include "ui/pages/audit/compare_pane.h"
#include "ui/pages/audit/review_desk.h"
#include "ui/widgets/evidence_pane.h"
#include "ui/widgets/judge_choice.h"
#include "ui/widgets/parts.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStringListModel>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace plumbline {

namespace {

const QString kSplitterKey = QStringLiteral("audit/splitter");
const QString kReviewerKey = QStringLiteral("audit/reviewer");

QString loginName()
{
    const QString user = qEnvironmentVariable("USER");
    return user.isEmpty() ? QStringLiteral("reviewer") : user;
}

/// Reasons given before, the most used first: they are offered again.
/// `onlyOf`: only this reviewer's; empty: everybody's.
QStringList reasonsOf(const DecisionIndex &decisions, const QString &onlyOf)
{
    std::map<QString, int> times;
    for (const Decision &d : decisions.events()) {
        if (d.points && !d.reason.isEmpty() && (onlyOf.isEmpty() || d.reviewer == onlyOf))
            ++times[d.reason];
    }
    std::vector<std::pair<int, QString>> sorted;
    for (const auto &[reason, n] : times)
        sorted.emplace_back(-n, reason);
    std::sort(sorted.begin(), sorted.end());
    QStringList reasons;
    for (const auto &[n, reason] : sorted)
        reasons.append(reason);
    return reasons;
}

QString scoreText(const Case &c, const Item &item)
{
    const auto of = [&](std::optional<double> points) {
        return points ? QStringLiteral("%1/%2").arg(*points).arg(item.weightSum()) : QStringLiteral("–");
    };
    QString text = AuditPage::tr("judge %1").arg(of(c.judgePoints()));
    if (c.isDecided())
        text += AuditPage::tr(" · people %1").arg(of(c.effectivePoints()));
    return text;
}

} // namespace

AuditPage::AuditPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_desk(new ReviewDesk(context.store, context.clock, this))
    , m_cases(new CaseListModel(this))
    , m_queue(new CaseQueueProxy(this))
{
    m_queue->setSourceModel(m_cases);
    m_evidence = new EvidencePane(context.images, context.theme, this);
    m_compare = new ComparePane(context.theme, this);
    m_middle = new QStackedWidget(this);
    m_middle->addWidget(m_evidence);
    m_middle->addWidget(m_compare);
    m_scoring = new ScoringPane(context.theme, this);
    m_scoring->setMinimumWidth(360);

    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->addWidget(buildQueue());
    m_splitter->addWidget(m_middle);
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
    connect(m_desk, &ReviewDesk::said, this, &Page::said);
    connect(m_desk, &ReviewDesk::failed, this, &Page::failed);
    connect(m_scoring, &ScoringPane::componentChanged, this, [this](int component) {
        m_evidence->setCurrentComponent(component);
        showPins();
    });
    connect(m_scoring, &ScoringPane::said, this, &Page::said);
    connect(m_scoring, &ScoringPane::commitRequested, this, &AuditPage::commit);
    connect(m_scoring, &ScoringPane::revealRequested, this, &AuditPage::reveal);
    connect(m_scoring, &ScoringPane::flagRequested, this, [this] {
        if (const Case *c = currentCase())
            m_desk->toggleFlag(*c, reviewer());
    });
    connect(m_scoring, &ScoringPane::commentEntered, this, [this](int component, const QString &words) {
        if (const Case *c = currentCase())
            m_desk->comment(*c, component, words, reviewer());
    });
    connect(m_scoring, &ScoringPane::takeBackRequested, this,
            [this](const QString &event) { m_desk->takeBack(event, reviewer()); });
    connect(m_scoring, &ScoringPane::reasonLeft, this, [this] { m_list->setFocus(); });
    connect(m_evidence, &EvidencePane::componentClicked, m_scoring, &ScoringPane::setCurrentComponent);
    connect(m_evidence, &EvidencePane::chooseFolderRequested, this, &Page::chooseImageFolderRequested);
    connect(m_evidence, &EvidencePane::placeMarked, this, [this](const QRectF &place) {
        EvidencePin pin;
        pin.image = place;
        if (const Case *c = currentCase())
            m_desk->pin(*c, m_scoring->currentComponent(), pin, reviewer());
    });
    connect(m_compare, &ComparePane::responseClicked, this, &AuditPage::selectResponse);
    connect(&context.images, &ImageLoader::thumbnailReady, m_list->viewport(), qOverload<>(&QWidget::update));
    connect(&context.view, &ProjectView::reloaded, this, &AuditPage::refresh);
    m_cases->setReviewer(reviewer(), isBlind());
    m_queue->setByLetter(isBlind());
    m_wantedQueue = rememberedQueue();
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

void AuditPage::reviewerChanged()
{
    QSettings().setValue(kReviewerKey, reviewer());
    m_drafts.clear(); // drafts are one person's, and so is what was seen
    m_seenOpen.clear();
    m_shown.clear();
    m_scoring->forgetDraft();
    m_cases->setReviewer(reviewer(), isBlind());
    applyQueue();
    refreshQueueBar();
    if (m_list->currentIndex().isValid())
        showRow(m_list->currentIndex());
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

void AuditPage::refresh()
{
    const SnapshotPtr &snapshot = m_context.view.snapshot();
    keepDraft();
    m_cases->setSnapshot(snapshot);
    fillJudges(*m_judge, *snapshot);
    m_judge->setEnabled(!isBlind() && m_judge->count() > 0);
    m_scoring->setSnippets(reasonsOf(snapshot->table.decisions, isBlind() ? reviewer() : QString()));
    m_reviewers->setStringList(snapshot->table.decisions.reviewers());
    const QString wanted = m_wantedQueue;
    refreshQueueChoice();
    const bool any = m_cases->rowCount() > 0;
    const bool first = any && m_stack->currentWidget() == m_empty;
    m_stack->setCurrentWidget(any ? static_cast<QWidget *>(m_splitter) : m_empty);
    if (first && isVisible())
        m_list->setFocus(); // what came in is what the keys are for
    refreshQueueBar();
    if (!any)
        return;
    if (!wanted.isEmpty() && m_wantedQueue.isEmpty()) {
        openQueue(wanted);
        return;
    }
    if (m_list->currentIndex().isValid())
        showRow(m_list->currentIndex());
    else if (!m_shown.isEmpty())
        selectResponse(m_shown);
    if (!m_list->currentIndex().isValid() && m_queue->rowCount() > 0)
        m_list->setCurrentIndex(m_queue->index(0, 0));
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
    const std::optional<Case> c = source.isValid() ? m_cases->shownCase(source.row()) : std::nullopt;
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
    if (!same)
        m_inView.start();
    m_shown = c->response->id;
    const CaseTable &table = m_cases->snapshot()->table;
    const Item &item = table.items[c->item];
    m_context.view.select(item.id, c->candidateId);
    m_evidence->setItem(item);
    ScoringPane::View view;
    view.candidate = m_cases->shownName(*currentCase());
    view.reviewer = reviewer();
    view.isHidden = m_cases->isHidden(*currentCase());
    if (!view.isHidden && currentCase()->judgement)
        m_seenOpen.insert(m_shown);
    view.canReveal = view.isHidden && c->isDecidedBy(reviewer());
    view.isAdjudicating = m_adjudicatePill->isChecked();
    for (const CaseComponent &scored : c->components)
        view.own.push_back(view.isAdjudicating ? scored.human.gold
                                               : table.decisions.pointsBy(reviewer(), scored.contentKey));
    if (!view.isHidden)
        view.offer = carryOverFor(table, *c);
    m_scoring->setCase(item, *c, m_cases->snapshot()->checks, view, m_drafts.value(m_shown));
    if (same && component >= 0)
        m_scoring->setCurrentComponent(component);
    m_evidence->setCurrentComponent(m_scoring->currentComponent());
    showPins();
    showCompared(*c);
    preloadNext();
}

void AuditPage::showPins()
{
    const QModelIndex source = m_queue->mapToSource(m_list->currentIndex());
    const std::optional<Case> c = source.isValid() ? m_cases->shownCase(source.row()) : std::nullopt;
    std::vector<ImagePin> pins;
    for (std::size_t i = 0; c && i < c->components.size(); ++i) {
        for (const Decision &pin : c->components[i].human.pins) {
            if (pin.evidence && !pin.evidence->isSpan())
                pins.push_back({pin.evidence->image, QString::number(i + 1),
                                static_cast<int>(i) == m_scoring->currentComponent()});
        }
    }
    m_evidence->setPins(std::move(pins));
}

void AuditPage::showCompared(const Case &c)
{
    if (m_middle->currentWidget() != m_compare)
        return;
    const CaseTable &table = m_cases->snapshot()->table;
    std::vector<ComparedResponse> responses;
    for (const Case &other : table.cases) {
        if (other.item != c.item || !other.response)
            continue;
        const bool hidden = m_cases->isHidden(other);
        responses.push_back({other.response->id,
                             hidden ? tr("Response %1").arg(m_cases->shownName(other)) : m_cases->shownName(other),
                             other.response->text, hidden ? QString() : scoreText(other, table.items[other.item]),
                             other.response->id == c.response->id});
    }
    // By the name shown: the order of the candidates would tell who is who.
    std::sort(responses.begin(), responses.end(),
              [](const ComparedResponse &a, const ComparedResponse &b) { return a.name < b.name; });
    m_compare->setResponses(table.items[c.item], responses);
}

bool AuditPage::isBlind() const
{
    return m_blindPill->isChecked();
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
    if (!c || m_desk->isBusy()) // a second Enter before the first is on disk is not meant for the next case
        return;
    const ScoringPane::Draft draft = m_scoring->draft();
    for (std::size_t i = 0; i < draft.points.size(); ++i) {
        if (!draft.points[i]) {
            m_scoring->setCurrentComponent(static_cast<int>(i));
            Q_EMIT said(
                isBlind()
                    ? tr("Component %1 has no points yet.").arg(i + 1)
                    : tr("Component %1 has no points yet. Type them, or Shift+A takes all of the judge's.").arg(i + 1));
            return;
        }
    }
    const auto then = [this, response = c->response->id](const QString &) { committed(response); };
    if (m_adjudicatePill->isChecked()) {
        m_desk->adjudicate(*c, draft.points, draft.reason, reviewer(), then);
        return;
    }
    DecideOptions options;
    options.reviewer = reviewer();
    options.blindMode = m_cases->isHidden(*c) && !m_seenOpen.contains(c->response->id);
    if (m_cases->isHidden(*c) && !options.blindMode)
        Q_EMIT said(tr("You have seen the judge here before: these points do not count as blind."));
    options.durationMs = m_inView.isValid() ? m_inView.elapsed() : 0;
    m_desk->decide(*c, draft.points, draft.reason, options, then);
}

void AuditPage::committed(const QString &response)
{
    forget(response);
    m_queue->keepVisible(response);
    m_list->setFocus();
    if (m_list->currentIndex().row() + 1 < m_queue->rowCount())
        step(1);
    else
        Q_EMIT said(tr("Committed. This was the last response of the queue."));
}

void AuditPage::reveal()
{
    const Case *c = currentCase();
    if (!c || !m_cases->isHidden(*c)) {
        Q_EMIT said(tr("Nothing is hidden here."));
        return;
    }
    if (!c->isDecidedBy(reviewer())) {
        Q_EMIT said(tr("Commit your points first: only then is the judge revealed."));
        return;
    }
    m_desk->reveal(*c, reviewer(), {});
}

void AuditPage::takenBack(const QString &response)
{
    if (response.isEmpty())
        return;
    forget(response);
    selectResponse(response);
}

void AuditPage::toggleAdjudicating()
{
    if (isBlind()) {
        m_adjudicatePill->setChecked(false);
        Q_EMIT said(tr("To settle what others differ about, their points must be in view: leave blind mode first."));
        return;
    }
    m_shown.clear();
    m_scoring->forgetDraft();
    if (m_list->currentIndex().isValid())
        showRow(m_list->currentIndex());
    m_list->setFocus();
}

void AuditPage::toggleCompare()
{
    m_middle->setCurrentWidget(m_middle->currentWidget() == m_compare ? static_cast<QWidget *>(m_evidence) : m_compare);
    if (const Case *c = currentCase())
        showCompared(*c);
    m_list->setFocus();
}

void AuditPage::pinSelection()
{
    const Case *c = currentCase();
    const std::optional<EvidencePin> pin = m_scoring->selectedPin();
    if (!c || !pin) {
        Q_EMIT said(tr("Select words of the response first, or draw a place in the image with Shift and drag."));
        return;
    }
    m_desk->pin(*c, m_scoring->currentComponent(), *pin, reviewer());
}

} // namespace plumbline
