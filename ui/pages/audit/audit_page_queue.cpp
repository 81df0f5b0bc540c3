// SPDX-License-Identifier: GPL-3.0-or-later
// AuditPage: which responses are worked on, in which order, and how far it is.
#include "core/analysis/interval.h"
#include "core/audit/queue_progress.h"
#include "core/base/deliver.h"
#include "ui/pages/audit/audit_page.h"
#include "ui/pages/new_queue.h"
#include "ui/widgets/pill_bar.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>

#include <algorithm>

namespace plumbline {

namespace {

/// The queue is remembered for each project.
QString queueKey(const PageContext &context)
{
    return QStringLiteral("audit/queue/") +
           QString::fromLatin1(context.store.path().toUtf8().toBase64(QByteArray::Base64UrlEncoding));
}

} // namespace

QString AuditPage::rememberedQueue() const
{
    return QSettings().value(queueKey(m_context)).toString();
}

void AuditPage::showOnly(const QStringList &responseIds, const QString &what)
{
    m_search->clear(); // or an old search would hide what was asked for
    if (!responseIds.isEmpty())
        openQueue({});
    m_queue->setOnly(QSet<QString>(responseIds.begin(), responseIds.end()));
    m_onlyPill->setVisible(!responseIds.isEmpty());
    m_onlyPill->setText(what + QStringLiteral("  ✕"));
    if (!responseIds.isEmpty() && m_queue->kind() != QueueKind::All) {
        m_kinds->button(0)->setChecked(true);
        setKind(QueueKind::All);
    }
    refreshQueueBar();
    if (m_queue->rowCount() > 0)
        m_list->setCurrentIndex(m_queue->index(0, 0));
}

void AuditPage::setKind(QueueKind kind)
{
    keepDraft();
    m_queue->setKind(kind);
    refreshQueueBar();
    if (m_queue->rowCount() > 0)
        m_list->setCurrentIndex(m_queue->index(0, 0));
    m_list->setFocus();
}

void AuditPage::refreshQueueBar()
{
    const bool hidden = isBlind(); // what the judge did must not be told by a number
    const std::pair<QueueKind, QString> names[] = {{QueueKind::All, tr("All")},
                                                   {QueueKind::Undecided, tr("Undecided")},
                                                   {QueueKind::Contradictions, tr("Contradictions")},
                                                   {QueueKind::Disagreements, tr("Disagreements")},
                                                   {QueueKind::Unparsed, tr("Unparsed")},
                                                   {QueueKind::Flagged, tr("Flagged")}};
    for (const auto &[kind, name] : names) {
        auto *button = qobject_cast<QPushButton *>(m_kinds->button(static_cast<int>(kind)));
        const bool tells =
            kind == QueueKind::Contradictions || kind == QueueKind::Disagreements || kind == QueueKind::Unparsed;
        m_pills->setShown(button, !(hidden && tells));
        int n = 0;
        for (int row = 0; row < m_cases->rowCount(); ++row)
            n += CaseQueueProxy::belongs(m_cases->index(row), kind) ? 1 : 0;
        button->setText(tr("%1 %2").arg(name).arg(n));
    }
    m_pills->arrange();
    int decided = 0;
    for (int row = 0; row < m_queue->rowCount(); ++row) {
        const int state = m_queue->index(row, 0).data(CaseListModel::StateRole).toInt();
        decided += state == static_cast<int>(CaseState::Decided) ? 1 : 0;
    }
    m_progress->setMaximum(std::max(1, m_queue->rowCount()));
    m_progress->setValue(decided);
    QString text = tr("%1 of %2").arg(decided).arg(m_queue->rowCount());
    if (const AuditQueue *queue = currentQueue()) {
        const QueueProgress progress = queueProgress(*queue, m_cases->snapshot()->table);
        const Estimate share = proportion(progress.adhering, progress.settled);
        m_progressText->setToolTip(share.value ? tr("%1 % of %2 adhere in full [%3, %4]")
                                                     .arg(100 * *share.value, 0, 'f', 0)
                                                     .arg(progress.settled)
                                                     .arg(100 * share.interval->low, 0, 'f', 0)
                                                     .arg(100 * share.interval->high, 0, 'f', 0)
                                               : QString());
        for (const ReviewerProgress &own : progress.reviewers) {
            if (own.reviewer == reviewer() && own.medianMs)
                text += tr(" · %1 s each").arg(static_cast<double>(*own.medianMs) / 1000, 0, 'f', 0);
        }
    }
    m_progressText->setText(text);
}

void AuditPage::refreshQueueChoice()
{
    QStringList names;
    for (const AuditQueue &queue : m_cases->snapshot()->queues)
        names.append(queue.name);
    QStringList shown;
    for (int i = 1; i < m_queueChoice->count(); ++i)
        shown.append(m_queueChoice->itemText(i));
    const QString wanted = m_wantedQueue.isEmpty() ? m_queueChoice->currentData().toString() : m_wantedQueue;
    if (m_queueChoice->count() == 0 || shown != names) {
        const QSignalBlocker quiet(m_queueChoice);
        m_queueChoice->clear();
        m_queueChoice->addItem(tr("All responses"), QString());
        for (const QString &name : names)
            m_queueChoice->addItem(name, name);
    }
    const int at = m_queueChoice->findData(wanted);
    if (at > 0)
        m_wantedQueue.clear();
    const QSignalBlocker quiet(m_queueChoice);
    m_queueChoice->setCurrentIndex(std::max(0, at));
    applyQueue();
}

const AuditQueue *AuditPage::currentQueue() const
{
    const QString name = m_queueChoice->currentData().toString();
    const std::vector<AuditQueue> &queues = m_cases->snapshot()->queues;
    const auto found = std::find_if(queues.begin(), queues.end(), [&](const AuditQueue &q) { return q.name == name; });
    return name.isEmpty() || found == queues.end() ? nullptr : &*found;
}

void AuditPage::applyQueue()
{
    QStringList responses;
    QSet<QString> gold;
    bool hasGold = false;
    if (const AuditQueue *queue = currentQueue()) {
        const CaseFinder finder(m_cases->snapshot()->table);
        for (const QueueEntry &entry : queue->entries) {
            const Case *c = finder.find(entry);
            if (!c || !isFor(entry, reviewer()))
                continue;
            responses.append(c->response->id);
            hasGold = hasGold || entry.isGold;
        }
        // Were only the gold ones hidden, that would tell which they are.
        if (hasGold)
            gold = QSet<QString>(responses.begin(), responses.end());
        if (responses.isEmpty())
            responses.append(QString()); // a queue with nothing for this reviewer shows nothing
    }
    m_cases->setHiddenGold(gold);
    m_queue->setSaved(responses);
}

void AuditPage::openQueue(const QString &name)
{
    const int at = m_queueChoice->findData(name);
    if (at < 0) {
        m_wantedQueue = name; // it is on its way
        return;
    }
    m_wantedQueue.clear();
    if (m_onlyPill->isVisible() && !name.isEmpty())
        showOnly({}, {});
    const QSignalBlocker quiet(m_queueChoice);
    keepDraft();
    m_queueChoice->setCurrentIndex(at);
    QSettings().setValue(queueKey(m_context), name);
    applyQueue();
    refreshQueueBar();
    // It goes on where it was left: at the first that this reviewer has not decided.
    for (int row = 0; row < m_queue->rowCount(); ++row) {
        const QModelIndex index = m_queue->index(row, 0);
        if (index.data(CaseListModel::StateRole).toInt() != static_cast<int>(CaseState::Decided)) {
            m_list->setCurrentIndex(index);
            return;
        }
    }
    if (m_queue->rowCount() > 0)
        m_list->setCurrentIndex(m_queue->index(0, 0));
    else if (!name.isEmpty())
        Q_EMIT said(tr("The queue “%1” has nothing for %2.").arg(name, reviewer()));
}

void AuditPage::newQueue()
{
    askForQueue(*this, m_context, QueueSource::Sample, [this](const QString &name) { openQueue(name); });
}

void AuditPage::deleteQueue()
{
    const AuditQueue *queue = currentQueue();
    if (!queue) {
        Q_EMIT said(tr("No saved queue is chosen."));
        return;
    }
    const QString name = queue->name;
    if (QMessageBox::question(this, tr("Delete the queue?"),
                              tr("The queue “%1” is deleted. What was decided in it stays.").arg(name)) !=
        QMessageBox::Yes)
        return;
    openQueue({});
    deliver(m_context.store.write<bool>(
                Change::Settings,
                [name](WriteAccess &access) { return access.queues().remove(name).map([] { return true; }); }),
            this, [this, name](const Result<bool> &done) {
                if (done)
                    Q_EMIT said(tr("The queue “%1” is deleted.").arg(name));
                else
                    Q_EMIT failed(done.error().text());
            });
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

} // namespace plumbline
